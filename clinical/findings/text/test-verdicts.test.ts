import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'syphilis', kind: 'laboratory', text: ['syphilis serology? [positive|reactive]'] },
    { id: 'flu', kind: 'laboratory', text: ['flu pcr? positive'], textAbsent: ['flu negative'] },
    { id: 'hiv', kind: 'laboratory', text: ['hiv <positive>'] },
    { id: 'neer', kind: 'sign', text: ['neer positive'] },
    { id: 'cocci', kind: 'laboratory', text: ['gram positive cocci'] },
    { id: 'pain', text: ['pain'] },
    { id: 'tb-test', kind: 'laboratory', text: ['quantiferon'] },
    { id: 'recent-heparin', kind: 'exposure', text: ['heparin'] },
  ],
});
const reader = buildTextReader(knowledge);

function said(text: string): string {
  const when = { at: Date.UTC(2026, 0, 15), precision: 'day', approximate: false } as const;
  const source = { ref: 'D/1', when, current: true, ranged: true };
  const told = findingsFromText(reader, knowledge.findings, readDocument(reader, text, false), source).map(
    (s) => `${s.status === 'present' ? '+' : '-'}${knowledge.findings[s.finding]?.id ?? ''}`,
  );
  return [...new Set(told)].toSorted().join(' ');
}

describe('a test called negative', () => {
  it.each([
    ['Syphilis serology neg.', '-syphilis'],
    ['HIV NR.', '-hiv'],
    ['HIV reactive.', '+hiv'],
    ['Flu -ve.', '-flu'],
    ['Flu/COVID PCR neg.', '-flu'],
    ['HIV, hep B and syphilis neg.', '-hiv -syphilis'],
    ['Neer neg, pain on abduction.', '+pain -neer'],
    ['Gram negative rods.', ''],
    ['QuantiFERON neg at baseline.', '-tb-test'],
    ['Heparin NOT given.', '-recent-heparin'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});
