import type { JsonObject } from './json.ts';
import { objectAt, textAt } from './json.ts';
import type { Moment, Span } from './chart.ts';

export interface ParsedDate {
  /** Epoch milliseconds of the stated period's start. A date without zone is taken as UTC. */
  readonly at: number;
  readonly precision: Moment['precision'];
}

const DAY_MS = 86_400_000;
const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2200;

/**
 * FHIR date, dateTime or instant with the precision that it states. Also read: a space instead of `T`, no zone (UTC),
 * no seconds, and the unseparated YYYYMMDD. Everything else, impossible days and placeholder years are null.
 */
export function parseDate(text: string): ParsedDate | null {
  const s = text.trim();
  const year = digits(s, 0, 4);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  if (s.length === 4) return { at: Date.UTC(year, 0, 1), precision: 'year' };
  const separated = s.charCodeAt(4) === DASH;
  if (!separated) return s.length === 8 ? dayOf(year, digits(s, 4, 2), digits(s, 6, 2)) : null;
  const month = digits(s, 5, 2);
  if (month < 1 || month > 12) return null;
  if (s.length === 7) return { at: Date.UTC(year, month - 1, 1), precision: 'month' };
  if (s.charCodeAt(7) !== DASH) return null;
  const day = dayOf(year, month, digits(s, 8, 2));
  if (day === null || s.length === 10) return day;
  const separator = s.charCodeAt(10);
  if (separator !== LETTER_T && separator !== SPACE) return null;
  return timeOf(s, day);
}

const DASH = 45;
const LETTER_T = 84;
const SPACE = 32;
const COLON = 58;
const DOT = 46;

/** The number of `length` digits at `from`; -1 when they aren't all digits. */
function digits(s: string, from: number, length: number): number {
  let value = 0;
  for (let i = from; i < from + length; i += 1) {
    const digit = s.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function dayOf(year: number, month: number, day: number): ParsedDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return { at: Date.UTC(year, month - 1, day), precision: 'day' };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function timeOf(s: string, day: ParsedDate): ParsedDate | null {
  const hour = digits(s, 11, 2);
  if (hour < 0 || hour > 24) return null;
  if (s.length === 13) return { at: day.at + hour * 3_600_000, precision: 'time' };
  const minute = s.charCodeAt(13) === COLON ? digits(s, 14, 2) : -1;
  if (minute < 0 || minute > 59) return null;
  let at = day.at + hour * 3_600_000 + minute * 60_000;
  let i = 16;
  if (s.charCodeAt(i) === COLON) {
    const second = digits(s, i + 1, 2);
    if (second < 0 || second > 60) return null;
    at += second * 1000;
    i += 3;
    if (s.charCodeAt(i) === DOT) {
      const from = i + 1;
      i = from;
      while (digits(s, i, 1) >= 0) i += 1;
      if (i === from) return null;
      at += Math.floor(Number(`0.${s.slice(from, i)}`) * 1000);
    }
  }
  const offset = zoneMinutes(s, i);
  return offset === null ? null : { at: at - offset * 60_000, precision: 'time' };
}

/** Minutes east of UTC of the zone that starts at `i`; 0 where none is given, null where it can't be read. */
function zoneMinutes(s: string, i: number): number | null {
  if (i === s.length) return 0;
  const rest = s.slice(i);
  if (rest === 'Z' || rest === 'z') return 0;
  const sign = rest.startsWith('+') ? 1 : rest.startsWith('-') ? -1 : 0;
  const hours = digits(rest, 1, 2);
  const minutes = rest.charCodeAt(3) === COLON ? digits(rest, 4, 2) : digits(rest, 3, 2);
  if (sign === 0 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return null;
  return sign * (hours * 60 + minutes);
}

/** A date that a resource states: `unreadable` keeps the words when they can't be read. */
export interface StatedDate {
  readonly moment: Moment | null;
  readonly unreadable: string | null;
}

export const NO_DATE: StatedDate = { moment: null, unreadable: null };

export function statedDate(text: string | null, approximate = false): StatedDate {
  if (text === null) return NO_DATE;
  const parsed = parseDate(text);
  if (parsed === null) return { moment: null, unreadable: text };
  return { moment: { at: parsed.at, precision: parsed.precision, approximate }, unreadable: null };
}

/** A FHIR Period. An end in a placeholder year ("9999-12-31") is an open end, not a mistake. */
export function statedPeriod(
  parent: JsonObject,
  key: string,
): { readonly span: Span; readonly unreadable: string | null } {
  const period = objectAt(parent, key);
  if (period === null) return { span: NO_SPAN, unreadable: null };
  const start = statedDate(textAt(period, 'start'));
  const endText = textAt(period, 'end');
  const end = endText === null || endText.startsWith('9999') ? NO_DATE : statedDate(endText);
  return { span: { start: start.moment, end: end.moment }, unreadable: start.unreadable ?? end.unreadable };
}

export const NO_SPAN: Span = { start: null, end: null };

/** The last millisecond of the period that a moment states, for comparing "2026" with a day in it. */
export function endOf(moment: Moment): number {
  const date = new Date(moment.at);
  switch (moment.precision) {
    case 'time':
      return moment.at;
    case 'day':
      return moment.at + DAY_MS - 1;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1;
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, 0, 1) - 1;
  }
}
