import { skipConnectors } from './number-after.ts';
import type { Token } from './tokenise.ts';

interface Named {
  readonly start: number;
  readonly end: number;
  readonly used: readonly number[];
}

type Paired<T> = readonly { readonly name: T; readonly at: number }[];

/** Names whose number isn't simply the next: "AST/ALT 240/88", "400 WBC, 20 red cells". Tokens of the numbers. */
export function pairedNumbers<T extends Named>(
  tokens: readonly Token[],
  names: readonly T[],
  to: number,
): Paired<T> {
  return [...numbersInTurn(tokens, names, to), ...numbersBefore(tokens, names)];
}

/** "CSF: 400 WBC, 20 red cells": each number stands before its name. */
function numbersBefore<T extends Named>(tokens: readonly Token[], names: readonly T[]): Paired<T> {
  const byStart = new Map(names.map((n) => [n.start, n]));
  const ends = new Set(names.map((n) => n.end));
  const isOwn = (n: Named): boolean => {
    const at = numberAt(n);
    return tokens[at]?.kind === 'number' && tokens[at - 1]?.stem !== '/' && !ends.has(at);
  };
  const next = (n: Named): T | undefined =>
    /^(?:,|and)$/.test(tokens[n.end]?.stem ?? '') && tokens[n.end + 1]?.kind === 'number'
      ? byStart.get(n.end + 2)
      : undefined;
  return names.flatMap((name) => {
    if (!isOwn(name)) return [];
    const follows = next(name) !== undefined || names.some((n) => isOwn(n) && next(n) === name);
    return follows ? [{ name, at: numberAt(name) }] : [];
  });
}

/** The token before a name, or before its last words: "CSF with 400 WBC". */
function numberAt({ start, end, used }: Named): number {
  let first = end - 1;
  while (first > start && used.includes(first - 1)) first -= 1;
  return first - 1;
}

/** Names with the number of the same place: "AST/ALT 240/88", "WBC/Hb/Plt 3.1/7.8/22". */
function numbersInTurn<T extends Named>(
  tokens: readonly Token[],
  names: readonly T[],
  to: number,
): Paired<T> {
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
