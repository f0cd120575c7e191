import type { Knowledge } from '../knowledge.ts';
import { isLoincCode } from './check-digits.ts';
import type { Report } from './report.ts';

/** References of analytes, drugs, conflicts, criteria and scores to what the rest of the knowledge base has. */
export function checkRules(k: Knowledge, report: Report): void {
  const findings = new Set(k.findings.map((f) => f.id));
  const conditions = new Set(k.conditions.map((c) => c.id));
  const drugs = new Set(k.drugs.map((d) => d.id));
  for (const a of k.analytes)
    for (const l of a.loinc)
      if (!isLoincCode(l))
        report(`analyte ${a.id}`, ['loinc'], `LOINC ${l} fails its check digit; look it up or leave it out`);
  for (const d of k.drugs) {
    for (const c of d.classes)
      if (!drugs.has(c)) report(`drug ${d.id}`, ['classes'], `class "${c}" is not in drugs.yaml`);
    for (const e of d.effects)
      if (!findings.has(e.finding))
        report(`drug ${d.id}`, ['effects', e.finding], `finding "${e.finding}" does not exist`);
  }
  for (const r of k.conflicts) {
    const key = `conflict ${r.id}`;
    for (const d of [r.drug, r.otherDrug, ...r.except])
      if (d && !drugs.has(d)) report(key, [], `drug "${d}" is not in drugs.yaml`);
    if (r.finding && !findings.has(r.finding))
      report(key, ['finding'], `finding "${r.finding}" does not exist`);
  }
  for (const r of k.criteria) {
    const key = `criterion ${r.id}`;
    for (const f of [...r.findings, ...r.unless])
      if (!findings.has(f)) report(key, ['findings'], `finding "${f}" does not exist`);
    if (!conditions.has(r.condition)) report(key, ['condition'], `condition "${r.condition}" does not exist`);
  }
  const analytes = new Set(k.analytes.map((a) => a.id));
  for (const s of k.scores) {
    const key = `score ${s.id}`;
    for (const { analyte: a } of [...s.parts, ...s.oxygen.signs])
      if (!analytes.has(a)) report(key, [], `analyte "${a}" is not in analytes.yaml`);
    for (const f of s.consciousness.findings)
      if (!findings.has(f)) report(key, ['consciousness', 'findings'], `finding "${f}" does not exist`);
  }
}
