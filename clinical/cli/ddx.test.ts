import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const folder = mkdtempSync(join(tmpdir(), 'chartside-ddx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly stderr: string;
}

function run(script: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      node,
      [join(root, 'clinical/cli', script), ...args],
      { maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        const lines = stdout
          .split('\n')
          .filter((l) => l !== '')
          .map((l) => JSON.parse(l) as Record<string, unknown>);
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines, stderr });
      },
    );
  });
}

describe('ddx', () => {
  it('prints one line of the contract for a patient and nothing else on standard output', async () => {
    const { code, lines, stderr } = await run(
      'ddx.ts',
      join(root, 'fhir-fixtures/cases/acute-appendicitis/bundle.json'),
      '--as-of',
      '2026-01-15',
      '--top',
      '5',
    );
    expect([code, lines.length]).toEqual([0, 1]);
    const [line] = lines;
    expect(Object.keys(line!)).toEqual([
      'source',
      'patient',
      'asOf',
      'model',
      'differential',
      'other',
      'findings',
      'problems',
      'elapsedMs',
    ]);
    expect(line).toMatchObject({
      source: 'bundle.json',
      asOf: '2026-01-15',
      model: { id: 'chartside-embedded', knowledge: expect.stringMatching(/^sha256:/) },
    });
    const differential = line!['differential'] as Record<string, unknown>[];
    expect(differential.length).toBeLessThanOrEqual(5);
    expect(differential[0]).toMatchObject({
      rank: 1,
      id: expect.any(String),
      probability: expect.any(Number),
      band: expect.any(String),
      reasons: expect.any(Array),
    });
    expect(stderr).toContain('1 patients read, 0 not');
  });

  it('gives every patient a line, with the error where one cannot be read, and exits 3', async () => {
    const observation = {
      resourceType: 'Observation',
      id: 'o',
      subject: { reference: 'Patient/1' },
      effectiveDateTime: '2025-06-01',
      code: { text: 'Hgb' },
      valueQuantity: { value: 5, unit: 'furlongs' },
    };
    const entry = [{ resource: { resourceType: 'Patient', id: '1' } }, { resource: observation }];
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ resourceType: 'Bundle', entry }));
    writeFileSync(join(folder, 'b.json'), '{"resourceType":"Bundle",');
    const { code, lines, stderr } = await run('ddx.ts', folder);
    expect(code).toBe(3);
    expect(lines[0]).toMatchObject({
      source: 'a.json',
      patient: 'Patient/1',
      problems: expect.arrayContaining([
        expect.objectContaining({ kind: 'unreadable-unit', evidence: 'Observation/o' }),
      ]),
    });
    expect(lines[1]).toMatchObject({ source: 'b.json', error: expect.stringContaining('not valid JSON') });
    expect(stderr).toContain('b.json');
  });

  it.each([
    [[], 'PATH is missing'],
    [['/nowhere/at/all.json'], 'There is nothing at'],
    [['x.json', '--top', 'many'], '--top needs'],
  ])('exits 2 with a sentence on %j', async (args, sentence) => {
    const { code, lines, stderr } = await run('ddx.ts', ...args);
    expect([code, lines]).toEqual([2, []]);
    expect(stderr).toContain(sentence);
  });
});

describe('conditions', () => {
  it('prints each condition that the model knows', async () => {
    const { code, lines } = await run('conditions.ts');
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['id', 'name', 'synonyms', 'codings', 'acuity', 'cannotMiss']);
      expect((line['codings'] as unknown[]).length).toBeGreaterThan(0);
    }
    expect(new Set(lines.map((l) => l['id'])).size).toBe(lines.length);
  });
});
