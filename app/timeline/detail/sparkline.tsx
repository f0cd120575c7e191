import { ABNORMAL, FLAG, type RowModel, type TimelineModel } from '../model/timeline-model.ts';

interface SparklineProps {
  readonly model: TimelineModel;
  readonly row: RowModel;
  /** The item that is spoken of. */
  readonly marked: readonly number[];
}

const WIDTH = 320;
const HEIGHT = 64;
const MOST = 400;

/** One analyte over the whole record, small: its band, its line, the item in question ringed. */
export function Sparkline({ model, row, marked }: SparklineProps) {
  const series = row.series;
  const { start, value, flags } = model.items;
  if (!series || row.to - row.from < 2) return null;
  const items = Array.from({ length: row.to - row.from }, (_, k) => row.from + k)
    .filter((i) => !Number.isNaN(value[i]!))
    .slice(-MOST);
  const [first, last] = [start[items[0]!]!, start[items[items.length - 1]!]!];
  const x = (i: number) => 6 + ((start[i]! - first) / Math.max(1, last - first)) * (WIDTH - 12);
  const y = (v: number) => HEIGHT - 4 - ((v - series.min) / (series.max - series.min)) * (HEIGHT - 8);
  const parts = [0, FLAG.second].map((part) => items.filter((i) => (flags[i]! & FLAG.second) === part));
  const path = (part: readonly number[]) =>
    part.map((i, k) => `${k === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value[i]!).toFixed(1)}`).join('');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-16 w-full"
      role="img"
      aria-label={`${row.label}: ${items.length} values over time; the list below has them`}
    >
      {series.bands.map(({ low, high }, b) => {
        const top = y(high ?? series.max);
        return (
          <rect
            key={b}
            x={0}
            width={WIDTH}
            y={top}
            height={Math.max(1, y(low ?? series.min) - top)}
            fill="var(--cs-plot-band)"
            stroke="var(--cs-plot-band-edge)"
          />
        );
      })}
      {parts.map((part, p) => (
        <path key={p} d={path(part)} fill="none" stroke="var(--cs-plot-edge)" strokeWidth="1.5" />
      ))}
      {items.map((i) =>
        flags[i]! & ABNORMAL ? (
          <path
            key={i}
            d={triangle(x(i), y(value[i]!), (flags[i]! & FLAG.low) !== 0)}
            fill="var(--cs-alert)"
          />
        ) : (
          <circle key={i} cx={x(i)} cy={y(value[i]!)} r="2" fill="var(--cs-plot-mark)" />
        ),
      )}
      {marked
        .filter((i) => items.includes(i))
        .map((i) => (
          <circle
            key={`ring${i}`}
            cx={x(i)}
            cy={y(value[i]!)}
            r="6"
            fill="none"
            stroke="var(--cs-accent)"
            strokeWidth="2"
          />
        ))}
    </svg>
  );
}

function triangle(x: number, y: number, down: boolean): string {
  const s = down ? -1 : 1;
  return `M${x} ${y - 4 * s}L${x + 4} ${y + 3 * s}L${x - 4} ${y + 3 * s}Z`;
}
