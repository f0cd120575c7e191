import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import { isDeniedEffect } from './medicines-from-text.ts';
import type { Mention } from './mentions.ts';
import type { Place } from './past-mentions.ts';
import { characterRange } from './read-document.ts';
import type { Token } from './tokenise.ts';

const normalWords = new Set(['negativ', 'neg', 'normal', 'unremarkabl', 'clear', 'intact', '5']);

function isOtherThan(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.stem === 'other' && tokens[at + 1]?.stem === 'than';
}

/** "CT head negative for bleed" is no normal scan; "power 5/5 except the left leg" no full power. */
export function goesOnElsewhere(m: Mention, { reading, sentence }: Place): boolean {
  const { tokens } = reading;
  const [last, next] = [tokens[m.end - 1], m.end < sentence.range.to ? tokens[m.end] : undefined];
  // "1 ppd -> 1/2 ppd", "GAD - continue sertraline": an arrow or a dash, no verdict.
  const marksGoOn = tokens.slice(m.end, m.end + 3).some((t) => t.stem === '-');
  if (last?.stem === '-' && (next?.stem === '>' || (next?.kind === 'word' && !marksGoOn))) return true;
  if (next?.stem === 'for') return last?.stem === 'negativ' || last?.stem === 'neg';
  const excepts =
    /^(?:except|apart|asid|besid|besides)$/.test(next?.stem ?? '') || isOtherThan(tokens, m.end);
  return excepts && m.owner.of === 'finding' && (m.owner.absent || normalWords.has(last?.stem ?? ''));
}

/** "Didn't take Malarone" is no "took Malarone". */
const takes = /^(?:tak|us|hav|report|show)$/;

/** "No murmur, chest clear", "no PMH, NKDA": what says normal by itself is denied by nothing in front of its comma. */
export function isItemOfItsOwn(m: Mention, { reading }: Place): boolean {
  const trigger = m.deniedBy?.trigger;
  if (!trigger) return false;
  // "Alcohol: nil": the word that denies is the phrase's own. In "oriented to person, but not place" it isn't.
  const own = (i: number): boolean => !takes.test(reading.tokens[i]?.stem ?? '');
  if (m.used.some((i) => i >= trigger.start && i < trigger.end && own(i))) return true;
  if (trigger.end >= m.start) return false;
  const before = reading.tokens[m.start - 1]?.stem;
  // "No wasting and reflexes normal"; in "not awake and alert" both are denied.
  const noun = /^(?:no|nil|without|den(?:y|ies|ied))$/.test(reading.tokens[trigger.start]?.written ?? '');
  return before === ',' || (before === 'and' && noun && m.end - m.start > 1);
}

/** "Not pregnant (coil)", "no PMH (asthma as a child)": one thing in brackets is the reason or the exception. */
export function isBracketedReason(
  m: Mention,
  { reading, sentence }: Place,
  { kind }: FindingDefinition,
): boolean {
  const trigger = m.deniedBy?.trigger;
  if (!trigger || trigger.end > m.start || (kind !== 'history' && kind !== 'exposure')) return false;
  const stems = reading.tokens.slice(trigger.end, sentence.range.to).map((t) => t.stem);
  const open = stems.lastIndexOf('(', m.start - trigger.end);
  const close = stems.indexOf(')', m.end - trigger.end);
  if (open < 1 || close < 0 || stems.slice(open, m.start - trigger.end).includes(')')) return false;
  return !stems.slice(open, close).some((stem) => /^(?:,|or|nor|and|\/)$/.test(stem));
}

const complaining = /\b(?:c\/o|no h\/o|k\/c\/o|n\/k\/c\/o)\b/i;

/** "C/o cough x 2 months. H/o blood in sputum.": in such notes "h/o" tells the complaint, an illness apart. */
export function isToldComplaint(
  m: Mention,
  { reading, section, sentence }: Place,
  def: FindingDefinition,
): boolean {
  if (def.kind !== 'symptom' || section === 'past-history' || !complaining.test(reading.text)) return false;
  const past = sentence.scopes.filter(
    (s) => s.kind === 'historical' && m.used.some((i) => i >= s.from && i < s.to),
  );
  return past.every(({ trigger }) => {
    const { start, end } = characterRange(reading.tokens, trigger.start, trigger.end);
    return /^h\/o$/i.test(reading.text.slice(start, end));
  });
}

/** "Not controlled with metformin", "never misses her warfarin": what is denied is an effect of the medicine, or missing it. */
export function isOfEffect(m: Mention, { reading, sentence }: Place, { kind }: FindingDefinition): boolean {
  if (kind !== 'medicine') return false;
  const [from, to] = [sentence.range.from, m.start].map((i) => reading.tokens[i]?.start ?? 0);
  return isDeniedEffect(reading.text.slice(from, to));
}
