import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type {
  AnalyteDefinition,
  DrugDefinition,
  FindingDefinition,
  Knowledge,
} from '../../knowledge/knowledge.ts';

const root = new URL('../../knowledge/', import.meta.url);
const yaml = (path: string): unknown => parse(readFileSync(new URL(path, root), 'utf8'));
const words = {
  macros: yaml('macros.yaml') as Knowledge['macros'],
  lexicon: Object.fromEntries(
    readdirSync(new URL('text/', root))
      .filter((f) => f.endsWith('.yaml'))
      .map((f) => [f.replace('.yaml', ''), yaml(`text/${f}`)]),
  ),
};

/** The real word lists and macros with findings of the test's own. */
export function testKnowledge(parts: {
  findings?: readonly (Partial<FindingDefinition> & { id: string })[];
  analytes?: readonly (Partial<AnalyteDefinition> & { id: string })[];
  drugs?: readonly (Partial<DrugDefinition> & { id: string })[];
  conditions?: readonly (Partial<Knowledge['conditions'][number]> & { id: string })[];
}): Knowledge {
  return {
    hash: 'sha256:test',
    findings: (parts.findings ?? []).map(finding),
    conditions: (parts.conditions ?? []).map(condition),
    analytes: (parts.analytes ?? []).map(analyte),
    drugs: (parts.drugs ?? []).map((d) => ({
      name: d.id,
      classes: [],
      rxnorm: [],
      names: [],
      effects: [],
      ...d,
    })),
    sources: [],
    scores: [],
    conflicts: [],
    criteria: [],
    ...words,
  };
}

function finding(f: Partial<FindingDefinition> & { id: string }): FindingDefinition {
  return {
    name: f.id,
    kind: 'symptom',
    obtained: 'question',
    parents: [],
    group: null,
    leak: { ambulatory: 0.01, emergency: 0.01, inpatient: 0.01 },
    leakAge: null,
    leakBasis: 'estimate',
    codes: { snomed: [], icd10: [], loinc: [] },
    text: [],
    textAbsent: [],
    numeric: [],
    trends: [],
    drugs: [],
    condition: null,
    context: null,
    countsDays: 30,
    sex: null,
    askedTo: null,
    ...f,
  };
}

function condition(
  c: Partial<Knowledge['conditions'][number]> & { id: string },
): Knowledge['conditions'][number] {
  return {
    name: c.id.replaceAll('-', ' '),
    synonyms: [],
    system: 'test',
    tier: 1,
    icd10: [],
    snomed: [],
    acuity: 'routine',
    cannotMiss: false,
    kind: 'disease',
    recurs: false,
    relapseOf: [],
    only: { sex: null, ageFrom: null, ageTo: null, pregnant: null },
    requires: [],
    excludedBy: [],
    frequency: { ambulatory: 1, emergency: 1, inpatient: 1 },
    frequencyBasis: 'estimate',
    age: [],
    sex: { male: 1, female: 1 },
    risks: [],
    findings: [],
    guidelines: [],
    ...c,
  };
}

function analyte(a: Partial<AnalyteDefinition> & { id: string }): AnalyteDefinition {
  return {
    name: a.id,
    category: 'laboratory',
    unit: '1',
    loinc: [],
    units: [],
    ranges: [],
    plausible: { low: 0, high: 1e9 },
    names: [],
    decimals: 1,
    qualitative: false,
    ...a,
  };
}
