import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { BareName } from './bare-names.ts';
import { statedAsHeld } from './conditions-from-text.ts';
import { isKnownIllness } from './known-illnesses.ts';
import { namedYear } from './past-mentions.ts';
import type { Place } from './past-mentions.ts';
import { characterRange } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokenise.ts';

const listMarks = new Set([',', 'or', 'nor', 'and', '/', '+', '&', 'any']);

/** "Daughter reports mum has dementia": the mother is the patient. */
const ofTheReporter =
  /\b(?:daughter|son)\s+(?:says|said|reports|reported|states|stated|feels|thinks|notes|noted|tells|worried|concerned)\b/i;

/** "Brought in by his brother for detox": who came along. */
const escort =
  /\b(?:brought|bib|driven|dropped|accompanied|escorted|referred|sent|found|called|here|seen|attend\w*|lives|living|stays)\b[^.;\n]{0,24}\b(?:by|with)\s+(?:his|her|their|the|a)?\s*$/i;

/** Whether a finding about relatives is said of one. */
export function familyStatus(m: Mention, place: Place, def: FindingDefinition): boolean {
  const { reading, sentence } = place;
  const { start } = characterRange(reading.tokens, sentence.range.from, m.end);
  if (ofTheReporter.test(reading.text.slice(start, reading.tokens[m.start]?.start ?? start))) return false;
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  if (escort.test(reading.text.slice(from, reading.tokens[m.start]?.start ?? from))) return false;
  const ownWords = def.text.some((t) => /family|<family>|mother|father|parent|sibling|relative/.test(t));
  return (
    m.meant.has('family') ||
    m.meant.has('patient-and-family') ||
    place.section === 'family-history' ||
    ownWords
  );
}

/** "?New type 1 diabetes" is today's thought, no history; "possible stroke in the past" is one. */
export function isSupposed(m: Mention, { section }: Place, def: FindingDefinition): boolean {
  const past = section === 'past-history' || m.meant.has('historical') || m.meant.has('family');
  return def.kind === 'history' && m.meant.has('uncertain') && !past && section !== 'family-history';
}

/** "First pregnancy: pre-eclampsia": of another time, but hers. */
function ofOwnPregnancy({ used }: Mention, { reading: { tokens }, sentence: { scopes } }: Place): boolean {
  return scopes.some(
    ({ kind, from, to, trigger }) =>
      kind === 'other-person' &&
      tokens[trigger.end - 1]?.written === 'pregnancy' &&
      used.some((i) => i >= from && i < to),
  );
}

/** "Contact with a colleague who had tuberculosis": the patient's contact, though the illness is another's; so is what he believes of others. */
export function isContact(m: Mention, place: Place, def: FindingDefinition): boolean {
  if (def.id === 'paranoia') return m.meant.has('other-person');
  if (def.id === 'maternal-gbs') return true;
  if (def.kind === 'history' && ofOwnPregnancy(m, place)) return true;
  if (def.kind !== 'exposure') return false;
  const others = place.sentence.scopes.filter((s) => s.kind === 'family' || s.kind === 'other-person');
  return m.used.some((i) => !others.some((s) => i >= s.from && i < s.to));
}

const testKinds: ReadonlySet<FindingDefinition['kind']> = new Set([
  'laboratory',
  'imaging',
  'procedure-result',
]);

/** "QuantiFERON neg at baseline", "heparin NOT given", "palms, soles normal": the verdict right behind the name. */
export function isCalledNegative(m: Mention, { reading }: Place, def: FindingDefinition): boolean {
  if (m.owner.of !== 'finding' || m.owner.absent) return false;
  const [verdict, next] = [reading.tokens[m.end], reading.tokens[m.end + 1]];
  if (def.kind === 'medicine' || def.kind === 'exposure')
    return verdict?.stem === 'not' && next?.stem === 'giv';
  if (def.kind === 'sign' && (next === undefined || next.kind === 'mark'))
    return /^(?:normal|nad|spar|unremarkabl|unaffect)$/.test(verdict?.stem ?? '');
  if (!testKinds.has(def.kind)) return false;
  return /^(?:neg|negativ|nr|nonreactiv)$/.test(verdict?.stem ?? '') && next?.stem !== 'for';
}

