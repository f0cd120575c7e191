import type { Token } from './tokenise.ts';
import type { Scope, ScopeKind, Trigger } from './triggers.ts';

const auxiliaries = new Set(['be', 'hav', 'do']);

/** The word that carries a phrase's meaning: "unremarkable" of "are unremarkable", "not" of "not detected". */
function keyToken({ start, end }: Trigger, tokens: readonly Token[]): number {
  let key = start;
  while (key < end - 1 && auxiliaries.has(tokens[key]?.stem ?? '')) key += 1;
  return key;
}

/** The scope of a kind that covers one of the tokens, unless its phrase is itself part of the statement ("no appetite"). */
export function coveredBy(
  scopes: readonly Scope[],
  kind: ScopeKind,
  decisive: readonly number[],
  used: readonly number[],
  tokens: readonly Token[],
): Scope | null {
  for (const scope of scopes) {
    if (scope.kind !== kind) continue;
    if (!decisive.some((i) => i >= scope.from && i < scope.to)) continue;
    const { start, end } = scope.trigger;
    const isOrder = 'order' in scope.trigger.role;
    if (isOrder || start === end || !used.includes(keyToken(scope.trigger, tokens))) return scope;
  }
  return null;
}
