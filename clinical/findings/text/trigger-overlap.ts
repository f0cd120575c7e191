import type { Trigger } from './triggers.ts';

/** A longer phrase hides what it overlaps; one without meaning also hides a plain denial or ending of its own length. */
function hides(kept: Trigger, other: Trigger): boolean {
  if (kept.role.reach === 'mask') return false;
  if (kept.end - kept.start > other.end - other.start) return true;
  return (
    kept.role.reach === 'pseudo' && 'kind' in other.role && /^(?:negated|resolved)$/.test(other.role.kind)
  );
}

/**
 * Longest phrase first; what overlaps it is dropped, so "no longer" hides "no". Endings, relatives and verbs
 * only overlap each other: "who", "mother".
 */
export function withoutOverlap(triggers: readonly Trigger[]): Trigger[] {
  const unmeant = ({ role }: Trigger): number => Number(role.reach === 'pseudo');
  const byLength = triggers.toSorted(
    (a, b) => b.end - b.start - (a.end - a.start) || unmeant(b) - unmeant(a) || a.start - b.start,
  );
  const kept: Trigger[] = [];
  for (const t of byLength) {
    const clash = kept.some((k) => k.start < t.end && t.start < k.end && hides(k, t));
    if (!clash) kept.push(t);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
