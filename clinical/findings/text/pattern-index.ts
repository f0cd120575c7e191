import type { InSteps } from '../in-steps.ts';
import type { CompiledPattern, Sequence, Step } from './compile-pattern.ts';
import { GrowingTrie, needed, type Trie, type TrieStep } from './trie.ts';

/** All parts of all patterns, indexed so that one walk over a sentence finds every match. */
export interface PatternIndex {
  /** Stem (or `^stem` for capitals) to symbol. */
  readonly words: ReadonlyMap<string, number>;
  /** What a word is read as: itself, and each choice that it alone satisfies. */
  edgesOf(word: number): WordEdges;
  /** Tries of the longer alternatives of choices, innermost choices first; the last one holds the parts of patterns. */
  readonly tries: readonly Trie[];
  /** Parts that hold a measured number (`{30-70}`), and the symbol of each pair of limits. */
  readonly measuredParts: ReadonlySet<number>;
  readonly limits: readonly NumberLimits[];
  readonly partCount: number;
  /** Part id of each part of each pattern, in the order of the patterns given. */
  readonly patternParts: readonly (readonly number[])[];
}

/** The symbols of one word, prepared once for every place where it stands. */
export class WordEdges {
  readonly symbols: readonly number[];
  /** By trie: each node of the paths that start with these symbols, and the symbol that it needs behind it (or -1). */
  readonly starts: readonly Int32Array[];
  /** One bit for each symbol, by its last five and by its next five digits: whoever lacks one is not among them. */
  private readonly low: number;
  private readonly high: number;

  constructor(symbols: readonly number[], tries: readonly Trie[]) {
    this.symbols = symbols;
    this.starts = tries.map(({ cells, starts }) =>
      Int32Array.from(
        symbols.flatMap((s) => {
          const node = starts.get(s);
          return node === undefined ? [] : [node, needed(cells, node)];
        }),
      ),
    );
    this.low = symbols.reduce((bits, s) => bits | (1 << (s & 31)), 0);
    this.high = symbols.reduce((bits, s) => bits | (1 << ((s >> 5) & 31)), 0);
  }

  has(symbol: number): boolean {
    return (
      ((this.low >>> (symbol & 31)) & (this.high >>> ((symbol >> 5) & 31)) & 1) === 1 &&
      this.symbols.includes(symbol)
    );
  }
}

function rememberEdges(
  choices: ReadonlyMap<number, readonly number[]>,
  tries: readonly Trie[],
): PatternIndex['edgesOf'] {
  const known: WordEdges[] = [];
  return (word) => (known[word] ??= new WordEdges([word, ...(choices.get(word) ?? [])], tries));
}

export interface NumberLimits {
  readonly low: number;
  readonly high: number;
  readonly symbol: number;
}

function holdsNumber(sequence: Sequence): boolean {
  return sequence.some(({ key, options }) => /^\{\d/.test(key) || options.some(holdsNumber));
}

function limitsOf(words: ReadonlyMap<string, number>): NumberLimits[] {
  return [...words].flatMap(([key, symbol]) => {
    const found = /^\{([\d.]+)-([\d.]+)\}$/.exec(key);
    return found ? [{ low: Number(found[1]), high: Number(found[2]), symbol }] : [];
  });
}

/** Every sequence with each optional step taken and left out. */
function withoutOptional(sequence: Sequence): Step[][] {
  let out: Step[][] = [[]];
  for (const step of sequence) {
    const taken = out.map((s) => [...s, step]);
    out = step.optional ? [...out, ...taken] : taken;
  }
  return out
    .filter((s) => s.length > 0)
    .map(([first, ...rest]) => (first ? [{ ...first, gap: false }, ...rest] : []));
}

class Builder {
  readonly words = new Map<string, number>();
  readonly wordChoices = new Map<number, number[]>();
  readonly choiceTries: GrowingTrie[] = [];
  readonly parts = new GrowingTrie();
  readonly measuredParts = new Set<number>();
  private readonly choices = new Map<string, { symbol: number; level: number }>();
  private readonly partIds = new Map<string, number>();
  symbols = 0;

  private word(key: string): number {
    const known = this.words.get(key);
    if (known !== undefined) return known;
    this.words.set(key, this.symbols);
    return this.symbols++;
  }

  private symbol(step: Step): { symbol: number; level: number } {
    if (step.kind === 'word') return { symbol: this.word(step.key), level: -1 };
    const known = this.choices.get(step.key);
    if (known) return known;
    const sequences = step.options
      .flatMap(withoutOptional)
      .map((s) => s.map((x) => ({ gap: x.gap, ...this.symbol(x) })));
    const level = 1 + Math.max(-1, ...sequences.flat().map((s) => s.level));
    const choice = { symbol: this.symbols++, level };
    this.choices.set(step.key, choice);
    for (const s of sequences) this.addAlternative(s, choice);
    return choice;
  }

  private addAlternative(
    s: readonly (TrieStep & { readonly level: number })[],
    choice: { symbol: number; level: number },
  ): void {
    const only = s.length === 1 ? s[0] : undefined;
    if (only && only.level === -1) {
      const list = this.wordChoices.get(only.symbol);
      if (list) list.push(choice.symbol);
      else this.wordChoices.set(only.symbol, [choice.symbol]);
      return;
    }
    while (this.choiceTries.length <= choice.level) this.choiceTries.push(new GrowingTrie());
    this.choiceTries[choice.level]?.insert(s, choice.symbol);
  }

  part(sequence: Sequence): number {
    const variants = withoutOptional(sequence).map((s) =>
      s.map((x) => ({ gap: x.gap, symbol: this.symbol(x).symbol })),
    );
    const key = variants.map((v) => v.map((s) => `${s.gap ? '~' : ''}${s.symbol}`).join(' ')).join('|');
    const known = this.partIds.get(key);
    if (known !== undefined) return known;
    const id = this.partIds.size;
    this.partIds.set(key, id);
    for (const v of variants) this.parts.insert(v, id);
    if (holdsNumber(sequence)) this.measuredParts.add(id);
    return id;
  }

  get partCount(): number {
    return this.partIds.size;
  }
}

/** Builds the index of all patterns once, pattern by pattern; matching cost doesn't grow with their number. */
export function* indexingPatterns(patterns: readonly CompiledPattern[]): InSteps<PatternIndex> {
  const builder = new Builder();
  const patternParts: number[][] = [];
  for (const { parts } of patterns) {
    patternParts.push(parts.map((s) => builder.part(s)));
    yield;
  }
  const { words, wordChoices, choiceTries, parts, measuredParts, partCount } = builder;
  const limits = limitsOf(words);
  const tries: Trie[] = [];
  for (const growing of [...choiceTries, parts]) {
    yield;
    tries.push(growing.grown());
  }
  const edgesOf = rememberEdges(wordChoices, tries);
  return { words, edgesOf, tries, measuredParts, limits, partCount, patternParts };
}
