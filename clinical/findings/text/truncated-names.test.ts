import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';
import { standsAsMedicine, truncatedNames } from './truncated-names.ts';

const drug = (id: string, ...names: string[]) => ({
  id,
  name: names[0] ?? id,
  names,
  codes: [],
  classes: [],
});
const names = truncatedNames([
  drug('bisoprolol', 'Bisoprolol'),
  drug('lansoprazole', 'Lansoprazole', 'Zoton'),
  drug('hydrocortisone', 'Hydrocortisone'),
  drug('hydralazine', 'Hydralazine'),
] as unknown as Parameters<typeof truncatedNames>[0]);

describe('the beginning of a medicine’s name', () => {
  it.each([
    ['bisop', true],
    ['lanso', true],
    ['lansop', true],
    ['hydro', true],
    ['hydra', true],
    ['hydr', false],
    ['zoton', false],
    ['bisoprol', false],
  ])('%s tells a medicine: %s', (written, known) => {
    expect(names.has(written)).toBe(known);
  });

  it('is none where two medicines begin alike', () => {
    const two = truncatedNames([
      drug('cefalexin', 'Cefalexin'),
      drug('cefaclor', 'Cefaclor'),
      drug('cefadroxil', 'Cefadroxil'),
      drug('prednisolone', 'Prednisolone'),
      drug('prednisone', 'Prednisone'),
    ] as unknown as Parameters<typeof truncatedNames>[0]);
    expect([two.has('cefac'), two.has('cefad')]).toEqual([true, true]);
    expect(two.has('predn')).toBe(false);
  });

  it('counts before a dose, a mark or how often it is taken, not before another word', () => {
    const next = (text: string) => tokenise(text)[1];
    expect(standsAsMedicine(next('bisop 2.5'))).toBe(true);
    expect(standsAsMedicine(next('bisop, ramipril'))).toBe(true);
    expect(standsAsMedicine(next('lansop od'))).toBe(true);
    expect(standsAsMedicine(next('metro station'))).toBe(false);
  });
});
