import type { Evidence } from '../chart/chart.ts';

interface Place {
  readonly resource: string;
  /** Characters of a note; null for a whole resource. */
  readonly span: readonly [number, number] | null;
}

function placeOf(ref: string): Place {
  const found = /^(.+)#(\d+)-(\d+)$/.exec(ref);
  return found
    ? { resource: found[1]!, span: [Number(found[2]), Number(found[3])] }
    : { resource: ref, span: null };
}

function isSame(a: Place, b: Place): boolean {
  if (a.resource !== b.resource) return false;
  if (a.span === null || b.span === null) return a.span === b.span;
  return a.span[0] < b.span[1] && b.span[0] < a.span[1];
}

/**
 * Whether two findings are the same statement of the record seen twice: words of a note that overlap, or a result that
 * the other one counts too. A finding that is made of several results (a trend, a score) stands by its first, the
 * newest or leading one.
 */
export function isSameStatement(finding: Evidence, others: readonly Evidence[]): boolean {
  const own = placeOf(finding[0]);
  return others.some((evidence) => evidence.some((ref) => isSame(own, placeOf(ref))));
}
