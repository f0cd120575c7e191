import { describe, expect, it } from 'vitest';
import { loadKnowledge } from './load-knowledge.ts';
import { testAsOf, testChart, testDocument, testEncounter } from '../findings/test-kit/test-chart.ts';
import { concept, condition, icd10 } from '../findings/test-kit/small-knowledge.ts';
import { absent, present, testPatient } from '../findings/test-kit/test-patient.ts';
import { assess, assessFindings } from '../assessment/assess.ts';

const knowledge = loadKnowledge();

const MENINGITIS = ['fever', 'neck-stiffness', 'headache', 'photophobia', 'altered-mental-status'];
const CYSTITIS = ['dysuria', 'urinary-frequency', 'urinary-urgency', 'suprapubic-pain'];
const assessed = (ids: readonly string[]) =>
  assessFindings(
    testChart(),
    ids.map((id) => present(id)),
    testPatient(),
    knowledge,
  );

describe('two diseases at once', () => {
  const { differential, second } = assessed([...MENINGITIS, ...CYSTITIS]);

  it('the leading one leaves the findings of the other unexplained, with their evidence', () => {
    expect(second?.leading.id).toBe(differential.entries[0]!.id);
    const left = second!.unexplained.map((u) => u.finding);
    const own = second!.leading.id === 'acute-cystitis' ? MENINGITIS : CYSTITIS;
    expect(left.filter((id) => own.includes(id)).length).toBeGreaterThanOrEqual(2);
    expect(second!.unexplained.every((u) => u.evidence.length > 0)).toBe(true);
  });

  it('the other is named as what explains them best, and explains them', () => {
    const best = second!.explainedBy[0]!;
    expect([second!.leading.id, best.id].sort()).toEqual(['acute-cystitis', 'bacterial-meningitis']);
    expect(best.explains.length).toBeGreaterThanOrEqual(2);
  });

  it('one disease that explains everything needs no second', () =>
    expect(assessed(CYSTITIS).second?.explainedBy ?? []).toEqual([]));

  it('the sweating and fear of a woman who bleeds are no panic attack beside it', () => {
    const bleeding = ['lower-abdominal-pain', 'hcg-positive', 'no-intrauterine-pregnancy-ultrasound'];
    const ruptured = ['free-pelvic-fluid', 'hypotension', 'adnexal-tenderness'];
    const found = assessed([...bleeding, ...ruptured, 'diaphoresis', 'anxiety', 'tachypnoea']);
    expect(found.second?.leading.id).toBe('ectopic-pregnancy');
    expect(found.second!.explainedBy.map(({ id }) => id)).not.toContain('panic-disorder');
  });

  it('nothing is second when nothing leads', () => expect(assessed([]).second).toBeNull());
});

describe('a chart without age or sex', () => {
  const chest = ['crushing-chest-pain', 'diaphoresis', 'ecg-st-elevation', 'troponin-raised'].map((id) =>
    present(id),
  );
  const unknown = { ageYears: null, sex: null };

  it('is assessed, and says that the ranking uses all ages and both sexes', () => {
    const { differential } = assessFindings(testChart(), chest, testPatient(unknown), knowledge);
    expect(differential.entries[0]!.id).toBe('stemi');
    expect(differential.cautions.join(' ')).toMatch(/Age is not recorded.*Sex is not recorded/);
  });

  it('has the prior widened: what age or sex would exclude stays a candidate', () => {
    const of = (parts: Parameters<typeof testPatient>[0]) =>
      new Set(
        assessFindings(testChart(), [], testPatient(parts), knowledge).differential.entries.map((d) => d.id),
      );
    const all = of(unknown);
    const man = of({ ageYears: 70, sex: 'male' });
    expect(man.has('ectopic-pregnancy') || man.has('kawasaki-syndrome')).toBe(false);
    expect(all.has('ectopic-pregnancy') && all.has('kawasaki-syndrome')).toBe(true);
    expect([...man].every((id) => all.has(id))).toBe(true);
  });

  it('is read without them from resources, and no finding is made of what is missing', () => {
    const chart = testChart({
      patient: { ...testChart().patient, birthDate: null, gender: null },
      encounters: [testEncounter()],
      documents: [testDocument('Crushing chest pain with sweating since this morning.')],
    });
    const { context, differential } = assess(chart, { asOf: testAsOf, knowledge });
    expect([context.ageYears, context.sex]).toEqual([null, null]);
    expect(differential.entries.length).toBeGreaterThan(200);
  });
});

describe('a note in another language', () => {
  const french =
    'La patiente se plaint de douleurs thoraciques depuis ce matin, avec des sueurs et des nausées. Elle ne présente pas de fièvre.';

  it('gives no finding, and the assessment says that nothing was taken from it', () => {
    const chart = testChart({ encounters: [testEncounter()], documents: [testDocument(french)] });
    const { findings, differential } = assess(chart, { asOf: testAsOf, knowledge });
    expect(findings.filter((f) => f.source === 'text')).toEqual([]);
    expect(differential.cautions.join(' ')).toMatch(/looks like French; only English is read/);
  });
});

describe('what the knowledge base offers beside the ranking', () => {
  it('guideline options for at least 50 conditions, each with guideline and year', () => {
    const withOptions = knowledge.conditions.filter((c) => c.guidelines.length > 0);
    expect(withOptions.length).toBeGreaterThanOrEqual(50);
    for (const g of withOptions.flatMap((c) => c.guidelines))
      expect(g.guideline.length > 3 && g.option.length > 3).toBe(true);
  });

  it('at least 60 conflicts of all four kinds, each with a source that the knowledge base has', () => {
    const sources = new Set(knowledge.sources.map((s) => s.id));
    expect(knowledge.conflicts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(knowledge.conflicts.map((r) => r.kind)).size).toBe(4);
    expect(knowledge.conflicts.filter((r) => !sources.has(r.basis))).toEqual([]);
  });

  it('options are shown only of what is listed', () => {
    const { guidelines, differential } = assessed(CYSTITIS);
    const listed = new Set(differential.entries.slice(0, 10).map((d) => d.id));
    expect(guidelines.length).toBeGreaterThan(0);
    expect(guidelines.every((g) => listed.has(g.condition))).toBe(true);
  });
});

it('what the clinician denies here and now wins over the record, with all that it implies', () => {
  const chart = testChart({
    encounters: [testEncounter()],
    documents: [testDocument('Crushing chest pain since this morning.')],
  });
  const read = assess(chart, { asOf: testAsOf, knowledge });
  expect(read.findings.some((f) => f.id === 'chest-pain' || f.id === 'crushing-chest-pain')).toBe(true);
  const denied = assess(chart, { asOf: testAsOf, knowledge, entered: [absent('chest-pain')] });
  expect(denied.findings.filter((f) => /chest-pain/.test(f.id) && f.status === 'present')).toEqual([]);
});

it.each([
  ['E27.1', 'Addison disease'],
  ['E27.40', 'Adrenal insufficiency'],
])('a patient known to have %s, %s, can still have a crisis of it', (code, text) => {
  const conditions = [condition(text, { concept: concept(text, icd10, code) })];
  const documents = [
    testDocument('Vomiting and weakness since yesterday. In shock. Hyponatremia, hyperkalemia.'),
  ];
  const chart = testChart({ encounters: [testEncounter()], conditions, documents });
  const { differential } = assess(chart, { asOf: testAsOf, knowledge });
  expect(differential.entries.slice(0, 3).map((d) => d.id)).toContain('adrenal-crisis');
});
