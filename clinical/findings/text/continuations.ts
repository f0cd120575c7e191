import type { TokenRange } from './sentences.ts';
import { verdictOfList } from './test-lists.ts';
import { conjunctions, isQualityWord, toldBehind } from './told-behind.ts';
import type { Token } from './tokenise.ts';

const longestRemark = 5;
const mostQualities = 4;
const betweenQualities = new Set([',', '/', '&']);
const alternatives = new Set(['/', 'or']);
const affirming =
  /^(?:is|was|are|were|good|fine|ok|okay|normal|intact|present|palpable|preserved|brisk|equal|symmetrical|symmetric|full|clear|\d)/;
const done = /^(?:takes|took|drinks|drank|uses|used|smokes|eats|ate|has|had|is|was|sleeps|feels|looks)$/;
const nowhere: readonly number[] = [];

/**
 * Where a pattern that has come to a token may go on, but for that token itself: by token of the sentence, counted from
 * its first.
 */
export function continuations(
  tokens: readonly Token[],
  { from, to }: TokenRange,
  skippable: ReadonlySet<string>,
): readonly (readonly number[])[] {
  const out: (readonly number[])[] = [];
  for (let i = from; i < to; i += 1) {
    const places: number[] = [];
    const add = (place: number | undefined): void => {
      if (place !== undefined) places.push(place - from);
    };
    add(joinedTo(tokens, i, to));
    add(verdictOfList(tokens, { from: i, to }));
    add(toldBehind(tokens, { from: i, to }, skippable));
    for (const place of behindQualities(tokens, i, skippable)) add(place);
    out.push(places.length > 0 ? places : nowhere);
  }
  return out;
}

/**
 * "Bowel or bladder incontinence", "bowel/bladder incontinence", "urinary frequency and urgency": where a pattern goes
 * on behind a word that is joined to its own.
 */
function joinedTo(tokens: readonly Token[], i: number, to: number): number | undefined {
  const [first, second, third] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (!first || !second || i + 1 >= to) return undefined;
  if (first.stem === '(') return behindBracket(tokens, i, to);
  // "Does not smoke and takes metformin" goes on to what is done.
  if (second.stem === 'and' && (done.test(third?.written ?? '') || isToldApart(tokens, i))) return undefined;
  // "Has not vomited or had pain" has no "not had".
  if ((second.stem === 'or' || second.stem === 'nor') && third?.stem === 'hav') return undefined;
  const isWord = (t: Token): boolean => t.kind === 'word' && !conjunctions.has(t.stem);
  if (alternatives.has(first.stem) && isWord(second)) return i + 2;
  return conjunctions.has(second.stem) && isWord(first) ? i + 2 : undefined;
}

/** "No fever and appetite good", "no pain and urine output is fine": what a verdict follows isn't denied. */
function isToldApart(tokens: readonly Token[], i: number): boolean {
  const written = (at: number): string => tokens[at]?.written ?? '';
  return (
    /^(?:no|nil|without)$/.test(written(i - 1)) && [i + 3, i + 4].some((at) => affirming.test(written(at)))
  );
}

/** "HIT screen (PF4) positive", "knee (prosthetic) swollen": behind a short remark in brackets. */
function behindBracket(tokens: readonly Token[], open: number, to: number): number | undefined {
  for (let i = open + 1; i <= open + longestRemark && i < to; i += 1)
    if (tokens[i]?.stem === ')') return i + 1;
  return undefined;
}

/** "Red cells" are no cells that are red. */
function isQuality(tokens: readonly Token[], i: number): boolean {
  const [word, next] = [tokens[i]?.written ?? '', tokens[i + 1]?.stem];
  if (!isQualityWord(word)) return false;
  return !((word === 'red' || word === 'white') && (next === 'cell' || next === 'blood'));
}

/** Behind qualities that stand side by side. */
function behindQualities(
  tokens: readonly Token[],
  from: number,
  skippable: ReadonlySet<string>,
): readonly number[] {
  const out: number[] = [];
  // "Throat red, swollen glands": a quality that a noun follows is that noun's.
  const isOfNext = (i: number): boolean => {
    const next = tokens[i + 1];
    const names = next?.kind === 'word' && !conjunctions.has(next.stem) && !skippable.has(next.stem);
    return isQuality(tokens, i) && names && !isQuality(tokens, i + 1);
  };
  for (let i = from, passed = 0; passed < mostQualities; i += 1) {
    const joins = betweenQualities.has(tokens[i]?.stem ?? '');
    if (joins ? !isQuality(tokens, i - 1) || !isQuality(tokens, i + 1) : !isQuality(tokens, i)) break;
    if (!joins) passed += 1;
    if (passed > 0 && !isOfNext(i + 1)) out.push(i + 1);
  }
  return out;
}
