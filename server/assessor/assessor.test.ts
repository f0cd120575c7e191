import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { hookCallBytes } from '../testing/hook-call.ts';
import { type Assessor, startAssessor } from './assessor.ts';
import { createLane, type LaneLimits, MODEL_PERMISSIONS } from './lane.ts';

const ROOT = new URL('../../', import.meta.url);
const ISSUER = 'https://ehr.example/fhir';
const TEXT = new TextEncoder();
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

/** As an EHR has it assessed: by a call of the CDS service. */
const readCall = (
  by: Assessor,
  { resources, patient }: { resources: readonly { resourceType: string }[]; patient: string },
) =>
  by.readHook(
    { bytes: hookCallBytes(resources, patient), iss: ISSUER, now: AS_OF, atLatestEntry: false },
    'ehr',
  );

describe('the clinical model beside the event loop', () => {
  it('assesses a record of the fixtures', async () => {
    const { computed } = await readCall(assessor, readCase('pulmonary-embolism'));
    const first = computed.differential.entries.slice(0, 3).map((entry) => entry.conditionId);
    expect(first).toContain('pulmonary-embolism');
  });

  it('answers each of many at once with its own patient', async () => {
    const names = ['acute-appendicitis', 'pulmonary-embolism', 'acute-appendicitis', 'healthy-adult'];
    const answers = await Promise.all(names.map((name) => readCall(assessor, readCase(name))));
    const top = answers.map(({ computed }) => computed.differential.entries[0]?.conditionId);
    expect(top[0]).toBe(top[2]);
    expect(new Set(top).size).toBe(3);
  });

  it('leaves the event loop free', async () => {
    const { resources, patient } = readCase('pulmonary-embolism');
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const long = Array.from({ length: 20 }, (_, i) =>
      resources.map((one) => (one.id === patient ? one : { ...one, id: `${one.id}-${i}` })),
    ).flat();
    await readCall(assessor, { resources: long, patient });
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

  it('answers a call that is nested without end, and goes on', async () => {
    const note = { resourceType: 'Observation', id: 'deep', valueString: 'HERE' };
    const call = new TextDecoder().decode(hookCallBytes([{ resourceType: 'Patient' }, note], 'x'));
    const nested = call.replace('"HERE"', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const task = { bytes: TEXT.encode(nested), iss: ISSUER, now: AS_OF, atLatestEntry: false };
    const { computed } = await assessor.readHook(task, 'ehr');
    expect(computed.inputs.resources).toBe(2);
    const next = await readCall(assessor, readCase('healthy-adult'));
    expect(next.computed.differential.entries.length).toBeGreaterThan(0);
  });

  it('is waited for when it closes, also by a process with nothing else to do', () => {
    const module = JSON.stringify(new URL('./assessor.ts', import.meta.url).href);
    const script = `const { startAssessor } = await import(${module});
      const assessor = startAssessor();
      await assessor.warm();
      await assessor.close();
      console.log('closed');`;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect([stdout, status]).toEqual(['closed\n', 0]);
  });

  it('may read the program, and nothing that lies beside it: database, configuration, records', () => {
    const reads = (path: string) => {
      const script = `require('node:fs').readFileSync(${JSON.stringify(fileURLToPath(new URL(path, ROOT)))})`;
      return spawnSync(process.execPath, [...MODEL_PERMISSIONS, '-e', script], { encoding: 'utf8' });
    };
    expect(reads('server/assessor/lane.ts').status).toBe(0);
    for (const path of ['README.md', 'fhir-fixtures/cases/healthy-adult/bundle.json'])
      expect(reads(path).stderr).toContain('ERR_ACCESS_DENIED');
  });

  it('refuses when too many wait', async () => {
    const healthy = readCase('healthy-adult');
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => readCall(assessor, healthy)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(70 - 65);
    expect(refused[0]?.reason).toMatchObject({ code: 'too-many-requests' });
  });
});

/** A record of one patient with one note of this text. */
function withNote(text: string): Uint8Array {
  const data = Buffer.from(text).toString('base64');
  const resource = (more: object) => ({ resource: { ...more } });
  const note = {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    subject: { reference: 'Patient/p' },
    content: [{ attachment: { contentType: 'text/plain', data } }],
  };
  const entry = [resource({ resourceType: 'Patient', id: 'p' }), resource(note)];
  return TEXT.encode(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
}

describe('a hostile record', () => {
  const roomy: LaneLimits = {
    longestMs: 30_000,
    waiting: 64,
    waitingOfOne: 4,
    waitingBytes: 1e9,
    megabytes: 1_024,
  };
  const bundle = (bytes: Uint8Array) => ({ kind: 'bundle', bytes, asOf: null, now: AS_OF, top: 3 }) as const;
  const small = withNote('Fever since yesterday.');

  const endless = withNote('denies chest pain, '.repeat(600_000));

  it('whose one endless sentence takes too long is given up, and the next is read', async () => {
    // A limit that no machine keeps for the one, and every machine for the other.
    const limits = { ...roomy, longestMs: 1 };
    const lane = createLane(limits);
    try {
      await expect(lane.run(bundle(endless), 'a')).rejects.toMatchObject({
        code: 'too-large',
        message: 'The record was not assessed within 0.001 s.',
      });
      limits.longestMs = 100_000;
      expect(await lane.run(bundle(small), 'a')).toHaveLength(1);
    } finally {
      await lane.close();
    }
  });

  it('delays no card', async () => {
    const own = startAssessor({ cards: roomy, bundles: { ...roomy, longestMs: 600_000 } });
    try {
      // Both have started: what is compared is the reading alone.
      await own.warm();
      await own.readBundle(small, { asOf: null, now: AS_OF, top: 3 });
      let read = false;
      void own
        .readBundle(endless, { asOf: null, now: AS_OF, top: 3 })
        .catch(() => undefined)
        .finally(() => (read = true));
      await readCall(own, readCase('healthy-adult'));
      expect(read).toBe(false);
    } finally {
      await own.close();
    }
  });

  it('that needs more memory than one may have is given up, and the server lives on', async () => {
    const lane = createLane({ ...roomy, megabytes: 160 });
    try {
      const greedy = TEXT.encode(`[${'{"a":[1]},'.repeat(3_000_000)}{}]`);
      await expect(lane.run(bundle(greedy), 'a')).rejects.toMatchObject({ code: 'too-large' });
      expect(await lane.run(bundle(small), 'a')).toHaveLength(1);
    } finally {
      await lane.close();
    }
  });

  it('of one caller waits behind those of others, and not more than four do', async () => {
    const lane = createLane(roomy);
    const order: string[] = [];
    const run = (caller: string) => lane.run(bundle(small), caller).then(() => order.push(caller));
    try {
      const all = [run('greedy'), run('greedy'), run('greedy'), run('greedy'), run('greedy')];
      await expect(run('greedy')).rejects.toMatchObject({ code: 'too-many-requests' });
      all.push(run('other'));
      await Promise.all(all);
      expect(order).toEqual(['greedy', 'greedy', 'other', 'greedy', 'greedy', 'greedy']);
    } finally {
      await lane.close();
    }
  });

  it('is refused when those that wait hold too much', async () => {
    const lane = createLane({ ...roomy, waitingBytes: small.byteLength * 1.5 });
    try {
      const waiting = [lane.run(bundle(small), 'a'), lane.run(bundle(small), 'b')];
      await expect(lane.run(bundle(small), 'c')).rejects.toMatchObject({ code: 'too-many-requests' });
      await Promise.all(waiting);
    } finally {
      await lane.close();
    }
  });

  it('nested without end, or named like parts of JavaScript, is answered', async () => {
    const nested = `{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/p"},"code":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    const patient = '{"resource":{"resourceType":"Patient","id":"p","__proto__":{"polluted":1}}}';
    const entry = `{"resourceType":"Bundle","entry":[${patient},{"resource":${nested}}]}`;
    const operation = `{"resourceType":"Parameters","parameter":[{"name":"record","resource":${entry}}]}`;
    expect(await assessor.readBundle(TEXT.encode(entry), { asOf: null, now: AS_OF, top: 3 })).toHaveLength(1);
    expect(await assessor.readOperation(TEXT.encode(operation), { now: AS_OF })).toHaveLength(1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
