import type { Moment, ResourceRef } from '../../chart/chart.ts';
import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import type { BareName } from './bare-names.ts';
import { statedAsHeld } from './conditions-from-text.ts';
import { allergyTo, drugAllergy, isSentWithoutPain } from './allergies-and-radiation.ts';
import { deniesAPart, isFeltElsewhere } from './complaint-regions.ts';
import { isShortDenial, namedNear } from './denial-places.ts';
import { withoutBroader, withoutNormal } from './overlapping-readings.ts';
import type { Reading } from './overlapping-readings.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention, SentenceReading } from './read-sentence.ts';
import type { SectionKind } from './sections.ts';
import type { TextReader } from './text-reader.ts';
import { findTimeExpressions } from './time-expressions.ts';
import type { TimeExpression } from './time-expressions.ts';
import type { Token } from './tokenise.ts';

/** Where a text stands in the record. */
export interface TextSource {
  readonly ref: ResourceRef;
  readonly when: Moment | null;
  /** Part of the present picture; otherwise only history is taken from it. */
  readonly current: boolean;
  /** Evidence ends in a character range; false for short coded texts, whose resource is the evidence. */
  readonly ranged: boolean;
}

const lastingKinds: ReadonlySet<FindingKind> = new Set(['history', 'exposure', 'medicine']);
const presentSections: ReadonlySet<SectionKind> = new Set([
  'body',
  'complaint',
  'present-illness',
  'social-history',
  'review-of-systems',
  'examination',
  'results',
  'indication',
  'assessment',
]);
const sectionOrder: readonly SectionKind[] = [
  'complaint',
  'present-illness',
  'examination',
  'results',
  'body',
  'assessment',
  'social-history',
  'past-history',
  'medications',
  'review-of-systems',
  'indication',
];
const hedged = 0.5;
/** An exposure longer ago is none. */
const exposureDays = 365;
const longestQuote = 160;

/** Findings about relatives: by the convention of their ids. */
export function isFamilyFinding(def: FindingDefinition): boolean {
  return def.id.startsWith('family-history');
}

const listMarks = new Set([',', 'or', 'nor', 'and', '/', 'any']);

interface Place {
  readonly reading: DocumentReading;
  readonly section: SectionKind;
  readonly heading: string | null;
  /** The sentence before it in its section. */
  readonly before: SentenceReading | null;
  readonly sentence: SentenceReading;
  readonly times: readonly TimeExpression[];
  readonly onsetAt: readonly number[];
  /** Of the note; years before it are past. */
  readonly year: number;
}

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
]);

/** "Two years ago", in the statement's own clause, not as the time when it began, nor of what has gone on since. */
function isPast(m: Mention, place: Place, pastFromDays: number): boolean {
  const { tokens } = place.reading;
  const { to } = place.sentence.range;
  for (let i = m.end; i < to; i += 1) if (goesOn.has(tokens[i]?.stem ?? '')) return false;
  if (namedYear(m, place)) return true;
  return place.times.some((t) => {
    if (t.role !== 'ago' || t.days < pastFromDays || !inOneClause(t, m, place)) return false;
    if (datesAnother(t, m, tokens)) return false;
    return !place.onsetAt.some((i) => i < Math.max(t.start, m.end) + 1 && i < t.end);
  });
}

const parting = /^(?:of|after|following|since|sinc|follow)$/;

/** "Flashbacks of a fire 5 months ago": the fire was then. */
function datesAnother(t: TimeExpression, m: Mention, tokens: readonly Token[]): boolean {
  for (let i = m.end; i < t.start - 1; i += 1) if (parting.test(tokens[i]?.stem ?? '')) return true;
  return false;
}

/** "RTA 1998", "convulsion in 2012": a year right behind, before the note's own. */
function namedYear(m: Mention, { reading, year }: Place): boolean {
  for (let i = m.end; i < m.end + 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === 'mark') return false;
    if (token?.kind === 'number' && /^(?:19|20)\d\d$/.test(token.stem)) return Number(token.stem) < year;
  }
  return false;
}

const about = new Set(['about', 'around', 'approximat', 'some', 'over', 'roughly', 'near']);

/** The comma after an opening "Two weeks ago," doesn't part it from what follows. */
function inOneClause(t: TimeExpression, m: Mention, { sentence, reading }: Place): boolean {
  const { from } = sentence.range;
  const opens = t.start === from || (t.start === from + 1 && about.has(reading.tokens[from]?.stem ?? ''));
  const opening = opens && reading.tokens[t.end]?.stem === ',' ? t.end : -1;
  for (let i = Math.min(t.start, m.start); i < Math.max(t.end, m.end); i += 1) {
    if (i === opening) continue;
    if (sentence.clauses.hard[i - from]) return false;
    if (i >= t.end && i < m.start && reading.tokens[i]?.stem === ',') return false;
  }
  return true;
}

