import { describe, expect, it } from 'vitest';
import { resultPatterns } from './test-results.ts';

const names = (absent: boolean, text: readonly string[]) =>
  resultPatterns({ kind: 'laboratory', text })
    .filter((p) => p.absent === absent)
    .map((p) => p.text.replace(/ \[test\|screen\|serology.*$/, ''))
    .filter((p) => !p.endsWith(' -'));

describe('the answers of a test', () => {
  it('are read of every test whose pattern names a positive result', () => {
    expect(names(false, ['vdrl positive', '[dat|coombs] <positive>', 'positive malaria film'])).toEqual([
      'vdrl',
      '[dat|coombs]',
      'malaria film',
    ]);
    expect(names(true, ['vdrl positive'])).toEqual(['vdrl']);
  });

  it('deny a test that is named without its kind, and state none', () => {
    expect(names(true, ['hiv [test|screen] positive'])).toEqual(['hiv [test|screen]', 'hiv']);
    expect(names(false, ['hiv [test|screen] positive'])).toEqual(['hiv [test|screen]']);
  });

  it('state none of a word that is the kind of many, and none of a sign', () => {
    expect(names(false, ['culture positive', 'blood ketones positive'])).toEqual([]);
    const sign = resultPatterns({ kind: 'sign', text: ['murphy sign positive', 'gram positive cocci'] });
    expect(sign).toEqual([{ text: 'murphy sign [<negative>|nr|-|undetected]', absent: true }]);
    expect(resultPatterns({ kind: 'symptom', text: ['cough positive'] })).toEqual([]);
  });
});
