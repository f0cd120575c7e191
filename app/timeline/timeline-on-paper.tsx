import { ItemTable } from './item-table.tsx';
import type { TimelineModel } from './model/timeline-model.ts';
import { PrintSheet } from './print-sheet.tsx';
import { useTimeline } from './use-timeline.ts';

const NOT_OPENED = () => undefined;

/** What a sidebar prints, which has no timeline on the screen: the window that it begins with, as picture and table. */
export function TimelineOnPaper({ model }: { readonly model: TimelineModel }) {
  const state = useTimeline(model, false);
  return (
    <div className="hidden print:block print:break-before-page">
      <PrintSheet state={state} />
      <ItemTable
        model={model}
        visible={state.visible}
        view={state.view}
        shown={false}
        marked={null}
        onOpen={NOT_OPENED}
      />
    </div>
  );
}
