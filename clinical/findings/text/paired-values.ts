import { skipConnectors } from './number-after.ts';
import type { Token } from './tokenise.ts';

interface Named {
  readonly start: number;
  readonly end: number;
}

/** Names with the number of the same place: "AST/ALT 240/88", "WBC/Hb/Plt 3.1/7.8/22". Tokens of the numbers. */
export function pairedNumbers<T extends Named>(
  tokens: readonly Token[],
  names: readonly T[],
  to: number,
): readonly { readonly name: T; readonly at: number }[] {
  const byStart = new Map(names.map((n) => [n.start, n]));
  const slash = (i: number): boolean => tokens[i]?.stem === '/';
  return names.flatMap((first) => {
    if (slash(first.start - 1) || !slash(first.end)) return [];
    const group = [first];
    for (let last = first; slash(last.end);) {
      const next = byStart.get(last.end + 1);
      if (!next) return [];
      group.push(next);
      last = next;
    }
    const at = skipConnectors(tokens, group.at(-1)?.end ?? to, to);
    const places = group.map((name, k) => ({ name, at: at + 2 * k }));
    const whole = places.every(
      (p, k) => tokens[p.at]?.kind === 'number' && p.at < to && (k === 0 || slash(p.at - 1)),
    );
    return whole && !slash(at + 2 * group.length - 1) ? places : [];
  });
}
