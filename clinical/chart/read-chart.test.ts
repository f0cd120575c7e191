import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { latestEntry } from './latest-entry.ts';
import { createChartReader, readChart } from './read-chart.ts';
import { asOf, condition, patient, potassium, smallRecord, subject } from './testing/small-record.ts';

const knowledge = { analytes: realAnalytes() };
const { read, kinds } = smallRecord(knowledge);

describe('whose record it is', () => {
  it('is the patient who was asked for, whoever else comes along', () => {
    const other = { resourceType: 'Patient', id: 'q', gender: 'male' };
    const chart = readChart(
      [other, potassium('o1', { subject: { reference: 'Patient/q' } }), patient, potassium('o2')],
      { knowledge, asOf, patient: 'Patient/p' },
    );
    expect(chart.patient.gender).toBe('female');
    expect(chart.measurements.map((m) => m.ref)).toEqual(['Observation/o2']);
    expect(
      chart.problems.filter((p) => p.kind === 'wrong-patient' && p.dropped).map((p) => p.evidence),
    ).toEqual(['Patient/q', 'Observation/o1']);
  });

  it('is recognised in relative, absolute and versioned references', () => {
    for (const reference of ['Patient/p', 'https://ehr.example/fhir/Patient/p', 'Patient/p/_history/3'])
      expect(read(potassium('o', { subject: { reference } })).measurements).toHaveLength(1);
  });

  it('is not the patient of the same id on another server: refused where the own server is known', () => {
    const on = (server: string) => potassium('o', { subject: { reference: `${server}/Patient/p` } });
    const readFrom = (server: string | undefined, ...resources: unknown[]) =>
      readChart([patient, ...resources], { knowledge, asOf, ...(server === undefined ? {} : { server }) });
    const foreign = readFrom('https://ehr.example/fhir', on('https://other.example/fhir'));
    expect(foreign.measurements).toEqual([]);
    expect(foreign.problems).toMatchObject([
      { kind: 'wrong-patient', evidence: 'Observation/o', dropped: true },
    ]);
    // A proxy changes the scheme, and host names have no case.
    for (const own of ['https://ehr.example/fhir', 'http://EHR.example/fhir'])
      expect(readFrom('https://ehr.example/fhir/', on(own)).problems).toEqual([]);
    expect(readFrom('https://ehr.example/fhir', potassium('o')).problems).toEqual([]);
  });

  it('is doubted where loose files name one id on two servers', () => {
    const on = (id: string, server: string, day: number) =>
      potassium(id, {
        subject: { reference: `${server}/Patient/p` },
        effectiveDateTime: `2026-01-0${day}T08:00:00Z`,
      });
    const { measurements, problems } = read(
      on('a', 'https://one.example', 1),
      on('b', 'https://one.example', 2),
      on('c', 'https://two.example', 3),
    );
    expect(measurements.length).toBe(3);
    expect(problems).toMatchObject([{ kind: 'wrong-patient', evidence: 'Observation/c', dropped: false }]);
  });

  it('is compared by identifier where there is no reference, and doubted where it cannot be', () => {
    const known = { ...patient, identifier: [{ system: 'urn:mrn', value: '7' }] };
    const by = (system: string, value: string) =>
      readChart([known, potassium('o', { subject: { identifier: { system, value } } })], { knowledge, asOf });
    expect(by('urn:mrn', '7').problems).toEqual([]);
    expect(by('urn:mrn', '8').problems).toMatchObject([{ kind: 'wrong-patient', dropped: true }]);
    expect(by('urn:other', '7').problems).toMatchObject([{ kind: 'wrong-patient', dropped: false }]);
  });

  it('is read from a contained patient', () => {
    const known = { ...patient, identifier: [{ system: 'urn:mrn', value: '7' }] };
    const inside = (value: string) =>
      potassium('o', {
        subject: { reference: '#me' },
        contained: [{ resourceType: 'Patient', id: 'me', identifier: [{ system: 'urn:mrn', value }] }],
      });
    expect(readChart([known, inside('7')], { knowledge, asOf }).problems).toEqual([]);
    expect(readChart([known, inside('8')], { knowledge, asOf }).measurements).toEqual([]);
  });

  it('is doubted for a resource that names nobody, which is kept', () => {
    const chart = read(potassium('o', { subject: undefined }));
    expect([chart.measurements.length, chart.problems.map((p) => [p.kind, p.dropped])]).toEqual([
      1,
      [['wrong-patient', false]],
    ]);
  });
});

