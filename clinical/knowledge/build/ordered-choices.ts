import type { FindingDefinition } from '../knowledge.ts';

const choice = /\[([^[\]]*)\]/g;

/**
 * The findings with the alternatives of each choice in one order, the most frequent first ("[raised|high]" and
 * "[high|raised]" mean the same), and the patterns of a finding in that of the alphabet: like stands by like, and the
 * stored form is smaller.
 */
export function inOneOrder(findings: readonly FindingDefinition[]): FindingDefinition[] {
  const uses = new Map<string, number>();
  for (const { text, textAbsent } of findings)
    for (const [, words = ''] of [...text, ...textAbsent].flatMap((t) => [...t.matchAll(choice)]))
      for (const word of words.split('|')) uses.set(word, (uses.get(word) ?? 0) + 1);
  const order = (a: string, b: string): number => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1);
  const ordered = (patterns: readonly string[]): string[] =>
    patterns
      .map((t) => t.replace(choice, (_, words: string) => `[${words.split('|').toSorted(order).join('|')}]`))
      .toSorted((a, b) => (a < b ? -1 : 1));
  return findings.map((f) => ({ ...f, text: ordered(f.text), textAbsent: ordered(f.textAbsent) }));
}
