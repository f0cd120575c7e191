import type { ResourceRef } from '../../chart/chart.ts';
import { meansOther } from './other-meanings.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';

/** What a note says about a state of the patient: pregnant or not, in the weeks after birth. */
export interface StatedState {
  readonly state: 'pregnant' | 'not-pregnant' | 'postpartum';
  readonly evidence: ResourceRef;
  readonly words: string;
}

const aside = ['family', 'other-person', 'hypothetical', 'uncertain', 'historical', 'resolved'] as const;
/** "Born at 36 weeks' gestation", "her mother's pregnancy", "previous pregnancy": not this patient now. */
const ofBirth =
  /\b(?:born|delivered|birth|his mother|her mother|previous pregnanc|prior pregnanc|last pregnanc|child was|newborn|neonat|pregnancy of)\b/i;

function stateOf(m: Mention, words: string): StatedState['state'] | null {
  if (m.owner.of !== 'phrase' || aside.some((k) => m.meant.has(k))) return null;
  switch (m.owner.group) {
    case 'pregnant':
      if (ofBirth.test(words)) return null;
      return m.meant.has('negated') ? 'not-pregnant' : 'pregnant';
    case 'not-pregnant':
      return m.meant.has('negated') ? null : 'not-pregnant';
    case 'postpartum':
      return m.meant.has('negated') ? null : 'postpartum';
    default:
      return null;
  }
}

/** Statements about pregnancy in the order of the text. The caller knows the patient's sex and age. */
export function statesFromText(reading: DocumentReading, ref: ResourceRef): StatedState[] {
  const out: StatedState[] = [];
  for (const { section, sentences } of reading.sections) {
    if (['family-history', 'past-history', 'plan', 'technique'].includes(section.kind)) continue;
    for (const s of sentences) {
      const mentions = s.mentions.filter((m) => m.owner.of === 'phrase');
      if (mentions.length === 0) continue;
      const whole = characterRange(reading.tokens, s.range.from, s.range.to);
      for (const m of mentions) {
        if (meansOther(m, 'pregnancy-itself', s)) continue;
        const state = stateOf(m, reading.text.slice(whole.start, whole.end));
        if (!state) continue;
        const { start, end } = characterRange(reading.tokens, m.start, m.end);
        out.push({ state, evidence: `${ref}#${start}-${end}`, words: reading.text.slice(start, end) });
      }
    }
  }
  return out;
}
