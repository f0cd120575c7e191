import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { indexAnalytes, toCanonical } from './analyte-index.ts';
import { isLoincCode } from './loinc.ts';
import { parseUnit } from './units.ts';

const analytes = realAnalytes();
const find = (id: string) => analytes.find((a) => a.id === id)!;
const convert = (id: string, value: number, unit: string) => toCanonical(analytes, find(id), value, unit);

/** Worked by hand from molar masses, definitions of units and the affine relations, not by this code. */
const TABLE: readonly (readonly [analyte: string, value: number, unit: string, canonical: number])[] = [
  ['body-temperature', 101.3, '[degF]', 38.5],
  ['body-temperature', 101.3, '°F', 38.5],
  ['body-temperature', 98.6, 'Deg F', 37],
  ['body-temperature', 310.15, 'K', 37],
  ['body-temperature', 37.2, 'degrees Celsius', 37.2],
  ['body-temperature', 37.2, 'C', 37.2],
  ['hba1c', 48, 'mmol/mol', 6.543],
  ['hba1c', 7.1, 'percent', 7.1],
  ['hemoglobin', 131, 'g/L', 13.1],
  ['hemoglobin', 13.1, 'gm/dl', 13.1],
  ['hemoglobin', 13.1, 'g/100ml', 13.1],
  ['hemoglobin', 8.1, 'mmol/L', 13.05],
  ['glucose', 5.5, 'mmol/L', 99.09],
  ['glucose', 1.1, 'g/L', 110],
  ['creatinine', 88, 'umol/L', 0.995],
  ['creatinine', 88, 'µmol/L', 0.995],
  ['bun', 7, 'mmol/L', 19.6],
  ['calcium-total', 2.4, 'mmol/L', 9.62],
  ['bilirubin-total', 17.1, 'umol/l', 1.0],
  ['cholesterol-total', 5.2, 'mmol/L', 201],
  ['triglycerides', 1.7, 'mmol/L', 150.5],
  ['wbc', 15_000, '/mm3', 15],
  ['wbc', 15_000, 'cells/mcL', 15],
  ['wbc', 15, 'x10e3/uL', 15],
  ['wbc', 15, '10*9/L', 15],
  ['wbc', 15, 'K/uL', 15],
  ['wbc', 15, 'thou/mm3', 15],
  ['wbc', 15, 'Count 10^9/L', 15],
  ['wbc', 15, 'G/L', 15],
  ['rbc', 4.7, 'M/uL', 4.7],
  ['rbc', 4.7, 'x10e6/uL', 4.7],
  ['rbc', 4.7, '10*12/L', 4.7],
  ['rbc', 4.7, 'T/L', 4.7],
  ['platelets', 210_000, '/uL', 210],
  ['hematocrit', 0.41, 'L/L', 41],
  ['hematocrit', 0.41, '1', 41],
  ['spo2', 0.97, '1', 97],
  ['heart-rate', 72, 'BEATS PER MINUTE', 72],
  ['heart-rate', 72, 'bpm', 72],
  ['heart-rate', 72, '{beats}/min', 72],
  ['heart-rate', 72, 'Beats / minute', 72],
  ['respiratory-rate', 16, 'breaths/min', 16],
  ['systolic-bp', 16, 'kPa', 120],
  ['systolic-bp', 120, 'mmHg', 120],
  ['systolic-bp', 120, 'mm Hg', 120],
  ['systolic-bp', 120, 'millimeters of mercury', 120],
  ['body-weight', 154, 'lbs', 69.85],
  ['body-weight', 154, '[lb_av]', 69.85],
  ['body-weight', 3500, 'g', 3.5],
  ['body-height', 70, 'in', 177.8],
  ['body-height', 5.9, '[ft_i]', 179.8],
  ['body-height', 1.78, 'm', 178],
  ['alt', 40, 'IU/L', 40],
  ['alt', 40, 'units/L', 40],
  ['alt', 0.67, 'ukat/L', 40.2],
  ['potassium', 4.2, 'mEq/L', 4.2],
  ['tsh', 2.5, 'uIU/mL', 2.5],
  ['tsh', 2.5, 'mIU/L', 2.5],
  ['tsh', 2.5, 'mU/L', 2.5],
  ['t4-free', 15.4, 'pmol/L', 1.196],
  ['crp', 1.2, 'mg/dL', 12],
  ['troponin-i', 45, 'ng/L', 0.045],
  ['d-dimer-feu', 0.8, 'ug/mL{FEU}', 800],
  ['d-dimer-feu', 0.8, 'mg/L FEU', 800],
  ['egfr', 58, 'mL/min/1.73m2', 58],
  ['egfr', 58, 'ml/min/1.73 m²', 58],
  ['egfr', 58, 'mL/min/1.73 sq m', 58],
  ['egfr', 58, 'mL/min/{1.73_m2}', 58],
  ['urine-albumin-creatinine-ratio', 3.4, 'mg/mmol', 30.06],
  ['urine-albumin-creatinine-ratio', 30, 'mg/g creat', 30],
  ['urine-protein-24h', 1.2, 'g/24h', 1200],
  ['esr', 12, 'mm/hr', 12],
  ['vitamin-d-25oh', 75, 'nmol/L', 30.05],
  ['vitamin-b12', 221, 'pmol/L', 299.5],
  ['ferritin', 30, 'mcg/L', 30],
  ['iron', 15, 'umol/L', 83.8],
  ['lactate', 18, 'mg/dL', 2.0],
  ['uric-acid', 357, 'umol/L', 6.0],
  ['osmolality-serum', 290, 'mOsm/kg H2O', 290],
  ['urine-rbc', 12, '/HPF', 12],
  ['qtc-interval', 0.45, 's', 450],
  ['qtc-interval', 450, 'msec', 450],
  ['inr', 2.5, '{INR}', 2.5],
  ['inr', 2.5, 'ratio', 2.5],
  ['ethanol', 0.08, '%', 80],
  ['lead', 0.24, 'umol/L', 4.97],
  ['hba1c', 6.1, '% of total Hgb', 6.1],
  ['hba1c', 43, 'mmol/mol Hb', 6.09],
  ['wbc', 7.2, 'Thousand/uL', 7.2],
  ['wbc', 7.2, 'x10(3)/mcL', 7.2],
  ['wbc', 7.2, 'X10*3/UL', 7.2],
  ['wbc', 7.2, 'THOU/CU MM', 7.2],
  ['wbc', 7.2, '10*3/mm3', 7.2],
  ['rbc', 4.7, 'Million/uL', 4.7],
  ['rbc', 4.7, 'mill/mm3', 4.7],
  ['ldl', 96, 'mg/dL (calc)', 96],
  ['egfr', 58, 'mL/min/1.73*m2', 58],
  ['egfr', 58, 'mL/min/1.73', 58],
  ['tsh', 2.5, 'mcIU/mL', 2.5],
  ['creatinine', 88, 'mcmol/L', 0.995],
  ['body-weight', 154, 'lbs.', 69.85],
  ['body-temperature', 101.3, 'deg. F', 38.5],
  ['urine-albumin-creatinine-ratio', 30, 'mcg/mg creat', 30],
  ['fecal-calprotectin', 80, 'mcg/g stool', 80],
  ['mcv', 88, 'um^3', 88],
  ['respiratory-rate', 16, 'resp/min', 16],
];

