import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';
import { createChartEngine } from './chart-engine.ts';
import { quietWork } from './quiet-work.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const knowledge = unpackKnowledge(JSON.parse(read('clinical/knowledge/compiled/knowledge.json')));

function launched(name: string) {
  const bundle = JSON.parse(read(`fhir-fixtures/cases/${name}/bundle.json`)) as {
    entry: { resource: { resourceType: string; id: string } }[];
  };
  const resources = bundle.entry.map(({ resource }) => resource);
  const patient = `Patient/${resources.find(({ resourceType }) => resourceType === 'Patient')!.id}`;
  const engine = createChartEngine(
    knowledge,
    { patient, server: 'https://ehr.example/fhir' },
    { kind: 'record', now: Date.UTC(2026, 10, 21) },
  );
  engine.add(resources);
  engine.paint();
  return engine;
}

describe('notes read before they are asked for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // A child, whose "mother's son" is the patient, and an adult with many notes.
  it.each(['kawasaki-child', 'breathless-multimorbid'])(
    'leave the assessment as it is: %s',
    (name) => {
      const asked = launched(name).assess(knowledge, []);
      const ahead = launched(name);
      const jobs = [ahead.readAhead(knowledge)];
      quietWork(() => jobs.shift() ?? null).whenQuiet();
      vi.runAllTimers();
      expect(ahead.assess(knowledge, [])).toEqual(asked);
    },
    60_000,
  );
});
