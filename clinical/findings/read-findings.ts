import type { Chart } from '../chart/chart.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readConditions } from './coded/coded-conditions.ts';
import { readAllergies, readFamilyHistory, readProcedures, readResults } from './coded/coded-history.ts';
import { medicineStatements, readMedications } from './coded/coded-medicines.ts';
import { ageAt } from './context/age.ts';
import { currentDocuments } from './context/current-documents.ts';
import { indexEncounter, settingOf } from './context/index-encounter.ts';
import { mergeKnown, mergeMedicines } from './context/merge-context.ts';
import { pregnancyState } from './context/pregnancy.ts';
import { withStatedDemographics } from './context/stated-demographics.ts';
import { withoutQuotedValues } from './numeric/quoted-values.ts';
import { derivedMeasurements } from './derived/derived-measurements.ts';
import type { AssessmentContext, KnownCondition, ReadFindings } from './finding.ts';
import { numericStatement } from './numeric/numeric-rules.ts';
import { trendStatement } from './numeric/trend-rules.ts';
import { reachedFrom } from './numeric/reach.ts';
import { indexValues } from './numeric/values.ts';
import type { Person } from './numeric/applies.ts';
import type { Values } from './numeric/values.ts';
import { prepareReader } from './prepare-reader.ts';
import type { PreparedReader } from './prepare-reader.ts';
import type { NotesReadAhead } from './read-ahead.ts';
import { readTexts } from './read-texts.ts';
import type { TextsRead } from './read-texts.ts';
import { stillCounts } from './passing-exposures.ts';
import { resolveStatements } from './resolve-statements.ts';
import type { Statement } from './statement.ts';

export interface ReadFindingsOptions {
  /** Epoch milliseconds; what lies after this day is not read as present. */
  readonly asOf: number;
  readonly knowledge: Knowledge;
  /** Of this chart's notes, what has been taken apart already. */
  readonly ahead?: NotesReadAhead | null;
}

function sexOf(chart: Chart): 'male' | 'female' | null {
  const { gender } = chart.patient;
  return gender === 'male' || gender === 'female' ? gender : null;
}

function measuredStatements(
  reader: PreparedReader,
  values: Values,
  person: Person,
  asOf: number,
): Statement[] {
  return reader.measured.flatMap(({ def, index }) => {
    const numeric = def.numeric.length ? numericStatement(index, def, values, person, asOf) : null;
    const trend = def.trends.length ? trendStatement(index, def, values, person, asOf) : null;
    return [numeric, trend].filter((s) => s !== null);
  });
}

/** A known condition makes the findings that name it present; such a finding makes the condition known. */
function linkConditions(
  reader: PreparedReader,
  statements: readonly Statement[],
  known: readonly KnownCondition[],
) {
  const fromKnown = known.flatMap((k) =>
    (reader.findingsOfCondition.get(k.id) ?? []).map((finding): Statement => ({
      finding,
      status: 'present',
      source: 'coded',
      evidence: k.evidence,
      certainty: 1,
      when: null,
      detail: reader.conditions.get(k.id)?.name ?? k.id,
      rank: 0,
    })),
  );
  const fromStatements = statements.flatMap((s): KnownCondition[] => {
    const id = reader.knowledge.findings[s.finding]?.condition ?? null;
    return id === null || s.status === 'absent' || s.certainty < 1
      ? []
      : [{ id, evidence: s.evidence, status: 'active' }];
  });
  return { statements: fromKnown, known: fromStatements };
}

/** What only the other sex can have is a misreading: the "contractions" of a man's heart. */
function ofThisSex(s: Statement, knowledge: Knowledge, sex: 'male' | 'female' | null): boolean {
  const only = knowledge.findings[s.finding]?.sex ?? null;
  return only === null || sex === null || only === sex;
}

const farBeyond = 3;

/** What an infant has by its name is a misreading in a text about someone far older: a uterus that "goes floppy". */
function ofThisAge(s: Statement, knowledge: Knowledge, ageYears: number | null): boolean {
  const upTo = knowledge.findings[s.finding]?.askedTo ?? null;
  const told = s.source === 'text' && s.status === 'present';
  return upTo === null || ageYears === null || !told || ageYears <= farBeyond * upTo;
}

function valuesOf(
  reader: PreparedReader,
  chart: Chart,
  texts: TextsRead,
  person: Person,
  { encounter, asOf }: { readonly encounter: string | null; readonly asOf: number },
): Values {
  const from = reachedFrom(reader.reach, asOf);
  const measured = [...withoutQuotedValues(texts.measurements, chart.measurements), ...chart.measurements];
  const derived = derivedMeasurements(
    measured,
    reader.analytes,
    { ...person, birthDate: chart.patient.birthDate },
    from,
  );
  return indexValues(
    [...measured, ...derived].filter(
      (m) => m.analyte !== null && m.when !== null && m.when.at >= from(m.analyte),
    ),
    [...texts.results, ...chart.results],
    reader.analytes,
    encounter,
  );
}

/**
 * Reads a chart into findings with their evidence and the context in which they are judged. Pure and deterministic.
 * Sources: codes, numbers, their course, notes, and values computed from others; docs/model/findings.md says which
 * wins. What was not assessed is not in the list.
 * @throws PatternError when the knowledge base holds a malformed text pattern.
 */
export function readFindings(
  chart: Chart,
  { asOf, knowledge, ahead = null }: ReadFindingsOptions,
): ReadFindings {
  const reader = prepareReader(knowledge);
  const encounter = indexEncounter(chart, asOf);
  const setting = settingOf(encounter);
  const recorded = { ageYears: ageAt(chart.patient.birthDate, asOf), sex: sexOf(chart) };
  const current = currentDocuments(chart, encounter, setting, asOf);
  const { ageYears, sex, cautions } = withStatedDemographics(recorded, current);
  const texts = readTexts(reader, chart, { asOf, encounter, current, ageYears, ahead });
  const pregnancy = pregnancyState(reader, chart, asOf, { sex, ageYears }, texts.pregnancy);
  const person: Person = { ageYears, sex, pregnant: pregnancy.pregnant };
  const values = valuesOf(reader, chart, texts, person, { encounter: encounter?.ref ?? null, asOf });
  const conditions = readConditions(reader, chart, asOf, encounter?.ref ?? null);
  const coded = readMedications(reader, chart, asOf);
  const stated: Statement[] = [
    ...conditions.statements,
    ...readProcedures(reader, chart),
    ...readAllergies(reader, chart),
    ...readFamilyHistory(reader, chart),
    ...readResults(reader, chart, asOf),
    ...medicineStatements(reader, coded, 'coded'),
    ...medicineStatements(reader, texts.medicines, 'text'),
    ...texts.statements,
    ...pregnancy.statements,
  ];
  const named = [...conditions.known, ...texts.known];
  const linked = linkConditions(reader, stated, named);
  const findings = resolveStatements(
    [...stated, ...linked.statements, ...measuredStatements(reader, values, person, asOf)].filter(
      (s) =>
        ofThisSex(s, knowledge, sex) && ofThisAge(s, knowledge, ageYears) && stillCounts(s, knowledge, asOf),
    ),
    knowledge,
    asOf,
  );
  const context: AssessmentContext = {
    asOf,
    ageYears,
    sex,
    pregnant: pregnancy.pregnant,
    setting,
    known: mergeKnown([...named, ...linked.known], reader.conditions),
    medicines: mergeMedicines([...coded, ...texts.medicines]),
  };
  return { findings, context, unreadTexts: texts.unread, cautions };
}
