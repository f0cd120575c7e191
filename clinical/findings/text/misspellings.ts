import { normaliseWord } from './normalise-word.ts';
import type { PatternIndex } from './pattern-index.ts';

/** Shorter words are never corrected. */
const shortestCorrected = 8;
const twoEditsFrom = 12;
const longestCorrected = 30;
/** A word with a letter doubled is corrected from here, the word it stands for from one letter less. */
export const shortestDoubled = 6;
/** Opposites that differ by a letter or two: the beginning must be exact. */
const exactPrefixes = [
  'hyper',
  'hypo',
  'inter',
  'intra',
  'macro',
  'micro',
  'un',
  'in',
  'an',
  'non',
  'anti',
  'ante',
];

function deletions(word: string, edits: number): Set<string> {
  let ring = new Set([word]);
  const all = new Set(ring);
  for (let e = 0; e < edits; e += 1) {
    const next = new Set<string>();
    for (const w of ring) for (let i = 1; i < w.length; i += 1) next.add(w.slice(0, i) + w.slice(i + 1));
    for (const w of next) all.add(w);
    ring = next;
  }
  return all;
}

/** "Vommit", "abdommen": a letter doubled, or not doubled, is the commonest slip. */
function withoutDoubles(word: string): string {
  return word.replace(/(\p{L})\1/gu, '$1');
}

/** Optimal string alignment distance, at most `limit` + 1. Damerau 1964. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1);
      next.push(d);
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

/** "Endometrium" is no misspelt "endometrioma": endings that mean something are not mistaken for each other. */
const telling =
  /(?:oma|osis|itis|emia|uria|ectomy|otomy|ostomy|oscopy|graphy|gram|megaly|um|algia|pathy|plasty|cele|ation)$/;

function endsOtherwise(written: string, known: string): boolean {
  const [a, b] = [telling.exec(written)?.[0], telling.exec(known)?.[0]];
  return a !== undefined && b !== undefined && a !== b;
}

function mayReplace(written: string, known: string): boolean {
  if (written[0] !== known[0] || endsOtherwise(written, known)) return false;
  if (exactPrefixes.some((p) => written.startsWith(p) !== known.startsWith(p))) return false;
  const edits = known.length >= twoEditsFrom ? 2 : 1;
  return editDistance(written, known, edits) <= edits;
}

/**
 * Finds the one vocabulary word within one edit (from 8 letters) or two (from 12) of an unknown long word.
 * Two candidates at the same distance: none. Words of `realWords` are never corrected.
 */
export class SpellingIndex {
  /** Both are built at the first unknown word. */
  private byDeletion: ReadonlyMap<string, readonly string[]> | null = null;
  /** The one word of the vocabulary that is this without its doubled letters; null where there are two. */
  private bySingles: ReadonlyMap<string, string | null> | null = null;
  private readonly realWords: ReadonlySet<string>;
  private readonly index: PatternIndex;

  constructor(index: PatternIndex, realWords: ReadonlySet<string>) {
    this.index = index;
    this.realWords = realWords;
  }

  private build(): ReadonlyMap<string, readonly string[]> {
    const byDeletion = new Map<string, string[]>();
    for (const word of this.index.words.keys()) {
      if (word.length < shortestCorrected || !/^[a-z]+$/.test(word)) continue;
      for (const d of deletions(word, word.length >= twoEditsFrom ? 2 : 1)) {
        const list = byDeletion.get(d);
        if (list) list.push(word);
        else byDeletion.set(d, [word]);
      }
    }
    return byDeletion;
  }

  private buildSingles(): ReadonlyMap<string, string | null> {
    const bySingles = new Map<string, string | null>();
    for (const word of this.index.words.keys()) {
      if (word.length < shortestDoubled - 1 || !/^[a-z]+$/.test(word)) continue;
      const singles = withoutDoubles(word);
      bySingles.set(singles, bySingles.has(singles) ? null : word);
    }
    return bySingles;
  }

  /** Symbol of the corrected word, or -1. */
  correct(word: string): number {
    if (word.length < shortestDoubled || word.length > longestCorrected) return -1;
    if (this.realWords.has(word) || this.realWords.has(normaliseWord(word)) || !/^[a-z]+$/.test(word))
      return -1;
    const meant = (this.bySingles ??= this.buildSingles()).get(withoutDoubles(word));
    if (meant) return this.index.words.get(meant) ?? -1;
    if (word.length < shortestCorrected - 1) return -1;
    const byDeletion = (this.byDeletion ??= this.build());
    let best: string | null = null;
    let bestDistance = 3;
    for (const d of deletions(word, word.length >= twoEditsFrom - 1 ? 2 : 1)) {
      for (const known of byDeletion.get(d) ?? []) {
        if (known === best || !mayReplace(word, known)) continue;
        const distance = editDistance(word, known, 2);
        if (distance < bestDistance) [best, bestDistance] = [known, distance];
        else if (distance === bestDistance) best = null;
      }
    }
    return best === null ? -1 : (this.index.words.get(best) ?? -1);
  }
}