function familyStatus(m: Mention, place: Place, def: FindingDefinition): boolean {
  const ownWords = def.text.some((t) => /family|<family>|mother|father|parent|sibling|relative/.test(t));
  return (
    m.meant.has('family') ||
    m.meant.has('patient-and-family') ||
    place.section === 'family-history' ||
    ownWords
  );
}

/** "?New type 1 diabetes" is today's thought, no history; "possible stroke in the past" is one. */
function isSupposed(m: Mention, { section }: Place, def: FindingDefinition): boolean {
  const past = section === 'past-history' || m.meant.has('historical') || m.meant.has('family');
  return def.kind === 'history' && m.meant.has('uncertain') && !past && section !== 'family-history';
}

/** "Contact with a colleague who had tuberculosis": the patient's contact, though the illness is another's. */
function isContact(m: Mention, { sentence }: Place, def: FindingDefinition): boolean {
  if (def.kind !== 'exposure') return false;
  const others = sentence.scopes.filter((s) => s.kind === 'family' || s.kind === 'other-person');
  return m.used.some((i) => !others.some((s) => i >= s.from && i < s.to));
}

/** Right behind the word that denies it, or behind a mark of its list. */
function isItemOfDenials(m: Mention, { reading }: Place): boolean {
  if (!m.deniedBy) return false;
  const before = reading.tokens[m.start - 1];
  return m.deniedBy.trigger.end === m.start || listMarks.has(before?.stem ?? '');
}

/** "Never had TB", "no hx of Ca": the denial says that a history is meant. */
function isNeverHad(m: Mention, { reading }: Place): boolean {
  const { start = 0, end = 0 } = m.deniedBy?.trigger ?? {};
  if (end === 0 || m.start - end > 3) return false;
  const words = reading.tokens.slice(start, m.start).map((t) => t.stem);
  return words.includes('never') || words.includes('hx') || words.includes('history');
}

/** An illness named alone is a history where the place or the sentence makes it one. */
function isStatedBare(m: Mention, only: BareName['only'], place: Place): boolean {
  const { reading, section, sentence } = place;
  const { meant } = m;
  if (only === 'denied') return isItemOfDenials(m, place);
  if (only === 'relative') return meant.has('family') || section === 'family-history';
  if (meant.has('uncertain')) return false;
  if (isNeverHad(m, place)) return true;
  if (section === 'past-history' || meant.has('historical') || namedYear(m, place)) return true;
  return only === 'known' && statedAsHeld(reading, m, sentence);
}

/** "Advised re leg weakness - none present": the list that was asked about is denied at its end. */
function isAnsweredNone(m: Mention, { reading }: Place): boolean {
  const trigger = m.deniedBy?.trigger;
  if (!trigger || trigger.start < m.end) return false;
  return /^(?:none|nil)$/.test(reading.tokens[trigger.start]?.stem ?? '');
}

const normalWords = new Set(['negativ', 'neg', 'normal', 'unremarkabl', 'clear', 'intact', '5']);

function isOtherThan(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.stem === 'other' && tokens[at + 1]?.stem === 'than';
}

/** "CT head negative for bleed" is no normal scan; "power 5/5 except the left leg" no full power. */
function goesOnElsewhere(m: Mention, { reading, sentence }: Place): boolean {
  const { tokens } = reading;
  const [last, next] = [tokens[m.end - 1], m.end < sentence.range.to ? tokens[m.end] : undefined];
  if (next?.stem === 'for') return last?.stem === 'negativ' || last?.stem === 'neg';
  const excepts =
    /^(?:except|apart|asid|besid|besides)$/.test(next?.stem ?? '') || isOtherThan(tokens, m.end);
  return excepts && m.owner.of === 'finding' && (m.owner.absent || normalWords.has(last?.stem ?? ''));
}

