import type { Moment, ResourceRef } from '../../chart/chart.ts';
import { indexOfFinding } from '../finding-index.ts';
import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import {
  allergyTo,
  deniesAllergies,
  drugAllergy,
  foodAllergy,
  isReaction,
  isSentWithoutPain,
  namesAllergen,
  namesFood,
} from './allergies-and-radiation.ts';
import { deniesAPart, isFeltElsewhere } from './complaint-regions.ts';
import { isShortDenial, namedNear } from './denial-places.ts';
import { withoutBroader, withoutNormal } from './overlapping-readings.ts';
import type { Reading } from './overlapping-readings.ts';
import { isLongPast, isPast } from './past-mentions.ts';
import type { Place } from './past-mentions.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import {
  goesOnElsewhere,
  isBracketedReason,
  isItemOfItsOwn,
  isOfEffect,
  isToldComplaint,
} from './scope-exceptions.ts';
import type { SectionKind } from './sections.ts';
import type { TextReader } from './text-reader.ts';
import { isImagingReport, isOfImage } from './imaging-reports.ts';
import { isTimeOfAnother } from './time-of-another.ts';
import { isReason } from './known-illnesses.ts';
import { givesName, isOrdered, isOtherNoun, isStillToCome, meansOther } from './other-meanings.ts';
import { isExcepted, isToldNow } from './told-now.ts';
import { findTimeExpressions } from './time-expressions.ts';
import { isTakenAsNeeded } from './medicines-from-text.ts';
import {
  asCircumstance,
  isWhenSo,
  isCalledNegative,
  familyStatus,
  isAnsweredNone,
  isContact,
  isStatedBare,
  isSupposed,
} from './whose-statement.ts';

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
const feltKinds: ReadonlySet<FindingKind> = new Set(['symptom', 'sign', 'vital']);
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

const advising: ReadonlySet<SectionKind> = new Set(['plan', 'assessment']);

/** Findings about relatives: by the convention of their ids. */
export function isFamilyFinding(def: FindingDefinition): boolean {
  return def.id.startsWith('family-history');
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
    (meant.has('hypothetical') &&
      !isAnsweredNone(m, place) &&
      !(
        def.kind === 'medicine' &&
        place.section === 'medications' &&
        isTakenAsNeeded(m, place.sentence, place.reading.tokens)
      )) ||
    (meant.has('other-person') && !isContact(m, place, def))
  )
    return null;
  const circumstance = asCircumstance(m, place);
  if (circumstance === 'unsaid') return null;
  const denied =
    (meant.has('negated') &&
      !circumstance &&
      !isExcepted(m, place) &&
      !isBracketedReason(m, place, def) &&
      !isOfEffect(m, place, def)) ||
    isCalledNegative(m, place, def);
  if (m.owner.absent && ((denied && !isItemOfItsOwn(m, place)) || isWhenSo(m, place))) return null;
  const isApart = denied && def.id.endsWith('-normal') && isItemOfItsOwn(m, place);
  const status = m.owner.absent || (denied && !isApart) ? 'absent' : 'present';
  if (m.owner.only !== undefined && !isStatedBare(m, m.owner.only, place)) return null;
  if (isFamilyFinding(def)) return familyStatus(m, place, def) ? status : null;
  if (place.section === 'family-history' && !meant.has('patient-and-family')) return null;
  if (meant.has('family') && !meant.has('patient-and-family') && !isContact(m, place, def)) return null;
  if (place.section === 'allergies' && !def.id.includes('allerg')) return null;
  if (place.section === 'technique') return null;
  if (lastingKinds.has(def.kind)) {
    if (def.kind === 'exposure' && status === 'present' && isPast(m, place, exposureDays)) return null;
    if (def.id.includes('recent') && (!source.current || isLongPast(m, place))) return null;
    if (place.section === 'plan' && status === 'present' && !(def.kind === 'history' && isReason(m, place)))
      return null;
    if (status === 'present' && isSupposed(m, place, def)) return null;
    if (def.id === foodAllergy && meant.has('resolved')) return null;
    // "Plan: fluids, no NSAIDs" tells what to do.
    if (def.kind !== 'history' && status === 'absent' && advising.has(place.section)) return null;
    return def.kind === 'medicine' && (meant.has('historical') || meant.has('resolved')) ? null : status;
  }
  if (def.kind === 'time-course' || !source.current) return null;
  if (!presentSections.has(place.section) && !(feltKinds.has(def.kind) && isToldNow(m, place))) return null;
  const historical = meant.has('historical') && !isToldComplaint(m, place, def);
  if (status === 'present' && (historical || meant.has('resolved') || isPast(m, place, pastFromDays)))
    return null;
  return historical && !meant.has('negated') ? null : status;
}

