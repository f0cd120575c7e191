import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess } from '../clinical/assessment/assess.ts';
import type { Assessment } from '../clinical/assessment/assessment.ts';
import { resourcesOfBundle } from '../clinical/chart/bundle.ts';
import { readChart } from '../clinical/chart/read-chart.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { rateLine, type Rank } from './wilson.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEV_TOOL = join(ROOT, '../shared/tools/dev-cases.mjs');
const DEV_INDEX = Date.UTC(2026, 0, 15, 23, 59);

interface Expected {
  readonly asOf: string;
  readonly primary: readonly string[];
  readonly acceptable?: readonly string[];
  readonly cannotMiss?: readonly string[];
  readonly notExpected?: readonly string[];
}

function assessFile(path: string, asOf: number, knowledge: Knowledge): Assessment {
  const chart = readChart(resourcesOfBundle(JSON.parse(readFileSync(path, 'utf8'))), { knowledge, asOf });
  return assess(chart, { asOf, knowledge });
}

function ownCases(knowledge: Knowledge): void {
  const folder = join(ROOT, 'fhir-fixtures/cases');
  const ranks: Rank[] = [];
  let wanted = 0;
  let listed = 0;
  for (const slug of readdirSync(folder).sort()) {
    const expectedFile = join(folder, slug, 'expected.json');
    if (!existsSync(expectedFile)) continue;
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Expected;
    const asOf = Date.parse(expected.asOf.length === 10 ? `${expected.asOf}T23:59:00Z` : expected.asOf);
    const { differential, cannotMiss } = assessFile(join(folder, slug, 'bundle.json'), asOf, knowledge);
    const ids = differential.entries.map((d) => d.id);
    const accepted = [...expected.primary, ...(expected.acceptable ?? [])];
    const strip = new Set([...ids.slice(0, 10), ...cannotMiss.map((c) => c.id)]);
    for (const id of expected.cannotMiss ?? []) {
      wanted += 1;
      listed += Number(strip.has(id));
    }
    const top = differential.entries
      .slice(0, 5)
      .map((d) => `${d.id} ${d.probability.toFixed(2)}`)
      .join(', ');
    if (expected.primary.length === 0) {
      console.log(`${slug.padEnd(34)} nothing expected; other ${differential.other.toFixed(2)}: ${top}`);
      continue;
    }
    const rank = ids.findIndex((id) => accepted.includes(id)) + 1;
    ranks.push(rank || Infinity);
    console.log(`${slug.padEnd(34)} rank ${rank || '-'}: ${top}`);
  }
  console.log(rateLine('own cases', ranks));
  console.log(`cannot-miss in the top ten or the strip: ${listed} of ${wanted}\n`);
}

interface DevCase {
  readonly id: string;
  readonly gold: { readonly ids: readonly string[]; readonly accept: readonly string[] };
}

function devCases(knowledge: Knowledge, split: 'tune' | 'check', predictionsFile: string | null): void {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-dev-'));
  try {
    run([DEV_TOOL, 'bundles', folder, '--split', split]);
    const modelled = new Set(knowledge.conditions.map((c) => c.id));
    const dangerous = new Set(knowledge.conditions.filter((c) => c.cannotMiss).map((c) => c.id));
    const gold = goldOf();
    const lines: string[] = [];
    const covered: Rank[] = [];
    const top: { p: number; hit: boolean }[] = [];
    const removed: number[] = [];
    let wanted = 0;
    let listed = 0;
    for (const name of readdirSync(folder).sort()) {
      const { differential, cannotMiss } = assessFile(join(folder, name), DEV_INDEX, knowledge);
      const entries = differential.entries.slice(0, 20);
      lines.push(
        JSON.stringify({
          source: name,
          differential: entries.map(({ rank, id, name: label, codings, probability }) => ({
            rank,
            id,
            name: label,
            codings,
            probability,
          })),
        }),
      );
      const { ids, accept } = gold.get(name.replace('.json', ''))!;
      const right = [...ids, ...accept].filter((id) => modelled.has(id));
      if (ids.length + accept.length > 0 && right.length === 0) removed.push(differential.other);
      if (right.length === 0) continue;
      const at = differential.entries.findIndex((d) => right.includes(d.id));
      covered.push(at < 0 ? Infinity : at + 1);
      if (entries[0]) top.push({ p: entries[0].probability, hit: at === 0 });
      const danger = right.filter((id) => dangerous.has(id));
      if (danger.length) {
        wanted += 1;
        listed += Number((at >= 0 && at < 10) || cannotMiss.some((c) => danger.includes(c.id)));
      }
    }
    const file = predictionsFile ?? join(folder, 'predictions.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    console.log(run([DEV_TOOL, 'score', file, '--split', split]));
    console.log(rateLine(`modelled diagnosis (${split}), ids+accept`, covered));
    console.log(
      `calibration error of the top probability, modelled: ${calibrationError(top).toFixed(3)} (n=${top.length})`,
    );
    console.log(`cannot-miss diagnosis in the top ten or the strip: ${listed} of ${wanted}`);
    console.log(
      `diagnosis not modelled: median mass on "other" ${median(removed).toFixed(2)} (n=${removed.length})\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldOf(): Map<string, DevCase['gold']> {
  const text = readFileSync(join(ROOT, '../shared/dev-cases/cases.ndjson'), 'utf8');
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as DevCase)
      .map((c) => [c.id, c.gold]),
  );
}

function run(args: readonly string[]): string {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}

function calibrationError(top: readonly { p: number; hit: boolean }[]): number {
  const bins = Array.from({ length: 10 }, (): { p: number; hit: boolean }[] => []);
  for (const t of top) bins[Math.min(9, Math.floor(t.p * 10))]!.push(t);
  return bins
    .filter((b) => b.length)
    .reduce((sum, b) => {
      const mean = b.reduce((s, t) => s + t.p, 0) / b.length;
      const hit = b.filter((t) => t.hit).length / b.length;
      return sum + (b.length / top.length) * Math.abs(hit - mean);
    }, 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const knowledge = loadKnowledge();
ownCases(knowledge);
const [wantedSplit, predictions] = process.argv.slice(2);
if (!existsSync(DEV_TOOL)) console.log('development cases are not here: skipped');
else
  for (const split of ['tune', 'check'] as const)
    if (!wantedSplit || wantedSplit === split) devCases(knowledge, split, predictions ?? null);