describe('converting to the canonical unit', () => {
  it.each(TABLE)('%s %d %s is %d', (id, value, unit, canonical) => {
    const got = convert(id, value, unit);
    expect(got).not.toBeNull();
    expect(Math.abs(got! - canonical)).toBeLessThanOrEqual(Math.abs(canonical) * 0.002);
  });

  it.each([
    ['glucose', 'furlongs'],
    ['hemoglobin', 'mm[Hg]'],
    ['potassium', 'mg/dL'],
    ['wbc', 'K'],
    ['creatinine', ''],
    ['body-temperature', 'mg/dL'],
    ['d-dimer-feu', 'ng/mL{DDU}'],
    ['d-dimer-ddu', 'ng/mL FEU'],
    ['urine-rbc', '/LPF'],
    ['rdw-sd', '%'],
    ['glucose', '__proto__'],
  ])('%s in "%s" is not a number', (id, unit) => {
    expect(convert(id, 5, unit)).toBeNull();
  });

  it('K is kelvin alone and thousands before a volume', () => {
    expect(parseUnit('K')?.dimension).toBe('kelvin');
    expect(parseUnit('K/uL')).toEqual(parseUnit('10*3/uL'));
  });
});

describe('the analytes of the knowledge base', () => {
  it('have LOINC codes whose check digit is right, each meaning one analyte', () => {
    const codes = analytes.flatMap((a) => a.loinc);
    expect(codes.filter((c) => !isLoincCode(c))).toEqual([]);
    expect(codes.filter((c, i) => codes.indexOf(c) !== i)).toEqual([]);
  });

  it('have names of which each means one analyte', () => {
    const names = analytes.flatMap((a) => a.names);
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
    for (const a of analytes)
      for (const n of a.names) expect(indexAnalytes(analytes).byName(n)?.id).toBe(a.id);
  });

  it('have units that are all understood', () => {
    const units = analytes
      .filter((a) => !a.qualitative)
      .flatMap((a) => [a.unit, ...a.units.map((u) => u.unit)]);
    expect([...new Set(units)].filter((u) => parseUnit(u) === null)).toEqual([]);
  });

  it('keep a declared conversion where the same unit could be reached through another', () => {
    const differing = analytes.flatMap((a) =>
      a.units.filter((u) => {
        const got = toCanonical(analytes, a, 7, u.unit);
        return got === null || Math.abs(got - (7 * u.factor + u.offset)) > 1e-6 * Math.abs(got);
      }),
    );
    expect(differing).toEqual([]);
  });

  it('have ranges inside the plausible limits, low before high', () => {
    for (const a of analytes)
      for (const { low, high } of a.ranges) {
        if (low !== null && high !== null) expect(low, a.id).toBeLessThanOrEqual(high);
        for (const end of [low, high])
          if (end !== null) {
            expect(end, a.id).toBeGreaterThanOrEqual(a.plausible.low);
            expect(end, a.id).toBeLessThanOrEqual(a.plausible.high);
          }
      }
  });
});
