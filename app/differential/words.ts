import type { Basis } from '../../clinical/knowledge/knowledge.ts';
import type { Band, RankedDiagnosis } from '../../clinical/inference/differential.ts';

/** Plain words for a log-weight; the number stays available. Limits follow the usual reading of likelihood ratios 2, 5 and 10. */
export function strengthOf(weight: number): 'strong' | 'moderate' | 'slight' {
  const ratio = Math.exp(Math.abs(weight));
  if (ratio >= 10) return 'strong';
  return ratio >= 3 ? 'moderate' : 'slight';
}

export const BAND_WORDS: Record<Band, string> = {
  likely: 'Likely',
  possible: 'Possible',
  'less-likely': 'Less likely',
};

export const ACUITY_WORDS = { emergent: 'Emergency', urgent: 'Urgent', routine: 'Routine' } as const;

export const KIND_WORDS: Record<RankedDiagnosis['kind'], string | null> = {
  new: null,
  'drug-effect': 'Drug effect',
  relapse: 'Known: relapse or complication',
};

/** "LR 8.1 (estimate)": the likelihood ratio that the weight stands for, and where it comes from. */
export function weightInNumbers(weight: number, basis: Basis): string {
  const ratio = Math.exp(weight);
  const shown = ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(2);
  return `likelihood ratio ${shown}, ${basis === 'estimate' ? 'estimate' : basis}`;
}

export function countsOf(d: RankedDiagnosis): { for: number; against: number; missing: number } {
  return {
    for: d.reasons.filter((r) => r.direction === 'for').length,
    against: d.reasons.filter((r) => r.direction === 'against').length,
    missing: d.missing.length,
  };
}

export function percentOf(probability: number): string {
  if (probability < 0.01) return '< 1 %';
  if (probability > 0.99) return '> 99 %';
  return `${Math.round(probability * 100)} %`;
}

/** For the middle of a sentence: "Fever" becomes "fever", "ST elevation" and "C-reactive protein" stay. */
export function inSentence(name: string): string {
  const [first = '', second = ''] = name;
  const startsWord = /[a-z ]/.test(second);
  return startsWord && !/^[A-Z] /.test(name) ? first.toLowerCase() + name.slice(1) : name;
}

const VALUE = /^[<>≤≥]?[\d.,]+$/;

/** "HbA1c 7.2 %, before HbA1c 7.6 %" becomes "HbA1c 7.2 %, before 7.6 %": the same name need not be read twice. */
export function beforeInShort(detail: string): string {
  const [now = '', before, ...more] = detail.split(', before ');
  if (before === undefined || more.length) return detail;
  const [nows, befores] = [now.split(' '), before.split(' ')];
  const value = befores.findIndex((word) => VALUE.test(word));
  const isShared = value > 0 && befores.slice(0, value).every((word, i) => word === nows[i]);
  return isShared ? `${now}, before ${befores.slice(value).join(' ')}` : detail;
}
