import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { NO_FILTER } from '../model/filter-items.ts';
import type { TimelineState } from '../use-timeline.ts';
import { FilterForm } from './filter-form.tsx';

interface FilterPopoverProps {
  readonly state: TimelineState;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What the filter's button opens. */
export function FilterPopover({ state, trigger, onClose }: FilterPopoverProps) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={trigger}
      placement="bottom start"
      className="w-80 max-w-[95vw] overflow-auto rounded-lg border border-line bg-raised p-3 shadow-lg"
    >
      <Dialog aria-label="Filter the timeline" className="grid gap-3 outline-none">
        <FilterForm model={state.model} filter={state.filter} onChange={state.setFilter} />
        {/* Never disabled: it would lose the focus when pressed, and the keys with it. */}
        <Button onPress={() => state.setFilter(NO_FILTER)}>Show everything</Button>
      </Dialog>
    </Popover>
  );
}
