import type { PartMatch } from './match-sentence.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { TokenRange } from './sentences.ts';
import type { TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';

/** A pattern whose one part stands in this sentence, and whose other one the sentence before has. */
export interface CarriedMatch {
  readonly pattern: number;
  readonly part: PartMatch;
}

/** What only adds to the sentence before is this short. */
const longestAddition = 24;

/** Findings that a sentence states plainly: present, now, of the patient. */
function statedIn({ mentions }: SentenceReading): Set<number> {
  const plain = mentions.filter((m) => m.meant.size === 0);
  return new Set(plain.flatMap((m) => (m.owner.of === 'finding' && !m.owner.absent ? [m.owner.index] : [])));
}

/**
 * "Headache for three days. Throbbing, worse on bending.": what a complaint is like, told in a sentence of its own that
 * names no other place. Only for findings that are a kind of what the sentence before states.
 */
export function carriedMatches(
  reader: TextReader,
  matches: readonly PartMatch[],
  before: SentenceReading | null,
  tokens: readonly Token[],
  range: TokenRange,
): CarriedMatch[] {
  if (!before || range.to - range.from > longestAddition) return [];
  const stated = statedIn(before);
  if (stated.size === 0) return [];
  for (let i = range.from; i < range.to; i += 1)
    if (reader.regions.ofStem.has(tokens[i]?.stem ?? '')) return [];
  const earlier = new Set(before.parts.map((p) => p.part));
  const here = new Map(matches.map((m) => [m.part, m]));
  const out: CarriedMatch[] = [];
  const add = (driver: number): void => {
    for (const pattern of reader.patternsOfPart[driver] ?? []) {
      const owner = reader.owners[pattern];
      const parts = reader.index.patternParts[pattern] ?? [];
      if (owner?.of !== 'finding' || owner.absent || parts.length !== 2) continue;
      if (!(reader.regions.kindsOf[owner.index] ?? []).some((k) => stated.has(k))) continue;
      const own = parts.filter((p) => here.has(p));
      const other = parts.find((p) => !here.has(p));
      const part = here.get(own[0] ?? -1);
      if (own.length === 1 && part && other !== undefined && earlier.has(other)) out.push({ pattern, part });
    }
  };
  for (const part of new Set([...here.keys(), ...earlier])) add(part);
  return out;
}
