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

  it('every token is a slice of the text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let end = 0;
        for (const t of tokenise(text)) {
          expect(t.start).toBeGreaterThanOrEqual(end);
          expect(t.end).toBeGreaterThan(t.start);
          if (t.kind === 'word') expect(text.slice(t.start, t.end).toLowerCase()).toBe(t.written);
          end = t.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('loses no letter or digit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const covered = tokenise(text)
          .map((t) => text.slice(t.start, t.end))
          .join('');
        expect(covered.replace(/[^a-z\d]/gi, '')).toBe(text.replace(/[^a-z\d]/gi, ''));
      }),
    );
  });
});
