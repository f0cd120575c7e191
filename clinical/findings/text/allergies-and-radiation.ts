import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Section, SectionKind } from './sections.ts';

/** Where a statement stands: as much of it as these rules look at. */
interface Standing {
  readonly reading: DocumentReading;
  readonly section: SectionKind;
  readonly sentence: SentenceReading;
  /** The sentence before it in its section. */
  readonly before: SentenceReading | null;
}

const sent =
  /^(?:pain-radiating|pain-below-knee|radicular|rest-chest-pain|positional-chest-pain|pain-after-meals)/;
const painful =
  /^(?:pain|ach|achy|discomfort|tight|pressur|heavy|heavi|sor|cramp|colic|burn|angina|sciatic|headach|hurt|stab|band|squeez|crush|tender|sensation|numb|tingl|shoot|spasm|gnaw|grip|twing|agony|ball|dull|sharp|heartburn|indigest|reflux|acid)/;

/** "A rash spreading to the arms", "a murmur radiating to the neck" is no pain that does. */
export function isSentWithoutPain(def: FindingDefinition, { reading, sentence, before }: Standing): boolean {
  if (!sent.test(def.id)) return false;
  return ![sentence, before].some(
    (s) => s && reading.tokens.slice(s.range.from, s.range.to).some((t) => painful.test(t.stem)),
  );
}

/** What a medicine named among allergies states. */
export const drugAllergy = 'history-drug-allergy';
const allergicTo =
  /\b(?:allerg(?:ic|y|ies) to|anaphylaxis (?:to|with)|react(?:ed|ion|ions) to|intoleran(?:t of|t to|ce to)|(?:gets?|got|comes? out in|breaks? out in) (?:an? |in )?(?:\w+ )?(?:rash|hives|urticaria|wheeze|itch\w*) (?:with|from|on|to)|swells?(?: up)? (?:with|from|on))[^.;:]{0,30}$/i;
