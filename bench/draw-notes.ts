import { parseArgs } from 'node:util';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import type { BySetting, ConditionDefinition } from '../clinical/knowledge/knowledge.ts';

/**
 * Draws what the notes of an evaluation set are to be about, by chance, before a word of them is written: so nobody can
 * choose hard or easy ones. `node bench/draw-notes.ts --seed 7 --notes 40` prints one line for each
 * note. The shares of kinds, countries and styles are the project's choice (estimates). The disease is any of tier 1
 * with equal chance; with `--by-frequency` any that is modelled, as often as it is met where such a note is written.
 */
const kinds: readonly [string, number, Setting][] = [
  ['emergency department note of a physician', 14, 'emergency'],
  ['hospital admission: history and physical', 14, 'inpatient'],
  ['progress note or ward round', 10, 'inpatient'],
  ['discharge summary', 10, 'inpatient'],
  ['primary care consultation', 16, 'ambulatory'],
  ['letter or note of a specialist clinic', 14, 'ambulatory'],
  ['consultation by another specialty', 6, 'inpatient'],
  ["nurse's, triage or midwife's note", 6, 'emergency'],
  ['ambulance or telephone record', 4, 'emergency'],
  ['imaging or laboratory report with its indication', 4, 'ambulatory'],
  ['operation or procedure note', 2, 'inpatient'],
];
type Setting = keyof BySetting;

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

function drawn<Row extends readonly [string, number, ...unknown[]]>(
  of: readonly Row[],
  next: () => number,
): Row {
  const whole = of.reduce((sum, [, share]) => sum + share, 0);
  let left = next() * whole;
  return of.find(([, share]) => (left -= share) < 0) ?? of[0]!;
}

/** One line for each note: number, disease, kind, country, style, other diseases. */
function frame(seed: number, notes: number, diseaseIn: (setting: Setting, share: number) => string) {
  const next = chance(seed);
  return Array.from({ length: notes }, (_, i) => {
    const well = next() * 100 < NOTHING_WRONG;
    const share = next();
    const kind = drawn(kinds, next);
    const rest = [countries, styles, others].map((of) => drawn(of, next)[0]);
    const about = well ? 'nothing much wrong' : diseaseIn(kind[2], share);
    return [i + 1, about, kind[0], ...rest].join(' | ');
  });
}

function anyOfTierOne(conditions: readonly ConditionDefinition[]) {
  const diseases = conditions.filter(({ tier }) => tier === 1);
  return (_: Setting, share: number): string => diseases[Math.floor(share * diseases.length)]!.name;
}

function byFrequency(conditions: readonly ConditionDefinition[]) {
  return (setting: Setting, share: number): string =>
    drawn(
      conditions.map(({ name, frequency }) => [name, frequency[setting]] as const),
      () => share,
    )[0];
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, notes: { type: 'string' }, 'by-frequency': { type: 'boolean' } },
  });
  const [seed, notes] = [Number(values.seed), Number(values.notes)];
  if (!Number.isInteger(seed) || !Number.isInteger(notes) || notes < 1)
    throw new Error('Give --seed and --notes as whole numbers: --seed 7 --notes 40');
  const { conditions } = loadKnowledge();
  const diseaseIn = values['by-frequency'] ? byFrequency(conditions) : anyOfTierOne(conditions);
  for (const line of frame(seed, notes, diseaseIn)) console.log(line);
}
