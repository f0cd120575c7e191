import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pathError, readRecords } from './record-source.ts';

const root = mkdtempSync(join(tmpdir(), 'chartside-records-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
function folder(files: Readonly<Record<string, unknown>>): string {
  folders += 1;
  const path = join(root, String(folders));
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

const patient = (id: string) => ({ resourceType: 'Patient', id });
const observation = (id: string, of: string) => ({
  resourceType: 'Observation',
  id,
  subject: { reference: `Patient/${of}` },
});
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});
const lines = (...resources: unknown[]) => resources.map((r) => JSON.stringify(r)).join('\n');

async function read(path: string) {
  const found = [];
  for await (const r of readRecords(path, () => undefined))
    found.push(r.error === null ? [r.source, r.patient, r.resources.length] : [r.source, r.error]);
  return found;
}

describe('records at a path', () => {
  it('come from one Bundle, with everything in it', async () => {
    const path = folder({
      'a.json': bundle(patient('1'), observation('o', '1'), observation('stray', '9'), null),
    });
    expect(await read(join(path, 'a.json'))).toEqual([['a.json', 'Patient/1', 4]]);
  });

  it('come apart where a Bundle holds several patients', async () => {
    const medication = { resourceType: 'Medication', id: 'm' };
    const request = {
      resourceType: 'MedicationRequest',
      id: 'r',
      subject: { reference: 'Patient/2' },
      medicationReference: { reference: 'Medication/m' },
    };
    const path = folder({
      'a.json': bundle(patient('1'), patient('2'), observation('o', '1'), request, medication),
    });
    expect(await read(path)).toEqual([
      ['a.json', 'Patient/1', 2],
      ['a.json', 'Patient/2', 3],
    ]);
  });

  it('come from folders in folders, where bundle.json is the record and files beside it are not', async () => {
    const path = folder({
      'x/bundle.json': bundle(patient('1')),
      'x/expected.json': { asOf: '2026' },
      'b.json': bundle(patient('2')),
    });
    expect((await read(path)).map((r) => r[0])).toEqual(['b.json', join('x', 'bundle.json')]);
  });

  it('come from Bulk Data files by patient, whatever the order of files and lines', async () => {
    const path = folder({
      'Observation.ndjson': `${lines(observation('o1', 'b'), observation('o2', 'a'), observation('o3', 'b'))}\r\n\n`,
      'Patient.ndjson': lines(patient('a'), patient('b')),
    });
    expect(await read(path)).toEqual([
      ['.', 'Patient/b', 3],
      ['.', 'Patient/a', 2],
    ]);
  });

  it('keep the other lines where one is broken, and say which it is', async () => {
    const path = folder({ 'Patient.ndjson': `${JSON.stringify(patient('a'))}\n{"resourceType":` });
    const found = await read(path);
    expect(found[0]![1]).toContain('line 2');
    expect(found[1]).toEqual(['Patient.ndjson', 'Patient/a', 1]);
  });

  it.each([
    ['{"resourceType":"Patient","id":"1"}', 'a single Patient resource'],
    ['[1]', 'a JSON list'],
    ['{"hello":1}', 'without resourceType'],
    ['{"resourceType":"Bundle","entry":[', 'cut off'],
    ['', 'empty'],
    ['<!DOCTYPE html><html>', 'HTML page'],
    ['<Bundle xmlns="http://hl7.org/fhir"/>', 'XML'],
    ['{"resourceType":"Bundle"}', 'names no patient'],
  ])('that cannot be read say why: %s', async (content, why) => {
    const path = folder({ 'a.json': content });
    const [[source, error] = []] = await read(join(path, 'a.json'));
    expect(source).toBe('a.json');
    expect(error).toContain(why);
  });
});

describe('a path', () => {
  it('that holds nothing to read is refused with a sentence', () => {
    expect(pathError(join(root, 'nowhere'))).toContain('There is nothing at');
    expect(pathError(folder({}))).toContain('holds no .json');
    const path = folder({ 'a.txt': 'x' });
    expect(pathError(join(path, 'a.txt'))).toContain('neither .json nor .ndjson');
    expect(pathError(folder({ 'a.json': '{}' }))).toBeNull();
  });
});
