import { memo, useDeferredValue } from 'react';
import { DownIcon, RightIcon } from '../../ui/icons.tsx';
import { limitsText } from '../model/limits-text.ts';
import { startText } from '../model/wall-clock.ts';
import type { LastValue, SeriesModel, TimelineModel } from '../model/timeline-model.ts';
import type { TimelineStatus } from '../timeline-props.ts';
import type { TimelineState } from '../use-timeline.ts';
import { isLaneLine, type Strip } from '../view/layout-rows.ts';

interface LabelsProps {
  readonly state: TimelineState;
  readonly status: TimelineStatus;
  readonly width: number;
  /** Of the part in sight: what is below it comes after the first picture. */
  readonly height: number;
  /** Items of the evidence shown. */
  readonly marked: ReadonlySet<number> | null;
  readonly onOpenRow: (row: number) => void;
}

/** The left column: names, the last two values, folding. Real text, so it is read aloud, searched and printed. */
export const StripLabels = memo(function StripLabels({
  state,
  status,
  width,
  height,
  marked,
  onOpenRow,
}: LabelsProps) {
  const evidenceRows = new Set([...(marked ?? [])].map((item) => state.model.items.row[item]!));
  const beyond = useDeferredValue(true, false);
  const strips = beyond ? state.layout.strips : state.layout.strips.filter(({ y }) => y < height);
  return (
    <div className="pointer-events-none absolute top-0 left-0 z-10" style={{ width }}>
      {strips.map((strip) => (
        <div
          key={`${strip.kind} ${strip.id}`}
          className={`absolute left-0 ${strip.kind === 'head' ? 'bg-sunken' : state.narrow ? '' : 'bg-surface'} ${state.narrow ? '' : 'border-r border-line'}`}
          style={{ top: strip.y, height: strip.height, width }}
        >
          {strip.kind === 'row' && evidenceRows.has(strip.rows[0]!) && (
            <span className="absolute inset-y-0.5 left-1 w-1 rounded-full bg-accent" />
          )}
          <StripLabel strip={strip} state={state} status={status} onOpenRow={onOpenRow} />
        </div>
      ))}
    </div>
  );
});

function StripLabel({
  strip,
  state,
  status,
  onOpenRow,
}: Omit<LabelsProps, 'width' | 'height' | 'marked'> & { strip: Strip }) {
  if (strip.kind === 'head') return <LaneHead strip={strip} state={state} status={status} />;
  if (strip.kind === 'rest') {
    return (
      <button
        type="button"
        onClick={() => state.expandLane(strip.lane.id)}
        className="pointer-events-auto flex h-full max-h-6 w-full items-center gap-1 pl-6 text-left text-xs text-accent hover:underline"
      >
        {strip.rows.length} more in {strip.lane.label.toLowerCase()}
      </button>
    );
  }
  if (isLaneLine(strip)) {
    return <LaneLine strip={strip} onOpen={() => onOpenRow(strip.rows[0]!)} />;
  }
  return (
    <RowLabel
      strip={strip}
      model={state.model}
      narrow={state.narrow}
      onOpen={() => onOpenRow(strip.rows[0]!)}
    />
  );
}

/** The head of a lane that has one row only: opens the list of its items. */
function LaneLine({ strip: { lane, height, plotTop }, onOpen }: { strip: Strip; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      style={{ height: plotTop || height }}
      className="pointer-events-auto flex w-full items-center gap-1 border-t border-line bg-sunken pl-6 text-left text-xs font-semibold text-ink hover:underline"
    >
      {lane.label}
      <span className="font-normal text-ink-muted">{lane.dated + lane.undated}</span>
    </button>
  );
}

function LaneHead({ strip, state, status }: { strip: Strip; state: TimelineState; status: TimelineStatus }) {
  const { lane, folded, rows } = strip;
  const trouble = status.lanes?.[lane.id];
  const total = lane.dated + lane.undated;
  const filtered = rows.length === 0 && lane.dated > 0;
  const isExpanded = state.folds.expanded.has(lane.id) && lane.rowTo - lane.rowFrom > lane.shown;
  const note =
    trouble ??
    (total === 0
      ? status.state === 'loading'
        ? 'loading'
        : 'none recorded'
      : filtered
        ? 'filtered out'
        : '');
  return (
    <div className="pointer-events-auto flex h-full items-center gap-1 border-y border-line pr-2 pl-1">
      <button
        type="button"
        aria-expanded={!folded}
        disabled={rows.length === 0}
        onClick={() => state.toggleLane(lane.id)}
        className="flex h-6 min-w-0 items-center gap-1 rounded pr-1 text-left text-xs font-semibold text-ink disabled:cursor-default"
      >
        <span className={rows.length === 0 ? 'invisible' : 'text-ink-muted'}>
          {folded ? <RightIcon /> : <DownIcon />}
        </span>
        <span className="truncate">{lane.label}</span>
        {total > 0 && <span className="font-normal text-ink-muted">{total}</span>}
      </button>
      {note && (
        <span className={`truncate text-xs ${trouble ? 'text-alert' : 'text-ink-muted'}`}>{note}</span>
      )}
      {isExpanded && !folded && (
        <button
          type="button"
          onClick={() => state.expandLane(lane.id)}
          className="ml-auto h-6 shrink-0 rounded px-1 text-xs text-accent hover:underline"
        >
          fewer
        </button>
      )}
    </div>
  );
}

