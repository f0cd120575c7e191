import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { FilterIcon } from '../../ui/icons.tsx';
import { fetchWhenIdle, lazyPart } from '../../ui/lazy-part.tsx';
import { isFiltering } from '../model/filter-items.ts';
import type { TimelineState } from '../use-timeline.ts';

/** Its list boxes would be a good part of the first load, and few open it. */
const FilterPopover = lazyPart(async () => (await import('./filter-popover.tsx')).FilterPopover);

/** Filters by kind, encounter, problem, source and abnormality; says on the button that something is hidden. */
export function FilterButton({ state }: { readonly state: TimelineState }) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => fetchWhenIdle([FilterPopover]), []);
  const active = isFiltering(state.filter);
  return (
    <>
      <Button
        ref={trigger}
        variant={active ? 'primary' : 'secondary'}
        aria-label={active ? 'Filter: on' : 'Filter'}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        <FilterIcon />
        {active ? 'Filtered' : 'Filter'}
      </Button>
      {open && <FilterPopover state={state} trigger={trigger} onClose={() => setOpen(false)} />}
    </>
  );
}
