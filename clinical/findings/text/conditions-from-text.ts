import type { ResourceRef } from '../../chart/chart.ts';
import type { ConditionDefinition, FindingDefinition } from '../../knowledge/knowledge.ts';
import type { KnownCondition } from '../finding.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading, SectionReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';

const notThePatients = ['negated', 'family', 'other-person', 'hypothetical', 'uncertain'] as const;
const quietSections = new Set([
  'family-history',
  'allergies',
  'plan',
  'technique',
  'indication',
  'assessment',
  'results',
]);

const described = new Set(['symptom', 'sign', 'imaging', 'laboratory', 'procedure-result']);

/** Longest name first: "type 2 diabetes" leaves no room for "diabetes", nor does the sign "subcutaneous emphysema". */
function longestOnly(sentence: SentenceReading, findings: readonly FindingDefinition[]): Mention[] {
  const mentions = sentence.mentions.filter(
    (m) =>
      m.owner.of === 'condition' ||
      (m.owner.of === 'finding' && described.has(findings[m.owner.index]?.kind ?? '')),
  );
  return mentions.filter(
    (m) => !mentions.some((o) => o.used.length > m.used.length && o.start <= m.start && m.end <= o.end),
  );
}

/** "71M, AF, apixaban stopped": what stands right behind age and sex. */
const opensWithPerson =
  /^\W*(?:[A-Z]+[.:] )?\d{1,3}\s?(?:y\/?o|yr|year[- ]old)?\s?(?:M|F|[Mm]ale|[Ff]emale|man|woman|lady|gentleman)\b,?\s*(?:PMHx?|[Bb]g)?:?\s*$/;

/** "I have gout", "she's got the a-fib", "Has asthma": of oneself, or without saying who. */
const ownWords =
  /(?:^\W*(?:has|have)|\b(?:I|we)(?: also)? have|(?:['’]ve|['’]s)(?: also)? got)(?: (?:the|a|bad|mild|severe|my|known|chronic|\w+,|\w+ and)){0,3}\s+$/i;

/** "He has hypertension", "a woman with asthma": a statement of what the patient is known to have. */
export function statedAsHeld(reading: DocumentReading, m: Mention, sentence: SentenceReading): boolean {
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  const before = reading.text.slice(from, reading.tokens[m.start]?.start ?? from);
  if (opensWithPerson.test(before) || ownWords.test(before)) return true;
  return /\b(?:he|she|patient|pt|who|man|woman|lady|gentleman|boy|girl|infant|male|female|child|also|\d{1,3}\s?[mf]|y\/?o)\b[^.;]*\b(?:has|have|had|with|takes \w+ for|known|diagnosed|w\/(?=\s))(?:\b|(?<=\/))[^.;]*$/i.test(
    before,
  );
}

/**
 * A known condition needs words that say so: the section of past history, "history of", "known", "diagnosed with";
 * for chronic ones also "has" or "with". What is over ("resolved", "as a child", an acute illness of the past) is past.
 */
function heldAs(
  reading: DocumentReading,
  section: SectionReading,
  sentence: SentenceReading,
  m: Mention,
  def: ConditionDefinition,
): 'active' | 'past' | null {
  if (notThePatients.some((k) => m.meant.has(k)) || quietSections.has(section.section.kind)) return null;
  if (m.meant.has('resolved')) return 'past';
  const historical = m.meant.has('historical') || section.section.kind === 'past-history';
  if (historical) return def.acuity === 'routine' ? 'active' : 'past';
  return def.acuity === 'routine' && statedAsHeld(reading, m, sentence) ? 'active' : null;
}

/** Conditions that a note states as already known, with the range that says so. */
export function conditionsFromText(
  conditions: readonly ConditionDefinition[],
  findings: readonly FindingDefinition[],
  reading: DocumentReading,
  ref: ResourceRef,
): KnownCondition[] {
  const out: KnownCondition[] = [];
  for (const section of reading.sections) {
    for (const sentence of section.sentences) {
      for (const m of longestOnly(sentence, findings)) {
        const def = m.owner.of === 'condition' ? conditions[m.owner.index] : undefined;
        const status = def ? heldAs(reading, section, sentence, m, def) : null;
        if (!def || !status) continue;
        const { start, end } = characterRange(reading.tokens, m.start, m.end);
        out.push({ id: def.id, evidence: [`${ref}#${start}-${end}`], status });
      }
    }
  }
  return out;
}
