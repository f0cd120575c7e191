import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type * as v from 'valibot';
import type {
  AnalyteDefinition,
  ConditionDefinition,
  ConflictRule,
  CriterionRule,
  DrugDefinition,
  FindingDefinition,
  FindingKind,
  Knowledge,
  NumericRule,
  Obtained,
  Source,
  Weighted,
} from '../knowledge.ts';
import * as authored from './authored.ts';
import { inOneOrder } from './ordered-choices.ts';
import { parseAt, readSourceFile, type KnowledgeError, type SourceFile } from './source-file.ts';

/** Where each compiled entry was written, for the errors of later checks. */
export type Origins = Map<string, { file: SourceFile; base: readonly (string | number)[] }>;

export interface Compiled {
  readonly knowledge: Knowledge;
  readonly origins: Origins;
  readonly errors: KnowledgeError[];
}

/** Reads every YAML file under `root` (clinical/knowledge) into one knowledge base; errors are collected, not thrown. */
export function compileKnowledge(root: string): Compiled {
  const errors: KnowledgeError[] = [];
  const origins: Origins = new Map();
  const hash = createHash('sha256');
  const files = yamlFiles(root).map((path) => {
    hash.update(relative(root, path)).update(readFileSync(path));
    return readSourceFile(path, `clinical/knowledge/${relative(root, path)}`, errors);
  });
  errors.push(...files.filter((f) => !PLACES.test(f.path)).map(misplaced));
  const under = (folder: string) =>
    files.filter(
      (f) =>
        f.path.startsWith(`clinical/knowledge/${folder}/`) || f.path === `clinical/knowledge/${folder}.yaml`,
    );
  const lists = <S extends v.GenericSchema>(folder: string, schema: S, type: string) =>
    under(folder).flatMap((file) => entriesOf(file, schema, type, origins, errors));

  const findings = inOneOrder(lists('findings', authored.authoredFinding, 'finding').map(toFinding));
  const conditions = under('conditions').flatMap((file) => conditionOf(file, origins, errors));
  const knowledge: Knowledge = {
    hash: `sha256:${hash.digest('hex')}`,
    findings,
    conditions: conditions.map(inOrderOf(findings)),
    analytes: lists('analytes', authored.authoredAnalyte, 'analyte') as AnalyteDefinition[],
    drugs: lists('drugs', authored.authoredDrug, 'drug').map((d): DrugDefinition => ({
      ...d,
      effects: weighted(d.effects),
    })),
    sources: lists('sources', authored.authoredSource, 'source') as Source[],
    conflicts: lists('conflicts', authored.authoredConflict, 'conflict') as ConflictRule[],
    criteria: lists('criteria', authored.authoredCriterion, 'criterion') as CriterionRule[],
    scores: under('scores').flatMap((file) => scoreOf(file, origins, errors)) as Knowledge['scores'],
    macros: Object.assign({}, ...under('macros').map((f) => f.data ?? {})) as Record<string, string[]>,
    lexicon: Object.fromEntries(under('text').map((f) => [f.path.replace(/^.*\/|\.yaml$/g, ''), f.data])),
  };
  return { knowledge, origins, errors };
}

function yamlFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/** What stands elsewhere would be left out without a word. */
const PLACES =
  /^clinical\/knowledge\/((findings|analytes|drugs|sources|conflicts|criteria|macros)(\/.+)?|(conditions|scores|text)\/.+)\.yaml$/;

function misplaced(file: SourceFile): KnowledgeError {
  return {
    file: file.path,
    line: 1,
    message: 'nothing reads this file; see docs/model/knowledge-format.md for the places of .yaml files',
  };
}

function scoreOf(file: SourceFile, origins: Origins, errors: KnowledgeError[]) {
  const score = parseAt(file, [], file.data, authored.authoredScore, errors);
  if (!score) return [];
  remember(file, [], 'score', score.id, origins, errors);
  return [score];
}

