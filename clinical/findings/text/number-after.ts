import type { Measurement, ReferenceRange } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { connectors, isUnfit, notAValue, strength } from './around-numbers.ts';
import { guessUnit, verdictAfter } from './guess-unit.ts';
import type { Side, UnitHabit } from './guess-unit.ts';
import type { Token } from './tokenise.ts';
import { unitAt } from './units-in-text.ts';
import type { Conversion } from './units-in-text.ts';

/** A number read from text, in the analyte's unit. Characters [start, end) hold the number and its unit. */
export interface ReadNumber {
  readonly value: number;
  readonly comparator: Measurement['comparator'];
  readonly written: { readonly text: string; readonly unit: string | null };
  readonly range: ReferenceRange | null;
  /** The writer's own word for it: "18 (high)". */
  readonly verdict: Side | null;
  readonly start: number;
  readonly end: number;
  /** First token after the number. */
  readonly next: number;
  /** What made its value, and the token of the first of its series ("14 -> 213"). */
  readonly by?: Conversion;
  readonly first?: number;
}

const mostConnectors = 7;
const comparators: Readonly<Record<string, Measurement['comparator']>> = {
  '<': '<',
  '>': '>',
  '≤': '<=',
  '≥': '>=',
  over: '>',
  above: '>',
  under: '<',
  below: '<',
};
/** "8/15", "21/30": what is written below is the most that the score can be. */
function isOutOf(after: string, analyte: AnalyteDefinition): boolean {
  const most = /^\s?(?:\/|out of|of)\s?(\d{1,3})(?![\d/])/.exec(after)?.[1];
  return most !== undefined && Number(most) === analyte.plausible.high;
}

/** "2.91 / 2.88 / 2.94": one after the other, where "4 / 5" is a score. */
const isSeries = (token: Token, rest: string): boolean =>
  token.stem.includes('.') && /^ \/ \d+\.\d/.test(rest);

/** "HR 50-120", "sats 88-100": limits to stay within, not a value, where they take in all that is normal on a side. */
function spansNormal(from: number, range: string, analyte: AnalyteDefinition, by: Conversion): boolean {
  const upper = /\d[\d,.]*$/.exec(range)?.[0];
  if (upper === undefined) return false;
  const [low, high] = [from, Number(upper.replace(/[,.]$/, '').replaceAll(',', '')) * by.factor + by.offset];
  const adult = analyte.ranges.find((r) => r.when.ageTo === undefined && r.when.pregnant !== true);
  if (!adult) return false;
  return adult.low !== null && low <= adult.low && high >= (adult.high ?? adult.low);
}

function sign(tokens: readonly Token[], at: number): { comparator: Measurement['comparator']; at: number } {
  const first = tokens[at]?.stem ?? '';
  const second = tokens[at + 1]?.stem ?? '';
  // "Bicarb over 1 h" lasts so long.
  const lasts = first.length > 1 && /^[hdwm]$/.test(tokens[at + 2]?.written ?? '');
  const than = { less: '<', lower: '<', more: '>', greater: '>', higher: '>' } as const;
  if (second === 'than' && Object.hasOwn(than, first))
    return { comparator: than[first as keyof typeof than], at: at + 2 };
  const comparator = lasts ? undefined : comparators[first];
  if (comparator && second === '=') return { comparator: comparator === '<' ? '<=' : '>=', at: at + 2 };
  return comparator ? { comparator, at: at + 1 } : { comparator: null, at };
}

/** "Ms T, 24", "clonus R, 2 L", "100.0 (R) 118": a single letter before a comma or in brackets names no quantity. */
function isLetterInList(tokens: readonly Token[], from: number): boolean {
  return /^[,)]$/.test(tokens[from]?.stem ?? '') && tokens[from - 1]?.written.length === 1;
}

/** "T 82 ng/dL": testosterone, no temperature. */
const concentration = /^\s?(?:[pnmuµ]?g|m?mol|m?eq|m?iu|u)\/[dmuµ]?l\b/i;

/** "K-9 bite", "K9": the police's dog, no potassium. */
function isDog(text: string, token: Token | undefined): boolean {
  return token?.stem === '9' && /\bK-?9$/.test(text.slice(Math.max(0, token.start - 3), token.end));
}