/** Whether the mention states the finding of this patient now (or ever, for history), and how. Null: it states neither. */
function reads(
  m: Mention,
  place: Place,
  def: FindingDefinition,
  source: TextSource,
  pastFromDays: number,
): 'present' | 'absent' | null {
  if (m.owner.of !== 'finding' || goesOnElsewhere(m, place)) return null;
  const { meant } = m;
  if (
    (meant.has('hypothetical') && !isAnsweredNone(m, place)) ||
    (meant.has('other-person') && !isContact(m, place, def))
  )
    return null;
  const denied = meant.has('negated');
  if (m.owner.absent && denied) return null;
  const status = m.owner.absent || denied ? 'absent' : 'present';
  if (m.owner.only !== undefined && !isStatedBare(m, m.owner.only, place)) return null;
  if (isFamilyFinding(def)) return familyStatus(m, place, def) ? status : null;
  if (place.section === 'family-history' && !meant.has('patient-and-family')) return null;
  if (meant.has('family') && !meant.has('patient-and-family') && !isContact(m, place, def)) return null;
  if (place.section === 'allergies' && !def.id.includes('allerg')) return null;
  if (place.section === 'technique') return null;
  if (lastingKinds.has(def.kind)) {
    if (def.kind === 'exposure' && status === 'present' && isPast(m, place, exposureDays)) return null;
    if (!source.current && def.id.includes('recent')) return null;
    if (place.section === 'plan' && status === 'present') return null;
    if (status === 'present' && isSupposed(m, place, def)) return null;
    return def.kind === 'medicine' && (meant.has('historical') || meant.has('resolved')) ? null : status;
  }
  if (def.kind === 'time-course' || !source.current || !presentSections.has(place.section)) return null;
  if (
    status === 'present' &&
    (meant.has('historical') || meant.has('resolved') || isPast(m, place, pastFromDays))
  )
    return null;
  return meant.has('historical') && !meant.has('negated') ? null : status;
}

/** "No blood" denies no haemorrhage in the head unless a scan is spoken of. */
function isOutOfPlace(reader: TextReader, m: Mention, def: FindingDefinition, place: Place): boolean {
  const words = isShortDenial(m, place.reading.tokens) ? reader.placeWords(def.id) : null;
  return (
    words !== null && !namedNear(words, place.reading.tokens, place.sentence, place.before, place.heading)
  );
}

function quote(place: Place, m: Mention): { start: number; end: number } {
  const own = characterRange(place.reading.tokens, m.start, m.end);
  const trigger = m.deniedBy?.trigger;
  if (!trigger) return own;
  const whole = characterRange(
    place.reading.tokens,
    Math.min(m.start, trigger.start),
    Math.max(m.end, trigger.end),
  );
  return whole.end - whole.start <= longestQuote ? whole : own;
}

function statement({ m, finding, status }: Reading, place: Place, source: TextSource): Statement {
  const { start, end } = quote(place, m);
  const words = place.reading.text.slice(start, end).replace(/\s+/g, ' ');
  const unsure = m.meant.has('uncertain') || place.section === 'indication';
  const rank = sectionOrder.indexOf(place.section);
  return {
    finding,
    status,
    source: 'text',
    evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
    certainty: unsure ? hedged : 1,
    when: source.when,
    detail: `“${words}”`,
    rank: rank < 0 ? sectionOrder.length : rank,
  };
}

/** What a text says about the findings of the knowledge base. Time course is read apart (time-course.ts). */
export function findingsFromText(
  reader: TextReader,
  definitions: readonly FindingDefinition[],
  reading: DocumentReading,
  source: TextSource,
): Statement[] {
  const out: Statement[] = [];
  const { course } = reader.lexicon;
  const year = source.when ? new Date(source.when.at).getUTCFullYear() : Infinity;
  const allergy = definitions.findIndex((d) => d.id === drugAllergy);
  for (const { section, sentences } of reading.sections) {
    for (const [i, sentence] of sentences.entries()) {
      if (!sentence.mentions.some((m) => m.owner.of === 'finding' || m.owner.of === 'drug')) continue;
      const times = findTimeExpressions(reading.tokens, sentence.range, course);
      const onsetAt = sentence.mentions
        .filter((m) => m.owner.of === 'phrase' && m.owner.group === 'onset')
        .map((m) => m.start);
      const { kind, heading } = section;
      const before = sentences[i - 1] ?? null;
      const place: Place = { reading, section: kind, heading, before, sentence, times, onsetAt, year };
      const read = sentence.mentions.flatMap((m): Reading[] => {
        const finding = m.owner.of === 'finding' ? m.owner.index : -1;
        const def = definitions[finding];
        const status = def ? reads(m, place, def, source, course.pastFromDays) : null;
        if (!def || !status || isSentWithoutPain(def, place)) return [];
        if (status === 'absent' && isOutOfPlace(reader, m, def, place)) return [];
        if (status === 'absent' && deniesAPart(reader.regions, m, reading.tokens)) return [];
        if (isFeltElsewhere(reader.regions, m, reading.tokens, sentence, before)) return [];
        return [{ m, finding, status }];
      });
      const stated = withoutNormal(withoutBroader(read, definitions, reading.tokens), definitions);
      for (const r of stated) out.push(statement(r, place, source));
      for (const m of allergy < 0 ? [] : sentence.mentions)
        if (allergyTo(m, place))
          out.push(statement({ m, finding: allergy, status: 'present' }, place, source));
    }
  }
  return out;
}
