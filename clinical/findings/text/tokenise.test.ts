import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

const stems = (text: string) => tokenise(text).map((t) => t.stem);

describe('tokenise', () => {
  it('keeps thousands, decimals and units apart', () => {
    expect(stems('15,000/mm3')).toEqual(['15000', '/', 'mm3']);
    expect(stems('38.5°C')).toEqual(['38.5', '°', 'c']);
    expect(stems('130/80')).toEqual(['130', '/', '80']);
  });

  it('splits hyphenated words and marks the join', () => {
    expect(tokenise('non-tender knee').map((t) => [t.stem, t.hyphen])).toEqual([
      ['non', false],
      ['tender', true],
      ['kne', false],
    ]);
  });

  it('drops quotes and keeps other marks', () => {
    expect(stems('"no pain", he said')).toEqual(['no', 'pain', ',', 'he', 'said']);
  });

  it('reads an abbreviation as the words that it stands for, at its place', () => {
    expect(stems('c/o SOB, N/V')).toEqual(stems('complains of shortness of breath, nausea and vomiting'));
    const [, nausea] = tokenise('No N/V today');
    expect([nausea?.start, nausea?.end]).toEqual([3, 6]);
  });

  it('reads an ambiguous abbreviation only in capitals', () => {
    expect(stems('LE edema')).toEqual(stems('lower extremity edema'));
    expect(stems('le')).toEqual(['le']);
  });

  it('reads a capital L or R before a word as a side, not after a number nor as the flag of a result', () => {
    expect(stems('L calf')).toEqual(['left', 'calf']);
    expect(stems('2 L oxygen')).toEqual(['2', 'l', 'oxygen']);
    expect(stems('K 2.9 L, Na 140')).toContain('l');
  });

  it('parts a vital sign from its number', () => {
    expect(stems('T38.4 RR24 Hb82')).toEqual(['t', '38.4', 'rr', '24', 'hb', '82']);
    expect(stems('T4 SpO2')).toEqual(['t4', 'spo2']);
  });

  it('every token is a slice of the text, in order; only the words of an abbreviation share one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let end = 0;
        let before = { start: -1, end: -1 };
        for (const t of tokenise(text)) {
          const sameAbbreviation = t.start === before.start && t.end === before.end;
          if (!sameAbbreviation) expect(t.start).toBeGreaterThanOrEqual(end);
          expect(t.end).toBeGreaterThan(t.start);
          before = t;
          end = t.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('loses no letter or digit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const ranges = new Map(tokenise(text).map((t) => [t.start, t.end]));
        const covered = [...ranges].map(([start, end]) => text.slice(start, end)).join('');
        expect(covered.replace(/[^a-z\d]/gi, '')).toBe(text.replace(/[^a-z\d]/gi, ''));
      }),
    );
  });
});
