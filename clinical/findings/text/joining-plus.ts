import type { PartMatch } from './match-sentence.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

const saysHow =
  /^(?:on|at|in|with|but|for|today|now|still|this|left|right|both|bilaterally|per|x|since|from|to|and|not|no|as)$/;

/** "Trop + CK sent", "COVID + flu vaccine": the plus at the end of what a pattern found only joins its neighbours. */
export function isJoiningPlus(
  { used, end }: PartMatch,
  tokens: readonly Token[],
  range: TokenRange,
): boolean {
  const at = used.at(-1) ?? -1;
  const [before, plus, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (plus?.stem !== '+' || at !== end - 1 || used.length < 2 || at + 1 >= range.to) return false;
  const spaced = before?.end !== plus.start && next !== undefined && next.start > plus.end;
  return spaced && next.kind === 'word' && !saysHow.test(next.written);
}