const manyThousands = 100_000;

/** "NT-proBNP 14 200": thousands set off by a space, of what may be that many; "CK 340 920" are two results. */
function inThousands(
  text: string,
  tokens: readonly Token[],
  at: number,
  { plausible }: AnalyteDefinition,
): number | null {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (plausible.high < manyThousands || !first || second?.kind !== 'number') return null;
  const isSplit = /^\d{1,2}$/.test(first.stem) && /^\d{3}$/.test(second.stem);
  const apart = text.slice(first.end, second.start) + text.slice(second.end, second.end + 1);
  return isSplit && /^ (?:[\s.;)(]|,(?!\d)|$)/.test(apart) ? Number(first.stem + second.stem) : null;
}

const mostSynonyms = 8;

/** "(AST, GOT) 240": other names of it in brackets, without a number. The token behind them, or behind the bracket. */
function pastSynonyms(tokens: readonly Token[], open: number, to: number): number {
  for (let i = open + 1; i < Math.min(to, open + mostSynonyms); i += 1) {
    const token = tokens[i];
    if (token?.stem === ')') return i > open + 1 ? i + 1 : open + 1;
    const ofUnit =
      /^(?:10|9|12)$/.test(token?.stem ?? '') && /^(?:x10|10|\^|\(|x)$/.test(tokens[i - 1]?.stem ?? '');
    if ((token?.kind === 'number' && !ofUnit) || (token?.kind === 'mark' && !/^[,;/^%]$/.test(token.stem)))
      break;
  }
  return open + 1;
}

const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:\p{L}{2,6})?$/u;
const period = /^(?:week|month|year|night|visit|clinic|spring|summer|autumn|winter)$/;

/** "Ferritin last month 8", "PTH from October: 612", "TSH on 4 March 8.2": the token behind the time, or null where a day could be the value. */
function pastTime(tokens: readonly Token[], at: number): number | null {
  const [token, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.written === 'yesterday') return at + 1;
  // "Lactate (0610) 4.8", "glucose 0600 14.2": the hour it was taken.
  const clock = token?.kind === 'number' && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(token.stem);
  if (clock && (next?.stem === ')' || (next?.kind === 'number' && token.stem.startsWith('0')))) return at + 1;
  if (token?.written === 'last' && period.test(next?.written ?? '')) return at + 2;
  if (!month.test(token?.written ?? '')) return null;
  if (next?.kind !== 'number' || !/^(?:\d{1,2}|(?:19|20)\d\d)$/.test(next.stem)) return at + 1;
  return third?.kind === 'number' || /^(?:[:=)]|be|of)$/.test(third?.stem ?? '') ? at + 2 : null;
}

/** Index of the first token that isn't a connecting word, at most seven on. The charge of an ion ("Na+") is skipped. */
export function skipConnectors(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  const isCharge = (t: Token | undefined): boolean =>
    t !== undefined && /^[+\-−–]$/.test(t.stem) && t.start === tokens[i - 1]?.end;
  while (i < to && i - from < 2 && isCharge(tokens[i])) i += 1;
  while (i < to && i - from < mostConnectors) {
    const behind = pastTime(tokens, i);
    if (behind !== null && tokens[behind]?.stem === ',') return behind;
    if (behind === null && !connectors.has(tokens[i]?.stem ?? '')) return i;
    i = behind ?? (tokens[i]?.stem === '(' ? pastSynonyms(tokens, i, to) : i + 1);
  }
  return i;
}

const limits =
  /^[\s,]*[HL*]?\s*([([])?\s*((?:N|normal(?: range)?|ref(?:erence)?(?: range)?|nl|rr)\.?\s*[:=]?\s*)?(?:(\d[\d,.]*)\s*(?:[-–—]|to)\s*(\d[\d,.]*)|([<>≤≥])\s*(\d[\d,.]*))([^\n()[\]]{0,11}[)\]])?/i;
/** A range in brackets alone is the laboratory's where its ends lie within these times the knowledge base's. */
const bracketFits = 3;

