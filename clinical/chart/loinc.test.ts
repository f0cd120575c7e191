import { describe, expect, it } from 'vitest';
import { isLoincCode } from './loinc.ts';

describe('the LOINC check digit', () => {
  it.each(['2823-3', '718-7', '85354-9', '2160-0', '98979-8', '8310-5'])('accepts %s', (code) => {
    expect(isLoincCode(code)).toBe(true);
  });

  it.each([
    '2823-4',
    '718-8',
    '1000123',
    '',
    '-',
    '2823',
    'LP29684-5',
    '12345678-1',
    '2823-33',
    '28a3-3',
    '－1',
  ])('refuses "%s"', (code) => {
    expect(isLoincCode(code)).toBe(false);
  });

  it('catches every single wrong digit of a code', () => {
    for (let i = 0; i < 5; i += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const wrong = `85354-9`.split('').with(i, String(digit)).join('');
        expect(isLoincCode(wrong)).toBe(wrong === '85354-9');
      }
  });
});