interface RowLabelProps {
  readonly strip: Strip;
  readonly model: TimelineModel;
  readonly narrow: boolean;
  readonly onOpen: () => void;
}

function RowLabel({ strip, model, narrow, onOpen }: RowLabelProps) {
  const row = strip.row!;
  const values = row.series?.last ?? row.results;
  const height = narrow ? strip.plotTop : strip.height;
  if (values.length === 0) {
    return (
      <button
        type="button"
        onClick={onOpen}
        style={{ height }}
        className="pointer-events-auto flex w-full min-w-0 items-center pr-2 pl-6 text-left text-xs hover:underline"
        title={row.label}
      >
        <span className="truncate">{row.label}</span>
      </button>
    );
  }
  const [last, before] = values;
  return (
    <button
      type="button"
      onClick={onOpen}
      style={{ height }}
      className={`pointer-events-auto grid w-full grid-cols-[minmax(0,1fr)] content-center pl-6 ${narrow ? 'pr-5' : 'pr-2'} text-left leading-[15px] hover:bg-sunken`}
      title={row.label}
    >
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="min-w-0 grow truncate text-xs font-medium">{row.label}</span>
        {last && <Value value={last} unit={row.series?.unit ?? ''} />}
      </span>
      <span className="flex min-w-0 justify-between gap-2 text-[11px] whitespace-nowrap text-ink-muted">
        <span className="min-w-0 truncate">{earlierText(model, last, before)}</span>
        {narrow && row.series && <span className="shrink-0">{rangeWords(row.series)}</span>}
        {last && <span className="shrink-0">{lastDate(model, last, before)}</span>}
      </span>
    </button>
  );
}

const SIGNS = { L: '▼', LL: '▼▼', H: '▲', HH: '▲▲', '!': '◆', '': '' } as const;

function Value({ value, unit }: { value: LastValue; unit: string }) {
  return (
    <span
      className={`shrink-0 max-w-[62%] truncate text-xs whitespace-nowrap ${value.mark ? 'text-alert' : 'text-ink'}`}
    >
      {value.mark && (
        <span className="mr-1 text-[11px] font-semibold">
          <span aria-hidden="true" className="text-[9px]">
            {SIGNS[value.mark]}
          </span>{' '}
          {value.mark}
        </span>
      )}
      <span className="font-semibold">{value.text}</span>{' '}
      {unit && <span className="text-[10.5px]">{unit}</span>}
    </span>
  );
}

/** `5.1 H on 02-Jan-2026`; on the same day the clock tells them apart: `5.1 H at 06:10`. */
function earlierText(
  model: TimelineModel,
  last: LastValue | undefined,
  before: LastValue | undefined,
): string {
  if (!last || !before) return 'no earlier value';
  const value = `${before.text}${before.mark ? ` ${before.mark}` : ''}`;
  const clock = startText(model.items, before.item, true).split(' ')[1];
  if (isSameDay(model, last, before) && clock) return `${value} at ${clock}`;
  return `${value} on ${startText(model.items, before.item)}`;
}

function lastDate(model: TimelineModel, last: LastValue, before: LastValue | undefined): string {
  return startText(model.items, last.item, before !== undefined && isSameDay(model, last, before));
}

function isSameDay({ items }: TimelineModel, a: LastValue, b: LastValue): boolean {
  return startText(items, a.item) === startText(items, b.item);
}

/** The limits come from one place for all bands of a row. */
function rangeWords({ bands }: SeriesModel): string {
  if (!bands[0]) return '';
  const limits = bands.map((b) => limitsText(b.low, b.high, null)).join('/');
  return `${limits} ${bands[0].source === 'report' ? 'lab' : 'general'}`;
}
