import { matchSentence } from './match-sentence.ts';
import type { PartMatch } from './match-sentence.ts';
import type { Mention } from './mentions.ts';
import type { TokenRange } from './sentences.ts';
import type { TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';

/** A pattern whose one part stands in this sentence, and whose other one the sentence before has. */
export interface CarriedMatch {
  readonly pattern: number;
  readonly part: PartMatch;
}

/** What the sentences up to here speak of: findings, with what they are kinds of, and the parts of patterns that say so. */
export interface Topic {
  readonly stated: ReadonlySet<number>;
  readonly parts: ReadonlySet<number>;
  /** Sentences since one of them was stated. */
  readonly age: number;
}

/** What only adds to what was said before is this short, and this near. */
const longestAddition = 40;
/** Beyond this, and farther than the next sentence, only pain and cough are gone on with. */
const farAddition = 24;
const oldest = 2;
/** Words between two parts in one sentence. */
const nearby = 6;

/** Findings that are stated plainly (present, now, of the patient), and those that they are kinds of. */
function statedBy(reader: TextReader, mentions: readonly Mention[]): Set<number> {
  const out = new Set<number>();
  const add = (finding: number): void => {
    out.add(finding);
    for (const kind of reader.regions.kindsOf[finding] ?? []) add(kind);
  };
  for (const { owner, meant } of mentions)
    if (meant.size === 0 && owner.of === 'finding' && !owner.absent) add(owner.index);
  return out;
}

/** "ABDOMEN: Soft. There is mild tenderness.": the places that a heading names, for what stands below it without one. */
export function placesNamed(
  reader: TextReader,
  tokens: readonly Token[],
  { from, to }: TokenRange,
): Set<number> {
  const { parts } = matchSentence(tokens, from, to, reader.index, reader.words);
  return new Set(parts.flatMap(({ part }) => (reader.siteOfPart[part] instanceof Set ? [part] : [])));
}

/** What is spoken of behind a sentence: its own findings, else those before, while no other place is named. */
export function topicAfter(
  reader: TextReader,
  before: Topic | null,
  own: {
    readonly mentions: readonly Mention[];
    readonly parts: readonly PartMatch[];
    readonly range: TokenRange;
  },
  tokens: readonly Token[],
): Topic | null {
  const stated = statedBy(reader, own.mentions);
  const parts = own.parts.map((p) => p.part);
  const goesOn = before && [...stated].some((f) => before.stated.has(f));
  if (goesOn)
    return {
      stated: new Set([...before.stated, ...stated]),
      parts: new Set([...before.parts, ...parts]),
      age: 0,
    };
  const opens = [...stated].some((f) => reader.regions.hasKinds.has(f));
  if (opens) return { stated, parts: new Set(parts), age: 0 };
  if (!before || before.age >= oldest || namesPlace(reader, tokens, own.range)) return null;
  return { ...before, age: before.age + 1 };
}

const around = /^(?:behind|around|above|over)$/;

/** "Behind the eye" is where a headache is felt. */
function namesPlace(
  { regions, words }: TextReader,
  tokens: readonly Token[],
  { from, to }: TokenRange,
): boolean {
  let isAround = false;
  for (let i = from; i < to; i += 1) {
    const stem = tokens[i]?.stem ?? '';
    if (regions.ofStem.has(stem) && !isAround) return true;
    isAround = around.test(stem) || (isAround && words.skippable.has(stem));
  }
  return false;
}

const ofComplaint =
  /^(?:worse|worst|better|catch(?:es|ing)?|hurts?|hurting|come(?:s|ing)?|came|start(?:s|ed)|began|eased?|eases|settle[sd]|relieved|brought|radiat(?:es|ing)|spread(?:s|ing)?|aggravated|sharp|dull|sore|constant|tight|heavy|crampy|(?:throb|stab|burn|pound|ach|shoot|gnaw|grip)b?ing)$/;

/** "At night he gets up to pass urine" speaks of someone; "she says that it throbs", "catches when he turns" of what was said. */
function tellsOfPerson(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const words = tokens.slice(from, to).map((t) => t.written);
  return (
    !ofComplaint.test(words[0] ?? '') &&
    words.some((w) => /^(?:he|she|they|i|we)$/.test(w)) &&
    !words.some((w) => /^(?:it|this|pain)$/.test(w))
  );
}

/** Findings of two or three parts, one of them before this sentence and the others in it, near each other. */
function joinedBefore(
  reader: TextReader,
  matches: readonly PartMatch[],
  earlier: ReadonlySet<number>,
  takes: (finding: number) => boolean,
): CarriedMatch[] {
  const here = new Map(matches.map((m) => [m.part, m]));
  return [...new Set([...here.keys(), ...earlier])].flatMap((driver) =>
    (reader.patternsOfPart[driver] ?? []).flatMap((pattern): CarriedMatch[] => {
      const owner = reader.owners[pattern];
      const parts = reader.index.patternParts[pattern] ?? [];
      if (owner?.of !== 'finding' || owner.absent || parts.length > 3 || !takes(owner.index)) return [];
      const own = parts.flatMap((p) => here.get(p) ?? []).toSorted((a, b) => a.start - b.start);
      const others = parts.filter((p) => !here.has(p));
      const [first, last = first] = own;
      if (!first || !last || others.length !== 1 || last.start - first.end > nearby) return [];
      return earlier.has(others[0] ?? -1) ? [{ pattern, part: last }] : [];
    }),
  );
}

/**
 * "Headache for three days. Throbbing, worse on bending.": what a complaint is like, told in a sentence of its own that
 * names no other place. Only for findings that are a kind of what the sentences before state. And what stands below the
 * heading of a place without another.
 */
export function carriedMatches(
  reader: TextReader,
  matches: readonly PartMatch[],
  topic: Topic | null,
  tokens: readonly Token[],
  range: TokenRange,
  headed: ReadonlySet<number>,
): CarriedMatch[] {
  if (range.to - range.from > longestAddition || namesPlace(reader, tokens, range)) return [];
  const below = headed.size > 0 ? joinedBefore(reader, matches, headed, () => true) : [];
  if (!topic) return below;
  const isFar = topic.age > 0 || range.to - range.from > farAddition;
  if (isFar && tellsOfPerson(tokens, range)) return below;
  const { kindsOf, goesOn } = reader.regions;
  // "Light and noise both bother her" names no side.
  const isBoth = (m: PartMatch): boolean => m.end === m.start + 1 && tokens[m.start]?.stem === 'both';
  const told = joinedBefore(
    reader,
    matches.filter((m) => !isBoth(m)),
    topic.parts,
    (finding) =>
      (goesOn[finding] || !isFar) && (kindsOf[finding] ?? []).some((kind) => topic.stated.has(kind)),
  );
  return [...below, ...told];
}
