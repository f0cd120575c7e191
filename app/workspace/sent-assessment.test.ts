import { expect, it } from 'vitest';
import { isWorthListing } from '../differential/differential-list.tsx';
import { packAssessment, unpackAssessment } from './sent-assessment.ts';
import { knowledge, launchedEngine } from './testing/launched-engine.ts';

const assessed = (name: string) => launchedEngine(name).assess(knowledge, []);

it.each(['breathless-multimorbid', 'acute-appendicitis'])(
  'the page has of every entry what the worker made of it: %s',
  (name) => {
    const assessment = assessed(name);
    expect(assessment.differential.entries.length).toBeGreaterThan(100);
    // What is sent is copied as a message is.
    expect(unpackAssessment(structuredClone(packAssessment(assessment)))).toEqual(assessment);
  },
);

it('no reasons of unlikely entries are read for the list in sight', () => {
  const packed = packAssessment(assessed('breathless-multimorbid'));
  const { entries } = unpackAssessment({ ...packed, details: 'not to be read' }).differential;
  expect(entries.filter(isWorthListing).length).toBeGreaterThan(0);
});
