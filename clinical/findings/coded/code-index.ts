import type { Coding, Concept } from '../../chart/chart.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** Codes of the knowledge base to positions in its lists. */
export interface CodeIndex {
  readonly findings: CodeTable;
  readonly conditions: CodeTable;
  readonly drugsByRxnorm: ReadonlyMap<string, readonly number[]>;
}

interface CodeTable {
  readonly snomed: ReadonlyMap<string, readonly number[]>;
  /** Without the dot. */
  readonly icd10: ReadonlyMap<string, readonly number[]>;
}

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const plainIcd = (code: string): string => code.replace('.', '').toUpperCase();

function table(
  items: readonly { readonly snomed: readonly string[]; readonly icd10: readonly string[] }[],
): CodeTable {
  const snomed = new Map<string, number[]>();
  const icd10 = new Map<string, number[]>();
  items.forEach((item, index) => {
    for (const code of item.snomed) addTo(snomed, code, index);
    for (const code of item.icd10) addTo(icd10, plainIcd(code), index);
  });
  return { snomed, icd10 };
}

export function buildCodeIndex(knowledge: Knowledge): CodeIndex {
  const drugsByRxnorm = new Map<string, number[]>();
  knowledge.drugs.forEach((d, index) => {
    for (const code of d.rxnorm) addTo(drugsByRxnorm, code, index);
  });
  return {
    findings: table(knowledge.findings.map((f) => f.codes)),
    conditions: table(knowledge.conditions),
    drugsByRxnorm,
  };
}

/** Systems are compared by what they contain: servers misspell them. */
function systemOf(coding: Coding): 'snomed' | 'icd10' | 'rxnorm' | 'loinc' | null {
  const s = coding.system.toLowerCase();
  if (s.includes('snomed') || s.includes('2.16.840.1.113883.6.96')) return 'snomed';
  if (s.includes('icd-10') || s.includes('icd10') || s.includes('2.16.840.1.113883.6.90')) return 'icd10';
  if (s.includes('rxnorm') || s.includes('2.16.840.1.113883.6.88')) return 'rxnorm';
  return s.includes('loinc') ? 'loinc' : null;
}

/** Codes of a concept in one system. */
export function codesIn(concept: Concept, system: 'snomed' | 'icd10' | 'rxnorm' | 'loinc'): string[] {
  return concept.codings.filter((c) => systemOf(c) === system).map((c) => c.code);
}

/** Positions whose codes cover the concept: SNOMED CT equal, ICD-10 equal or above (the longest prefix only). */
export function lookUp(tableOf: CodeTable, concept: Concept): number[] {
  const found = new Set<number>();
  for (const code of codesIn(concept, 'snomed')) for (const i of tableOf.snomed.get(code) ?? []) found.add(i);
  for (const code of codesIn(concept, 'icd10')) {
    const plain = plainIcd(code);
    for (let length = plain.length; length >= 3; length -= 1) {
      const hits = tableOf.icd10.get(plain.slice(0, length));
      if (!hits) continue;
      for (const i of hits) found.add(i);
      break;
    }
  }
  return [...found];
}
