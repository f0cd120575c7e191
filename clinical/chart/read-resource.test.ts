import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { readChart } from './read-chart.ts';
import { asOf, condition, patient, potassium, smallRecord, subject } from './testing/small-record.ts';

const knowledge = { analytes: realAnalytes() };
const { read, kinds } = smallRecord(knowledge);

describe('medicines', () => {
  const request = (facts: object) => ({
    resourceType: 'MedicationRequest',
    id: 'm',
    subject,
    status: 'active',
    intent: 'order',
    authoredOn: '2025-12-01',
    ...facts,
  });

  it('are named by a Medication read before or after, or contained', () => {
    const medication = { resourceType: 'Medication', id: 'med', code: { text: 'Lisinopril 10 mg' } };
    const byReference = request({ medicationReference: { reference: 'Medication/med' } });
    expect(read(byReference, medication).medications[0]!.concept.text).toBe('Lisinopril 10 mg');
    expect(read(medication, byReference).medications[0]!.concept.text).toBe('Lisinopril 10 mg');
    const contained = request({
      contained: [{ ...medication, id: 'in' }],
      medicationReference: { reference: '#in' },
    });
    expect(read(contained).medications[0]!.concept.text).toBe('Lisinopril 10 mg');
  });

  it('whose Medication was not read are shown as unnamed and reported', () => {
    const chart = read(request({ medicationReference: { reference: 'Medication/gone' } }));
    expect(chart.medications[0]!.concept.text).toBe('Unnamed medicine');
    expect(chart.problems).toMatchObject([{ kind: 'unreadable-value', dropped: false }]);
  });

  it('that are not taken are left out and reported', () => {
    const concept = { medicationCodeableConcept: { text: 'Warfarin' } };
    const left = [
      request({ ...concept, doNotPerform: true }),
      { ...request(concept), resourceType: 'MedicationStatement', id: 's', status: 'not-taken' },
      request({ ...concept, id: 'c', status: 'cancelled' }),
    ];
    const chart = read(...left);
    expect([chart.medications, chart.accounting.dropped]).toEqual([[], 3]);
  });

  it('of a plan are planned, and their dosage is put together where it has no text', () => {
    const dosageInstruction = [
      {
        doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }],
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
      },
    ];
    const chart = read(
      request({ intent: 'plan', medicationCodeableConcept: { text: 'Metformin' }, dosageInstruction }),
    );
    expect(chart.medications[0]).toMatchObject({ status: 'planned', dosage: '500 mg, 2 times per 1 d' });
  });
});

describe('other resources', () => {
  it('"no known allergies" is a statement and no allergy', () => {
    const allergy = (id: string, code: object) => ({
      resourceType: 'AllergyIntolerance',
      id,
      patient: subject,
      code,
    });
    const none = read(
      allergy('a', {
        coding: [{ system: 'http://snomed.info/sct', code: '716186003' }],
        text: 'No known allergy',
      }),
      allergy('b', { text: 'NKDA' }),
      allergy('c', { text: 'Penicillin' }),
    ).allergies.map((a) => a.none);
    expect(none).toEqual([true, true, false]);
  });

  it('"no current problems" and "no medications" are no condition and no medicine', () => {
    const none = condition('n', {
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '160245001' }],
        text: 'No current problems or disability',
      },
    });
    const summary = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
    const medicine = {
      resourceType: 'MedicationStatement',
      id: 'm',
      subject,
      status: 'unknown',
      medicationCodeableConcept: { coding: [{ system: summary, code: 'no-medication-info' }] },
    };
    const chart = read(none, medicine);
    expect([chart.conditions, chart.medications, chart.problems.map((p) => p.kind)]).toEqual([
      [],
      [],
      ['absent-value', 'absent-value'],
    ]);
  });

  it('procedures that were not done, and immunizations not given, are not taken for done', () => {
    const procedure = {
      resourceType: 'Procedure',
      id: 'x',
      subject,
      status: 'not-done',
      code: { text: 'Appendectomy' },
    };
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      patient: subject,
      status: 'not-done',
      vaccineCode: { text: 'MMR' },
      occurrenceDateTime: '2025-01-01',
    };
    const chart = read(procedure, vaccine);
    expect([chart.procedures, chart.immunizations[0]!.given]).toEqual([[], false]);
  });

  it('family history keeps the age at onset in years', () => {
    const family = {
      resourceType: 'FamilyMemberHistory',
      id: 'f',
      patient: subject,
      status: 'completed',
      relationship: { text: 'Father' },
      condition: [{ code: { text: 'Colon cancer' }, onsetAge: { value: 504, unit: 'months', code: 'mo' } }],
    };
    expect(read(family).familyHistory[0]!.conditions).toMatchObject([{ onsetAgeYears: 42 }]);
  });

  it('a report of results alone serves its Observations, and its contained results are read', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      subject,
      status: 'final',
      code: { text: 'Panel' },
      effectiveDateTime: '2026-01-10',
      result: [{ reference: 'Observation/o1' }],
    };
    expect(read(potassium('o1'), report).accounting).toMatchObject({ shown: 1, supporting: 2 });
    const { id: _, ...inside } = potassium('x', { subject: undefined });
    const chart = read({ ...report, contained: [{ ...inside, id: 'in' }] });
    expect(chart.measurements).toMatchObject([{ ref: 'DiagnosticReport/r', analyte: 'potassium' }]);
  });

  it('a note in a Binary is read wherever the Binary comes', () => {
    const note = {
      resourceType: 'DocumentReference',
      id: 'd',
      subject,
      status: 'current',
      date: '2026-01-10',
      content: [{ attachment: { contentType: 'text/plain', url: 'https://ehr.example/fhir/Binary/b' } }],
    };
    const binary = {
      resourceType: 'Binary',
      id: 'b',
      contentType: 'text/plain',
      data: Buffer.from('Reports cough.').toString('base64'),
    };
    expect(read(note, binary).documents[0]!.text).toBe('Reports cough.');
    expect(read(note).documents[0]).toMatchObject({
      text: null,
      unread: expect.stringContaining('not been read'),
    });
  });

  it('a PDF is read by the extractor that is given, else listed as unread', () => {
    const data = Buffer.from('%PDF-1.4 …').toString('base64');
    const note = {
      resourceType: 'DocumentReference',
      id: 'd',
      subject,
      status: 'current',
      date: '2026-01-10',
      content: [{ attachment: { contentType: 'application/pdf', data } }],
    };
    expect(
      readChart([patient, note], { knowledge, asOf, extractPdf: () => 'Denies pain.' }).documents[0]!.text,
    ).toBe('Denies pain.');
    expect(kinds(note)).toEqual(['unreadable-document']);
  });

  it('what the server withheld is reported in its words', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'warning', code: 'suppressed', diagnostics: 'Some notes are restricted.' }],
    };
    expect(read(outcome).problems).toMatchObject([
      { kind: 'withheld-by-server', message: 'The server says: “Some notes are restricted.”' },
    ]);
  });

  it('types that are not read are named, one problem for each resource', () => {
    expect(kinds({ resourceType: 'CarePlan', id: 'x', subject }, null, 7, {})).toEqual([
      'unsupported-resource',
      'unreadable-resource',
      'unreadable-resource',
      'unreadable-resource',
    ]);
  });
});
