import { readFileSync } from 'node:fs';
import { unpackKnowledge } from '../../../clinical/knowledge/packed.ts';
import { createChartEngine, type ChartEngine } from '../chart-engine.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export const knowledge = unpackKnowledge(JSON.parse(read('clinical/knowledge/compiled/knowledge.json')));

/**
 * The engine of a launch on an authored patient, with the whole record in it.
 * @throws Error when nothing of the record was taken: as for another patient, every claim would hold of nothing.
 */
export function launchedEngine(name: string): ChartEngine {
  const bundle = JSON.parse(read(`fhir-fixtures/cases/${name}/bundle.json`)) as {
    entry: { resource: { resourceType: string; id: string } }[];
  };
  const resources = bundle.entry.map(({ resource }) => resource);
  const { id } = resources.find(({ resourceType }) => resourceType === 'Patient')!;
  const engine = createChartEngine(
    knowledge,
    { patient: `Patient/${id}`, server: 'https://ehr.example/fhir' },
    { kind: 'record', now: Date.UTC(2026, 10, 21) },
  );
  engine.add(resources);
  if (engine.paint().timeline.items.count === 0) throw new Error(`Nothing of ${name} was read.`);
  return engine;
}
