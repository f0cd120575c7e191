import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourcesOfBundle } from '../../clinical/chart/bundle.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import type { Case } from './case.ts';

const INDEX_DATE = Date.UTC(2026, 0, 15, 23, 59);

export type Split = 'tune' | 'check';

interface Labelled {
  readonly id: string;
  readonly setting: string | null;
  readonly gold: { readonly ids: readonly string[]; readonly accept: readonly string[] };
}

/**
 * Vignettes with a known diagnosis that lie beside the checkout (`shared`); they are not part of this project.
 * @returns null when they are not there.
 */
export function developmentCases(shared: string, split: Split, knowledge: Knowledge): Case[] | null {
  const tool = join(shared, 'tools/dev-cases.mjs');
  if (!existsSync(tool)) return null;
  const labels = labelsOf(join(shared, 'dev-cases/cases.ndjson'));
  const systems = systemsOf(join(shared, 'knowledge-coverage.csv'));
  const modelled = new Map(knowledge.conditions.map((c) => [c.id, c]));
  const folder = mkdtempSync(join(tmpdir(), 'chartside-dev-'));
  try {
    const expanded = spawnSync(process.execPath, [tool, 'bundles', folder, '--split', split]);
    if (expanded.status !== 0) throw new Error(String(expanded.stderr));
    return readdirSync(folder)
      .sort()
      .map((name) => {
        const { setting, gold } = labels.get(name.replace('.json', ''))!;
        const accepted = [...gold.ids, ...gold.accept];
        const dangerous = accepted.some((id) => modelled.get(id)?.cannotMiss);
        return {
          name,
          resources: resourcesOfBundle(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
          asOf: INDEX_DATE,
          accepted,
          dangerous: dangerous ? accepted.filter((id) => modelled.get(id)?.cannotMiss) : [],
          system: systems.get(accepted[0] ?? '') ?? 'not in the list',
          setting: setting ?? 'not stated',
        };
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function labelsOf(path: string): Map<string, Labelled> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Labelled).map((c) => [c.id, c]));
}

/** The condition's system stands third; neither it nor the id before it is ever quoted, a name may be. */
function systemsOf(path: string): Map<string, string> {
  const rows = readFileSync(path, 'utf8').split('\n').slice(1).filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [, id, system] = /^([^,]+),(?:"(?:[^"]|"")*"|[^,]*),([^,]+),/.exec(row) ?? [];
      return [id ?? '', system ?? ''];
    }),
  );
}
