import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';
import { isWorthListing } from '../differential/differential-list.tsx';
import { createChartEngine } from './chart-engine.ts';
import { packAssessment, unpackAssessment } from './sent-assessment.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const knowledge = unpackKnowledge(JSON.parse(read('clinical/knowledge/compiled/knowledge.json')));

function assessed(name: string) {
  const bundle = JSON.parse(read(`fhir-fixtures/cases/${name}/bundle.json`)) as {
    entry: { resource: { resourceType: string; id: string } }[];
  };
  const resources = bundle.entry.map(({ resource }) => resource);
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')!.id;
  const of = { patient: `Patient/${patient}`, server: 'https://ehr.example/fhir' };
  const engine = createChartEngine(knowledge, of, { kind: 'record', now: Date.UTC(2026, 10, 21) });
  engine.add(resources);
  return engine.assess(knowledge, []);
}

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