/**
 * "No blood" denies no haemorrhage in the head unless a scan is spoken of, and "no falls" no injury at all: what stands
 * for many things is denied by its name.
 */
function isOutOfPlace(reader: TextReader, m: Mention, def: FindingDefinition, place: Place): boolean {
  const named = reader.placeWords(`named ${def.id}`);
  if (named && m.owner.of === 'finding' && !m.owner.absent)
    if (!m.used.some((i) => named.has(place.reading.tokens[i]?.stem ?? ''))) return true;
  if (def.kind === 'imaging' && isImagingReport(place.reading)) return false;
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

function ofAllergies(
  { start, end }: { readonly start: number; readonly end: number },
  status: 'present' | 'absent',
  finding: number,
  { text }: DocumentReading,
  source: TextSource,
): Statement {
  return {
    finding,
    status,
    source: 'text',
    evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
    certainty: 1,
    when: source.when,
    detail: `“${text.slice(start, end).replace(/\s+/g, ' ')}”`,
    rank: sectionOrder.length,
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
  const allergy = indexOfFinding(definitions, drugAllergy);
  const toFood = indexOfFinding(definitions, foodAllergy);
  for (const { section, sentences } of reading.sections) {
    const denied = allergy < 0 ? null : deniesAllergies(reading, section);
    if (denied) out.push(ofAllergies(denied, 'absent', allergy, reading, source));
    const named = allergy < 0 || denied ? null : namesAllergen(reading, section);
    if (named) out.push(ofAllergies(named, 'present', allergy, reading, source));
    const eaten = toFood < 0 ? null : namesFood(reading, section);
    if (eaten) out.push(ofAllergies(eaten, 'present', toFood, reading, source));
    for (const [i, sentence] of sentences.entries()) {
      if (!sentence.mentions.some((m) => m.owner.of === 'finding' || m.owner.of === 'drug')) continue;
      const times = findTimeExpressions(reading.tokens, sentence.range, course);
      const onsetAt = sentence.mentions
        .filter((m) => m.owner.of === 'phrase' && m.owner.group === 'onset')
        .map((m) => m.start);
      const { kind, heading } = section;
      const before = sentences[i - 1] ?? null;
      const place: Place = {
        reading,
        section: kind,
        heading,
        before,
        sentence,
        times,
        onsetAt,
        definitions,
        year,
      };
      const read = sentence.mentions.flatMap((m): Reading[] => {
        const finding = m.owner.of === 'finding' ? m.owner.index : -1;
        const def = definitions[finding];
        const status = def ? reads(m, place, def, source, course.pastFromDays) : null;
        if (!def || !status || isSentWithoutPain(def, place) || isOfImage(place, def)) return [];
        if (status === 'absent' && isOutOfPlace(reader, m, def, place)) return [];
        if (status === 'absent' && deniesAPart(reader.regions, m, reading.tokens)) return [];
        if (status === 'present' && isTimeOfAnother(m, def.kind, place)) return [];
        if (status === 'present' && isReaction(m, def, place)) return [];
        if (meansOther(m, def.id, sentence)) return [];
        if (status === 'present' && isStillToCome(m, def.kind, reading)) return [];
        if (status === 'present' && isOrdered(m, def.kind, reading.tokens)) return [];
        if (status === 'present' && givesName(m, def.kind, reading.tokens)) return [];
        if (isOtherNoun(m, def.kind, reading.tokens)) return [];
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
