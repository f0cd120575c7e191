import { describe, expect, it } from 'vitest';
import { shortLabel } from './draft.ts';
import { limitsText } from './limits-text.ts';
import { unitWords } from '../../../clinical/chart/unit-words.ts';
import { numberText } from './value-text.ts';
import { axisDate, axisTime } from './wall-clock.ts';

describe('words of the plot', () => {
  it.each([
    ['mm[Hg]', 'mmHg'],
    ['10*9/L', '×10⁹/L'],
    ['10*3/uL', '×10³/µL'],
    ['umol/L', 'µmol/L'],
    ['ug/mL', 'µg/mL'],
    ['mg/dL', 'mg/dL'],
    ['Cel', '°C'],
    ['[IU]/L', 'IU/L'],
    ['m[IU]/L', 'mIU/L'],
    ['/min', '/min'],
    ['{beats}/min', '/min'],
    ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
    ['kg/m2', 'kg/m²'],
    ['1', ''],
    ['%', '%'],
    ['U/L', 'U/L'],
  ])('writes %s as %s', (ucum, words) => expect(unitWords(ucum)).toBe(words));

  it('shows the decimals of the analyte, and never rounds a small value to nothing', () => {
    expect(numberText(6.8, 1)).toBe('6.8');
    expect(numberText(140, 1)).toBe('140.0');
    expect(numberText(0.004, 1)).toBe('0.004');
    expect(numberText(12.34567, null)).toBe('12.35');
  });

  it('writes limits on one or both sides', () => {
    expect(limitsText(3.5, 5.1, 1)).toBe('3.5–5.1');
    expect(limitsText(0.11695, 1.22807, null)).toBe('0.12–1.23');
    expect(limitsText(1.005, 1.03, null)).toBe('1.005–1.03');
    expect(limitsText(0.588235, 1.040724, null)).toBe('0.59–1.04');
    expect(limitsText(0.45, 4.12, null)).toBe('0.45–4.12');
    expect(limitsText(23.9, 336.4, null)).toBe('24–336');
    expect(limitsText(90, null, 0)).toBe('≥ 90');
    expect(limitsText(null, 5, 0)).toBe('≤ 5');
  });

  it("keeps the component of LOINC's long names", () => {
    expect(shortLabel('Potassium [Moles/volume] in Serum or Plasma')).toBe('Potassium');
    expect(shortLabel('[X] odd')).toBe('[X] odd');
  });

  it('a date without a time is the same calendar day on the axis and in words, in every time zone', () => {
    const at = Date.UTC(2024, 2, 14);
    expect(axisDate(axisTime({ at, precision: 'day', approximate: false }), 'day')).toBe('14-Mar-2024');
    expect(new Date(axisTime({ at, precision: 'day', approximate: false })).getHours()).toBe(0);
    expect(axisDate(axisTime({ at, precision: 'month', approximate: false }), 'month')).toBe('Mar-2024');
  });
});
