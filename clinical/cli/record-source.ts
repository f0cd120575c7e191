import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { isBundle, readNdjsonLine, resourcesOfBundle } from '../chart/bundle.ts';
import type { ResourceRef } from '../chart/chart.ts';
import { createPatientSorter } from './patient-records.ts';
import type { PatientSorter } from './patient-records.ts';

/** One patient's resources, or why a source couldn't be read. */
export type SourceRecord =
  | {
      readonly source: string;
      readonly patient: ResourceRef;
      readonly resources: readonly unknown[];
      readonly error: null;
    }
  | { readonly source: string; readonly patient: null; readonly resources: null; readonly error: string };

/** Why PATH can't be used at all; null when it can. */
export function pathError(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    return `There is nothing at "${path}". Give a Bundle file, or a folder of Bundles or .ndjson files.`;
  if (stat.isDirectory())
    return filesOf(path).length > 0 ? null : `The folder "${path}" holds no .json and no .ndjson files.`;
  if (/\.(?:json|ndjson|jsonl)$/i.test(path)) return null;
  return `"${path}" is neither .json nor .ndjson. Give a FHIR R4 Bundle (.json) or a folder.`;
}

/** The patients at PATH, file by file; Bulk Data files of one folder belong together. */
export async function* readRecords(path: string, say: (line: string) => void): AsyncGenerator<SourceRecord> {
  const isFolder = statSync(path).isDirectory();
  const files = isFolder ? filesOf(path) : [path];
  const bulk = files.filter(isNdjson);
  const bundles = files.filter((f) => !isNdjson(f));
  const nameOf = (file: string) => (isFolder ? relative(path, file) : basename(file));
  for (const file of bundles) yield* bundleRecords(file, nameOf(file));
  if (bulk.length > 0) yield* bulkRecords(bulk, isFolder ? nameOf : () => basename(path), say);
}

function isNdjson(file: string): boolean {
  return /\.(?:ndjson|jsonl)$/i.test(file);
}

/** Where a folder holds a `bundle.json`, that is its record; files beside it are about it. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = entries
    .filter((e) => e.isFile() && /\.(?:json|ndjson|jsonl)$/i.test(e.name))
    .map((e) => e.name);
  const own = names.includes('bundle.json') ? ['bundle.json'] : names;
  const below = entries
    .filter((e) => e.isDirectory() && !e.name.startsWith('.'))
    .flatMap((e) => filesOf(join(folder, e.name)));
  return [...own.map((name) => join(folder, name)), ...below];
}

const failed = (source: string, error: string): SourceRecord => ({
  source,
  patient: null,
  resources: null,
  error,
});

function* bundleRecords(file: string, source: string): Generator<SourceRecord> {
  const read = readJson(file);
  if ('error' in read) return yield failed(source, read.error);
  if (!isBundle(read.json))
    return yield failed(
      source,
      `It is ${describe(read.json)}, not a FHIR Bundle. Give a file whose resourceType is "Bundle".`,
    );
  const sorter = createPatientSorter();
  for (const resource of resourcesOfBundle(read.json)) sorter.add(resource);
  yield* sorted(
    sorter,
    source,
    'The Bundle names no patient. It needs a Patient, or resources with a subject.',
  );
}

function* sorted(sorter: PatientSorter, source: string, none: string): Generator<SourceRecord> {
  let found = false;
  for (const { patient, resources } of sorter.records()) {
    found = true;
    yield { source, patient, resources, error: null };
  }
  if (!found) yield failed(source, none);
}

function readJson(file: string): { readonly json: unknown } | { readonly error: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { error: `The file can't be read (${code}). Very large records are read as .ndjson.` };
  }
  if (text.trim() === '') return { error: 'The file is empty.' };
  if (/^\s*<(?:!doctype html|html)/i.test(text))
    return { error: 'It is an HTML page, not JSON; perhaps an error page was saved.' };
  if (text.trimStart().startsWith('<'))
    return { error: 'It is XML. Only JSON is read; ask the server for application/fhir+json.' };
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return { error: 'It is not valid JSON; perhaps it was cut off. Export it again.' };
  }
}

function describe(json: unknown): string {
  if (Array.isArray(json)) return 'a JSON list';
  if (typeof json !== 'object' || json === null) return 'a JSON value';
  const type = (json as Record<string, unknown>)['resourceType'];
  return typeof type === 'string' ? `a single ${type} resource` : 'a JSON object without resourceType';
}

async function* bulkRecords(
  files: readonly string[],
  nameOf: (file: string) => string,
  say: (line: string) => void,
): AsyncGenerator<SourceRecord> {
  const sorter = createPatientSorter();
  for (const file of files) {
    const bad = await addLines(file, sorter);
    if (bad.length > 0)
      yield failed(
        nameOf(file),
        `${bad.length} of its lines are not valid JSON (first: line ${bad[0]}); the others were read.`,
      );
    say(`read ${nameOf(file)}`);
  }
  const source = files.length === 1 ? nameOf(files[0]!) : '.';
  yield* sorted(
    sorter,
    source,
    'The files name no patient. They need Patient resources, or resources with a subject.',
  );
}

/** Numbers of the lines that couldn't be read. */
async function addLines(file: string, sorter: PatientSorter): Promise<number[]> {
  const bad: number[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    const read = readNdjsonLine(number === 1 ? line.replace(/^\uFEFF/, '') : line);
    if (read === null) continue;
    if (read.error === null) sorter.add(read.resource);
    else bad.push(number);
  }
  return bad;
}
