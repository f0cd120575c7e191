import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { SectionKind } from './sections.ts';
import type { TimeExpression } from './time-expressions.ts';
import type { Token } from './tokenise.ts';

/** Where a mention stands: its sentence, section and note. */
export interface Place {
  readonly reading: DocumentReading;
  readonly section: SectionKind;
  readonly heading: string | null;
  /** The sentence before it in its section. */
  readonly before: SentenceReading | null;
  readonly sentence: SentenceReading;
  readonly times: readonly TimeExpression[];
  readonly onsetAt: readonly number[];
  /** Of all findings, by their index. */
  readonly definitions: readonly FindingDefinition[];
  /** Of the note; years before it are past. */
  readonly year: number;
}

/** "Two weeks ago she developed a headache" tells when it began; "two weeks ago he suffered a fall" what is over. */
const begins = /^(?:begin|began|start|develop|notic|appear)$/;

const goesOn = new Set([
  'since',
  'still',
  'now',
  'persist',
  'continu',
  'ongo',
  'grow',
  'grown',
  'wors',
  'progress',
  'again',
]);

/** "Two years ago", in the statement's own clause, not as the time when it began, nor of what has gone on since; in "LMP 6 weeks ago" the time is the finding. */
export function isPast(m: Mention, place: Place, pastFromDays: number): boolean {
  const { tokens } = place.reading;
  const { to } = place.sentence.range;
  for (let i = m.end; i < to; i += 1) if (goesOn.has(tokens[i]?.stem ?? '')) return false;
  if (namedYear(m, place) || opensWithYear(m, place)) return true;
  return place.times.some((t) => {
    if (t.role !== 'ago' || t.days < pastFromDays || !inOneClause(t, m, place)) return false;
    if (t.start >= m.start && t.start < m.end) return false;
    // "Two weeks ago a new headache": it began then.
    if (
      datesAnother(t, m, tokens) ||
      tokens.slice(Math.max(0, m.start - 1), m.end).some((w) => w.stem === 'new')
    )
      return false;
    return !place.onsetAt.some(
      (i) => i < Math.max(t.start, m.end) + 1 && (i < t.end || begins.test(tokens[i]?.stem ?? '')),
    );
  });
}

/** "Had a concussion as a teenager": a time of old behind what is asked of lately. */
export function isLongPast({ used, end }: Mention, { sentence: { scopes } }: Place): boolean {
  return scopes.some(
    (s) => s.kind === 'historical' && s.trigger.start >= end && used.some((i) => i >= s.from && i < s.to),
  );
}

const parting = /^(?:of|after|following|since|sinc|follow)$/;

/** "Flashbacks of a fire 5 months ago": the fire was then. */
function datesAnother(t: TimeExpression, m: Mention, tokens: readonly Token[]): boolean {
  for (let i = m.end; i < t.start - 1; i += 1) if (parting.test(tokens[i]?.stem ?? '')) return true;
  return false;
}

/** "RTA 1998", "convulsion in 2012": a year right behind, before the note's own. */
export function namedYear(m: Mention, { reading, year }: Place): boolean {
  for (let i = m.end; i < m.end + 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === 'mark') return false;
    if (token?.kind === 'number' && /^(?:19|20)\d\d$/.test(token.stem)) return Number(token.stem) < year;
  }
  return false;
}

const opening =
  /^(?:in|\(|previous|prev|earlier|back|around|early|late|mid|summer|autumn|winter|spring|fall)$/;
const monthName = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)/;
const closesYear = /^[:,)–-]$/;

/** "Jan 2023: cough and fever", "Previously (2020) took an overdose": a year that opens the sentence, before the note's own. */
function opensWithYear(m: Mention, { reading, sentence, year }: Place): boolean {
  let i = sentence.range.from;
  while (
    i < m.start &&
    (opening.test(reading.tokens[i]?.stem ?? '') || monthName.test(reading.tokens[i]?.written ?? ''))
  )
    i += 1;
  const token = reading.tokens[i];
  if (i + 1 >= m.start || token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.stem)) return false;
  return Number(token.stem) < year && closesYear.test(reading.tokens[i + 1]?.stem ?? '');
}

const about = new Set(['about', 'around', 'approximat', 'some', 'over', 'roughly', 'near']);

const present = /^(?:has|have|is|are|am)$/;

/**
 * The comma after an opening "Two weeks ago," doesn't part it from what follows; a verb of now does: "ran out of lactulose
 * two weeks ago and has been constipated".
 */
function inOneClause(t: TimeExpression, m: Mention, { sentence, reading }: Place): boolean {
  const { from } = sentence.range;
  const opens = t.start === from || (t.start === from + 1 && about.has(reading.tokens[from]?.stem ?? ''));
  const opening = opens && reading.tokens[t.end]?.stem === ',' ? t.end : -1;
  for (let i = Math.min(t.start, m.start); i < Math.max(t.end, m.end); i += 1) {
    if (i === opening) continue;
    if (sentence.clauses.hard[i - from]) return false;
    if (i < t.end || i >= m.start) continue;
    if (reading.tokens[i]?.stem === ',' || present.test(reading.tokens[i]?.written ?? '')) return false;
  }
  return true;
}
