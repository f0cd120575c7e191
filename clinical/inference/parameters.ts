/**
 * Parameters of the inference itself (not of medicine), fitted on development cases; how each was
 * chosen, and what changing it does, stands in docs/model/accuracy.md.
 */
export interface InferenceParameters {
  /** Exponent on encounter frequencies: 1 trusts them fully, 0 ignores them. Age and sex are trusted fully. */
  readonly priorExponent: number;
  /** Weight of the second, third, … finding of one group, relative to the strongest. */
  readonly groupTemper: number;
  /** Each further group of findings counts this much of the one before, strongest first: findings of one patient are never independent. */
  readonly evidenceDecay: number;
  /** The same for how an unmodelled condition gathers support: it explains a handful of things, not forty. */
  readonly otherDecay: number;
  /** Divides every log weight before normalising: naive independence is overconfident. */
  readonly temperature: number;
  /** P(a statement of absence is right and the finding was looked for). */
  readonly absenceReliability: number;
  /** P(a present finding was read wrongly or by chance), a floor under every likelihood. */
  readonly readingError: number;
  /** How well an unmodelled condition explains a finding: likelihood `background ** (1 - otherFit)`. */
  readonly otherFit: number;
  /** Mass that no finding can take away from `other`: the model itself may be wrong. */
  readonly modelError: number;
  /** Prior of "none of the modelled conditions", nothing new at all included. */
  readonly otherPrior: number;
  /** Factor on the prior when none of a condition's required findings is recorded. */
  readonly requirementMissing: number;
  /** Factor when a pregnancy condition meets a patient whose pregnancy was not assessed. */
  readonly pregnancyUnknown: number;
  /** Prior odds factor for a new episode of a condition that the patient is known to have. */
  readonly relapseOdds: number;
  readonly ranking: 'posterior' | 'disablement';
  readonly bands: { readonly likely: number; readonly possible: number };
}

export const PARAMETERS: InferenceParameters = {
  priorExponent: 0.35,
  groupTemper: 0.5,
  evidenceDecay: 0.97,
  otherDecay: 0.75,
  temperature: 1.25,
  absenceReliability: 0.9,
  readingError: 0.002,
  otherFit: 0.25,
  modelError: 0.04,
  otherPrior: 0.25,
  requirementMissing: 0.02,
  pregnancyUnknown: 0.1,
  relapseOdds: 5,
  ranking: 'posterior',
  bands: { likely: 0.5, possible: 0.1 },
};
