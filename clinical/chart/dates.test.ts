import { describe, expect, it } from 'vitest';
import { endOf, parseDate, statedPeriod } from './dates.ts';

const iso = (text: string) => {
  const parsed = parseDate(text);
  return parsed === null ? null : `${new Date(parsed.at).toISOString()} ${parsed.precision}`;
};

describe('parseDate', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z year'],
    ['2026-03', '2026-03-01T00:00:00.000Z month'],
    ['2026-03-09', '2026-03-09T00:00:00.000Z day'],
    ['20260309', '2026-03-09T00:00:00.000Z day'],
    ['2026-03-09T08:05:04Z', '2026-03-09T08:05:04.000Z time'],
    ['2026-03-09T08:05:04.123Z', '2026-03-09T08:05:04.123Z time'],
    ['2026-03-09T08:05:04.123456+02:00', '2026-03-09T06:05:04.123Z time'],
    ['2026-03-09T08:05:04-0530', '2026-03-09T13:35:04.000Z time'],
    ['2026-03-09T08:05', '2026-03-09T08:05:00.000Z time'],
    ['2026-03-09 08:05:04', '2026-03-09T08:05:04.000Z time'],
    [' 2024-02-29 ', '2024-02-29T00:00:00.000Z day'],
  ])('reads %s with the precision that it states', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '', '2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '03/14/2025', '14.03.2025', '0001-01-01', '9999-12-31',
    '2025-3-1', '2025-03-01T25:00:00Z', '2025-03-01T10:61:00Z', '2025-03-01T10:00:00+99:00', '2025-03-01T10:00:00.Z',
    'yesterday', '2025-03-01X', '-2025',
  ])('does not guess at "%s"', (text) => {
    expect(parseDate(text)).toBeNull();
  }); // prettier-ignore

  it('puts one instant written in two zones at one time', () => {
    expect(parseDate('2026-01-10T09:00:00+05:30')!.at).toBe(parseDate('2026-01-10T03:30:00Z')!.at);
  });
});

describe('periods', () => {
  it('take an end in a placeholder year as open', () => {
    const { span, unreadable } = statedPeriod(
      { period: { start: '2020-01-01', end: '9999-12-31' } },
      'period',
    );
    expect([span.start?.precision, span.end, unreadable]).toEqual(['day', null, null]);
  });

  it('end with the last millisecond of what they state', () => {
    const moment = (text: string) => ({ ...parseDate(text)!, approximate: false });
    expect(new Date(endOf(moment('2024'))).toISOString()).toBe('2024-12-31T23:59:59.999Z');
    expect(new Date(endOf(moment('2024-02'))).toISOString()).toBe('2024-02-29T23:59:59.999Z');
    expect(new Date(endOf(moment('2024-02-03'))).toISOString()).toBe('2024-02-03T23:59:59.999Z');
  });
});
