import { describe, expect, it } from 'vitest';
import { readBloodPressure, readNumber } from './numbers-in-text.ts';

describe('a number in a text', () => {
  it.each([
    ['5.4', 5.4, null, null, null],
    [' 5.4 mmol/L ', 5.4, null, 'mmol/L', null],
    ['<0.01', 0.01, '<', null, null],
    ['< 0.01 ng/mL', 0.01, '<', 'ng/mL', null],
    ['>=90', 90, '>=', null, null],
    ['≤ 5 mg/L', 5, '<=', 'mg/L', null],
    ['greater than 60', 60, '>', null, null],
    ['1,200 /uL', 1200, null, '/uL', null],
    ['12,345,678', 12_345_678, null, null, null],
    ['7,2 %', 7.2, null, '%', null],
    ['13.5 (H)', 13.5, null, null, 'H'],
    ['13.5 H', 13.5, null, null, 'H'],
    ['13.5 g/dL L', 13.5, null, 'g/dL', 'L'],
    ['5.4 mmol/L (high)', 5.4, null, 'mmol/L', 'high'],
    ['15 x10e3/uL', 15, null, 'x10e3/uL', null],
    ['-2.5', -2.5, null, null, null],
    ['.5', 0.5, null, null, null],
    ['72 beats per minute', 72, null, 'beats per minute', null],
  ])('"%s" is read', (text, value, comparator, unit, flag) => {
    expect(readNumber(text)).toEqual({ value, comparator, unit, flag });
  });

  it.each([
    '', '5-10', '5 - 10', '120/80', '1:160', '1+', '2+ protein', '2026-01-10', 'negative', 'see comment', '3 of 5 cores',
    'hemolyzed 5', '10.1.2', '+', 'O2', '1 to 3', '99 bottles of beer on the wall are far too many to be a unit',
  ])('"%s" is not one number', (text) => {
    expect(readNumber(text)).toBeNull();
  }); // prettier-ignore

  it('reads a blood pressure and nothing like it', () => {
    expect(readBloodPressure('120/80')).toEqual({ systolic: 120, diastolic: 80 });
    expect(readBloodPressure('88 / 50 mmHg')).toEqual({ systolic: 88, diastolic: 50 });
    expect(readBloodPressure('1/2')).toBeNull();
    expect(readBloodPressure('120/80/60')).toBeNull();
  });
});
