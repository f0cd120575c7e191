import { endsAsMeasured, measuresWithin, valueOf } from './measured-number.ts';
import type { Branches, PatternIndex, TrieNode } from './pattern-index.ts';
import type { Token } from './tokenise.ts';
import { conjunctions, quality, toldBehind } from './told-behind.ts';

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

const longestSkip = 4;
const longestGap = 4;
const longestRemark = 5;
/** "Abdomen: soft", "JVP = raised", "CXR - clear", "POD#3". */
const joining = new Set([':', '=', '-', '#']);
/** "Stools have gone black", "lips went blue", "eyes look yellow": verbs that only tie a quality to its place. */
const linking = new Set(['go', 'turn', 'look', 'stay', 'keep', 'remain', 'com']);

const mostQualities = 4;
const betweenQualities = new Set([',', '/', '&']);

const longestTestList = 20;
const verdict = /^(?:negativ|neg|normal|nl|nr|nonreactiv|non|positiv|reactiv)$/;
/** What stands in a list of tests beside their abbreviations in capitals. */
const inTestList =
  /^(?:,|\/|and|&|\+|[a-c]|hep|hepatitis|syphilis|flu|influenza|covid|rsv|lyme|screen|serology|serologies|pcr|antibody|antibodies|anti|abs?|ag|i|ii|[12]|complement|dsdna|ccp|all|both|b12|folate|ferritin|mono|strep|malaria|dengue|is|are|were|was)$/;

/** By these a longer name is a test's: "rapid streptococcal antigen test", "rheumatoid factor". */
const ofTest =
  /^(?:tests?|testing|pcr|naats?|antigens?|antibod(?:y|ies)|serolog(?:y|ies)|factor|cultures?|toxin|screen|swabs?|smears?|assay|reagin|esterase|nitrites?|dimer|troponin)$/;
const longestTestName = 5;

/** "HIV, hep B and syphilis": nothing but names of tests, and what joins them. */
export function standsInTestList(token: Token): boolean {
  return token.capitals || inTestList.test(token.written);
}

const alternatives = new Set(['/', 'or']);
const affirming =
  /^(?:is|was|are|were|good|fine|ok|okay|normal|intact|present|palpable|preserved|brisk|equal|symmetrical|symmetric|full|clear|\d)/;
const done = /^(?:takes|took|drinks|drank|uses|used|smokes|eats|ate|has|had|is|was|sleeps|feels|looks)$/;

class Lattice {
  readonly edges: Edge[][] = [];
  /** The symbols of `edges`. */
  private readonly symbols: number[][] = [];
  readonly negated: number[] = [];
  private readonly skip: boolean[];
  /** By position: where a pattern goes on behind a joined word or other qualities. */
  private readonly joined: (readonly number[])[];
  private readonly tokens: readonly Token[];
  private readonly from: number;

