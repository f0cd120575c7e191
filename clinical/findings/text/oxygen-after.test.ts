import { describe, expect, it } from 'vitest';
import { oxygenAfter } from './oxygen-after.ts';

const after = (text: string) => {
  const found = oxygenAfter(`SpO2 95${text}`, 'SpO2 95'.length);
  return found && [found.analyte, found.comparator ?? '', found.value].join(' ').replace('  ', ' ');
};

describe('the oxygen behind a saturation', () => {
  it.each([
    ['% on 3L O2, T 37.1', 'inhaled-o2-flow 3'],
    ['% on 2 L nasal cannula', 'inhaled-o2-flow 2'],
    ['% 4L NC', 'inhaled-o2-flow 4'],
    ['% (on 15 L/min NRB)', 'inhaled-o2-flow 15'],
    ['% via nasal prongs at 2 litres', 'inhaled-o2-flow 2'],
    ['% with 1.5 lpm', 'inhaled-o2-flow 1.5'],
    [' % (FiO2 0.4)', 'inhaled-o2-concentration 40'],
    ['% on 28% Venturi', 'inhaled-o2-concentration 28'],
    ['% RA', 'inhaled-o2-flow 0'],
    ['% on room air', 'inhaled-o2-flow 0'],
    ['% on air', 'inhaled-o2-flow 0'],
    ['% on nasal cannula', 'inhaled-o2-flow > 0'],
    ['% on non-rebreather', 'inhaled-o2-flow > 0'],
  ])('SpO2 95%s', (text, told) => {
    expect(after(text)).toBe(told);
  });

  it.each([
    '%',
    '%, RR 18',
    '%. Given 2 L saline',
    '%, BP 84/50 after 2 L saline',
    '%; oxygen stopped',
    '% on arrival',
  ])('nothing tells it in "SpO2 95%s"', (text) => {
    expect(after(text)).toBeNull();
  });
});
