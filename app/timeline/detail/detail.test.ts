import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './mark-pieces.ts';
import { originOf } from './origin.ts';

describe('marking phrases in a note', () => {
  it('the pieces joined are the note, and exactly the ranges are marked', () => {
    const ranges = fc.array(
      fc.tuple(fc.nat(40), fc.nat(12)).map(([from, length]) => ({ from, to: from + length })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), ranges, (text, marks) => {
        const pieces = piecesOf(text, marks);
        expect(pieces.map((p) => p.words).join('')).toBe(text);
        for (const { from, words, marked } of pieces) {
          for (let k = from; k < from + words.length; k += 1) {
            expect(marked).toBe(marks.some((m) => m.from <= k && k < m.to));
          }
        }
      }),
    );
  });
});

describe('who and where', () => {
  it('reads names from references and backbone elements, each once', () => {
    const resource = {
      performer: [{ display: 'Dr A' }, { actor: { display: 'Lab B' } }, { reference: 'Practitioner/1' }],
      participant: [{ individual: { display: 'Dr A' } }],
      location: [{ location: { display: 'Ward 3' } }],
    };
    expect(originOf(resource)).toEqual({ who: ['Dr A', 'Lab B'], where: ['Ward 3'] });
  });

  it.each([null, undefined, 'text', 3, [], {}])('says nothing about %j', (resource) => {
    expect(originOf(resource)).toEqual({ who: [], where: [] });
  });
});