  constructor(tokens: readonly Token[], from: number, to: number, index: PatternIndex, reader: WordReader) {
    this.tokens = tokens;
    this.from = from;
    this.skip = [];
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (!token) break;
      this.skip.push(
        token.kind === 'number' ||
          joining.has(token.stem) ||
          token.stem === 'not' ||
          (token.kind === 'word' && (reader.skippable.has(token.stem) || linking.has(token.stem))),
      );
      const edges = this.wordEdges(token, i - from, index, reader);
      this.edges.push(edges);
      this.symbols.push(edges.map((e) => e.symbol));
    }
    this.joined = this.edges.map((_, at) =>
      [
        this.joinedTo(at),
        this.verdictOfList(at),
        toldBehind(tokens, { from, at, to }, reader.skippable),
        ...this.behindQualities(at, reader),
      ].filter((q) => q !== undefined),
    );
  }

  private wordEdges(token: Token, i: number, index: PatternIndex, reader: WordReader): Edge[] {
    const out: Edge[] = [];
    const add = (symbol: number, end: number): void => {
      out.push({ symbol, end });
      for (const choice of index.wordChoices.get(symbol) ?? []) out.push({ symbol: choice, end });
    };
    const symbol = reader.symbolOf(token, this.tokens[this.from + i + 1]);
    if (symbol >= 0) add(symbol, i + 1);
    if (!Number.isNaN(valueOf(token)))
      for (const limits of index.limits)
        if (measuresWithin(this.tokens, this.from + i, limits)) add(limits.symbol, i + 1);
    if (token.capitals) {
      const exact = index.words.get(`^${token.stem}`);
      if (exact !== undefined) add(exact, i + 1);
    }
    const next = this.tokens[this.from + i + 1];
    // "1-2 beers" are no twelve.
    if (next?.hyphen && !(token.kind === 'number' && next.kind === 'number')) {
      const joined = index.words.get(token.stem + next.stem);
      if (joined !== undefined) add(joined, i + 2);
    }
    // "Nonproductive" is a word of its own where the vocabulary has it.
    if (symbol < 0 && token.stem.length >= 7 && token.stem.startsWith('non')) {
      const rest = index.words.get(token.stem.slice(3));
      if (rest !== undefined) {
        add(rest, i + 1);
        this.negated.push(this.from + i);
      }
    }
    return out;
  }

  /**
   * "Bowel or bladder incontinence", "bowel/bladder incontinence", "urinary frequency and urgency": where a pattern goes
   * on behind a word that is joined to its own.
   */
  private joinedTo(at: number): number | undefined {
    const [first, second] = [this.tokens[this.from + at], this.tokens[this.from + at + 1]];
    if (!first || !second || at + 1 >= this.edges.length) return undefined;
    if (first.stem === '(') return this.behindBracket(at);
    // "Does not smoke and takes metformin" goes on to what is done.
    if (second.stem === 'and' && done.test(this.tokens[this.from + at + 2]?.written ?? '')) return undefined;
    if (second.stem === 'and' && this.isToldBehind(at)) return undefined;
    // "Has not vomited or had pain" has no "not had".
    if (/^(?:or|nor)$/.test(second.stem) && this.tokens[this.from + at + 2]?.stem === 'hav') return undefined;
    const isWord = (t: Token): boolean => t.kind === 'word' && !conjunctions.has(t.stem);
    if (alternatives.has(first.stem) && isWord(second)) return at + 2;
    return conjunctions.has(second.stem) && isWord(first) ? at + 2 : undefined;
  }

  /** "No fever and appetite good", "no pain and urine output is fine": what a verdict follows isn't denied. */
  private isToldBehind(at: number): boolean {
    const written = (i: number): string => this.tokens[this.from + i]?.written ?? '';
    return (
      /^(?:no|nil|without)$/.test(written(at - 1)) && [at + 3, at + 4].some((i) => affirming.test(written(i)))
    );
  }

  /** "Red cells" are no cells that are red. */
  private isQuality(at: number): boolean {
    const [word, next] = [this.tokens[this.from + at]?.written ?? '', this.tokens[this.from + at + 1]?.stem];
    return quality.test(word) && !(/^(?:red|white)$/.test(word) && (next === 'cell' || next === 'blood'));
  }

  /** Where a pattern goes on behind qualities that stand side by side. */
  private behindQualities(at: number, { skippable }: WordReader): number[] {
    const out: number[] = [];
    // "Throat red, swollen glands": a quality that a noun follows is that noun's.
    const isOfNext = (q: number): boolean => {
      const next = this.tokens[this.from + q + 1];
      const names = next?.kind === 'word' && !conjunctions.has(next.stem) && !skippable.has(next.stem);
      return this.isQuality(q) && names && !this.isQuality(q + 1);
    };
    for (let q = at, passed = 0; passed < mostQualities; q += 1) {
      const joins = betweenQualities.has(this.tokens[this.from + q]?.stem ?? '');
      if (joins ? !this.isQuality(q - 1) || !this.isQuality(q + 1) : !this.isQuality(q)) break;
      if (!joins) passed += 1;
      if (passed > 0 && !isOfNext(q + 1)) out.push(q + 1);
    }
    return out;
  }

  /** "HIV, syphilis and HCV neg": the verdict behind a list of tests is that of each. */
  private verdictOfList(at: number): number | undefined {
    if (!/^(?:,|\/|and|&|\+)$/.test(this.tokens[this.from + at]?.stem ?? '')) return undefined;
    let unnamed = 0;
    for (let k = at + 1; k < Math.min(this.edges.length, at + longestTestList); k += 1) {
      const token = this.tokens[this.from + k];
      if (!token || unnamed > longestTestName) return undefined;
      if (verdict.test(token.stem)) return unnamed > 0 ? undefined : k;
      if (token.hyphen) continue;
      if (ofTest.test(token.written)) unnamed = 0;
      else if (unnamed > 0 || !standsInTestList(token)) {
        if (token.kind !== 'word' || conjunctions.has(token.stem)) return undefined;
        unnamed += 1;
      }
    }
    return undefined;
  }

  /** "HIT screen (PF4) positive", "knee (prosthetic) swollen": behind a short remark in brackets. */
  private behindBracket(at: number): number | undefined {
    for (let q = at + 1; q <= at + longestRemark && q < this.edges.length; q += 1)
      if (this.tokens[this.from + q]?.stem === ')') return q + 1;
    return undefined;
  }

  add(at: number, edge: Edge): void {
    this.edges[at]?.push(edge);
    this.symbols[at]?.push(edge.symbol);
  }

  /** Calls `found` for every path of `root` that starts at position `start`. */
  walk(
    root: TrieNode,
    start: number,
    found: (end: number, node: TrieNode, used: readonly number[]) => void,
  ): void {
    const used: number[] = [];
    const step = ({ symbols, nodes, table, root }: Branches, at: number): void => {
      const edges = this.edges[at];
      const read = this.symbols[at];
      if (!edges || !read) return;
      if (root || table) {
        for (let i = 0; i < read.length; i += 1) {
          const node = root ? root[read[i]!] : table!.get(read[i]!);
          if (node) take(edges[i]!, node, at);
        }
        return;
      }
      for (let b = 0; b < symbols.length; b += 1)
        for (let i = read.indexOf(symbols[b]!); i >= 0; i = read.indexOf(symbols[b]!, i + 1))
          take(edges[i]!, nodes[b]!, at);
    };
    const take = (edge: Edge, node: TrieNode, at: number): void => {
      if (edge.end > this.edges.length) return;
      const before = used.length;
      if (edge.used) used.push(...edge.used);
      else for (let t = at; t < edge.end; t += 1) used.push(this.from + t);
      if (node.ends) found(edge.end, node, used);
      follow(node, edge.end);
      used.length = before;
    };
    const follow = (node: TrieNode, at: number): void => {
      if (node.next) {
        step(node.next, at);
        for (const joined of this.joined[at] ?? []) step(node.next, joined);
        for (let q = at; q < at + longestSkip && this.skip[q]; q += 1) step(node.next, q + 1);
      }
      if (node.gap) {
        let words = 0;
        for (let q = at; q < this.edges.length && words <= longestGap; q += 1) {
          step(node.gap, q);
          if (this.tokens[this.from + q]?.kind !== 'mark') words += 1;
        }
      }
    };
    if (root.next) step(root.next, start);
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
  const { edges } = lattice;
  for (const trie of index.choiceTries) {
    const added: [number, Edge][] = [];
    for (let i = 0; i < edges.length; i += 1) {
      lattice.walk(trie, i, (end, node, used) => {
        for (const symbol of node.ends ?? []) {
          if (!edges[i]?.some((e) => e.symbol === symbol && e.end === end))
            added.push([i, used.length === end - i ? { symbol, end } : { symbol, end, used: [...used] }]);
        }
      });
    }
    for (const [i, edge] of added) lattice.add(i, edge);
  }
  const parts: PartMatch[] = [];
  for (let i = 0; i < edges.length; i += 1) {
    const atStart = new Map<number, PartMatch>();
    lattice.walk(index.parts, i, (end, node, used) => {
      for (const part of node.ends ?? []) {
        const known = atStart.get(part);
        if (index.measuredParts.has(part) && !endsAsMeasured(tokens, used, to)) continue;
        if (!known || end + from < known.end)
          atStart.set(part, { part, start: i + from, end: end + from, used: [...used] });
      }
    });
    parts.push(...atStart.values());
  }
  return { parts, negatedTokens: lattice.negated };
}
