import { continuations } from './continuations.ts';
import { endsAsMeasured, isWithin, measuredAt } from './measured-number.ts';
import type { PatternIndex, WordEdges } from './pattern-index.ts';
import type { Token } from './tokenise.ts';
import { behind, FEW, SymbolsSeen } from './trie.ts';

/** What a token may be read as: `symbol` from this token up to (not including) token `end`. */
interface Edge {
  readonly symbol: number;
  readonly end: number;
  /** The tokens read, where words between them were passed over. */
  readonly used?: readonly number[];
}

/** A matched part: the token indices it used, in order. */
export interface PartMatch {
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly used: readonly number[];
}

/** How single words are looked up: exact first, then a near miss of a long word. */
export interface WordReader {
  /** Symbol of a word, or -1. `next`: the token behind it. */
  symbolOf(token: Token, next?: Token): number;
  readonly skippable: ReadonlySet<string>;
}

export interface SentenceMatches {
  readonly parts: readonly PartMatch[];
  /** Tokens that carry their own negation ("nontender" read as "tender"). */
  readonly negatedTokens: readonly number[];
}

/** What ends behind `end`, and the tokens used up to there (in order, only for the moment). */
type Found = (what: number, end: number, used: readonly number[]) => void;

/** A path through a trie, as far as it has come. */
interface Walk {
  readonly cells: Int32Array;
  readonly used: number[];
  readonly found: Found;
}

const longestSkip = 4;
const longestGap = 4;
/** "Abdomen: soft", "JVP = raised", "CXR - clear", "POD#3". */
const joining = new Set([':', '=', '-', '#']);
/** "Stools have gone black", "lips went blue", "eyes look yellow": verbs that only tie a quality to its place. */
const linking = new Set(['go', 'turn', 'look', 'stay', 'keep', 'remain', 'com']);

/** What stands at each place of a sentence, and where a pattern may go on from there. Places count from its first token. */
class Lattice {
  readonly negated: number[] = [];
  /** By place: the words that start there, and the place behind each. */
  private readonly words: WordEdges[][] = [];
  private readonly ends: number[][] = [];
  /** By place: choices of several words that were found there. */
  private readonly choices: Edge[][] = [];
  private readonly seen = new SymbolsSeen();
  private readonly skip: boolean[] = [];
  private readonly isMark: boolean[] = [];
  /** By place: where a pattern goes on, but for the next word. */
  private readonly joined: readonly (readonly number[])[];
  private readonly tokens: readonly Token[];
  private readonly from: number;
  private readonly index: PatternIndex;
  readonly size: number;

