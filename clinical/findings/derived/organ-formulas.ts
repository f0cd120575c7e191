import { samePanel } from './formula.ts';
import type { Formula } from './formula.ts';

const panel = (analyte: string, unit: string) => ({ analyte, unit, withinHours: samePanel });

/**
 * CKD-EPI 2021 creatinine equation without race, for adults: 142 × min(Scr/κ, 1)^α × max(Scr/κ, 1)^−1.200 × 0.9938^age
 * (× 1.012 if female); κ 0.7 female, 0.9 male; α −0.241 female, −0.302 male.
 * Inker LA et al. N Engl J Med 2021;385:1737-49.
 */
export const estimatedGfr: Formula = {
  id: 'ckd-epi-2021',
  output: 'egfr',
  outputUnit: 'mL/min/{1.73_m2}',
  inputs: [panel('creatinine', 'mg/dL')],
  compute: ([creatinine = 0], { ageYears, sex }) => {
    if (ageYears === null || ageYears < 18 || sex === null || creatinine <= 0) return null;
    const female = sex === 'female';
    const ratio = creatinine / (female ? 0.7 : 0.9);
    const below = Math.min(ratio, 1) ** (female ? -0.241 : -0.302);
    const above = Math.max(ratio, 1) ** -1.2;
    return 142 * below * above * 0.9938 ** ageYears * (female ? 1.012 : 1);
  },
};

/** Age × AST / (platelets × √ALT), for adults. Sterling RK et al. Hepatology 2006;43:1317-25. */
export const fib4: Formula = {
  id: 'fib-4',
  output: 'fib-4',
  outputUnit: '1',
  inputs: [panel('ast', 'U/L'), panel('alt', 'U/L'), panel('platelets', '10*3/uL')],
  compute: ([ast = 0, alt = 0, platelets = 0], { ageYears }) =>
    ageYears === null || ageYears < 18 || alt <= 0 || platelets <= 0
      ? null
      : (ageYears * ast) / (platelets * Math.sqrt(alt)),
};

/** Iron / total iron binding capacity, per cent: the definition. */
export const transferrinSaturation: Formula = {
  id: 'transferrin-saturation',
  output: 'transferrin-saturation',
  outputUnit: '%',
  inputs: [panel('iron', 'ug/dL'), panel('tibc', 'ug/dL')],
  compute: ([iron = 0, capacity = 0]) => (capacity > 0 ? (100 * iron) / capacity : null),
};

/** Haematocrit × 10 / red cells: the definition (Wintrobe MM. J Lab Clin Med 1932;17:899-912). */
export const meanCellVolume: Formula = {
  id: 'mcv',
  output: 'mcv',
  outputUnit: 'fL',
  inputs: [panel('hematocrit', '%'), panel('rbc', '10*6/uL')],
  compute: ([hematocrit = 0, cells = 0]) => (cells > 0 ? (10 * hematocrit) / cells : null),
};

function ratio(id: string, unit: string, of: string, to: string): Formula {
  return {
    id,
    output: id,
    outputUnit: '1',
    inputs: [panel(of, unit), panel(to, unit)],
    compute: ([a = 0, b = 0]) => (b > 0 ? a / b : null),
  };
}

function difference(id: string, unit: string, of: string, minus: string): Formula {
  return {
    id,
    output: id,
    outputUnit: unit,
    inputs: [panel(of, unit), panel(minus, unit)],
    compute: ([a = 0, b = 0]) => (a >= b ? a - b : null),
  };
}

function absolute(cell: string): Formula {
  return {
    id: `${cell}-abs`,
    output: `${cell}-abs`,
    outputUnit: '10*3/uL',
    inputs: [panel(`${cell}-pct`, '%'), panel('wbc', '10*3/uL')],
    compute: ([percent = 0, white = 0]) => (white * percent) / 100,
  };
}

/** Definitions: quotients, differences and shares of measured values. */
export const organFormulas: readonly Formula[] = [
  estimatedGfr,
  fib4,
  transferrinSaturation,
  meanCellVolume,
  ratio('bun-creatinine-ratio', 'mg/dL', 'bun', 'creatinine'),
  ratio('ast-alt-ratio', 'U/L', 'ast', 'alt'),
  difference('globulin', 'g/dL', 'total-protein', 'albumin'),
  difference('bilirubin-indirect', 'mg/dL', 'bilirubin-total', 'bilirubin-direct'),
  ...['neutrophils', 'lymphocytes', 'monocytes', 'eosinophils', 'basophils'].map(absolute),
];
