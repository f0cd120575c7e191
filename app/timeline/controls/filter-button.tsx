import { lazy, Suspense } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { FilterIcon } from '../../ui/icons.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { isFiltering, NO_FILTER } from '../model/filter-items.ts';
import type { TimelineState } from '../use-timeline.ts';

/** Its list boxes are a good part of the first load, and few open it. */
const FilterForm = lazy(() => import('./filter-form.tsx').then((m) => ({ default: m.FilterForm })));

/** Filters by kind, encounter, problem, source and abnormality; says on the button that something is hidden. */
export function FilterButton({ state }: { readonly state: TimelineState }) {
  const active = isFiltering(state.filter);
  return (
    <DialogTrigger>
      <Button variant={active ? 'primary' : 'secondary'} aria-label={active ? 'Filter: on' : 'Filter'}>
        <FilterIcon />
        {active ? 'Filtered' : 'Filter'}
      </Button>
      <Popover
        placement="bottom start"
        className="w-80 max-w-[95vw] overflow-auto rounded-lg border border-line bg-raised p-3 shadow-lg"
      >
        <Dialog aria-label="Filter the timeline" className="grid gap-3 outline-none">
          <Suspense fallback={<LoadingState title="Opening the filters" />}>
            <FilterForm model={state.model} filter={state.filter} onChange={state.setFilter} />
          </Suspense>
          <Button isDisabled={!active} onPress={() => state.setFilter(NO_FILTER)}>
            Show everything
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
