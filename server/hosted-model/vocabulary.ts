import { readFileSync } from 'node:fs';
import type {
  AnalyteDefinition,
  ConditionDefinition,
  DrugDefinition,
  FindingDefinition,
  Knowledge,
} from '../../clinical/knowledge/knowledge.ts';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';

const COMPILED = new URL('../../clinical/knowledge/compiled/knowledge.json', import.meta.url);

/** The only words that are sent to a hosted model about a patient, and shown of its answer. */
export interface Vocabulary {
  readonly hash: string;
  readonly findings: ReadonlyMap<string, FindingDefinition>;
  readonly conditions: ReadonlyMap<string, ConditionDefinition>;
  readonly analytes: ReadonlyMap<string, AnalyteDefinition>;
  readonly drugs: ReadonlyMap<string, DrugDefinition>;
  readonly named: ReadonlyMap<string, ConditionDefinition>;
  /** ICD-10-CM code without its point -> conditions that list it. */
  readonly coded: ReadonlyMap<string, readonly ConditionDefinition[]>;
}

export type ConditionMatch =
  | { readonly kind: 'condition'; readonly condition: ConditionDefinition }
  | { readonly kind: 'unknown-condition' | 'name-and-code-disagree' };

/** Reads what `npm run build` compiled. Throws when it isn't there. */
export function loadVocabulary(): Vocabulary {
  return vocabularyOf(unpackKnowledge(JSON.parse(readFileSync(COMPILED, 'utf8'))));
}

export function vocabularyOf(knowledge: Knowledge): Vocabulary {
  const named = new Map<string, ConditionDefinition>();
  const coded = new Map<string, ConditionDefinition[]>();
  for (const condition of knowledge.conditions)
    for (const code of condition.icd10)
      coded.set(plainCode(code), [...(coded.get(plainCode(code)) ?? []), condition]);
  // A preferred name wins over another condition's synonym.
  for (const condition of knowledge.conditions)
    for (const synonym of condition.synonyms) named.set(plainName(synonym), condition);
  for (const condition of knowledge.conditions) named.set(plainName(condition.name), condition);
  return {
    hash: knowledge.hash,
    findings: byId(knowledge.findings),
    conditions: byId(knowledge.conditions),
    analytes: byId(knowledge.analytes),
    drugs: byId(knowledge.drugs),
    named,
    coded,
  };
}

/**
 * The condition that a model's name and ICD-10-CM code both allow. The code may be more or less specific than ours;
 * a name that isn't known needs a code that leads to one condition alone.
 */
export function matchCondition(vocabulary: Vocabulary, name: string, icd10: string): ConditionMatch {
  const byName = vocabulary.named.get(plainName(name));
  const byCode = conditionsWithCode(vocabulary, plainCode(icd10));
  if (byName !== undefined) {
    if (byCode.includes(byName)) return { kind: 'condition', condition: byName };
    return { kind: byCode.length > 0 ? 'name-and-code-disagree' : 'unknown-condition' };
  }
  const [only, ...others] = byCode;
  return only !== undefined && others.length === 0
    ? { kind: 'condition', condition: only }
    : { kind: 'unknown-condition' };
}

/** Those that list the code itself; else those that list one above or below it. */
function conditionsWithCode({ coded }: Vocabulary, code: string): readonly ConditionDefinition[] {
  if (!/^[A-Z]\d[A-Z0-9]{1,5}$/.test(code)) return [];
  const exact = coded.get(code);
  if (exact !== undefined) return exact;
  const related = [...coded].filter(([own]) => own.startsWith(code) || code.startsWith(own));
  return [...new Set(related.flatMap(([, conditions]) => conditions))];
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
