import type { Finding } from '../findings/finding.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';

/** What the record says, closed over the hierarchy. Explicit statements win over implied ones. */
export interface Observations {
  readonly explicit: ReadonlyMap<string, Finding>;
  /** Finding → the statement that makes it present: about itself, or about a narrower one. */
  readonly present: ReadonlyMap<string, Finding>;
  /** Finding → the statement that makes it absent: about itself, or about a broader one. */
  readonly absent: ReadonlyMap<string, Finding>;
}

export function observe(findings: readonly Finding[], index: KnowledgeIndex): Observations {
  const explicit = new Map<string, Finding>();
  for (const f of findings) if (index.findings.has(f.id)) explicit.set(f.id, f);
  const impliedPresent = new Map<string, Finding>();
  const impliedAbsent = new Map<string, Finding>();
  for (const f of explicit.values()) {
    if (f.status !== 'present') continue;
    for (const a of index.ancestors.get(f.id) ?? []) {
      if (explicit.get(a)?.status === 'present') continue;
      impliedPresent.set(a, surer(impliedPresent.get(a), f));
    }
  }
  for (const f of explicit.values()) {
    if (f.status !== 'absent' || impliedPresent.has(f.id)) continue;
    for (const d of index.descendants.get(f.id) ?? [])
      if (!explicit.has(d) && !impliedPresent.has(d)) impliedAbsent.set(d, surer(impliedAbsent.get(d), f));
  }
  const present = new Map(impliedPresent);
  const absent = impliedAbsent;
  for (const [id, f] of explicit)
    if (f.status === 'present') present.set(id, f);
    else if (!impliedPresent.has(id)) absent.set(id, f);
  return { explicit, present, absent };
}

/** The same whichever comes first. */
function surer(a: Finding | undefined, b: Finding): Finding {
  if (!a || a.certainty !== b.certainty) return !a || a.certainty < b.certainty ? b : a;
  return a.id < b.id ? a : b;
}

/** The statement that makes a finding present, itself or a narrower one. */
export function presence(observations: Observations, id: string): Finding | null {
  return observations.present.get(id) ?? null;
}

export function absence(observations: Observations, id: string): Finding | null {
  return observations.absent.get(id) ?? null;
}
