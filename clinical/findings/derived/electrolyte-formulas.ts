import { samePanel } from './formula.ts';
import type { Formula } from './formula.ts';

const mmol = (analyte: string) => ({ analyte, unit: 'mmol/L', withinHours: samePanel });
const mgPerDl = (analyte: string) => ({ analyte, unit: 'mg/dL', withinHours: samePanel });

/** Na − Cl − HCO3, without potassium. Emmett M, Narins RG. Medicine (Baltimore) 1977;56:38-54. */
export const anionGap: Formula = {
  id: 'anion-gap',
  output: 'anion-gap',
  outputUnit: 'mmol/L',
  inputs: [mmol('sodium'), mmol('chloride'), mmol('bicarbonate-total-co2')],
  compute: ([sodium = 0, chloride = 0, bicarbonate = 0]) => sodium - chloride - bicarbonate,
};

/** Total calcium + 0.8 × (4 − albumin). Payne RB et al. BMJ 1973;4:643-6. */
export const correctedCalcium: Formula = {
  id: 'calcium-corrected',
  output: 'calcium-corrected',
  outputUnit: 'mg/dL',
  inputs: [mgPerDl('calcium-total'), { analyte: 'albumin', unit: 'g/dL', withinHours: samePanel }],
  compute: ([calcium = 0, albumin = 0]) => calcium + 0.8 * (4 - albumin),
};

/** Na + 2.4 per 100 mg/dL of glucose above 100. Hillier TA et al. Am J Med 1999;106:399-403. */
export const correctedSodium: Formula = {
  id: 'sodium-corrected',
  output: 'sodium-corrected',
  outputUnit: 'mmol/L',
  inputs: [mmol('sodium'), mgPerDl('glucose')],
  compute: ([sodium = 0, glucose = 0]) => (glucose > 100 ? sodium + (2.4 * (glucose - 100)) / 100 : sodium),
};

/** Measured − (2 Na + glucose/18 + BUN/2.8). Smithline N, Gardner KD. JAMA 1976;236:1594-7. */
export const osmolalGap: Formula = {
  id: 'osmolal-gap',
  output: 'osmolal-gap',
  outputUnit: 'mosm/kg',
  inputs: [
    { analyte: 'osmolality-serum', unit: 'mosm/kg', withinHours: samePanel },
    mmol('sodium'),
    mgPerDl('glucose'),
    mgPerDl('bun'),
  ],
  compute: ([measured = 0, sodium = 0, glucose = 0, bun = 0]) =>
    measured - (2 * sodium + glucose / 18 + bun / 2.8),
};

/**
 * Alveolar minus arterial oxygen at sea level: FiO2 × (760 − 47) − PaCO2/0.8 − PaO2. Needs a recorded inspired oxygen
 * concentration; room air is not assumed. West JB. Respiratory Physiology, 9th ed. 2012.
 */
export const alveolarArterialGradient: Formula = {
  id: 'a-a-gradient',
  output: 'a-a-gradient',
  outputUnit: 'mm[Hg]',
  inputs: [
    { analyte: 'po2-arterial', unit: 'mm[Hg]', withinHours: 1 },
    { analyte: 'pco2-arterial', unit: 'mm[Hg]', withinHours: 1 },
    { analyte: 'inhaled-o2-concentration', unit: '%', withinHours: 1 },
  ],
  compute: ([oxygen = 0, carbonDioxide = 0, inspired = 0]) =>
    (inspired / 100) * (760 - 47) - carbonDioxide / 0.8 - oxygen,
};

export const electrolyteFormulas: readonly Formula[] = [
  anionGap,
  correctedCalcium,
  correctedSodium,
  osmolalGap,
  alveolarArterialGradient,
];
