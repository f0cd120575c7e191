import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.ts';
import { fetchWhenIdle, lazyPart } from '../ui/lazy-part.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { Overview } from './controls/overview.tsx';
import { EvidenceBar } from './controls/evidence-bar.tsx';
import { DetailContent } from './detail/detail-panel.tsx';
import { evidenceItems, visibleItems } from './model/find-items.ts';
import { refIndex } from './model/ref-index.ts';
import type { TimelineModel } from './model/timeline-model.ts';
import { axisDate } from './model/wall-clock.ts';
import { Timeline } from './timeline.tsx';
import type { Highlight, TimelineProps } from './timeline-props.ts';
import { usePalette, useSize } from './view/use-canvas.ts';
import { useSettledWindow } from './view/use-settled-window.ts';
import { createViewStore } from './view/view-store.ts';
import { limitsOf } from './view/window-moves.ts';

const TimelineOnPaper = lazyPart(async () => (await import('./timeline-on-paper.tsx')).TimelineOnPaper);

/** For a sidebar: 56 px of density; evidence opens in a drawer, the whole timeline by its button. */
export function TimelineStrip(props: TimelineProps & { readonly opensWhole: boolean }) {
  const { model, status } = props;
  const [open, setOpen] = useState(props.opensWhole);
  const printing = usePrinting();
  useEffect(() => fetchWhenIdle([DetailContent, Drawer, TimelineOnPaper]), []);
  return (
    <section aria-label="Record over time" className="bg-surface text-ink">
      {printing && model && <TimelineOnPaper model={model} />}
      {model && model.items.count > 0 ? (
        <Strip model={model} onOpen={() => setOpen(true)} />
      ) : (
        <p role="status" className="flex h-14 items-center px-3 text-xs text-ink-muted">
          {status.state === 'failed'
            ? `The record could not be read. ${status.detail ?? ''}`
            : status.state === 'loading'
              ? (status.detail ?? 'Reading the record')
              : 'Nothing recorded'}
        </p>
      )}
      {open && (
        <Drawer title="Timeline" side="full" onClose={() => setOpen(false)}>
          <Timeline {...props} />
        </Drawer>
      )}
      {model && props.highlight && !open && (
        <EvidenceDrawer
          {...props}
          model={model}
          highlight={props.highlight}
          onTimeline={() => setOpen(true)}
        />
      )}
    </section>
  );
}

const HEIGHT = 56;

function Strip({ model, onOpen }: { readonly model: TimelineModel; readonly onOpen: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const palette = usePalette(host);
  const visible = useMemo(() => visibleItems(model, null), [model]);
  const view = useMemo(() => createViewStore(model.defaultWindow, limitsOf(model)), [model]);
  const { start, end } = useSettledWindow(view);
  return (
    <div className="print:hidden">
      <div ref={host} className="w-full" style={{ height: HEIGHT }}>
        {size && palette && (
          <Overview
            model={model}
            visible={visible}
            view={view}
            palette={palette}
            width={size.width}
            height={HEIGHT}
          />
        )}
      </div>
      <div className="flex items-center justify-between gap-2 px-3 py-1">
        <p className="text-xs text-ink-muted">
          {model.items.count} items · {axisDate(start, 'day')} – {axisDate(end, 'day')}
        </p>
        <Button variant="quiet" onPress={onOpen}>
          Full timeline
        </Button>
      </div>
    </div>
  );
}

type EvidenceProps = TimelineProps & {
  readonly model: TimelineModel;
  readonly highlight: Highlight;
  readonly onTimeline: () => void;
};

function EvidenceDrawer({ model, highlight, onHighlightEnd, sourceByRef, onTimeline }: EvidenceProps) {
  const index = useMemo(() => refIndex(model), [model]);
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const items = useMemo(() => evidenceItems(model, index, highlight.refs), [model, index, highlight]);
  return (
    <Drawer title="Evidence" side="bottom" onClose={onHighlightEnd}>
      <EvidenceBar model={model} index={index} highlight={highlight} items={items} onOpen={setChosen} />
      <div className="pt-3">
        {items.length > 0 && (
          <DetailContent
            model={model}
            index={index}
            items={chosen ?? items}
            evidence={highlight.refs}
            sourceByRef={sourceByRef}
            onOpen={setChosen}
            onBack={chosen && items.length > 1 ? () => setChosen(null) : null}
            onAlign={null}
          />
        )}
        <Button className="mx-4 mb-4" onPress={onTimeline}>
          Show in the timeline
        </Button>
      </div>
    </Drawer>
  );
}
