import { ancestorsOf } from '../../findings/ancestors.ts';
import type { FindingDefinition, Knowledge } from '../knowledge.ts';
import type { Report } from './report.ts';

/** No circles, and nothing narrower that is more frequent than what it is a kind of. */
export function checkHierarchy(k: Knowledge, report: Report): void {
  const findings = new Map(k.findings.map((f) => [f.id, f]));
  const circles = k.findings.filter((f) => isInCircle(f, findings));
  for (const f of circles) report(`finding ${f.id}`, ['parents'], 'is its own ancestor; break the circle');
  if (circles.length > 0) return;
  for (const f of k.findings)
    for (const id of f.parents) {
      const broader = findings.get(id);
      if (broader) checkLeaks(f, broader, report);
    }
  checkConditions(k, report);
}

function isInCircle(
  { id, parents }: FindingDefinition,
  findings: ReadonlyMap<string, FindingDefinition>,
): boolean {
  const seen = new Set<string>();
  const stack = [...parents];
  while (stack.length) {
    const at = stack.pop()!;
    if (at === id) return true;
    if (!seen.has(at)) stack.push(...(findings.get(at)?.parents ?? []));
    seen.add(at);
  }
  return false;
}

/** Who has pale conjunctivae is pale: otherwise the narrower finding, once seen, would speak against what causes it. */
function checkLeaks(f: FindingDefinition, broader: FindingDefinition, report: Report): void {
  const settings = ['ambulatory', 'emergency', 'inpatient'] as const;
  const wrong = settings.find((setting) => f.leak[setting] > broader.leak[setting]);
  if (wrong)
    report(
      `finding ${f.id}`,
      ['leak'],
      `is more frequent (${f.leak[wrong]}, ${wrong}) than ${broader.id} (${broader.leak[wrong]}), of which it is a kind; raise that or lower this`,
    );
}

function checkConditions(k: Knowledge, report: Report): void {
  const ancestors = ancestorsOf(k);
  for (const c of k.conditions) {
    const listed = new Map(c.findings.map((w) => [w.finding, w.p]));
    for (const { finding, p } of c.findings)
      for (const broader of ancestors.get(finding) ?? []) {
        const least = listed.get(broader);
        if (least !== undefined && p > least)
          report(
            `condition ${c.id}`,
            ['findings', finding],
            `${finding} (${p}) is a kind of ${broader} (${least}) and can't be more frequent; raise that or lower this`,
          );
      }
  }
}