function entriesOf<S extends v.GenericSchema>(
  file: SourceFile,
  schema: S,
  type: string,
  origins: Origins,
  errors: KnowledgeError[],
): v.InferOutput<S>[] {
  if (file.data === null) return [];
  if (!Array.isArray(file.data)) {
    errors.push({ file: file.path, line: 1, message: `must be a list of ${type}s` });
    return [];
  }
  return file.data.flatMap((data: unknown, i) => {
    const parsed = parseAt(file, [i], data, schema, errors);
    if (!parsed) return [];
    remember(file, [i], type, (parsed as { id: string }).id, origins, errors);
    return [parsed];
  });
}

function remember(
  file: SourceFile,
  base: readonly (string | number)[],
  type: string,
  id: string,
  origins: Origins,
  errors: KnowledgeError[],
): void {
  const key = `${type} ${id}`;
  const first = origins.get(key);
  if (first) {
    const there = `${first.file.path}:${first.file.lineOf(first.base)}`;
    errors.push({
      file: file.path,
      line: file.lineOf(base),
      message: `${key} is already defined in ${there}; merge the two or rename one`,
    });
  } else origins.set(key, { file, base });
}

function conditionOf(file: SourceFile, origins: Origins, errors: KnowledgeError[]): ConditionDefinition[] {
  if (file.unreadable) return [];
  const c = parseAt(file, [], file.data, authored.authoredCondition, errors);
  if (!c) return [];
  remember(file, [], 'condition', c.id, origins, errors);
  if (!file.path.endsWith(`/${c.id}.yaml`))
    errors.push({ file: file.path, line: 1, message: `the file of ${c.id} must be named ${c.id}.yaml` });
  return [
    {
      ...c,
      only: {
        sex: c.only.sex ?? null,
        ageFrom: c.only.ageFrom ?? null,
        ageTo: c.only.ageTo ?? null,
        pregnant: c.only.pregnant ?? null,
      },
      risks: Object.entries(c.risks).map(([finding, r]) => ({ finding, oddsRatio: r.value, basis: r.basis })),
      findings: weighted(c.findings),
    },
  ];
}

/** A condition with what it lists in the order of the findings, by which the stored form is smaller. */
function inOrderOf(findings: readonly FindingDefinition[]) {
  const places = new Map(findings.map(({ id }, place) => [id, place]));
  const place = ({ finding }: { readonly finding: string }) => places.get(finding) ?? findings.length;
  const sorted = <T extends { readonly finding: string }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => place(a) - place(b));
  return (of: ConditionDefinition): ConditionDefinition => ({
    ...of,
    risks: sorted(of.risks),
    findings: sorted(of.findings),
  });
}

const weighted = (record: Record<string, { value: number; basis: string }>): Weighted[] =>
  Object.entries(record).map(([finding, w]) => ({ finding, p: w.value, basis: w.basis }));

const OBTAINED: Record<FindingKind, Obtained> = {
  symptom: 'question',
  sign: 'examination',
  vital: 'bedside',
  laboratory: 'laboratory',
  imaging: 'imaging',
  'procedure-result': 'procedure',
  'time-course': 'question',
  history: 'question',
  medicine: 'question',
  exposure: 'question',
};
const DEFAULT_WINDOW_DAYS = { vital: 3, other: 30 };

function toFinding(f: v.InferOutput<typeof authored.authoredFinding>): FindingDefinition {
  const window = f.kind === 'vital' ? DEFAULT_WINDOW_DAYS.vital : DEFAULT_WINDOW_DAYS.other;
  return {
    id: f.id,
    name: f.name,
    kind: f.kind,
    obtained: f.obtained ?? OBTAINED[f.kind],
    parents: f.parents,
    group: f.group ?? null,
    leak: f.leak,
    leakAge: f.leakAge ?? null,
    leakBasis: f.leakBasis,
    codes: { snomed: f.snomed, icd10: f.icd10, loinc: f.loinc },
    text: f.text,
    textAbsent: f.textAbsent,
    numeric: f.numeric.map((r) => ({ ...r, withinDays: r.withinDays ?? window }) as NumericRule),
    trends: f.trends as FindingDefinition['trends'],
    drugs: f.drugs,
    condition: f.condition ?? null,
    context: f.context ?? null,
    countsDays: f.countsDays === 'always' ? null : f.countsDays,
    sex: f.sex ?? null,
    askedTo: f.askedTo ?? null,
  };
}
