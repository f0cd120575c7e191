import type { Basis } from '../../clinical/knowledge/knowledge.ts';
import type { Band, MissingFinding, RankedDiagnosis } from '../../clinical/inference/differential.ts';

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

/**
 * "× 8.1, an estimate": by how much it multiplies the odds here. The ratio is the model's own, against everything else
 * that it knows; only how often the finding goes with the condition is from the source, which therefore stands after it.
 */
export function weightInNumbers(weight: number, basis: Basis, citationOf: (basis: Basis) => string): string {
  const ratio = Math.exp(weight);
  const shown = ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(2);
  return `× ${shown}, ${basis === 'estimate' ? 'an estimate' : `with frequencies from ${citationOf(basis)}`}`;
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

/** Said of the person, not of a thing that is there or not: "Not present for months", not "No present for months". */
const PREDICATE = /^(present|found|born|better|smoked) /i;
/** A lack already: a "no" before it would have to be read twice. */
const LACK =
  /^(no|not|absent|reduced|loss|normal|decreased|impaired|unequal|unrefreshing|restricted|undescended) /i;

/** A finding as the record states it: "Fever", "No fever", "Does not take a statin", "Absent limb pulse: not found". */
export function statementOf(name: string, status: 'present' | 'absent'): string {
  if (status === 'present') return name;
  const [first = '', ...rest] = name.split(' ');
  if (/^(takes|drinks|receives)$/i.test(first))
    return `Does not ${first.toLowerCase().slice(0, -1)} ${rest.join(' ')}`;
  if (/^unable$/i.test(first)) return `Able ${rest.join(' ')}`;
  if (PREDICATE.test(name)) return `Not ${inSentence(name)}`;
  if (LACK.test(name)) return `${name}: not found`;
  return `No ${inSentence(name)}`;
}

/** What an answer to a question that nobody has asked yet would say, whichever answer says more. */
export function wouldTell({ ifPresent, ifAbsent }: Pick<MissingFinding, 'ifPresent' | 'ifAbsent'>): string {
  if (Math.abs(ifPresent) >= Math.abs(ifAbsent))
    return ifPresent > 0 ? 'would support' : 'would speak against';
  return ifAbsent < 0 ? 'absence would speak against' : 'absence would support';
}

const VALUE = /^[<>≤≥]?[\d.,]+$/;

/** Under "Blood pressure 140/90 or above" the detail "Systolic blood pressure 152 mmHg" is "systolic 152 mmHg". */
export function changeInShort({ title, detail }: { title: string; detail: string }): string {
  const short = beforeInShort(detail);
  const words = short.split(' ');
  const value = words.findIndex((word) => VALUE.test(word));
  const titled = title.toLowerCase().split(' ');
  const name = words.slice(0, Math.max(0, value));
  const rest = name.filter((word) => !titled.includes(word.toLowerCase()));
  const isNamed = rest.length < name.length && rest.every((word) => /^(systolic|diastolic)$/i.test(word));
  return isNamed ? inSentence([...rest, ...words.slice(value)].join(' ')) : short;
}

/** "HbA1c 7.2 %, before HbA1c 7.6 %" becomes "HbA1c 7.2 %, before 7.6 %": the same name need not be read twice. */
export function beforeInShort(detail: string): string {
  const [now = '', before, ...more] = detail.split(', before ');
  if (before === undefined || more.length) return detail;
  const [nows, befores] = [now.split(' '), before.split(' ')];
  const value = befores.findIndex((word) => VALUE.test(word));
  const isShared = value > 0 && befores.slice(0, value).every((word, i) => word === nows[i]);
  return isShared ? `${now}, before ${befores.slice(value).join(' ')}` : detail;
}

/** A number and the word behind it stay on one line: a value apart from its unit can be misread. */
export function withNumbersKept(words: string): string {
  return words.replace(/(\d) (?=[^\s\d])/g, '$1\u00a0');
}
