import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeTicks, timeTicks } from './time-ticks.ts';

const DAY = 86_400_000;
const at = (y: number, m: number, d = 1, h = 0) => new Date(y, m - 1, d, h).getTime();

describe('ticks of the calendar', () => {
  it('a year in 600 px has months under their year', () => {
    const { minor, major } = timeTicks({ start: at(2025, 1, 15), end: at(2026, 1, 20) }, 600);
    expect(minor.map((t) => t.label)).toEqual([
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      'Jan',
    ]);
    expect(major.map((t) => t.label)).toEqual(['2025', '2026']);
  });

  it('a week has days under their month, a day has hours under its date', () => {
    const week = timeTicks({ start: at(2026, 1, 28), end: at(2026, 2, 4) }, 600);
    expect(week.minor.map((t) => t.label)).toEqual(['28', '29', '30', '31', '1', '2', '3', '4']);
    expect(week.major.map((t) => t.label)).toEqual(['Jan-2026', 'Feb-2026']);
    const day = timeTicks({ start: at(2026, 1, 28), end: at(2026, 1, 29) }, 600);
    expect(day.minor[1]!.label).toMatch(/^\d\d:00$/);
    expect(day.major.map((t) => t.label)).toEqual(['28-Jan-2026', '29-Jan-2026']);
  });

  it('weeks start anew with each month, without a crowd at its end', () => {
    const { minor } = timeTicks({ start: at(2026, 1, 1), end: at(2026, 3, 1) }, 300);
    expect(minor.map((t) => t.label)).toEqual(['1', '8', '15', '22', '1', '8', '15', '22', '1']);
  });

  it('labels never collide, at any zoom, and always rise', () => {
    const spans = fc
      .double({ min: Math.log(10 * 60_000), max: Math.log(110 * 365 * DAY), noNaN: true })
      .map(Math.exp);
    const starts = fc.integer({ min: at(1930, 1), max: at(2030, 1) });
    fc.assert(
      fc.property(starts, spans, fc.integer({ min: 200, max: 2000 }), (start, span, width) => {
        const { minor } = timeTicks({ start, end: start + span }, width);
        minor.slice(1).forEach((tick, i) => {
          const gap = ((tick.at - minor[i]!.at) / span) * width;
          expect(gap).toBeGreaterThan(minor[i]!.label.length > 3 ? 24 : 11);
        });
        expect(minor.length).toBeLessThanOrEqual(width / 12);
      }),
    );
  });

  it('counts from an event in both directions', () => {
    const zero = at(2026, 1, 10);
    const { minor } = relativeTicks({ start: zero - 3 * DAY, end: zero + 3 * DAY }, 600, zero);
    expect(minor.map((t) => t.label)).toContain('−1 d');
    expect(minor.find((t) => t.at === zero)!.label).toBe('0');
    expect(minor.map((t) => t.label)).toContain('+2 d');
  });
});