/** "(ref 135-145)", "normal <5"; without a word "ALP 286 (30-130)", "CRP 8.7 (<0.5)" where they can be those of the analyte. */
function readRange(text: string, analyte: AnalyteDefinition, by: Conversion): ReferenceRange | null {
  const [all = '', open, words, from, to, side, limit, close] = limits.exec(text) ?? [];
  if (!words && !(open && close)) return null;
  const number = (s: string | undefined): number | null =>
    s === undefined ? null : Number(s.replace(/[,.]$/, '').replaceAll(',', '')) * by.factor + by.offset;
  const isUpper = side === '<' || side === '≤';
  const low = number(from) ?? (isUpper ? null : number(limit));
  const high = number(to) ?? (isUpper ? number(limit) : null);
  const adult = analyte.ranges.find((r) => r.when.ageTo === undefined && r.when.pregnant !== true);
  const fits = (own: number | null, known: number | null | undefined): boolean =>
    own === null || !known || own <= 0 || Math.max(own / known, known / own) <= bracketFits;
  const ordered = low === null || high === null || low < high;
  if (!words && !(ordered && fits(high, adult?.high) && (high !== null || fits(low, adult?.low))))
    return null;
  return { low, high, source: 'report', text: all.replace(/^[\s,([]+|[)\]]$/g, '') };
}

const bareRange = /^\s*[([]\s*(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)\s*[)\]]/;
const rangeFits = 2;

/** "FT4 5.1 (0.8-1.8)": the laboratory's range behind a value tells the unit of both. */
function unitOfRange(
  text: string,
  analyte: AnalyteDefinition,
  known: ReadonlyMap<string, Conversion>,
): Conversion | null {
  const upper = Number(bareRange.exec(text)?.[2]);
  const high = analyte.ranges.find((r) => r.when.ageTo === undefined && r.when.pregnant !== true)?.high;
  if (!(upper > 0) || !high) return null;
  const off = (c: Conversion): number => Math.abs(Math.log((upper * c.factor + c.offset) / high));
  const [nearest, other] = [...new Set(known.values())].toSorted((a, b) => off(a) - off(b));
  if (!nearest || off(nearest) > Math.log(rangeFits)) return null;
  return other && other.factor !== nearest.factor && off(other) < Math.log(rangeFits) ? null : nearest;
}

const isPlausible = (value: number, a: AnalyteDefinition): boolean =>
  value >= a.plausible.low && value <= a.plausible.high;

/** Quantities that are told by the ten: "HR in the 130s", "sats 80s". */
const toldByTens: ReadonlySet<string> = new Set([
  'heart-rate', 'respiratory-rate', 'systolic-bp', 'spo2', 'glucose', 'sodium', 'egfr', 'lvef', 'platelets',
]); // prettier-ignore

