import { describe, expect, it } from 'vitest';
import { canonicalPattern, compilePattern, PatternError } from './compile-pattern.ts';

const macros = {
  pain: ['pain', 'ache', '[dull|sharp] discomfort'],
  rlq: ['right lower quadrant', 'rlq'],
  loop: ['<loop>'],
  bad: ['x & y'],
};
const keys = (text: string) => compilePattern(text, macros).parts.map((p) => p.map((s) => s.key));

describe('compilePattern', () => {
  it('reduces words to stems and drops articles', () => {
    expect(keys('the swollen knees')).toEqual([['swell', 'kne']]);
  });

  it('splits at & and keeps macros as choices', () => {
    expect(keys('<pain> & <rlq>')).toEqual([['<pain>'], ['<rlq>']]);
  });

  it('marks optional words and gaps', () => {
    const [part] = compilePattern('acute? pain ... shoulder', macros).parts;
    expect(part?.map((s) => [s.optional, s.gap])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('reads a hyphenated word split or joined', () => {
    const [step] = compilePattern('x-ray', macros).parts[0] ?? [];
    expect(step?.options.map((o) => o.map((s) => s.key))).toEqual([['x', 'ray'], ['xray']]);
  });

  it('takes a lone < or > as the mark itself', () => {
    expect(keys('ratio > 20')).toEqual([['ratio', '>', '20']]);
    expect(keys('fena [below|<] 1')[0]).toHaveLength(3);
  });

  it.each([
    ['<pian>', 'no macro <pian>'],
    ['<pain', '"<" without ">"'],
    ['[x|y', '"[" without "]"'],
    ['pain &', 'part is empty'],
    ['the', 'part is empty'],
    ['acute?', 'every word of a part is optional'],
    ['pain ...', '"..." must stand between'],
    ['... pain', '"..." must stand between'],
    ['[x & y]', '"&" may not stand inside'],
    ['<loop>', 'contains itself'],
    ['<bad>', 'may not contain "&"'],
    ['pain ]', 'unexpected "]"'],
    ['pvr {70-30}', 'the limits of a number, the lower first'],
    ['pvr {70}', 'the limits of a number'],
  ])('refuses %s and says why', (pattern, problem) => {
    expect(() => compilePattern(pattern, macros)).toThrow(PatternError);
    expect(() => compilePattern(pattern, macros)).toThrow(problem);
  });
});

describe('canonicalPattern', () => {
  it('is equal for patterns that differ only in inflection, order of parts and of alternatives', () => {
    const canonical = (t: string) => canonicalPattern(compilePattern(t, macros));
    expect(canonical('<rlq> & [aching|swollen]')).toBe(canonical('[swell|ache] & <rlq>'));
    expect(canonical('knee pain')).not.toBe(canonical('pain knee'));
  });
});