const reactedWith =
  /^\s*(?:[-–—(:→=>]+|(?:in the past |previously |once |always )?(?:gives|gave|causes|caused|brings)(?: (?:him|her|me|them))?(?: out in)?(?: an?)?)\s*(?:\w+ )?(?:rash|hives|urticaria|anaphyla\w+|angio-?o?edema|itch\w*|swelling|sjs|wheez\w*|bronchospasm)\b/i;
const notHeld = ['negated', 'hypothetical', 'uncertain', 'family', 'other-person'] as const;

/** "Allergies: codeine", "allergic to trimethoprim": any medicine named where allergies are. */
export function allergyTo(m: Mention, { reading, section, sentence }: Standing): boolean {
  if (m.owner.of !== 'drug' || notHeld.some((k) => m.meant.has(k))) return false;
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  const before = reading.text.slice(from, reading.tokens[m.start]?.start ?? from);
  const end = reading.tokens[m.end - 1]?.end ?? from;
  return (
    (section === 'allergies' && !/^\s*n\/?k(?:d?a)\b/i.test(before)) ||
    allergicTo.test(before) ||
    reactedWith.test(reading.text.slice(end, end + 48))
  );
}

const reactsWith = /^\s*(?:intoleran\w+\s*)?[-–—(:→=]+\s*$/;
const stoppedFor =
  /\b(?:stopped|off|discontinued|switched|changed|ceased|withdrawn|intoleran\w+|tolerate[d]?)\b[^.;]{0,40}\b(?:because of|because|due to|owing to|bc|b\/c|d\/t|secondary to|causing|with) (?:\w+ )?$/i;
const givesHim =
  /^\s*(?:gives|causes|brings)\s+(?:(?:him|her|me|them)\s+)?(?:(?:an?|out in)\s+)?(?:\w+\s+)?$/i;
/** "Allergic to penicillin, which gave him a rash". */
const whichGave =
  /^, (?:which|that|it) (?:gave|caused|brought)(?: (?:him|her|me|them))?(?: out in)?(?: an?)? ?(?:\w+ )?$/i;
const reactionKinds: ReadonlySet<FindingDefinition['kind']> = new Set(['symptom', 'sign']);

/** "Penicillin - vomits", "ramipril stopped because of cough": what a medicine once did, and not today's complaint. */
export function isReaction(m: Mention, def: FindingDefinition, { reading, sentence }: Standing): boolean {
  if (!reactionKinds.has(def.kind) || def.id === 'relief-with-nitroglycerin') return false;
  const start = reading.tokens[m.start]?.start ?? 0;
  const next = m.end < sentence.range.to ? reading.tokens[m.end] : undefined;
  const closed = next === undefined || next.kind === 'mark';
  return sentence.mentions.some((o) => {
    if (o.owner.of !== 'drug' || o.end > m.start) return false;
    const between = reading.text.slice(reading.tokens[o.end - 1]?.end ?? start, start);
    if (whichGave.test(between) && allergicTo.test(reading.text.slice(0, reading.tokens[o.start]?.start)))
      return true;
    return (closed && reactsWith.test(between)) || stoppedFor.test(between) || givesHim.test(between);
  });
}

const noneNamed =
  /^[\s:–—-]*(?:nil(?: known| drugs?| to drugs?| of note)?|none(?: known)?|no known[\w ]{0,30}|no drugs?(?: allerg\w+)?|denies(?: any)?|n\/?k(?:d?a)?|not known|negative|neg)\s*(?=[.,;\n]|$)/i;

/** "Allergies: nil drugs", "Allergy: none known": the characters that deny any, or null. */
export function deniesAllergies(
  { text }: DocumentReading,
  { kind, start, bodyStart, end }: Section,
): { readonly start: number; readonly end: number } | null {
  const found = kind === 'allergies' ? noneNamed.exec(text.slice(bodyStart, end)) : null;
  return found ? { start, end: bodyStart + found[0].length } : null;
}

/** Short names that mean a medicine among allergies only: elsewhere "PCN" is a tube in a kidney, "pen" one of insulin. */
const shortName =
  /^[\s:–—-]*(?:drugs?\b:?\s*)?(?:[\w ]{2,20}, ?){0,2}(?<name>pcn|pen|sulfa|sulpha)\b(?! ?(?:nil|none|no\b))/i;

/** "ALLERGIES: PCN (hives)": the characters of a medicine's short name among allergies, or null. */
export function namesAllergen(
  { text }: DocumentReading,
  { kind, bodyStart, end }: Section,
): { readonly start: number; readonly end: number } | null {
  const found = kind === 'allergies' ? shortName.exec(text.slice(bodyStart, end)) : null;
  const name = found?.groups?.name;
  const last = found ? bodyStart + found[0].length : 0;
  return name === undefined ? null : { start: last - name.length, end: last };
}

/** What a food or a sting named among allergies states. */
export const foodAllergy = 'history-food-allergy';
const food =
  /\b(?:(?:tree |pea|cashew )?nuts?|eggs?|shellfish|seafood|prawns?|shrimps?|(?<!cat)fish|milk|dairy|sesame|soya?|wheat|kiwi|(?:bee|wasp)(?: stings?)?)\b(?![^.;,\n]{0,24}\b(?:grown? out|outgr\w+|tolerat\w+|ok\b))/i;
const noFood = /\b(?:no|not|nil|denies)\b[^.;,\n]{0,20}$/i;

/** "Allergies: penicillin, nuts": the characters of a food among allergies, or null. */
export function namesFood(
  { text }: DocumentReading,
  { kind, bodyStart, end }: Section,
): { readonly start: number; readonly end: number } | null {
  const body = text.slice(bodyStart, end);
  const found = kind === 'allergies' ? food.exec(body) : null;
  if (!found || noFood.test(body.slice(0, found.index))) return null;
  return { start: bodyStart + found.index, end: bodyStart + found.index + found[0].length };
}
