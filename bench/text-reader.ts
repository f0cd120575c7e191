import { parseArgs } from 'node:util';
import { readChart } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { ancestorsOf } from '../clinical/findings/ancestors.ts';
import { readFindings } from '../clinical/findings/read-findings.ts';
import { statedPerson } from '../clinical/findings/text/stated-person.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { evaluationItems, halves, unseenHalves } from './text-evaluation/evaluation-set.ts';
import type { Half, Item } from './text-evaluation/evaluation-set.ts';
import { scoreItem } from './text-evaluation/score-reading.ts';
import type { ItemScore, Read } from './text-evaluation/score-reading.ts';
import { wilson } from './wilson.ts';

const AS_OF = Date.UTC(2026, 0, 15, 12);
const YEAR_MS = 365.25 * 24 * 3600 * 1000;

interface Scored {
  readonly item: Item;
  readonly score: ItemScore;
}

/** Every real chart has a birth date: a note that tells no age is an adult's, as sentences are. */
const ADULT = 30;

/** The whole way from a FHIR document to findings, as for a patient's chart that holds only this text. */
function readItem(item: Item, knowledge: Knowledge): readonly Read[] {
  const told = statedPerson(item.text, 'd')?.ageYears ?? null;
  const age = item.age ?? (told === null ? ADULT : null);
  const birthDate =
    age === null
      ? {}
      : { birthDate: new Date(AS_OF - age * YEAR_MS - 24 * 3600 * 1000).toISOString().slice(0, 10) };
  const data = Buffer.from(item.text, 'utf8').toString('base64');
  const chart = readChart(
    [
      { resourceType: 'Patient', id: 'p', ...birthDate, ...(item.sex === null ? {} : { gender: item.sex }) },
      {
        resourceType: 'DocumentReference',
        id: 'd',
        status: 'current',
        date: new Date(AS_OF).toISOString(),
        subject: { reference: 'Patient/p' },
        content: [{ attachment: { contentType: 'text/plain', data } }],
      },
    ],
    { knowledge, asOf: AS_OF },
  );
  return readFindings(chart, { asOf: AS_OF, knowledge }).findings;
}

function ratio(label: string, k: number, n: number): string {
  const [low, high] = wilson(k, n).map((x) => x.toFixed(3));
  return `${label} ${n === 0 ? 'none' : (k / n).toFixed(3)} [${low}, ${high}] (${k} of ${n})`;
}

function figures(label: string, scored: readonly Scored[]): void {
  for (const status of ['present', 'absent'] as const) {
    const sum = (pick: (s: ItemScore[typeof status]) => readonly string[]) =>
      scored.reduce((n, s) => n + pick(s.score[status]).length, 0);
    const hits = sum((s) => s.hits);
    const exact = sum((s) => s.exact);
    const recall = ratio('recall', hits, hits + sum((s) => s.misses));
    const precision = ratio('precision', exact, exact + sum((s) => s.wrong));
    console.log(`${label.padEnd(22)} ${status.padEnd(8)} ${recall}  ${precision}`);
  }
}

function listMisses(scored: readonly Scored[]): void {
  for (const { item, score } of scored) {
    const { present, absent, forbidden } = score;
    const parts = [
      ['missed', present.misses],
      ['wrong', present.wrong],
      ['missed absent', absent.misses],
      ['wrong absent', absent.wrong],
      ['must not', forbidden],
    ] as const;
    const told = parts.filter(([, ids]) => ids.length).map(([name, ids]) => `  ${name}: ${ids.join(', ')}`);
    if (told.length) console.log(`- ${item.name}\n${told.join('\n')}`);
  }
}

function benchHalf(half: Half, knowledge: Knowledge, list: boolean): void {
  const ancestors = ancestorsOf(knowledge);
  const kinds = new Map(knowledge.findings.map((f) => [f.id, f.kind]));
  const counted = (id: string) => kinds.get(id) !== 'time-course';
  const scored = evaluationItems(half).map((item) => ({
    item,
    score: scoreItem(item, readItem(item, knowledge), ancestors, counted),
  }));
  for (const form of ['sentence', 'note'] as const) {
    const some = scored.filter((s) => s.item.form === form);
    figures(`${half} ${form}s (${some.length})`, some);
  }
  figures(`${half} all`, scored);
  const forbidden = scored.flatMap((s) => s.item.not).length;
  const broken = scored.flatMap((s) => s.score.forbidden).length;
  console.log(`${half}: ${broken} of ${forbidden} findings that must not be read were read as present\n`);
  if (list) listMisses(scored);
}

/** `--half sixth` (again for more) reads these alone, `--seen` leaves out the unseen ones: work needs no more. */
const { values: options } = parseArgs({
  options: { half: { type: 'string', multiple: true }, seen: { type: 'boolean' } },
  strict: false,
});
const asked = (half: Half): boolean =>
  options.half ? [options.half].flat().includes(half) : !(options.seen && unseenHalves.includes(half));
if (options.half && !halves.some(asked))
  throw new Error(`--half ${[options.half].flat().join(', ')}: no such half; there are ${halves.join(', ')}`);

const knowledge = loadKnowledge();
for (const half of halves.filter(asked))
  benchHalf(half, knowledge, !unseenHalves.includes(half) || process.argv.includes(`--show-${half}`));
