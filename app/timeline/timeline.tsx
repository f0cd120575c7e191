import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx';
import { EvidenceBar } from './controls/evidence-bar.tsx';
import { FilterButton } from './controls/filter-button.tsx';
import { Overview } from './controls/overview.tsx';
import { SearchBox } from './controls/search-box.tsx';
import { Toolbar } from './controls/toolbar.tsx';
import { DetailContent, DetailPanel } from './detail/detail-panel.tsx';
import { Drawer } from '../ui/drawer.ts';
import { fetchWhenIdle, lazyPart } from '../ui/lazy-part.tsx';
import { warmFonts } from './draw/canvas-pen.ts';
import { rowItems } from './model/row-items.ts';
import { BLANK_TIMELINE } from './model/blank-timeline.ts';
import type { TimelineModel } from './model/timeline-model.ts';
import { Plot } from './plot/plot.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { StatusLine } from './status-line.tsx';
import type { TimelineProps } from './timeline-props.ts';
import { UndatedPlace } from './undated-place.tsx';
import { useEscape } from './use-escape.ts';
import { useEvidence } from './use-evidence.ts';
import { useOpenItems } from './use-open-items.ts';
import { useTimeline } from './use-timeline.ts';
import { usePalette, useSize } from './view/use-canvas.ts';

const ItemTable = lazyPart(async () => (await import('./item-table.tsx')).ItemTable);

const NARROW = 640;
/** From here on the detail stands beside the plot. */
const BESIDE = 1100;

/**
 * The whole record in time. Fills its container; below 640 px labels stand above their plots. The frame and its tools
 * are there before the record: what comes with the first items is the plot alone.
 */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { model, status } = props;
  const isBlank = model === null || model.items.count === 0;
  if (isBlank && status.state === 'failed') {
    return (
      <InPlace>
        <ErrorState
          title="The record could not be read."
          {...(status.detail ? { detail: status.detail } : {})}
          {...(status.onRetry ? { onRetry: status.onRetry } : {})}
        />
      </InPlace>
    );
  }
  if (isBlank && model !== null && status.state !== 'loading') {
    return (
      <InPlace>
        <EmptyState title="Nothing recorded">
          {status.state === 'partial' && <p>{status.detail}</p>}
        </EmptyState>
      </InPlace>
    );
  }
  return <FramedTimeline {...props} model={isBlank ? BLANK_TIMELINE : model} />;
});

/** Stands where the plot would: the region is there in every state. */
function InPlace({ children }: { readonly children: ReactNode }) {
  return (
    <section aria-label="Record over time" className="h-full bg-surface text-ink">
      <h2 className="sr-only">Record over time</h2>
      {children}
    </section>
  );
}

type FramedProps = TimelineProps & { readonly model: TimelineModel };

function FramedTimeline({ model, status, highlight, onHighlightEnd, sourceByRef, onSelect }: FramedProps) {
  const host = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const room = useSize(place);
  const palette = usePalette(host);
  const narrow = size !== null && size.width < NARROW;
  const isBlank = model === BLANK_TIMELINE;
  // What the reader asked to see is shown wherever it stands.
  const state = useTimeline(model, narrow, highlight ? undefined : status.toCome);
  const evidence = useEvidence(state, highlight);
  const [tableShown, setTableShown] = useState(false);
  const opened = useOpenItems(state, onSelect);
  useEscape(highlight ? onHighlightEnd : null);
  useEffect(() => fetchWhenIdle([DetailContent, Drawer]), []);
  useEffect(warmFonts, []);
  const marked = useMemo(() => (evidence ? new Set(evidence) : null), [evidence]);
  const { show } = opened;
  const openRow = useCallback((row: number) => show(rowItems(model.rows[row]!)), [model, show]);
  const overlay = useMemo(
    () => ({ marked, role: highlight?.role ?? ('for' as const), selected: opened.items ?? NONE }),
    [marked, highlight, opened.items],
  );
  const detail = opened.items && (
    <DetailContent
      model={model}
      index={state.index}
      items={opened.items}
      evidence={highlight?.refs ?? NO_REFS}
      sourceByRef={sourceByRef}
      onOpen={opened.open}
      onBack={opened.back}
      onAlign={(item) => state.setZero(model.items.start[item]!)}
    />
  );
  return (
    <section
      ref={host}
      aria-label="Record over time"
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented || !opened.items) return;
        e.preventDefault();
        opened.close();
      }}
      className="relative flex h-full min-h-0 flex-col overflow-hidden bg-surface text-ink print:block print:h-auto print:overflow-visible"
    >
      <h2 className="sr-only">Record over time</h2>
      <PrintSheet state={state} />
      <Toolbar state={state} tableShown={tableShown} onToggleTable={() => setTableShown(!tableShown)}>
        <SearchBox model={model} onOpen={opened.open} />
        <FilterButton state={state} />
        <span className="grow" />
      </Toolbar>
      {highlight && evidence && (
        <EvidenceBar
          model={model}
          index={state.index}
          highlight={highlight}
          items={evidence}
          onOpen={opened.open}
          onClose={onHighlightEnd}
        />
      )}
      {palette && size && (
        <div className="shrink-0 border-b border-line print:hidden">
          <Overview
            model={model}
            visible={state.visible}
            view={state.view}
            palette={palette}
            width={size.width}
            height={42}
          />
        </div>
      )}
      <div className="relative flex min-h-0 grow print:block">
        <div ref={place} className="relative flex min-h-0 min-w-0 grow flex-col print:block">
          {isBlank && <LoadingState title={status.detail ?? 'Reading the record'} />}
          {palette && room && !tableShown && !isBlank && (
            <Plot
              state={state}
              status={status}
              palette={palette}
              overlay={overlay}
              evidence={evidence}
              room={room}
              onOpen={opened.open}
              onOpenRow={openRow}
              onStep={(direction) => opened.step(direction, state.view.get())}
            />
          )}
          {!isBlank && (
            <ItemTable
              model={model}
              visible={state.visible}
              view={state.view}
              shown={tableShown}
              marked={marked}
              onOpen={opened.open}
            />
          )}
        </div>
        {detail && !narrow && (
          <DetailPanel
            beside={(size?.width ?? 0) >= BESIDE}
            onClose={opened.close}
            focusKey={opened.items!.join()}
          >
            {detail}
          </DetailPanel>
        )}
      </div>
      {!isBlank && <StatusLine status={status} />}
      <UndatedPlace model={model} visible={state.visible} onOpen={opened.show} />
      {detail && narrow && (
        <Drawer title="Detail" side="bottom" onClose={opened.close}>
          {detail}
        </Drawer>
      )}
    </section>
  );
}

const NONE: readonly number[] = [];
const NO_REFS: readonly string[] = [];