/** "HR 130s" is 130 at least, "sats 80s" 89 at most: the end nearer to normal, or null where that may be normal. */
function nearerEnd(written: number, rest: string, analyte: AnalyteDefinition): number | null {
  if (!toldByTens.has(analyte.id) || written % 10 !== 0 || !/^['’]?s\b(?!\s+ago)/.test(rest)) return null;
  const adult = analyte.ranges.find((r) => r.when.ageTo === undefined && r.when.pregnant !== true);
  if (adult?.high && written > adult.high) return written;
  return adult?.low && written + 9 < adult.low ? written + 9 : null;
}

/** A number without a unit that could be two quantities: it is not read. */
export interface UnclearNumber {
  readonly unclear: true;
  readonly start: number;
  readonly end: number;
}

/** Not the strokes of a blood count ("14.2>12.1/36<250"). */
const arrow = /^\s?[\p{L}/%]{0,8}\s*(?:-{1,2}>|=>|→|>)\s*(?=\d)(?![\d.]+\s?\/\s?[\d.]+\s?-?[<\\/])/u;

const fromTo = /^\s?[\p{L}/%]{0,8}\s*(?:-{1,2}>|=>|→|>|\bto)\s*(?=\d)/u;

/** "0.9 > 1.8 > 4.6", "14 -> 213 -> 480 ng/L": the last of a series is what it is now. Its token. */
function lastOfSeries(text: string, tokens: readonly Token[], at: number, to: number): number {
  const number = tokens[at];
  const follows = /^(?:from|drop|fall|fell|ris|ros|climb)$/.test(tokens[at - 1]?.stem ?? '') ? fromTo : arrow;
  const found = number?.kind === 'number' ? follows.exec(text.slice(number.end, number.end + 16)) : null;
  if (!number || !found) return at;
  const start = number.end + found[0].length;
  for (let i = at + 1; i < to && (tokens[i]?.start ?? start) <= start; i += 1)
    if (tokens[i]?.start === start) return lastOfSeries(text, tokens, i, to);
  return at;
}

/**
 * The number that follows an analyte's name, converted. Null when no number follows, when it is a dose or a time, or
 * when no unit makes it plausible; unclear when it has no unit and two make it plausible. Of a `series` this number alone
 * is read, in the unit of the one that was read before.
 */
export function numberAfter(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  analyte: AnalyteDefinition,
  known: ReadonlyMap<string, Conversion>,
  habit: UnitHabit = null,
  series: { readonly by: Conversion | undefined } | null = null,
): ReadNumber | UnclearNumber | null {
  const { comparator, at: first } = sign(tokens, skipConnectors(tokens, from, to));
  const at = series ? first : lastOfSeries(text, tokens, first, to);
  const token = tokens[at];
  if (isLetterInList(tokens, from) || isDog(text, token)) return null;
  if (!token || at >= to || token.kind !== 'number') return null;
  const glued = first === from && at === first && tokens[at - 1]?.end === token.start;
  // "Sciatica R 4/52": days, weeks, months; whatever words stand for the stroke by now.
  if (/^\d{1,3}\/(?:7|12|24|52)(?!\d)/.test(text.slice(token.start, token.start + 8))) return null;
  // "R CEA '20": a year.
  if (/['’]/.test(text[token.start - 1] ?? '') && /^\d\d$/.test(token.stem)) return null;
  if (text[token.start - 1] === '.' || (!glued && /[\p{L}]/u.test(text[token.start - 1] ?? ''))) return null;
  const thousands = inThousands(text, tokens, at, analyte);
  const last = thousands === null ? token : (tokens[at + 1] ?? token);
  const after = text.slice(last.end, last.end + 40);
  const tens = nearerEnd(Number(token.stem), after, analyte);
  // "T-score - 3.1": what can lie below nought.
  const side = tokens[at - 1]?.stem === '-' && analyte.plausible.low < 0 ? -1 : 1;
  const written = side * (thousands ?? tens ?? Number(token.stem));
  const range = /^\s*(?:[-–]|to)\s*\d[\d,.]*/.exec(after)?.[0] ?? '';
  const unit = unitAt(after.slice(range.length), known);
  const rest = after.slice(range.length);
  if (isUnfit.test(rest.slice(unit?.length ?? 0)) || (range !== '' && analyte.id === 'inr')) return null;
  if (
    !unit &&
    tens === null &&
    !isOutOf(rest, analyte) &&
    ((notAValue.test(rest) && !isSeries(token, rest)) || strength.test(rest))
  )
    return null;
  if (!unit && analyte.category === 'vital-sign' && concentration.test(rest)) return null;
  const afterUnit = after.slice(range.length + (unit?.length ?? 0));
  const verdict = verdictAfter(afterUnit);
  const conversion =
    unit?.conversion ??
    series?.by ??
    unitOfRange(afterUnit, analyte, known) ??
    guessUnit(written, analyte, known, { habit, verdict });
  if (!conversion) {
    const possible = [...known.values()].some((c) => isPlausible(written * c.factor + c.offset, analyte));
    return possible ? { unclear: true, start: token.start, end: token.end } : null;
  }
  const value = Number((written * conversion.factor + conversion.offset).toPrecision(12));
  if (!isPlausible(value, analyte) || spansNormal(value, range, analyte, conversion)) return null;
  const end = last.end + range.length + (unit?.length ?? 0);
  return {
    value,
    comparator,
    written: {
      text: text.slice(token.start, end),
      unit: unit ? text.slice(last.end + range.length, end).trim() : null,
    },
    range: readRange(text.slice(end, end + 60), analyte, conversion),
    verdict: conversion.unit === 'lakh' ? null : verdict,
    start: token.start,
    end,
    next: last === token ? at + 1 : at + 2,
    by: conversion,
    first,
  };
}