  constructor(tokens: readonly Token[], from: number, to: number, index: PatternIndex, reader: WordReader) {
    this.tokens = tokens;
    this.from = from;
    this.index = index;
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (!token) break;
      this.skip.push(
        token.kind === 'number' ||
          joining.has(token.stem) ||
          token.stem === 'not' ||
          (token.kind === 'word' && (reader.skippable.has(token.stem) || linking.has(token.stem))),
      );
      this.isMark.push(token.kind === 'mark');
      this.words.push([]);
      this.ends.push([]);
      this.choices.push([]);
      this.readToken(token, i - from, reader);
    }
    this.size = this.words.length;
    this.joined = continuations(tokens, { from, to: from + this.size }, reader.skippable);
  }

  private addWord(at: number, symbol: number | undefined, end: number): void {
    if (symbol === undefined || symbol < 0) return;
    const edges = this.index.edgesOf(symbol);
    for (const each of edges.symbols) this.seen.add(each);
    this.words[at]?.push(edges);
    this.ends[at]?.push(end);
  }

  private readToken(token: Token, i: number, reader: WordReader): void {
    const { words, limits } = this.index;
    const next = this.tokens[this.from + i + 1];
    const symbol = reader.symbolOf(token, next);
    this.addWord(i, symbol, i + 1);
    const measured = measuredAt(this.tokens, this.from + i);
    if (measured)
      for (const each of limits) if (isWithin(measured, each)) this.addWord(i, each.symbol, i + 1);
    if (token.capitals) this.addWord(i, words.get(`^${token.stem}`), i + 1);
    // "1-2 beers" are no twelve.
    if (next?.hyphen && !(token.kind === 'number' && next.kind === 'number'))
      this.addWord(i, words.get(token.stem + next.stem), i + 2);
    // "Nonproductive" is a word of its own where the vocabulary has it.
    if (symbol < 0 && token.stem.length >= 7 && token.stem.startsWith('non')) {
      const rest = words.get(token.stem.slice(3));
      this.addWord(i, rest, i + 1);
      if (rest !== undefined) this.negated.push(this.from + i);
    }
  }

  /** Whether a symbol is read from place `at` up to `end` already. */
  has(at: number, symbol: number, end: number): boolean {
    const [words = [], ends = [], choices = []] = [this.words[at], this.ends[at], this.choices[at]];
    return (
      words.some((w, i) => ends[i] === end && w.has(symbol)) ||
      choices.some((e) => e.symbol === symbol && e.end === end)
    );
  }

  add(at: number, edge: Edge): void {
    this.seen.add(edge.symbol);
    this.choices[at]?.push(edge);
  }

  /** Calls `found` for every path of a trie that starts at a place. */
  walk(trie: number, start: number, found: Found): void {
    const { cells, starts } = this.index.tries[trie]!;
    const walk: Walk = { cells, used: [], found };
    const [words, ends] = [this.words[start]!, this.ends[start]!];
    for (let w = 0; w < words.length; w += 1) {
      const own = words[w]!.starts[trie]!;
      for (let i = 0; i < own.length; i += 2)
        if (own[i + 1]! < 0 || this.seen.mayHold(own[i + 1]!)) this.takeWord(walk, own[i]!, start, ends[w]!);
    }
    for (const edge of this.choices[start]!) {
      const node = starts.get(edge.symbol);
      if (node !== undefined) this.takeChoice(walk, node, start, edge);
    }
  }

  private step(walk: Walk, branches: number, at: number): void {
    if (at >= this.size) return;
    const { cells } = walk;
    const count = cells[branches]!;
    if (count > FEW) return this.stepAmongMany(walk, branches, at);
    const [words, choices] = [this.words[at]!, this.choices[at]!];
    for (let b = branches + 1; b <= branches + 2 * count; b += 2) {
      const symbol = cells[b]!;
      for (let w = 0; w < words.length; w += 1)
        if (words[w]!.has(symbol)) this.takeWord(walk, cells[b + 1]!, at, this.ends[at]![w]!);
      for (let c = 0; c < choices.length; c += 1)
        if (choices[c]!.symbol === symbol) this.takeChoice(walk, cells[b + 1]!, at, choices[c]!);
    }
  }

  private stepAmongMany(walk: Walk, branches: number, at: number): void {
    for (const [w, { symbols }] of this.words[at]!.entries())
      for (const symbol of symbols) {
        const node = behind(walk.cells, branches, symbol);
        if (node > 0) this.takeWord(walk, node, at, this.ends[at]![w]!);
      }
    for (const edge of this.choices[at]!) {
      const node = behind(walk.cells, branches, edge.symbol);
      if (node > 0) this.takeChoice(walk, node, at, edge);
    }
  }

  private takeWord(walk: Walk, node: number, at: number, end: number): void {
    if (end > this.size) return;
    const { used } = walk;
    const before = used.length;
    for (let t = at; t < end; t += 1) used.push(this.from + t);
    this.arrive(walk, node, end);
    used.length = before;
  }

  private takeChoice(walk: Walk, node: number, at: number, edge: Edge): void {
    if (!edge.used) return this.takeWord(walk, node, at, edge.end);
    if (edge.end > this.size) return;
    const { used } = walk;
    const before = used.length;
    for (const t of edge.used) used.push(t);
    this.arrive(walk, node, edge.end);
    used.length = before;
  }

  private arrive(walk: Walk, node: number, at: number): void {
    const { cells } = walk;
    const [ends, next, gap] = [cells[node]!, cells[node + 1]!, cells[node + 2]!];
    if (ends > 0)
      for (let e = ends + 1; e <= ends + cells[ends]!; e += 1) walk.found(cells[e]!, at, walk.used);
    if (next > 0 && (cells[next]! > 1 || this.seen.mayHold(cells[next + 1]!))) {
      this.step(walk, next, at);
      if (at < this.size) for (const joined of this.joined[at]!) this.step(walk, next, joined);
      for (let q = at; q < at + longestSkip && this.skip[q]; q += 1) this.step(walk, next, q + 1);
    }
    if (gap > 0 && (cells[gap]! > 1 || this.seen.mayHold(cells[gap + 1]!))) {
      let words = 0;
      for (let q = at; q < this.size && words <= longestGap; q += 1) {
        this.step(walk, gap, q);
        if (!this.isMark[q]) words += 1;
      }
    }
  }
}

/** Matches all parts of the index in tokens [from, to). The shortest match of a part at each start is kept. */
export function matchSentence(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: PatternIndex,
  reader: WordReader,
): SentenceMatches {
  const lattice = new Lattice(tokens, from, to, index, reader);
  const ofParts = index.tries.length - 1;
  for (let trie = 0; trie < ofParts; trie += 1) {
    const added: [number, Edge][] = [];
    for (let i = 0; i < lattice.size; i += 1) {
      lattice.walk(trie, i, (symbol, end, used) => {
        if (!lattice.has(i, symbol, end))
          added.push([i, used.length === end - i ? { symbol, end } : { symbol, end, used: [...used] }]);
      });
    }
    for (const [i, edge] of added) lattice.add(i, edge);
  }
  const parts: PartMatch[] = [];
  for (let i = 0; i < lattice.size; i += 1) {
    const atStart = new Map<number, PartMatch>();
    lattice.walk(ofParts, i, (part, end, used) => {
      const known = atStart.get(part);
      if (known && end + from >= known.end) return;
      if (index.measuredParts.has(part) && !endsAsMeasured(tokens, used, to)) return;
      atStart.set(part, { part, start: i + from, end: end + from, used: [...used] });
    });
    parts.push(...atStart.values());
  }
  return { parts, negatedTokens: lattice.negated };
}
