import { describe, expect, it } from 'vitest';
import { formatDate } from './format-date.ts';

describe('formatDate', () => {
  const at = Date.UTC(2024, 2, 4);

  it('shows a date only as exactly as it is known', () => {
    expect(formatDate(at, 'day')).toBe('04-Mar-2024');
    expect(formatDate(at, 'month')).toBe('Mar-2024');
    expect(formatDate(at, 'year')).toBe('2024');
  });

  it('keeps the calendar day of a date without a time in every time zone', () => {
    expect(formatDate(Date.UTC(2024, 0, 1), 'day')).toBe('01-Jan-2024');
    expect(formatDate(Date.UTC(2024, 11, 31), 'day')).toBe('31-Dec-2024');
  });

  it("shows a time on the reader's clock", () => {
    const local = new Date(2024, 2, 4, 9, 5).getTime();
    expect(formatDate(local, 'time')).toBe('04-Mar-2024 09:05');
  });

  it('says that an impossible date is not recorded', () => {
    expect(formatDate(Number.NaN)).toBe('not recorded');
  });
});
