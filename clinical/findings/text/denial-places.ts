import { normaliseWord } from './normalise-word.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';

/** Words near which a short denial of a finding counts; null where it counts anywhere. */
export type PlaceWords = (finding: string) => ReadonlySet<string> | null;

/** Looks a finding up in `text/denial-places.yaml`: its id, or the longest beginning of it. */
export function placeWords(lists: Readonly<Record<string, readonly string[]>>): PlaceWords {
  const entries = Object.entries(lists)
    .map(([key, words]) => [key, new Set(words.map(normaliseWord))] as const)
    .toSorted((a, b) => b[0].length - a[0].length);
  const known = new Map<string, ReadonlySet<string> | null>();
  return (finding) => {
    const found = known.get(finding);
    if (found !== undefined) return found;
    const words = entries.find(([key]) => finding === key || finding.startsWith(key))?.[1] ?? null;
    known.set(finding, words);
    return words;
  };
}

const longestAbbreviation = 4;

/** "No effusion", "no blood", "no LAD": a fixed denial or its words in a list, or an abbreviation of several meanings. */
export function isShortDenial(m: Mention, tokens: readonly Token[]): boolean {
  if (m.owner.of !== 'finding') return false;
  const [only, ...more] = m.used;
  const word = more.length === 0 && only !== undefined ? tokens[only] : undefined;
  return (
    m.owner.absent || m.owner.only === 'denied' || (word?.written.length ?? Infinity) <= longestAbbreviation
  );
}

/** Whether one of the words stands in the sentence, in the one before it, or in the heading. */
export function namedNear(
  words: ReadonlySet<string>,
  tokens: readonly Token[],
  sentence: SentenceReading,
  before: SentenceReading | null,
  heading: string | null,
): boolean {
  const from = before?.range.from ?? sentence.range.from;
  for (let i = from; i < sentence.range.to; i += 1) if (words.has(tokens[i]?.stem ?? '')) return true;
  return heading !== null && heading.split(/[\s/-]+/).some((w) => words.has(normaliseWord(w)));
}
