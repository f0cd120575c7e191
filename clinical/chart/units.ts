import { unitSpelling } from './unit-spellings.ts';

/**
 * A unit as a dimension and a scale, so that any two units of one dimension convert. Covers what laboratories and
 * monitors write; it isn't a UCUM implementation, and what it doesn't know is null, never a guess.
 */
export interface Unit {
  readonly dimension: string;
  /** Value in the dimension's base unit = value * scale. */
  readonly scale: number;
}

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1e3],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
  ['f', 1e-15],
]);

/** Atoms that take a metric prefix. IU, U and arbitrary units are one: what they measure is fixed by the analyte. */
const METRIC: readonly (readonly [atom: string, dimension: string, scale: number])[] = [
  ['g', 'mass', 1],
  ['l', 'volume', 1],
  ['mol', 'amount', 1],
  ['eq', 'charge', 1],
  ['osm', 'osmoles', 1],
  ['u', 'activity', 1],
  ['kat', 'catalysis', 1],
  ['m', 'length', 1],
  ['s', 'time', 1],
  ['pa', 'pressure', 1],
];

const PLAIN: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['1', { dimension: '1', scale: 1 }],
  ['%', { dimension: '1', scale: 0.01 }],
  ['min', { dimension: 'time', scale: 60 }],
  ['h', { dimension: 'time', scale: 3600 }],
  ['d', { dimension: 'time', scale: 86_400 }],
  ['24h', { dimension: 'time', scale: 86_400 }],
  ['wk', { dimension: 'time', scale: 604_800 }],
  ['a', { dimension: 'time', scale: 31_557_600 }],
  ['mmhg', { dimension: 'pressure', scale: 133.322387415 }],
  ['cmh2o', { dimension: 'pressure', scale: 98.0665 }],
  ['mmh2o', { dimension: 'pressure', scale: 9.80665 }],
  ['lb', { dimension: 'mass', scale: 453.59237 }],
  ['oz', { dimension: 'mass', scale: 28.349523125 }],
  ['in', { dimension: 'length', scale: 0.0254 }],
  ['ft', { dimension: 'length', scale: 0.3048 }],
  ['cel', { dimension: 'cel', scale: 1 }],
  ['degf', { dimension: 'degf', scale: 1 }],
  ['kelvin', { dimension: 'kelvin', scale: 1 }],
  ['ph', { dimension: 'ph', scale: 1 }],
  ['inr', { dimension: '1', scale: 1 }],
  ['hpf', { dimension: 'hpf', scale: 1 }],
  // A hundred thousand cells in a microlitre, as Indian laboratories write it: the analyte says its factor.
  ['lakh', { dimension: 'lakh', scale: 1 }],
  ['lpf', { dimension: 'lpf', scale: 1 }],
  ['m2', { dimension: 'area', scale: 1 }],
  ['1.73m2', { dimension: 'bodysurface', scale: 1 }],
]);

/** The number of a count unit ("K/uL", "x10e3/uL", "10*9/L", "Count 10^9/L", "thou/mm3") and what it is per. */
const COUNT =
  /^(?:count|cells|copies|leukocytes|wbc|rbc|plt)?(?:x?(10)(?:\^|\*|e|exp|\*\*)?([0-9]{1,2})|x?(1000000|1000|k|thou(?:sand)?s?|mill?(?:ion)?s?|m(?:il)?|gpt|tpt|#)?)\/([uml]?l)$/;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['1000', 1e3],
  ['1000000', 1e6],
  ['k', 1e3],
  ['gpt', 1e9],
  ['tpt', 1e12],
  ['#', 1],
]);

const cache = new Map<string, Unit | null>();
const CACHE_LIMIT = 5000;

/** Dimension and scale of a unit as UCUM code or as laboratories write it; null when it isn't known. */
export function parseUnit(text: string): Unit | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const unit = readUnit(text);
  if (cache.size < CACHE_LIMIT) cache.set(text, unit);
  return unit;
}

function readUnit(text: string): Unit | null {
  if (text.length > 40) return null;
  if (text === 'K') return { dimension: 'kelvin', scale: 1 };
  const key = unitSpelling(text);
  if (key === '') return /^\{[^}]*\}$/.test(text.trim()) ? { dimension: '1', scale: 1 } : null;
  return countOf(key) ?? quotientOf(key);
}

function countOf(key: string): Unit | null {
  const match = COUNT.exec(key);
  if (match === null) return null;
  const [, ten, exponent, word, volume] = match;
  const size = ten === undefined ? wordSize(word) : 10 ** Number(exponent);
  const litres = volume === 'l' ? 1 : volume === 'ml' ? 1e-3 : volume === 'ul' ? 1e-6 : null;
  return litres === null ? null : { dimension: 'count/volume', scale: size / litres };
}

function wordSize(word: string | undefined): number {
  if (word === undefined) return 1;
  return WORDS.get(word) ?? (word.startsWith('thou') ? 1e3 : 1e6);
}

function quotientOf(key: string): Unit | null {
  const [plain = '', kind] = key.split('|');
  const parts = plain.split('/');
  const units = parts.map((part, i) =>
    part === '' && i === 0 ? { dimension: '1', scale: 1 } : atomOf(part),
  );
  if (units.some((u) => u === null)) return null;
  const [first, ...rest] = units as Unit[];
  if (first === undefined) return null;
  let { dimension, scale } = first;
  for (const under of rest) {
    dimension = under.dimension === dimension ? '1' : `${dimension}/${under.dimension}`;
    scale /= under.scale;
  }
  return { dimension: kind === undefined ? dimension : `${dimension}|${kind}`, scale };
}

function atomOf(atom: string): Unit | null {
  const plain = PLAIN.get(atom);
  if (plain !== undefined) return plain;
  for (const [name, dimension, scale] of METRIC) {
    if (!atom.endsWith(name)) continue;
    const prefix = PREFIXES.get(atom.slice(0, atom.length - name.length));
    if (prefix !== undefined) return { dimension, scale: scale * prefix };
  }
  return null;
}
