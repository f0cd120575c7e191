import { describe, expect, it } from 'vitest';
import { dateRange, rangeMatches, valueRange } from './date-range.ts';

const iso = (text: string) => {
  const range = dateRange(text);
  return range && [new Date(range.from).toISOString(), new Date(range.to).toISOString()];
};

describe('date ranges', () => {
  it.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-12-31', '2024-12-31T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-05-01T10:20', '2024-05-01T10:20:00.000Z', '2024-05-01T10:20:59.999Z'],
    ['2024-05-01T23:30:00-05:00', '2024-05-02T04:30:00.000Z', '2024-05-02T04:30:00.999Z'],
  ])('%s covers what its precision says', (text, from, to) => {
    expect(iso(text)).toEqual([from, to]);
  });

  it.each(['', 'yesterday', '24-01-01', '2024-13-01', '2024-01-01T25:00:00Z'])('"%s" is no date', (text) => {
    expect(dateRange(text)).toBeUndefined();
  });

  it('leaves the ends of a period open that are not given', () => {
    expect(valueRange({ start: '2024' })?.to).toBe(Infinity);
    expect(valueRange({ end: '2024' })?.from).toBe(-Infinity);
    expect(valueRange({})).toBeUndefined();
  });

  // R4 3.1.1.4.7, with a stored value of one day against a search for a month.
  it.each([
    ['eq', '2024-03-15', '2024-03', true],
    ['eq', '2024-03', '2024-03-15', false],
    ['ne', '2024-04-15', '2024-03', true],
    ['lt', '2024-02-28', '2024-03', true],
    ['lt', '2024-03-01', '2024-03', false],
    ['le', '2024-03-31', '2024-03', true],
    ['gt', '2024-03-31', '2024-03', false],
    ['gt', '2024-04-01', '2024-03', true],
    ['ge', '2024-03-01', '2024-03', true],
    ['sa', '2024-03-31', '2024-03', false],
    ['sa', '2024-04-01', '2024-03', true],
    ['eb', '2024-02-29', '2024-03', true],
    ['eb', '2024-03-01', '2024-03', false],
  ])('%s: stored %s, asked %s: %s', (prefix, stored, asked, expected) => {
    expect(rangeMatches(prefix, dateRange(stored)!, dateRange(asked)!)).toBe(expected);
  });
});
