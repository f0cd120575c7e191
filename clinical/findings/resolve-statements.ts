import type { Evidence, ResourceRef } from '../chart/chart.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Finding } from './finding.ts';
import type { Statement } from './statement.ts';

const dayMs = 86_400_000;
const mostSources = 6;
const sourceTier: Readonly<Record<Finding['source'], number>> = {
  entered: 0,
  numeric: 1,
  trend: 1,
  derived: 1,
  coded: 2,
  text: 2,
};

function day(s: Statement, asOf: number): number {
  return Math.floor((s.when?.at ?? asOf) / dayMs);
}

/**
 * Which of two statements stands: what a person entered, then what was measured; then the newer day; then a sure
 * one over a hedged one; then present over absent (a list of negatives is often a template); then the better section.
 */
function compare(a: Statement, b: Statement, asOf: number): number {
  return (
    sourceTier[a.source] - sourceTier[b.source] ||
    day(b, asOf) - day(a, asOf) ||
    b.certainty - a.certainty ||
    Number(a.status === 'absent') - Number(b.status === 'absent') ||
    a.rank - b.rank
  );
}

function merged(statements: readonly Statement[], asOf: number, id: string): Finding | null {
  const sorted = statements.toSorted((a, b) => compare(a, b, asOf));
  const [best] = sorted;
  if (!best) return null;
  const agreeing = sorted.filter((s) => s.status === best.status);
  const refs = new Set<ResourceRef>();
  for (const s of agreeing) for (const ref of s.evidence) if (refs.size < mostSources) refs.add(ref);
  const [first = best.evidence[0], ...rest] = refs;
  const evidence: Evidence = [first, ...rest];
  const other = sorted.find((s) => s.status !== best.status);
  const against = other
    ? `; elsewhere ${other.status === 'absent' ? 'denied' : 'affirmed'}: ${other.detail}`
    : '';
  return {
    id,
    status: best.status,
    source: best.source,
    evidence,
    certainty: best.certainty,
    when: best.when,
    detail: best.detail + against,
  };
}

/** One finding per id, in the order of the knowledge base. A contradiction stays readable in `detail`. */
export function resolveStatements(
  statements: readonly Statement[],
  knowledge: Knowledge,
  asOf: number,
): Finding[] {
  const byFinding = new Map<number, Statement[]>();
  for (const s of statements) {
    const list = byFinding.get(s.finding);
    if (list) list.push(s);
    else byFinding.set(s.finding, [s]);
  }
  return [...byFinding.entries()]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([index, list]) => merged(list, asOf, knowledge.findings[index]?.id ?? '') ?? []);
}
