import type { Basis, Knowledge } from '../knowledge.ts';

/** Reports a defect of the entry `key` ("condition asthma") at `path` inside it. */
export type Report = (key: string, path: readonly (string | number)[], message: string) => void;

/** Every number says where it is from: `estimate`, or a source that exists. */
export function checkBases(k: Knowledge, report: Report): void {
  const sources = new Set(k.sources.map((s) => s.id));
  const check = (key: string, path: readonly (string | number)[], basis: Basis) => {
    if (basis !== 'estimate' && !sources.has(basis))
      report(key, path, `source "${basis}" is not in sources/; add it or write a bare number, an estimate`);
  };
  for (const f of k.findings) {
    check(`finding ${f.id}`, ['leakBasis'], f.leakBasis);
    f.trends.forEach((t, i) => check(`finding ${f.id}`, ['trends', i, 'basis'], t.basis));
  }
  for (const c of k.conditions) {
    const key = `condition ${c.id}`;
    check(key, ['frequencyBasis'], c.frequencyBasis);
    for (const w of c.findings) check(key, ['findings', w.finding], w.basis);
    for (const r of c.risks) check(key, ['risks', r.finding], r.basis);
  }
  for (const a of k.analytes)
    a.ranges.forEach((r, i) => check(`analyte ${a.id}`, ['ranges', i, 'basis'], r.basis));
  for (const d of k.drugs) for (const e of d.effects) check(`drug ${d.id}`, ['effects', e.finding], e.basis);
  for (const r of k.conflicts) check(`conflict ${r.id}`, ['basis'], r.basis);
  for (const r of k.criteria) check(`criterion ${r.id}`, ['basis'], r.basis);
  for (const s of k.scores) check(`score ${s.id}`, ['basis'], s.basis);
}
