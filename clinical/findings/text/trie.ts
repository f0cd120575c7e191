/** A place of a trie while it grows. */
interface Node {
  next: Map<number, Node> | null;
  /** Branches that up to four words may precede. */
  gap: Map<number, Node> | null;
  ends: number[] | null;
}

/** One step of a path: a symbol, which up to four words may precede. */
export interface TrieStep {
  readonly symbol: number;
  readonly gap: boolean;
}

const newNode = (): Node => ({ next: null, gap: null, ends: null });

/** Collects paths of symbols and what ends at each. */
export class GrowingTrie {
  private readonly root = newNode();

  insert(steps: readonly TrieStep[], end: number): void {
    let node = this.root;
    for (const { gap, symbol } of steps) {
      const branches = gap ? (node.gap ??= new Map()) : (node.next ??= new Map());
      const known = branches.get(symbol);
      const behind = known ?? newNode();
      if (!known) branches.set(symbol, behind);
      node = behind;
    }
    if (!(node.ends ??= []).includes(end)) node.ends.push(end);
  }

  /** The same as numbers in a row, see `Trie`. */
  grown(): Trie {
    const cells = new Cells();
    const starts = new Map<number, number>();
    for (const [symbol, node] of this.root.next ?? []) starts.set(symbol, placed(node, cells));
    return { cells: cells.all(), starts };
  }
}

/**
 * A trie as numbers that stand in the order in which they are read. A node: where its ends, its branches and its branches
 * behind a gap stand, 0 for none. A list of ends: how many, then each. Branches: how many, then each symbol with the node
 * behind it.
 */
export interface Trie {
  readonly cells: Int32Array;
  /** The node behind each symbol that a path starts with. */
  readonly starts: ReadonlyMap<number, number>;
}

const NODE = 3;

class Cells {
  private cells = new Int32Array(1 << 14);
  /** 0 stands for nothing. */
  private used = 1;

  room(count: number): number {
    const at = this.used;
    this.used += count;
    if (this.used > this.cells.length) {
      const wider = new Int32Array(2 * this.used);
      wider.set(this.cells);
      this.cells = wider;
    }
    return at;
  }

  put(at: number, value: number): void {
    this.cells[at] = value;
  }

  all(): Int32Array {
    return this.cells.slice(0, this.used);
  }
}

function placed({ ends, next, gap }: Node, cells: Cells): number {
  const at = cells.room(NODE);
  if (ends) {
    const list = cells.room(1 + ends.length);
    cells.put(at, list);
    cells.put(list, ends.length);
    for (const [i, end] of ends.entries()) cells.put(list + 1 + i, end);
  }
  if (next) cells.put(at + 1, branched(next, cells));
  if (gap) cells.put(at + 2, branched(gap, cells));
  return at;
}

function branched(branches: ReadonlyMap<number, Node>, cells: Cells): number {
  const at = cells.room(1 + 2 * branches.size);
  cells.put(at, branches.size);
  const inOrder = branches.size > FEW ? [...branches].sort(([a], [b]) => a - b) : branches;
  let i = at + 1;
  for (const [symbol, node] of inOrder) {
    cells.put(i, symbol);
    cells.put(i + 1, placed(node, cells));
    i += 2;
  }
  return at;
}

/** Of more branches than these the symbols ascend. */
export const FEW = 6;

/** The one symbol without which nothing is found at a node or behind it; -1 where there are several or none. */
export function needed(cells: Int32Array, node: number): number {
  const [ends, next, gap] = [cells[node]!, cells[node + 1]!, cells[node + 2]!];
  const only = next + gap;
  return ends > 0 || (next > 0 && gap > 0) || cells[only] !== 1 ? -1 : cells[only + 1]!;
}

/** Which symbols a sentence may hold: what it says no to is not there. */
export class SymbolsSeen {
  private readonly bits = new Int32Array(128);

  add(symbol: number): void {
    this.bits[(symbol >> 5) & 127]! |= 1 << (symbol & 31);
  }

  mayHold(symbol: number): boolean {
    return ((this.bits[(symbol >> 5) & 127]! >>> (symbol & 31)) & 1) === 1;
  }
}

/** The node behind a symbol among many branches, whose symbols ascend; 0 for none. */
export function behind(cells: Int32Array, branches: number, symbol: number): number {
  let low = 0;
  let high = cells[branches]!;
  while (low < high) {
    const mid = (low + high) >> 1;
    const own = cells[branches + 1 + 2 * mid]!;
    if (own === symbol) return cells[branches + 2 + 2 * mid]!;
    if (own < symbol) low = mid + 1;
    else high = mid;
  }
  return 0;
}