/** Right behind the word that denies it, or behind a mark of its list. */
function isItemOfDenials(m: Mention, { reading }: Place): boolean {
  if (!m.deniedBy) return false;
  const before = reading.tokens[m.start - 1];
  return m.deniedBy.trigger.end === m.start || listMarks.has(before?.stem ?? '');
}

/** A word that makes another thing of the name before it. */
function goesOnWith(next: Token | undefined): boolean {
  return next !== undefined && /^(?:jerk|reflex|pain|contact|block|sign|sound)$/.test(next.stem);
}

const ofHistory = /^(?:history|hx|known|case|nkco)$/;

/** "Never had TB", "no hx of Ca", "no h/o DM, HTN, asthma": the denial says that a history is meant. */
function isNeverHad(m: Mention, place: Place): boolean {
  const { start = 0, end = 0 } = m.deniedBy?.trigger ?? {};
  if (end === 0 || start > m.start) return false;
  const words = place.reading.tokens.slice(start, m.start).map((t) => t.stem);
  if (words.slice(0, end - start).some((w) => ofHistory.test(w))) return isItemOfDenials(m, place);
  return m.start - end <= 3 && (words.includes('never') || words.some((w) => ofHistory.test(w)));
}

/** An illness named alone is a history where the place or the sentence makes it one. */
export function isStatedBare(m: Mention, only: BareName['only'], place: Place): boolean {
  const { reading, section, sentence } = place;
  const { meant } = m;
  // "Ankle jerks absent" denies no swelling of the ankles.
  if (only === 'denied') return isItemOfDenials(m, place) && !goesOnWith(reading.tokens[m.end]);
  if (only === 'relative') return meant.has('family') || section === 'family-history';
  if (meant.has('uncertain')) return false;
  if (isNeverHad(m, place) || ofOwnPregnancy(m, place)) return true;
  if (section === 'past-history' || meant.has('historical') || namedYear(m, place)) return true;
  return only === 'known' && (statedAsHeld(reading, m, sentence) || isKnownIllness(m, place));
}

/** "Advised re leg weakness - none present": the list that was asked about is denied at its end. */
export function isAnsweredNone(m: Mention, { reading }: Place): boolean {
  const trigger = m.deniedBy?.trigger;
  if (!trigger || trigger.start < m.end) return false;
  return /^(?:none|nil)$/.test(reading.tokens[trigger.start]?.stem ?? '');
}

const meanwhile = /^(?:with|during|after|before|on|when|while|between)$/;
const known = /^(?:the|this|these|his|her|their|my|each|every)$/;
const deed = /^(?:coughing|swallowing|eating|crying|walking)$/;

/**
 * "No vomiting with the headache", "no leak on coughing" deny nothing of the headache or the cough, but tell when something
 * else isn't there; what is spoken of as known is there. Null: the mention is no such circumstance.
 */
export function asCircumstance(m: Mention, { reading, sentence }: Place): 'stated' | 'unsaid' | null {
  const trigger = m.deniedBy?.trigger;
  if (!trigger || trigger.end > m.start || m.owner.of !== 'finding' || m.owner.absent) return null;
  const isKnown = known.test(reading.tokens[m.start - 1]?.written ?? '');
  const at = m.start - (isKnown ? 2 : 1);
  const word = reading.tokens[at]?.written ?? '';
  if (at < trigger.end || !meanwhile.test(word)) return null;
  if (deed.test(reading.tokens[m.start]?.written ?? '')) return 'unsaid';
  const denied = sentence.mentions.some(
    (o) => o.owner.of === 'finding' && !o.owner.absent && o.end === at && o.start >= trigger.end,
  );
  if (!denied) return null;
  if (isKnown) return 'stated';
  return word === 'with' ? null : 'unsaid';
}

const onlyWhen =
  /\b(?:when|whenever|if|while|unless|until|once)(?: (?:he|she|they|i|we|pt|patient|baby))?\s*$/i;

/** "Comes up when he lies flat", "sick if eating and drinking": what is normal as a circumstance denies nothing. */
export function isWhenSo(m: Mention, { reading, sentence }: Place): boolean {
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  return onlyWhen.test(reading.text.slice(from, reading.tokens[m.start]?.start ?? from));
}
