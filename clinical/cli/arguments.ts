import { parseDate } from '../chart/dates.ts';

export interface DdxArguments {
  readonly path: string;
  /** As written and as the last millisecond that belongs to it; null: the latest dated item of each record. */
  readonly asOf: { readonly text: string; readonly at: number } | null;
  readonly top: number;
}

export const USAGE = `Usage: npm run --silent ddx -- PATH [--as-of 2026-01-15] [--top 20]

PATH is a FHIR R4 Bundle (.json), a folder of Bundles, or a folder of Bulk Data .ndjson files.
--as-of DATE   the day (or date and time) up to which the record counts; without it, its latest dated item
--top N        how many diagnoses to print for each patient (default 20)
One JSON line per patient goes to standard output; everything else to standard error.`;

const DEFAULT_TOP = 20;
const DAY_MS = 86_400_000;

/** Reads the command line; an error is a sentence that says what is wrong and what to write. */
export function readArguments(args: readonly string[]): DdxArguments | { readonly error: string } {
  let path: string | null = null;
  let asOf: DdxArguments['asOf'] = null;
  let top = DEFAULT_TOP;
  const rest = args.flatMap((a) =>
    /^--[a-z-]+=/.test(a) ? [a.slice(0, a.indexOf('=')), a.slice(a.indexOf('=') + 1)] : [a],
  );
  for (let i = 0; i < rest.length; i += 1) {
    const arg = rest[i]!;
    const value = rest[i + 1];
    if (arg === '--as-of') {
      const date = value === undefined ? null : asOfDate(value);
      if (date === null)
        return {
          error: `--as-of needs a date such as 2026-01-15, not ${value === undefined ? 'nothing' : `"${value}"`}.`,
        };
      asOf = date;
      i += 1;
    } else if (arg === '--top') {
      if (value === undefined || !/^[1-9]\d{0,4}$/.test(value))
        return {
          error: `--top needs a whole number of 1 or more, not ${value === undefined ? 'nothing' : `"${value}"`}.`,
        };
      top = Number(value);
      i += 1;
    } else if (arg.startsWith('-') && arg !== '-')
      return { error: `There is no option ${arg}. Options: --as-of, --top.` };
    else if (path !== null)
      return {
        error: `One PATH at a time: "${path}" and "${arg}" were given. Put the files into one folder.`,
      };
    else path = arg;
  }
  return path === null ? { error: 'PATH is missing.' } : { path, asOf, top };
}

/** A day, month or year counts to its end. */
export function asOfDate(text: string): DdxArguments['asOf'] {
  const parsed = parseDate(text);
  if (parsed === null) return null;
  return { text, at: parsed.precision === 'time' ? parsed.at : endOfStated(parsed.at, parsed.precision) };
}

function endOfStated(at: number, precision: 'day' | 'month' | 'year'): number {
  const date = new Date(at);
  if (precision === 'day') return at + DAY_MS - 1;
  if (precision === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1;
  return Date.UTC(date.getUTCFullYear() + 1, 0, 1) - 1;
}
