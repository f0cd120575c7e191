import type { TimeWindow } from '../model/timeline-model.ts';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Ticks {
  readonly minor: readonly Tick[];
  /** Names the larger unit in which the minor ticks lie; the first one may start before the window. */
  readonly major: readonly Tick[];
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

interface Step {
  readonly unit: Unit;
  readonly count: number;
  /** About this long, in milliseconds. */
  readonly span: number;
  /** Room that a label needs. */
  readonly px: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly Step[] = [
  { unit: 'minute', count: 5, span: 5 * MINUTE, px: 44 },
  { unit: 'minute', count: 15, span: 15 * MINUTE, px: 44 },
  { unit: 'hour', count: 1, span: HOUR, px: 44 },
  { unit: 'hour', count: 3, span: 3 * HOUR, px: 44 },
  { unit: 'hour', count: 6, span: 6 * HOUR, px: 44 },
  { unit: 'hour', count: 12, span: 12 * HOUR, px: 44 },
  { unit: 'day', count: 1, span: DAY, px: 24 },
  { unit: 'day', count: 2, span: 2 * DAY, px: 24 },
  { unit: 'day', count: 7, span: 7 * DAY, px: 24 },
  { unit: 'month', count: 1, span: 30.4 * DAY, px: 32 },
  { unit: 'month', count: 3, span: 91.3 * DAY, px: 32 },
  { unit: 'year', count: 1, span: 365.25 * DAY, px: 38 },
  { unit: 'year', count: 2, span: 730.5 * DAY, px: 38 },
  { unit: 'year', count: 5, span: 1826 * DAY, px: 38 },
  { unit: 'year', count: 10, span: 3652 * DAY, px: 38 },
  { unit: 'year', count: 20, span: 7305 * DAY, px: 38 },
];

const MAJOR: Readonly<Record<Unit, Unit | null>> = {
  minute: 'day',
  hour: 'day',
  day: 'month',
  month: 'year',
  year: null,
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Ticks on the reader's calendar whose labels don't collide at `width` pixels. */
export function timeTicks(window: TimeWindow, width: number): Ticks {
  const span = window.end - window.start;
  const step = STEPS.find((s) => (s.span / span) * width >= s.px) ?? STEPS[STEPS.length - 1]!;
  const major = MAJOR[step.unit];
  return {
    minor: ticksOf(window, step.unit, step.count),
    major: major ? ticksOf({ start: floorTo(window.start, major, 1), end: window.end }, major, 1, true) : [],
  };
}

function ticksOf(window: TimeWindow, unit: Unit, count: number, long = false): Tick[] {
  const ticks: Tick[] = [];
  let at = floorTo(window.start, unit, count);
  while (at <= window.end && ticks.length < 500) {
    if (at >= window.start) ticks.push({ at, label: labelOf(at, unit, long) });
    const next = nextAfter(at, unit, count);
    if (next <= at) break;
    at = next;
  }
  return ticks;
}

function floorTo(at: number, unit: Unit, count: number): number {
  const d = new Date(at);
  const [y, m, day, h] = [d.getFullYear(), d.getMonth(), d.getDate(), d.getHours()];
  switch (unit) {
    case 'minute':
      return new Date(y, m, day, h, Math.floor(d.getMinutes() / count) * count).getTime();
    case 'hour':
      return new Date(y, m, day, Math.floor(h / count) * count).getTime();
    case 'day':
      return new Date(y, m, count === 1 ? day : Math.floor((day - 1) / count) * count + 1).getTime();
    case 'month':
      return new Date(y, Math.floor(m / count) * count, 1).getTime();
    case 'year':
      return new Date(Math.floor(y / count) * count, 0, 1).getTime();
  }
}

/** Days count from the first of each month; a tick that would crowd the next first is left out. */
function nextAfter(at: number, unit: Unit, count: number): number {
  const d = new Date(at);
  const [y, m, day, h] = [d.getFullYear(), d.getMonth(), d.getDate(), d.getHours()];
  switch (unit) {
    case 'minute':
      return at + count * MINUTE;
    case 'hour':
      return new Date(y, m, day, h + count).getTime();
    case 'day': {
      const next = new Date(y, m, day + count);
      const first = new Date(y, m + 1, 1).getTime();
      return next.getTime() + (count > 1 ? (count / 2) * DAY : 0) > first && at < first
        ? first
        : next.getTime();
    }
    case 'month':
      return new Date(y, m + count, 1).getTime();
    case 'year':
      return new Date(y + count, 0, 1).getTime();
  }
}

function labelOf(at: number, unit: Unit, long: boolean): string {
  const d = new Date(at);
  const pad = (n: number) => String(n).padStart(2, '0');
  switch (unit) {
    case 'minute':
    case 'hour':
      return `${pad(d.getHours())}:${pad(d.getMinutes())}`;
    case 'day':
      return long ? `${pad(d.getDate())}-${MONTHS[d.getMonth()]}-${d.getFullYear()}` : String(d.getDate());
    case 'month':
      return long ? `${MONTHS[d.getMonth()]}-${d.getFullYear()}` : MONTHS[d.getMonth()]!;
    case 'year':
      return String(d.getFullYear());
  }
}

/** Ticks counted from an event: `−7 d`, `0`, `+7 d`. */
export function relativeTicks(window: TimeWindow, width: number, zero: number): Ticks {
  const span = window.end - window.start;
  const steps = [
    [HOUR, 'h', 1],
    [3 * HOUR, 'h', 3],
    [6 * HOUR, 'h', 6],
    [12 * HOUR, 'h', 12],
    [DAY, 'd', 1],
    [2 * DAY, 'd', 2],
    [7 * DAY, 'd', 7],
    [14 * DAY, 'd', 14],
    [30 * DAY, 'd', 30],
    [90 * DAY, 'd', 90],
    [365.25 * DAY, 'y', 1],
    [730.5 * DAY, 'y', 2],
    [1826.25 * DAY, 'y', 5],
    [3652.5 * DAY, 'y', 10],
  ] as const;
  const [ms, word, count] = steps.find(([s]) => (s / span) * width >= 52) ?? steps[steps.length - 1]!;
  const minor: Tick[] = [];
  for (
    let k = Math.ceil((window.start - zero) / ms);
    zero + k * ms <= window.end && minor.length < 500;
    k += 1
  ) {
    const n = Math.abs(k * count);
    minor.push({ at: zero + k * ms, label: k === 0 ? '0' : `${k < 0 ? '−' : '+'}${n} ${word}` });
  }
  return { minor, major: [] };
}
