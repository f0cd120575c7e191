import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { checkPatterns } from './check-patterns.ts';

const mistakes = (findings: Parameters<typeof testKnowledge>[0]['findings']) => {
  const knowledge = testKnowledge({ findings: findings ?? [] });
  return checkPatterns(knowledge.findings, knowledge.macros).map(
    (m) => `${m.finding} ${m.list} ${m.position} ${m.kind}`,
  );
};

describe('checkPatterns', () => {
  it('places a malformed pattern', () => {
    expect(mistakes([{ id: 'a', text: ['fine', '<pian>'], textAbsent: ['[open'] }])).toEqual([
      'a text 1 malformed',
      'a textAbsent 0 malformed',
    ]);
  });

  it('finds patterns that differ only in inflection and order', () => {
    expect(
      mistakes([
        { id: 'a', text: ['<pain> & swollen'] },
        { id: 'b', text: ['swelling & <pain>'] },
      ]),
    ).toEqual(['b text 0 shared']);
  });

  it('lets a finding about relatives share words with the patient’s own', () => {
    expect(
      mistakes([
        { id: 'history-stroke', text: ['stroke'] },
        { id: 'family-history-stroke', text: ['stroke'] },
      ]),
    ).toEqual([]);
  });
});
