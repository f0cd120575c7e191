import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { measurementsFromText } from './measurements-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const bp = (id: string, loinc: string, [low, high]: [number, number]) => ({
  id,
  unit: 'mm[Hg]',
  names: [id.replace('-bp', ' blood pressure')],
  loinc: [loinc],
  plausible: { low, high },
});

const knowledge = testKnowledge({
  findings: [
    { id: 'sunken-eyes', kind: 'sign', text: ['sunken eyes'] },
    { id: 'bulging-fontanelle', kind: 'sign', text: ['bulging anterior fontanelle'] },
    { id: 'history-asthma', kind: 'history', text: ['<history-of> asthma'] },
    { id: 'history-gout', kind: 'history', text: ['<history-of> gout'] },
    { id: 'history-tuberculosis', kind: 'history', text: ['<history-of> [tb|tuberculosis]'] },
    { id: 'trauma', kind: 'exposure', text: ['trauma'] },
    { id: 'heavy-periods', text: ['periods heavy'] },
    { id: 'pregnancy-test', kind: 'laboratory', text: ['upt'] },
    { id: 'heparin', kind: 'medicine', text: ['heparin [started|given]?', 'start heparin'] },
    { id: 'tingling', text: ['tingling'] },
    { id: 'diarrhoea', text: ['<diarrhea>'] },
    { id: 'leg-weakness', text: ['leg weakness'] },
    { id: 'saddle-numbness', text: ['saddle numbness'] },
    { id: 'chest-pain', text: ['chest pain'] },
    { id: 'rash', text: ['rash'] },
    { id: 'syncope-exertion', text: ['<faint> & <exertion>'] },
    { id: 'falls', text: ['falls'] },
    { id: 'nausea', text: ['<nausea>'] },
    { id: 'ecg-normal', kind: 'procedure-result', text: ['ecg sinus rhythm'] },
    { id: 'ecg-hypertrophy', kind: 'procedure-result', text: ['lvh'] },
    { id: 'history-drug-allergy', kind: 'history', text: ['drug allergy'] },
    { id: 'pain-radiating-left-arm', text: ['<radiate> & left arm'] },
    { id: 'relief-with-rest', text: ['relieved by rest'] },
    { id: 'nodes', kind: 'imaging', text: ['mediastinal node'] },
    { id: 'third-trimester', kind: 'history', text: ['[32|34] weeks gestation'] },
    { id: 'prematurity', kind: 'history', text: ['born at [30|33] weeks'] },
    { id: 'limb-weakness', text: ['weakness of bilateral lower limb'] },
    { id: 'orthopnoea', text: ['unable to lie flat'] },
    { id: 'numbness', text: ['cannot feel'] },
  ],
  drugs: [{ id: 'codeine', name: 'Codeine' }],
  analytes: [
    { ...bp('systolic-bp', '8480-6', [40, 300]) },
    { ...bp('diastolic-bp', '8462-4', [20, 200]) },
    { id: 'phosphate', unit: 'mg/dL', names: ['phos'], plausible: { low: 0.1, high: 30 } },
    {
      id: 'lactate',
      unit: 'mmol/L',
      names: ['lactate'],
      units: [{ unit: 'mg/dL', factor: 0.111, offset: 0 }],
      ranges: [{ low: 0.5, high: 2, when: {}, basis: 'test' }],
      plausible: { low: 0, high: 40 },
    },
    {
      id: 'glucose',
      decimals: 0,
      unit: 'mg/dL',
      names: ['glucose', 'blood glucose'],
      units: [{ unit: 'mmol/L', factor: 18.016, offset: 0 }],
      ranges: [{ low: 70, high: 140, when: {}, basis: 'test' }],
      plausible: { low: 5, high: 2000 },
    },
    {
      id: 'creatinine',
      unit: 'mg/dL',
      names: ['creatinine', 'cr'],
      ranges: [{ low: 0.6, high: 1.3, when: {}, basis: 'test' }],
      plausible: { low: 0.05, high: 40 },
    },
    { id: 'respiratory-rate', unit: '/min', names: ['rr', 'r'], plausible: { low: 2, high: 120 } },
  ],
});
const reader = buildTextReader(knowledge);

function said(text: string): string[] {
  const source = { ref: 'D/1', when: null, current: true, ranged: true };
  const statements = findingsFromText(reader, knowledge.findings, readDocument(reader, text, false), source);
  const ids = statements.map(
    (s) => `${s.status === 'absent' ? '-' : '+'}${knowledge.findings[s.finding]?.id}`,
  );
  return [...new Set(ids)].toSorted();
}

function values(text: string): string[] {
  const source = { ref: 'D/1', encounter: null, when: null };
  return measurementsFromText(
    reader,
    knowledge.analytes,
    readDocument(reader, text, false),
    source,
  ).measurements.map((m) => `${m.analyte} ${Math.round(m.value * 10) / 10}`);
}

describe('a phrase turned round', () => {
  it.each(['His eyes are sunken.', 'Sunken eyes.', 'Eyes sunken'])('%s', (text) => {
    expect(said(text)).toEqual(['+sunken-eyes']);
  });

  it('puts the first of three words last', () => {
    expect(said('Anterior fontanelle is bulging.')).toEqual(['+bulging-fontanelle']);
  });

  it('leaves histories and medicines as they are', () => {
    expect(said('Asthma prior to this.')).toEqual([]);
  });
});

