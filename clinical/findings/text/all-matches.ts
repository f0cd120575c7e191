/**
 * All matches of a pattern with the flag `g`. `matchAll` copies the pattern first, which takes longer than to look through
 * a short text.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    out.push(found);
    if (found[0] === '') pattern.lastIndex += 1;
  }
  return out;
}
