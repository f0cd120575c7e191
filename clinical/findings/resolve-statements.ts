import type { Evidence, ResourceRef } from '../chart/chart.ts';
import type { FindingDefinition, FindingKind, Knowledge } from '../knowledge/knowledge.ts';
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

const feltKinds: ReadonlySet<FindingKind> = new Set(['symptom', 'sign', 'vital']);

/** A fever reported for three days isn't denied by a normal temperature on arrival. */
function reportedDespiteNormal(sorted: readonly Statement[], kind: FindingKind): Statement | null {
  const [best] = sorted;
  if (
    !best ||
    best.status === 'present' ||
    sourceTier[best.source] !== sourceTier.numeric ||
    !feltKinds.has(kind)
  )
    return null;
  return sorted.find((s) => s.status === 'present' && s.source === 'text' && s.certainty === 1) ?? null;
}

/** A history once stated stays: a later "no past history" is often a template. Exposures may end. */
function lastingHistory(sorted: readonly Statement[], kind: FindingKind): Statement | null {
  if (kind !== 'history' || sorted[0]?.status !== 'absent' || sorted[0].source === 'entered') return null;
  return sorted.find((s) => s.status === 'present' && s.certainty === 1) ?? null;
}

function opposing(best: Statement, sorted: readonly Statement[]): string {
  const other = sorted.find((s) => s.status !== best.status);
  if (!other) return '';
  const verb =
    sourceTier[other.source] === sourceTier.numeric
      ? 'measured'
      : other.status === 'absent'
        ? 'denied'
        : 'affirmed';
  return `; elsewhere ${verb}: ${other.detail}`;
}

function merged(statements: readonly Statement[], asOf: number, def: FindingDefinition): Finding | null {
  const sorted = statements.toSorted((a, b) => compare(a, b, asOf));
  const best = reportedDespiteNormal(sorted, def.kind) ?? lastingHistory(sorted, def.kind) ?? sorted[0];
  if (!best) return null;
  const refs = new Set<ResourceRef>(best.evidence);
  for (const s of sorted)
    if (s.status === best.status) for (const ref of s.evidence) if (refs.size < mostSources) refs.add(ref);
  const [first = best.evidence[0], ...rest] = refs;
  const evidence: Evidence = [first, ...rest];
  const { status, source, certainty, when } = best;
  return {
    id: def.id,
    status,
    source,
    evidence,
    certainty,
    when,
    detail: best.detail + opposing(best, sorted),
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
    .flatMap(([index, list]) => {
      const def = knowledge.findings[index];
      return def ? (merged(list, asOf, def) ?? []) : [];
    });
}
