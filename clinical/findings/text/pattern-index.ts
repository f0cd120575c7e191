import type { InSteps } from '../in-steps.ts';
import type { CompiledPattern, Sequence, Step } from './compile-pattern.ts';

/** With more branches than these a table is quicker than looking for each. */
const FEW = 6;

/**
 * Where a node goes on, by symbol: mostly in one way. A word may stand for twenty symbols, of which hardly any goes on;
 * so whoever asks looks for the few that would, not for the many that are read.
 */
export class Branches {
  readonly symbols: number[] = [];
  readonly nodes: TrieNode[] = [];
  /** Of more than a few branches. */
  table: Map<number, TrieNode> | null = null;
  /** Of a grown root, where nearly every symbol has a branch: by symbol. */
  root: readonly (TrieNode | undefined)[] | null = null;

  /** The node behind a symbol, made when there is none. */
  grown(symbol: number): TrieNode {
    const known = this.table ? this.table.get(symbol) : this.nodes[this.symbols.indexOf(symbol)];
    if (known) return known;
    const node = newNode();
    this.symbols.push(symbol);
    this.nodes.push(node);
    this.table?.set(symbol, node);
    if (this.symbols.length === FEW + 1)
      this.table = new Map(this.symbols.map((each, i) => [each, this.nodes[i]!]));
    return node;
  }

  becomeRoot(symbolCount: number): void {
    const root: (TrieNode | undefined)[] = Array.from({ length: symbolCount });
    this.symbols.forEach((symbol, i) => (root[symbol] = this.nodes[i]));
    this.root = root;
  }
}

/** A node of the word trie; edges carry symbols (word stems and choices). */
export interface TrieNode {
  next: Branches | null;
  /** Edges that up to four words may precede. */
  gap: Branches | null;
  /** What ends here: part ids, or for a choice trie the choice's symbol. */
  ends: number[] | null;
}

/** All parts of all patterns, indexed so that one walk over a sentence finds every match. */
export interface PatternIndex {
  /** Stem (or `^stem` for capitals) to symbol. */
  readonly words: ReadonlyMap<string, number>;
  /** Choices that a single word satisfies: word symbol to choice symbols. */
  readonly wordChoices: ReadonlyMap<number, readonly number[]>;
  /** Tries of the longer alternatives, innermost choices first. */
  readonly choiceTries: readonly TrieNode[];
  readonly parts: TrieNode;
  /** Parts that hold a measured number (`{30-70}`), and the symbol of each pair of limits. */
  readonly measuredParts: ReadonlySet<number>;
  readonly limits: readonly NumberLimits[];
  readonly partCount: number;
  /** Part id of each part of each pattern, in the order of the patterns given. */
  readonly patternParts: readonly (readonly number[])[];
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

const newNode = (): TrieNode => ({ next: null, gap: null, ends: null });

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
  readonly choiceTries: TrieNode[] = [];
  readonly parts = newNode();
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
    s: { gap: boolean; symbol: number; level: number }[],
    choice: { symbol: number; level: number },
  ): void {
    const only = s.length === 1 ? s[0] : undefined;
    if (only && only.level === -1) {
      const list = this.wordChoices.get(only.symbol);
      if (list) list.push(choice.symbol);
      else this.wordChoices.set(only.symbol, [choice.symbol]);
      return;
    }
    while (this.choiceTries.length <= choice.level) this.choiceTries.push(newNode());
    this.insert(this.choiceTries[choice.level] ?? newNode(), s, choice.symbol);
  }

  private insert(root: TrieNode, steps: readonly { gap: boolean; symbol: number }[], end: number): void {
    let node = root;
    for (const { gap, symbol } of steps) {
      const branches = gap ? (node.gap ??= new Branches()) : (node.next ??= new Branches());
      node = branches.grown(symbol);
    }
    if (!(node.ends ??= []).includes(end)) node.ends.push(end);
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
    for (const v of variants) this.insert(this.parts, v, id);
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
  for (const root of [...choiceTries, parts]) root.next?.becomeRoot(builder.symbols);
  return { words, wordChoices, choiceTries, parts, measuredParts, limits, partCount, patternParts };
}