describe('reading page by page', () => {
  it('gives the same chart as reading at once, and a chart at any time between', () => {
    const resources = [
      patient,
      ...Array.from({ length: 40 }, (_, i) =>
        potassium(`o${i}`, { effectiveDateTime: `2025-01-${String((i % 28) + 1).padStart(2, '0')}` }),
      ),
      condition('c'),
    ];
    const reader = createChartReader({ knowledge, asOf });
    for (let i = 0; i < resources.length; i += 7) {
      reader.add(resources.slice(i, i + 7));
      expect(reader.chart().accounting.read).toBe(Math.min(i + 7, resources.length));
    }
    expect(reader.chart()).toEqual(readChart(resources, { knowledge, asOf }));
  });

  it('corrects ranges when the patient comes last, without touching the chart that was given before', () => {
    const reader = createChartReader({ knowledge, asOf, patient: 'Patient/p' });
    const haemoglobin = potassium('h', { code: { text: 'Hgb' }, valueQuantity: { value: 13, unit: 'g/dL' } });
    reader.add([haemoglobin]);
    const before = reader.chart();
    reader.add([{ ...patient, gender: 'male' }]);
    expect(reader.chart().measurements[0]!.range).toMatchObject({ low: 13.5 });
    expect(before.measurements[0]!.range).toMatchObject({ low: 12 });
  });

  it('counts a resource that comes on two pages once, and takes its newer version', () => {
    const older = potassium('o', { meta: { lastUpdated: '2026-01-01T00:00:00Z' } });
    const newer = potassium('o', {
      meta: { lastUpdated: '2026-01-02T00:00:00Z' },
      status: 'corrected',
      valueQuantity: { value: 4.9, unit: 'mmol/L' },
    });
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const chart = read(...order);
      expect(chart.measurements.map((m) => m.value)).toEqual([4.9]);
      expect(chart.accounting).toEqual({ read: 3, shown: 1, merged: 1, dropped: 0, supporting: 1 });
    }
  });
});

describe('the same fact under several ids', () => {
  it('is one measurement with all its sources, also across units and codes', () => {
    const again = potassium('o2', {
      code: { text: 'Serum potassium' },
      valueQuantity: { value: 4.2, unit: 'mEq/L' },
    });
    const chart = read(potassium('o1'), again);
    expect(chart.measurements).toMatchObject([{ ref: 'Observation/o1', alsoIn: ['Observation/o2'] }]);
    expect(chart.problems).toMatchObject([{ kind: 'duplicate', dropped: false }]);
  });

  it('is one weighing in kilograms and in pounds', () => {
    const weight = (id: string, value: number, unit: string) =>
      potassium(id, { code: { text: 'Weight' }, valueQuantity: { value, unit } });
    expect(read(weight('kg', 70, 'kg'), weight('lb', 154.3, 'lbs')).measurements).toHaveLength(1);
    expect(read(weight('kg', 70, 'kg'), weight('lb', 155, 'lbs')).measurements).toHaveLength(2);
  });

  it('is not assumed of undated results', () => {
    const undated = { effectiveDateTime: undefined };
    expect(read(potassium('o1', undated), potassium('o2', undated)).measurements).toHaveLength(2);
  });

  it('is one problem where forty visits and the problem list name it, with the earliest onset and the newest record', () => {
    const visits = Array.from({ length: 40 }, (_, i) =>
      condition(`v${i}`, {
        category: [{ coding: [{ code: 'encounter-diagnosis' }] }],
        recordedDate: `${1985 + i}-03-01`,
        encounter: { reference: `Encounter/e${i}` },
      }),
    );
    const list = condition('list', {
      category: [{ coding: [{ code: 'problem-list-item' }] }],
      clinicalStatus: { coding: [{ code: 'active' }] },
      onsetDateTime: '1984',
    });
    const [only, ...others] = read(...visits, list).conditions;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      ref: 'Condition/list',
      clinicalStatus: 'active',
      onset: { precision: 'year' },
      recorded: { at: Date.UTC(2024, 2, 1) },
      encounter: 'Encounter/e39',
    });
    expect(only!.alsoIn).toHaveLength(40);
  });

  it('is two episodes where the first ended before the second began', () => {
    const first = condition('c1', {
      onsetDateTime: '2015-02-01',
      abatementDateTime: '2015-02-14',
      clinicalStatus: { coding: [{ code: 'resolved' }] },
    });
    const second = condition('c2', {
      onsetDateTime: '2026-01-08',
      clinicalStatus: { coding: [{ code: 'active' }] },
    });
    expect(read(second, first).conditions.map((c) => [c.ref, c.clinicalStatus])).toEqual([
      ['Condition/c1', 'resolved'],
      ['Condition/c2', 'active'],
    ]);
  });

  it('never joins a refuted condition to one that is held', () => {
    const refuted = condition('c2', { verificationStatus: { coding: [{ code: 'refuted' }] } });
    expect(read(condition('c1'), refuted).conditions).toHaveLength(2);
  });

  it('is one document where a report repeats the note of the day', () => {
    const data = Buffer.from('No acute findings.').toString('base64');
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      subject,
      status: 'final',
      code: { text: 'Chest X-ray' },
      effectiveDateTime: '2026-01-10',
      conclusion: 'No acute findings.',
    };
    const note = {
      resourceType: 'DocumentReference',
      id: 'd',
      subject,
      status: 'current',
      date: '2026-01-10T12:00:00Z',
      content: [{ attachment: { contentType: 'text/plain', data } }],
    };
    expect(read(report, note).documents).toMatchObject([
      { ref: 'DiagnosticReport/r', alsoIn: ['DocumentReference/d'], role: 'imaging-report' },
    ]);
    expect(read(report, { ...note, date: '2026-01-12' }).documents).toHaveLength(2);
  });
});

