import type { Finding } from '../../clinical/findings/finding.ts';

/** What the clinician answers here and now, kept apart from the record. */
export type Entered = ReadonlyMap<string, { readonly name: string; readonly status: 'present' | 'absent' }>;

/** Evidence reference of an answer given in the panel: no resource stands behind it. */
const HERE_AND_NOW = 'entered/here-and-now';

export function enteredFindings(entered: Entered): Finding[] {
  return [...entered].map(([id, { status }]) => enteredFinding(id, status));
}

export function enteredFinding(id: string, status: Finding['status']): Finding {
  return {
    id,
    status,
    source: 'entered',
    evidence: [HERE_AND_NOW],
    certainty: 1,
    when: null,
    detail: 'entered here and now',
  };
}

export function withAnswer(
  entered: Entered,
  id: string,
  name: string,
  status: 'present' | 'absent' | null,
): Entered {
  const next = new Map(entered);
  if (status === null) next.delete(id);
  else next.set(id, { name, status });
  return next;
}
