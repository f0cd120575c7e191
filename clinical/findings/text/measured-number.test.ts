import { describe, expect, it } from 'vitest';
import { endsAsMeasured, isWithin, measuredAt } from './measured-number.ts';
import { tokenise } from './tokenise.ts';

const limits = { low: 3, high: 15 };
const at = (text: string, number: string): boolean => {
  const tokens = tokenise(text);
  const measured = measuredAt(
    tokens,
    tokens.findIndex((t) => t.written === number),
  );
  return measured !== null && isWithin(measured, limits);
};
const reads = (text: string, ...words: string[]): boolean => {
  const tokens = tokenise(text);
  const used = words.map((w) => tokens.findIndex((t) => t.written === w));
  return endsAsMeasured(tokens, used, tokens.length);
};

describe('a number that a pattern measures', () => {
  it('is a value within the limits, or what a score reaches out of its most', () => {
    expect(at('GCS 8', '8')).toBe(true);
    expect(at('GCS 8/15', '8')).toBe(true);
    expect(at('GCS 16', '16')).toBe(false);
  });

  it('is no part of a date or time, and not what stands below a fraction', () => {
    expect(at('MMSE 12/4/25', '12')).toBe(false);
    expect(at('seen at 8:30', '8')).toBe(false);
    expect(at('score 2/10', '10')).toBe(false);
  });

  it('is of a range both ends, not limits to stay within', () => {
    expect(at('RR 6-8', '6')).toBe(true);
    expect(at('RR 8-25', '8')).toBe(false);
  });

  it('is the first number behind its name, unless a side parts them', () => {
    expect(reads('Temp 36.6 at 40', 'temp', '40')).toBe(false);
    expect(reads('IOP R 14 L 40', 'iop', '40')).toBe(true);
  });

  it.each([
    ['SLR 30 reps', 'slr', '30'],
    ['MMSE 12 weeks ago', 'mmse', '12'],
    ['refill 4 tablets', 'refill', '4'],
    ['FIT 10 mg', 'fit', '10'],
    ['respirations 6-hourly', 'respirations', '6'],
    ['BMI 30th centile', 'bmi', '30'],
  ])('is no value where a unit of something else follows: %s', (text, name, number) => {
    expect(reads(text, name, number)).toBe(false);
  });

  it('is one with its own unit', () => {
    expect(reads('residual 400 ml', 'residual', '400')).toBe(true);
  });
});