describe('time', () => {
  it('falls back to the issue time, marked approximate, and to undated with a problem', () => {
    const issued = potassium('o', { effectiveDateTime: undefined, issued: '2026-01-11T08:00:00Z' });
    expect(read(issued).measurements[0]!.when).toMatchObject({ approximate: true, precision: 'time' });
    expect(kinds(potassium('o', { effectiveDateTime: undefined }))).toEqual(['undated']);
  });

  it('flags what lies after the reference time, and sorts the undated last', () => {
    const chart = read(
      potassium('undated', { effectiveDateTime: undefined }),
      potassium('future', { effectiveDateTime: '2031-01-01' }),
      potassium('past'),
    );
    expect(chart.measurements.map((m) => m.ref.slice(12))).toEqual(['past', 'future', 'undated']);
    expect(chart.problems.map((p) => [p.kind, p.evidence])).toEqual([
      ['undated', 'Observation/undated'],
      ['future-date', 'Observation/future'],
    ]);
  });

  it('says which visit was never closed', () => {
    const visit = {
      resourceType: 'Encounter',
      id: 'e',
      subject,
      status: 'in-progress',
      class: { code: 'AMB' },
      period: { start: '2007-05-01' },
    };
    const chart = read(visit);
    expect(chart.encounters[0]).toMatchObject({ setting: 'ambulatory', period: { end: null } });
    expect(chart.problems).toMatchObject([{ kind: 'undated', evidence: 'Encounter/e' }]);
  });

  it('finds the latest dated entry that is not in the future', () => {
    const chart = read(
      potassium('future', { effectiveDateTime: '2031-01-01' }),
      potassium('past'),
      condition('c', { recordedDate: '2020' }),
    );
    expect(latestEntry(chart, asOf)).toBe(Date.UTC(2026, 0, 10, 8));
    expect(latestEntry(read(), asOf)).toBeNull();
  });
});

describe('the patient', () => {
  it('without birth date and sex is read, and both are reported', () => {
    const chart = readChart([{ resourceType: 'Patient', id: 'p' }, potassium('o')], { knowledge, asOf });
    expect(chart.patient).toMatchObject({ name: null, birthDate: null, gender: null });
    expect(chart.problems.map((p) => p.kind)).toEqual(['missing-demographics', 'missing-demographics']);
  });

  it('keeps the precision of the birth date, the official name and the date of death', () => {
    const facts = {
      ...patient,
      birthDate: '1980',
      deceasedDateTime: '2025-12-20',
      name: [
        { use: 'old', text: 'Before' },
        { use: 'official', given: ['Ada', 'M'], family: 'Test' },
      ],
    };
    expect(readChart([facts], { knowledge, asOf }).patient).toMatchObject({
      name: 'Ada M Test',
      birthDate: { text: '1980', precision: 'year' },
      deceased: { is: true, when: { precision: 'day' } },
    });
  });
});
