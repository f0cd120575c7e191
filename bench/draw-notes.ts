import { parseArgs } from 'node:util';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';

/**
 * Draws what the notes of an evaluation set are to be about, by chance, before a word of them is written: so nobody can
 * choose hard or easy ones. `node bench/draw-notes.ts --seed 7 --notes 40` prints one line for each
 * note. The shares of kinds, countries and styles are the project's choice (estimates), the disease is any of tier 1
 * with equal chance.
 */
const kinds: readonly [string, number][] = [
  ['emergency department note of a physician', 14],
  ['hospital admission: history and physical', 14],
  ['progress note or ward round', 10],
  ['discharge summary', 10],
  ['primary care consultation', 16],
  ['letter or note of a specialist clinic', 14],
  ['consultation by another specialty', 6],
  ["nurse's, triage or midwife's note", 6],
  ['ambulance or telephone record', 4],
  ['imaging or laboratory report with its indication', 4],
  ['operation or procedure note', 2],
];
const countries: readonly [string, number][] = [
  ['United States', 45],
  ['United Kingdom', 20],
  ['Canada', 8],
  ['Australia', 8],
  ['India', 8],
  ['Ireland', 4],
  ['South Africa', 4],
  ['New Zealand', 3],
];
const styles: readonly [string, number][] = [
  ['whole sentences', 35],
  ['sentences and short forms mixed', 40],
  ['telegraphic', 25],
];
const others: readonly [string, number][] = [
  ['no other disease', 30],
  ['one other disease', 30],
  ['two or three other diseases', 30],
  ['four or more other diseases', 10],
];
/** Of a hundred notes: how many are of a person with nothing much wrong. */
const NOTHING_WRONG = 8;

/** Numbers in [0, 1) that are the same for the same seed on every machine (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawn(of: readonly [string, number][], next: () => number): string {
  const whole = of.reduce((sum, [, share]) => sum + share, 0);
  let left = next() * whole;
  return of.find(([, share]) => (left -= share) < 0)?.[0] ?? of[0]![0];
}

/** One line for each note: number, disease, kind, country, style, other diseases. */
function frame(seed: number, notes: number, diseases: readonly string[]): readonly string[] {
  const next = chance(seed);
  return Array.from({ length: notes }, (_, i) => {
    const well = next() * 100 < NOTHING_WRONG;
    const disease = diseases[Math.floor(next() * diseases.length)]!;
    const rest = [kinds, countries, styles, others].map((of) => drawn(of, next));
    return [i + 1, well ? 'nothing much wrong' : disease, ...rest].join(' | ');
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, notes: { type: 'string' } } });
  const [seed, notes] = [Number(values.seed), Number(values.notes)];
  if (!Number.isInteger(seed) || !Number.isInteger(notes) || notes < 1)
    throw new Error('Give --seed and --notes as whole numbers: --seed 7 --notes 40');
  const diseases = loadKnowledge().conditions.filter(({ tier }) => tier === 1);
  for (const line of frame(
    seed,
    notes,
    diseases.map(({ name }) => name),
  ))
    console.log(line);
}
