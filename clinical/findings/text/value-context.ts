import type { Concept, Measurement, Moment, ResourceRef } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { dayMs } from '../time.ts';
import { timeBehind } from './further-numbers.ts';
import type { Told } from './further-numbers.ts';
import type { ReadNumber } from './number-after.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { TextReader } from './text-reader.ts';
import { findTimeExpressions } from './time-expressions.ts';
import type { TimeExpression } from './time-expressions.ts';
import type { Token } from './tokenise.ts';

/** What the values of one note are read with. */
export interface Context {
  readonly reader: TextReader;
  readonly analytes: readonly AnalyteDefinition[];
  readonly reading: DocumentReading;
  readonly ref: ResourceRef;
  readonly encounter: ResourceRef | null;
  readonly when: Moment | null;
  /** False: what is measured in a baby is another's. */
  readonly childIsPatient?: boolean;
}

function concept(analyte: AnalyteDefinition): Concept {
  return { codings: [], text: analyte.name };
}

const ofNow = /\b(?:now|today|currently|tonight)\b/;
const otherNumber = /\d[\d./]*[^\d./]\D*\d/;

const unitWithin = 3;

/** "5.4 (1.2 a year ago), K 6.0": of the value in the brackets or behind "from", not of what follows. */
function isOfEarlierValue(t: TimeExpression, tokens: readonly Token[]): boolean {
  for (let i = t.start - 1; i > 0 && i >= t.start - 1 - unitWithin; i -= 1)
    if (tokens[i]?.kind === 'number') return /^(?:\(|from)$/.test(tokens[i - 1]?.stem ?? '');
  return false;
}

/** "R-CHOP 10 days ago, now temp 38.6", "A1c 7.9 (7.2 six mo ago)": the time is another's. */
function isOfAnotherTime({ reading: { text, tokens } }: Context, t: TimeExpression, m: Mention): boolean {
  const [from, to] = [tokens[t.start]?.start ?? 0, tokens[t.end - 1]?.end ?? 0];
  const [start, end] = [tokens[m.start]?.start ?? 0, tokens[m.end - 1]?.end ?? 0];
  if (to <= start) return ofNow.test(text.slice(to, start)) || isOfEarlierValue(t, tokens);
  return otherNumber.test(text.slice(end, from).replace(/10\^\d+/g, ''));
}

const pastWords = new Set(['ago', 'earlier', 'prior', 'yesterday', 'last', 'previous', 'befor', 'back']);

/** A past value keeps its own date: "hemoglobin 14 six months ago". */
export function dated(s: SentenceReading, m: Mention, c: Context): Moment | null {
  if (!c.when || !c.reading.tokens.slice(s.range.from, s.range.to).some((t) => pastWords.has(t.stem)))
    return c.when;
  const ago = findTimeExpressions(c.reading.tokens, s.range, c.reader.lexicon.course).filter(
    (t) => t.role === 'ago' && t.days >= 1,
  );
  const clauseOf = (i: number): number =>
    s.clauses.hard.slice(0, i - s.range.from + 1).filter(Boolean).length;
  const opens = (t: TimeExpression): boolean =>
    t.start <= s.range.from + 1 && c.reading.tokens[t.end]?.stem === ',';
  const own = ago.find(
    (t) => !isOfAnotherTime(c, t, m) && clauseOf(opens(t) ? t.end : t.start) === clauseOf(m.start),
  );
  return own ? { at: c.when.at - own.days * dayMs, precision: 'day', approximate: true } : c.when;
}

const named =
  /^[\s%)]{0,3}(?:\p{L}[\p{L}/]*\s?)?[([,]?\s?(?:in\s+)?(?:\p{Lu}\p{Ll}{2,8}\s+)?((?:19|20)\d\d)\b/u;

const later = /\b(?:now|today|currently|latest|recovered|since)\b/i;

/**
 * "Hb 9.8 in 2019": a year behind the value, before the note's own. What hardly changes ("HFrEF, EF 35% 2021") counts on,
 * unless a later value follows.
 */
function ofYear(c: Context, { category }: AnalyteDefinition, end: number): Moment | null {
  const year = Number(named.exec(c.reading.text.slice(end, end + 24))?.[1]);
  if (category === 'other' && !later.test(c.reading.text.slice(end, end + 40))) return null;
  if (!c.when || !(year > 0) || year >= new Date(c.when.at).getUTCFullYear()) return null;
  return { at: Date.UTC(year, 6, 1), precision: 'year', approximate: true };
}

export function base(
  c: Context,
  analyte: AnalyteDefinition,
  start: number,
  end: number,
  when: Moment | null,
) {
  const category = analyte.category;
  return {
    ref: `${c.ref}#${start}-${end}`,
    alsoIn: [],
    encounter: c.encounter,
    analyte: analyte.id,
    concept: concept(analyte),
    category,
    interpretation: null,
    when,
  };
}

export function asMeasurement(
  c: Context,
  analyte: AnalyteDefinition,
  nameStart: number,
  n: ReadNumber,
  when: Moment | null,
): Measurement {
  return {
    ...base(c, analyte, nameStart, n.end, when),
    kind: 'measurement',
    value: n.value,
    unit: analyte.unit,
    comparator: n.comparator,
    sourceValue: n.written,
    range: n.range,
    interpretation: n.verdict,
    derivedBy: null,
  };
}

/** When a value was measured that words call another time's; null where they don't tell when. */
export function momentOf(c: Context, told: Told): Moment | null {
  if (!c.when || told === 'same') return c.when;
  if (told === 'before') return null;
  return { at: c.when.at - told.days * dayMs, precision: 'day', approximate: true };
}

/** The moment of a value that ends at a character: what stands right behind it or its name, a year, or the words of its sentence. */
export function momentAt(
  c: Context,
  s: SentenceReading,
  m: Mention,
  analyte: AnalyteDefinition,
  end: number,
): Moment | null {
  const nameEnd = c.reading.tokens[m.end - 1]?.end ?? end;
  for (const at of c.when ? [end, nameEnd] : []) {
    const told = timeBehind(c.reading.text, at, c.when?.at ?? 0);
    if (told !== null && told !== 'same') return momentOf(c, told);
  }
  return ofYear(c, analyte, end) ?? ofYear(c, analyte, nameEnd) ?? dated(s, m, c);
}
