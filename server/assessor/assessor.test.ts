import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { type Assessor, startAssessor } from './assessor.ts';

const ROOT = new URL('../../', import.meta.url);
const AS_OF = Date.parse('2026-01-16T00:00:00Z');

let assessor: Assessor;
beforeAll(() => {
  // Builds the knowledge base if a source is newer, as the command line does that it is compared with.
  loadKnowledge();
  assessor = startAssessor();
});
afterAll(() => assessor.close());

interface Bundle {
  entry: { resource: { resourceType: string; id: string } }[];
}
function readCase(name: string) {
  const text = readFileSync(new URL(`fhir-fixtures/cases/${name}/bundle.json`, ROOT), 'utf8');
  const resources = (JSON.parse(text) as Bundle).entry.map((entry) => entry.resource);
  const patient = resources.find((resource) => resource.resourceType === 'Patient')?.id ?? '';
  return { text, resources, patient };
}

describe('the clinical model beside the event loop', () => {
  it('assesses a record of the fixtures', async () => {
    const { resources, patient } = readCase('pulmonary-embolism');
    const { differential } = await assessor.assess(resources, { patient, asOf: AS_OF });
    expect(differential.entries.slice(0, 3).map((entry) => entry.id)).toContain('pulmonary-embolism');
  });

  it('answers each of many at once with its own patient', async () => {
    const names = ['acute-appendicitis', 'pulmonary-embolism', 'acute-appendicitis', 'healthy-adult'];
    const answers = await Promise.all(
      names.map((name) => {
        const { resources, patient } = readCase(name);
        return assessor.assess(resources, { patient, asOf: AS_OF });
      }),
    );
    const top = answers.map(({ differential }) => differential.entries[0]?.id);
    expect(top[0]).toBe(top[2]);
    expect(new Set(top).size).toBe(3);
  });

  it('leaves the event loop free', async () => {
    const { resources, patient } = readCase('pulmonary-embolism');
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    await assessor.assess(
      Array.from({ length: 20 }, (_, i) => resources.map((one) => ({ ...one, id: `${one.id}-${i}` }))).flat(),
      {
        patient,
        asOf: AS_OF,
      },
    );
    clearInterval(turning);
    expect(turns).toBeGreaterThan(5);
  });

  it('gives the line of the command line for a Bundle', async () => {
    const path = fileURLToPath(new URL('fhir-fixtures/cases/acute-appendicitis/bundle.json', ROOT));
    const command = ['clinical/cli/ddx.ts', path, '--as-of', '2026-01-15', '--top', '3'];
    const printed = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' }).stdout;
    const options = { asOf: '2026-01-15', now: AS_OF, top: 3 };
    const [line, ...others] = await assessor.readBundle(readFileSync(path), options);
    const { source: _a, elapsedMs: _b, ...given } = line as Record<string, unknown>;
    const { source: _c, elapsedMs: _d, ...expected } = JSON.parse(printed) as Record<string, unknown>;
    expect(given).toEqual(expected);
    expect(others).toEqual([]);
  });

  it('reads the text of PDF documents, and lists those that it cannot read', async () => {
    const path = new URL('fhir-fixtures/hostile/pdf-documents/bundle.json', ROOT);
    const [line] = await assessor.readBundle(readFileSync(path), { asOf: '2026-01-15', now: AS_OF, top: 3 });
    const { problems } = line as { problems: { kind: string; evidence: string }[] };
    const unread = problems.filter(({ kind }) => kind === 'unreadable-document').map((p) => p.evidence);
    expect(unread).toEqual(['DocumentReference/k-broken']);
  });

  it.each([
    ['{"resourceType":"Bundle"', 'JSON'],
    ['{"resourceType":"Patient","id":"1"}', 'Bundle'],
    ['{"resourceType":"Bundle","type":"collection","entry":[]}', 'no patient'],
  ])('says why it cannot read %s', async (text, why) => {
    const reading = assessor.readBundle(new TextEncoder().encode(text), { asOf: null, now: AS_OF, top: 3 });
    await expect(reading).rejects.toMatchObject({
      code: 'unreadable-bundle',
      message: expect.stringContaining(why),
    });
  });

  it('refuses what cannot be handed over, and goes on', async () => {
    let deep: unknown = {};
    for (let i = 0; i < 200_000; i += 1) deep = [deep];
    await expect(assessor.assess([deep], { patient: 'x', asOf: AS_OF })).rejects.toThrow();
    const { resources, patient } = readCase('healthy-adult');
    expect(
      (await assessor.assess(resources, { patient, asOf: AS_OF })).differential.entries.length,
    ).toBeGreaterThan(0);
  });

  it('refuses when too many wait', async () => {
    const { resources, patient } = readCase('healthy-adult');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 70 }, () => assessor.assess(resources, { patient, asOf: AS_OF })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(70 - 65);
    expect(refused[0]?.reason).toMatchObject({ code: 'too-many-requests' });
  });
});
