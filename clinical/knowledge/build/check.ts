import { ancestorsOf } from '../../findings/ancestors.ts';
import { checkPatterns } from '../../findings/text/check-patterns.ts';
import type { ConditionDefinition, FindingDefinition, Knowledge } from '../knowledge.ts';
import { isIcd10cmShaped, isLoincCode, isSnomedConceptId } from './check-digits.ts';
import type { Compiled, Origins } from './compile.ts';
import { checkHierarchy } from './check-hierarchy.ts';
import { checkRules } from './check-rules.ts';
import { checkBases, type Report } from './report.ts';
import type { KnowledgeError } from './source-file.ts';

/** What the schema can't see: references, code check digits, reachability, hierarchy, neighbours, priors. */
export function checkKnowledge({ knowledge, origins }: Compiled): KnowledgeError[] {
  const errors: KnowledgeError[] = [];
  const report = reporter(origins, errors);
  checkFindings(knowledge, report);
  checkConditions(knowledge, report);
  checkRules(knowledge, report);
  checkBases(knowledge, report);
  checkNeighbours(knowledge, report);
  checkPriors(knowledge, errors);
  return errors;
}

function reporter(origins: Origins, errors: KnowledgeError[]): Report {
  return (key, path, message) => {
    const origin = origins.get(key);
    errors.push({
      file: origin?.file.path ?? key,
      line: origin?.file.lineOf([...origin.base, ...path]) ?? 1,
      message: `${key}: ${message}`,
    });
  };
}

function checkFindings(k: Knowledge, report: Report): void {
  const ids = new Set(k.findings.map((f) => f.id));
  const analytes = new Set(k.analytes.map((a) => a.id));
  const drugs = new Set(k.drugs.map((d) => d.id));
  const conditions = new Set(k.conditions.map((c) => c.id));
  const phrases = new Map<string, string>();
  const ancestors = ancestorsOf(k);
  const related = (a: string, b: string) => ancestors.get(a)?.has(b) || ancestors.get(b)?.has(a);
  for (const f of k.findings) {
    const key = `finding ${f.id}`;
    for (const p of f.parents)
      if (!ids.has(p)) report(key, ['parents'], `parent "${p}" is not a finding; add it or correct the id`);
    for (const s of f.codes.snomed)
      if (!isSnomedConceptId(s))
        report(key, ['snomed'], `SNOMED CT ${s} fails its check digit; look it up or leave it out`);
    for (const l of f.codes.loinc)
      if (!isLoincCode(l))
        report(key, ['loinc'], `LOINC ${l} fails its check digit; look it up or leave it out`);
    for (const c of f.codes.icd10)
      if (!isIcd10cmShaped(c)) report(key, ['icd10'], `${c} is not shaped like an ICD-10-CM code`);
    for (const [i, r] of f.numeric.entries())
      for (const { analyte } of [r, ...(r.openOn ?? []), ...(r.beside ? [r.beside] : [])])
        if (!analytes.has(analyte))
          report(key, ['numeric', i, 'analyte'], `analyte "${analyte}" is not in analytes.yaml`);
    for (const [i, r] of f.trends.entries())
      if (!analytes.has(r.analyte))
        report(key, ['trends', i, 'analyte'], `analyte "${r.analyte}" is not in analytes.yaml`);
    for (const d of f.drugs) if (!drugs.has(d)) report(key, ['drugs'], `drug "${d}" is not in drugs.yaml`);
    if (f.condition && !conditions.has(f.condition))
      report(key, ['condition'], `condition "${f.condition}" does not exist; correct the id or leave it out`);
    for (const t of f.text) {
      const other = phrases.get(t.toLowerCase());
      if (other && other !== f.id && !related(other, f.id))
        report(
          key,
          ['text'],
          `the pattern "${t}" belongs to ${other} too; two findings may share one only when one implies the other`,
        );
      phrases.set(t.toLowerCase(), f.id);
    }
    if (!isReachable(f, k))
      report(
        key,
        [],
        'nothing can make this finding present: give it a code, a number, a text pattern, a drug or a narrower finding',
      );
  }
  for (const m of checkPatterns(k.findings, k.macros)) {
    if (m.kind === 'malformed') report(`finding ${m.finding}`, [m.list, m.position], m.message);
  }
  checkHierarchy(k, report);
}

function isReachable(f: FindingDefinition, k: Knowledge): boolean {
  const own =
    f.text.length +
    f.numeric.length +
    f.trends.length +
    f.drugs.length +
    f.codes.snomed.length +
    f.codes.icd10.length +
    f.codes.loinc.length;
  return (
    own > 0 ||
    f.context !== null ||
    f.kind === 'time-course' ||
    k.findings.some((g) => g.parents.includes(f.id))
  );
}

