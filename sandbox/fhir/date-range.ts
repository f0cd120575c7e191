/** A closed interval in milliseconds since the epoch; open ends are infinite. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

const PATTERN =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}(?:\.\d+)?))?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * The interval that a FHIR date, dateTime or instant covers at its own precision: `2024-03` is the whole of March.
 * Without a time zone it is read as UTC. Undefined when the text is no FHIR date.
 */
export function dateRange(text: string): DateRange | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month, day, time, seconds, zone] = match;
  if (time) {
    const from = Date.parse(`${year}-${month}-${day}T${time}:${seconds ?? '00'}${zone ?? 'Z'}`);
    if (Number.isNaN(from)) return undefined;
    const length = seconds === undefined ? 60_000 : seconds.includes('.') ? 1 : 1000;
    return { from, to: from + length - 1 };
  }
  const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(from)) return undefined;
  const end = new Date(from);
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { from, to: end.getTime() - 1 };
}

/** The interval of a Period, Timing or plain date value found by a date search parameter. */
export function valueRange(value: unknown): DateRange | undefined {
  if (typeof value === 'string') return dateRange(value);
  if (value === null || typeof value !== 'object') return undefined;
  const { start, end, event } = value as { start?: string; end?: string; event?: string[] };
  if (event?.length) {
    const ranges = event.flatMap((item) => dateRange(item) ?? []);
    if (ranges.length === 0) return undefined;
    return { from: Math.min(...ranges.map((r) => r.from)), to: Math.max(...ranges.map((r) => r.to)) };
  }
  const from = start ? dateRange(start)?.from : -Infinity;
  const to = end ? dateRange(end)?.to : Infinity;
  if (from === undefined || to === undefined || (from === -Infinity && to === Infinity)) return undefined;
  return { from, to };
}

/** Whether a stored interval answers a date search with a prefix, by the rules of R4 section 3.1.1.4.7. */
export function rangeMatches(prefix: string, stored: DateRange, asked: DateRange): boolean {
  switch (prefix) {
    case 'eq':
      return asked.from <= stored.from && stored.to <= asked.to;
    case 'ne':
      return !(asked.from <= stored.from && stored.to <= asked.to);
    case 'lt':
      return stored.from < asked.from;
    case 'le':
      return stored.from <= asked.to;
    case 'gt':
      return stored.to > asked.to;
    case 'ge':
      return stored.to >= asked.from;
    case 'sa':
      return stored.from > asked.to;
    case 'eb':
      return stored.to < asked.from;
    default:
      return false;
  }
}