describe('answers and lists', () => {
  it('takes "neg" behind a name for its answer, not for a denial of what follows', () => {
    expect(said('UPT neg, periods heavy.')).toEqual(['+heavy-periods', '-pregnancy-test']);
  });

  it('ends a list of denials where a history opens', () => {
    expect(said('No trauma, prev gout.')).toEqual(['+history-gout', '-trauma']);
  });

  it('denies a whole list that ends with "none present", also one of advice', () => {
    expect(said('Advised re saddle numbness or leg weakness - none present.')).toEqual([
      '-leg-weakness',
      '-saddle-numbness',
    ]);
  });

  it('takes "never had" for a denied history', () => {
    expect(said('Never had TB before.')).toEqual(['-history-tuberculosis']);
  });

  it('goes on behind allergies named in the same line', () => {
    expect(said('Allergy: aspirin. Denies chest pain.')).toEqual(['-chest-pain']);
    expect(said('Allergies: penicillin. Rash as a child.')).toEqual([]);
  });

  it('takes an illness right behind age and sex for a history', () => {
    expect(said('71M, asthma, found on the floor.')).toEqual(['+history-asthma']);
  });
});

describe('what a list or a past event swallows', () => {
  it('reads on where the present picture follows the allergies or the history', () => {
    expect(said('Allergies: NKDA\n3 days of chest pain')).toContain('+chest-pain');
    expect(said('PMH asthma. Smoker. GCS 12, rash')).toEqual(['+history-asthma', '+rash']);
  });

  it('takes who was found by a relative for the patient', () => {
    expect(said('Found by husband slumped on sofa, leg weakness.')).toEqual(['+leg-weakness']);
    expect(said('Husband has a rash.')).toEqual([]);
  });

  it('ends what is over at the comma', () => {
    expect(said('S/p banding, leg weakness.')).toEqual(['+leg-weakness']);
    expect(said('3 mo hx of rash, leg weakness.')).toEqual(['+leg-weakness', '+rash']);
  });

  it('takes any medicine named among allergies for one', () => {
    expect(said('Allergies: codeine (rash)')).toEqual(['+history-drug-allergy']);
    expect(said('Allergic to codeine.')).toEqual(['+history-drug-allergy']);
    expect(said('No allergy to codeine.')).toEqual([]);
  });

  it('takes "not relieved by" for a denied relief, and "not enlarged" for a denied finding', () => {
    expect(said('Not relieved by rest.')).toEqual(['-relief-with-rest']);
    expect(said('Mediastinal nodes not enlarged.')).toEqual(['-nodes']);
  });

  it('takes what spreads without a pain for no pain', () => {
    expect(said('Rash spreading to the left arm.')).toEqual(['+rash']);
    expect(said('Chest pain radiating to the left arm.')).toEqual([
      '+chest-pain',
      '+pain-radiating-left-arm',
    ]);
  });

  it('dates what stands next to the time, not what came of it', () => {
    expect(said('Rash after a fire 5 months ago.')).toEqual(['+rash']);
    expect(said('Rash 5 months ago.')).toEqual([]);
  });
});

describe('what a person is unable to do', () => {
  it.each([
    'Cannot lie flat.',
    "She can't lie flat.",
    'Unable to lie flat.',
    'Could not lie flat.',
    "He wasn't able to lie flat.",
  ])('is one thing, whatever the words: %s', (text) => {
    expect(said(text)).toEqual(['+orthopnoea']);
  });

  it('is not what an examiner could not feel', () => {
    expect(said('She could not feel her foot.')).toEqual(['+numbness']);
    expect(said('The pulse could not be felt.')).toEqual([]);
  });

  it('is told of the patient by who found them', () => {
    expect(said('Wife found him unable to lie flat.')).toEqual(['+orthopnoea']);
  });
});

describe('orders and time', () => {
  it('takes an order within a sentence for no medicine taken', () => {
    expect(said('High pretest probability, start heparin now.')).toEqual([]);
    expect(said('Heparin started.')).toEqual(['+heparin']);
  });

  it('takes "h/o … since 4 days" for what goes on', () => {
    expect(said('H/o loose stools f/b tingling of feet since 4 days.')).toEqual(['+diarrhoea', '+tingling']);
    expect(said('History of tingling.')).toEqual([]);
  });

  it('joins what happened while doing something', () => {
    expect(said('She blacked out while climbing the stairs.')).toEqual(['+syncope-exertion']);
  });

  it('takes a falling value for no fall', () => {
    expect(said('FVC 1.4 L, falling.')).toEqual([]);
    expect(said('Two falls.')).toEqual(['+falls']);
  });
});

describe('an examination with a finding', () => {
  it('is not a normal one, whatever its rhythm', () => {
    expect(said('ECG: sinus rhythm, LVH.')).toEqual(['+ecg-hypertrophy']);
    expect(said('ECG: sinus rhythm.')).toEqual(['+ecg-normal']);
  });
});

describe('short forms with two meanings', () => {
  it.each([
    ['BM 24.6', ['glucose 443.2']],
    ['last BM 2 days ago', []],
    ['SLR R 25 L 40, RR 18', ['respiratory-rate 18']],
    ['Cr 0.9 > 1.8 > 4.6', ['creatinine 4.6']],
    ['Cr 0.9 -> 1.8', ['creatinine 1.8']],
    ['VS 36.2 118 86/52', ['systolic-bp 86', 'diastolic-bp 52']],
    ['stool chart x9, RR 24', ['respiratory-rate 24']],
    ['Phos 6.1 Mg 1.1', ['phosphate 6.1']],
    ['lactate 6.2', ['lactate 6.2']],
    ['RR: 47M never smoked', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    ['G2P1, 32+4, well', ['+third-trimester']],
    ['34w2d by scan', ['+third-trimester']],
    ['10 wk old, ex 33/40', ['+prematurity']],
    ['score 32+4', []],
    ['N/V intact distally', []],
    ['N/V since noon', ['+nausea']],
    ['weakness of B/L LL', ['+limb-weakness']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});