function checkConditions(k: Knowledge, report: Report): void {
  const findings = new Set(k.findings.map((f) => f.id));
  const conditions = new Set(k.conditions.map((c) => c.id));
  for (const c of k.conditions) {
    const key = `condition ${c.id}`;
    const known = (id: string, path: (string | number)[]) => {
      if (!findings.has(id))
        report(key, path, `finding "${id}" does not exist; add it to a findings file or correct the id`);
    };
    for (const w of c.findings) known(w.finding, ['findings', w.finding]);
    for (const r of c.risks) known(r.finding, ['risks', r.finding]);
    checkCountedOnce(c, report);
    checkDurations(c, report);
    for (const r of c.requires) known(r, ['requires']);
    for (const r of c.excludedBy) known(r, ['excludedBy']);
    for (const r of c.relapseOf)
      if (!conditions.has(r)) report(key, ['relapseOf'], `condition "${r}" does not exist`);
    for (const s of c.snomed)
      if (!isSnomedConceptId(s))
        report(key, ['snomed'], `SNOMED CT ${s} fails its check digit; look it up or leave it out`);
    for (const i of c.icd10)
      if (!isIcd10cmShaped(i)) report(key, ['icd10'], `${i} is not shaped like an ICD-10-CM code`);
    if (c.kind === 'relapse' && !c.relapseOf.length)
      report(key, ['kind'], 'a relapse names in relapseOf the condition that comes back');
    if (c.kind === 'drug-effect' && !c.requires.length)
      report(key, ['kind'], 'a drug effect names in requires the findings that say the drug is taken');
    if (!c.icd10.length) report(key, ['icd10'], 'needs an ICD-10-CM code');
    if (c.findings.length < MIN_FINDINGS)
      report(
        key,
        ['findings'],
        `has ${c.findings.length} findings; a condition needs at least ${MIN_FINDINGS}`,
      );
  }
}

/** One statement is evidence once. A standing trait moves the prior; what belongs to the illness is a finding. */
function checkCountedOnce(c: ConditionDefinition, report: Report): void {
  const listed = new Set(c.findings.map((w) => w.finding));
  for (const { finding } of c.risks)
    if (listed.has(finding))
      report(
        `condition ${c.id}`,
        ['risks', finding],
        `"${finding}" stands in findings too; keep a trait or occupation in risks, a trigger or symptom in findings`,
      );
  const [only, second] = c.requires;
  if (only !== undefined && second === undefined && c.risks.some((r) => r.finding === only))
    report(
      `condition ${c.id}`,
      ['risks', only],
      `"${only}" is what the condition requires, which counts already; leave it out of risks`,
    );
}

const DURATIONS = new Set(['course-hours', 'course-days', 'course-weeks', 'course-months', 'course-years']);

/** An illness has lasted hours or days or weeks: the inference takes the durations for exclusive. */
function checkDurations(c: ConditionDefinition, report: Report): void {
  const durations = c.findings.filter((w) => DURATIONS.has(w.finding));
  const sum = durations.reduce((total, w) => total + w.p, 0);
  const last = durations.at(-1);
  if (last && sum > 1.001)
    report(
      `condition ${c.id}`,
      ['findings', last.finding],
      `the durations add up to ${sum.toFixed(2)}; they exclude each other, so at most to 1`,
    );
}

const MIN_FINDINGS = 8;

/** Two conditions with the same findings at the same probabilities could never be told apart. */
function checkNeighbours(k: Knowledge, report: Report): void {
  const seen = new Map<string, string>();
  for (const c of k.conditions) {
    const signature = JSON.stringify(
      [...c.findings].sort((a, b) => a.finding.localeCompare(b.finding)).map((w) => [w.finding, w.p]),
    );
    const twin = seen.get(signature);
    if (twin)
      report(
        `condition ${c.id}`,
        ['findings'],
        `has the very findings of ${twin}; add what tells them apart`,
      );
    seen.set(signature, c.id);
  }
}

function checkPriors(k: Knowledge, errors: KnowledgeError[]): void {
  if (k.conditions.length === 0)
    errors.push({
      file: 'clinical/knowledge/conditions',
      line: 1,
      message: 'no condition was found; is this the folder of the knowledge base?',
    });
  for (const setting of ['ambulatory', 'emergency', 'inpatient'] as const) {
    const sum = k.conditions.reduce(
      (total: number, c: ConditionDefinition) => total + c.frequency[setting],
      0,
    );
    if (sum > 100_000)
      errors.push({
        file: 'clinical/knowledge/conditions',
        line: 1,
        message: `frequencies of ${setting} sum to ${Math.round(sum)} per 100,000 encounters; they may not exceed 100,000`,
      });
  }
}
