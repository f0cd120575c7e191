import { describe, expect, it } from 'vitest';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { absent, everywhere, present, shows, testPatient } from '../findings/test-kit/test-patient.ts';
import { indexKnowledge } from './knowledge-index.ts';
import { observe } from './observations.ts';
import { PARAMETERS, type InferenceParameters } from './parameters.ts';
import { priorOf } from './prior.ts';

const PLAIN: InferenceParameters = {
  ...PARAMETERS,
  priorExponent: 1,
  requirementMissing: 0.02,
  pregnancyUnknown: 0.1,
};
const odds = (values: Record<string, number>) =>
  Object.entries(values).map(([finding, oddsRatio]) => ({ finding, oddsRatio, basis: 'estimate' }));
const anyone = { sex: null, ageFrom: null, ageTo: null, pregnant: null };

const index = indexKnowledge(
  testKnowledge({
    findings: [
      { id: 'smoking', kind: 'exposure', leak: everywhere(0.25) },
      { id: 'heavy-smoking', kind: 'exposure', parents: ['smoking'], leak: everywhere(0.1) },
      { id: 'long-flight', kind: 'exposure', group: 'immobility', leak: everywhere(0.02) },
      { id: 'bed-rest', kind: 'exposure', group: 'immobility', leak: everywhere(0.02) },
      { id: 'obesity', kind: 'sign', leak: everywhere(0.3) },
      { id: 'history-appendectomy', kind: 'history' },
      { id: 'on-ace-inhibitor', kind: 'medicine', leak: everywhere(0.1) },
      { id: 'on-arb', kind: 'medicine', leak: everywhere(0.05) },
    ],
    conditions: [
      {
        id: 'embolism',
        frequency: { ambulatory: 10, emergency: 250, inpatient: 400 },
        age: [
          [20, 0.5],
          [40, 1],
        ],
        sex: { male: 0.8, female: 1 },
        risks: odds({ 'long-flight': 3, 'bed-rest': 5 }),
      },
      { id: 'lung-cancer', frequency: everywhere(10), risks: odds({ smoking: 10, 'heavy-smoking': 20 }) },
      {
        id: 'diabetes',
        frequency: everywhere(100),
        risks: odds({ obesity: 7 }),
        findings: shows({ obesity: 0.7 }),
      },
      { id: 'appendicitis', excludedBy: ['history-appendectomy'] },
      { id: 'torsion', only: { ...anyone, sex: 'male' } },
      { id: 'croup', only: { ...anyone, ageFrom: 0.4, ageTo: 8 } },
      { id: 'pre-eclampsia', only: { ...anyone, sex: 'female', pregnant: true } },
      { id: 'menopause', only: { ...anyone, pregnant: false } },
      {
        id: 'ace-cough',
        kind: 'drug-effect',
        frequency: everywhere(50),
        requires: ['on-ace-inhibitor', 'on-arb'],
      },
      {
        id: 'ace-angioedema',
        kind: 'drug-effect',
        frequency: everywhere(5),
        requires: ['on-ace-inhibitor'],
        risks: odds({ 'on-ace-inhibitor': 4, smoking: 2 }),
      },
      {
        id: 'fit-that-lasts',
        frequency: everywhere(5),
        requires: ['long-flight', 'bed-rest'],
        findings: shows({ 'bed-rest': 0.9 }),
      },
      { id: 'unheard-of', frequency: everywhere(0) },
    ],
  }),
);

function prior(
  id: string,
  parts: Partial<AssessmentContext> = {},
  findings: Finding[] = [],
  parameters = PLAIN,
) {
  const c = index.conditions.get(id);
  if (!c) throw new Error(`no condition ${id}`);
  return priorOf(c, testPatient(parts), observe(findings, index), index, parameters);
}
const odd = (id: string, findings: Finding[]) => Math.exp(prior(id, {}, findings).log - prior(id).log);
const impossible = (id: string, parts: Partial<AssessmentContext> = {}, findings: Finding[] = []) =>
  prior(id, parts, findings).log === Number.NEGATIVE_INFINITY;

describe('the frequency', () => {
  it('is of the setting, the age and the sex: 250 per 100,000 in a woman of 40', () =>
    expect(Math.exp(prior('embolism').log)).toBeCloseTo(0.0025, 10));

  it('of a man of 20 is 250 · 0.5 · 0.8 per 100,000', () =>
    expect(Math.exp(prior('embolism', { ageYears: 20, sex: 'male' }).log)).toBeCloseTo(0.001, 10));

  it('without setting is the mean of 10, 250 and 400 per 100,000', () =>
    expect(Math.exp(prior('embolism', { setting: null }).log)).toBeCloseTo(0.0022, 10));

  it('without age and sex takes neither into account', () =>
    expect(Math.exp(prior('embolism', { ageYears: null, sex: null }).log)).toBeCloseTo(0.0025, 10));

  it('is flattened by the exponent, age and sex are not', () =>
    expect(
      Math.exp(prior('embolism', { ageYears: 20 }, [], { ...PLAIN, priorExponent: 0.5 }).log),
    ).toBeCloseTo(Math.sqrt(0.0025) * 0.5, 10));

  it('shows age and sex with the weight that they had', () => {
    const { reasons } = prior('embolism', { ageYears: 20 }, [], { ...PLAIN, priorExponent: 0.5 });
    expect(reasons).toEqual([
      {
        kind: 'age-and-sex',
        weight: expect.closeTo(Math.log(0.5), 10),
        basis: 'estimate',
        evidence: [],
      },
    ]);
  });

  it('of nothing still leaves the condition reachable', () =>
    expect(prior('unheard-of').log).toBeCloseTo(Math.log(1e-7), 10));
});

describe('a risk factor', () => {
  // the frequency is of all: those without have f/(1 + q(OR − 1)). 10/(1 + 0.25 · 9) = 3.0769
  it('raises by the odds ratio over what is already in the frequency', () =>
    expect(odd('lung-cancer', [present('smoking')])).toBeCloseTo(10 / 3.25, 6));

  it('stated absent lowers: 1/3.25', () =>
    expect(
      Math.exp(prior('lung-cancer', {}, [absent('smoking')]).reasons.reduce((s, r) => s + r.weight, 0)),
    ).toBeCloseTo(
      // heavy smoking is denied with it, but is the weaker of one line: 1/(1 + 0.1 · 19) = 1/2.9
      1 / 3.25,
      6,
    ));

  it('that is hedged counts in part', () =>
    expect(odd('lung-cancer', [present('smoking', { certainty: 0.5 })])).toBeCloseTo(
      Math.sqrt(10 / 3.25),
      6,
    ));

  it('that is not recorded is neither', () => expect(prior('lung-cancer').reasons).toEqual([]));

  // 20/(1 + 0.1 · 19) = 6.8966
  it('and its narrower form count once, the stronger', () =>
    expect(odd('lung-cancer', [present('heavy-smoking')])).toBeCloseTo(20 / 2.9, 6));

  it('of a group counts once, the stronger: 5/(1 + 0.02 · 4)', () =>
    expect(odd('embolism', [present('long-flight'), present('bed-rest')])).toBeCloseTo(5 / 1.08, 6));

  it('that is listed as a finding too is weighed there, not twice', () =>
    expect(odd('diabetes', [present('obesity')])).toBeCloseTo(1, 10));

  it('carries the evidence of the statement', () =>
    expect(prior('lung-cancer', {}, [present('smoking')]).reasons[0]?.evidence).toEqual([
      'DocumentReference/smoking',
    ]));
});

describe('a hard constraint is a zero', () => {
  it('of sex', () => {
    expect(impossible('torsion', { sex: 'female' })).toBe(true);
    expect(impossible('torsion', { sex: 'male' })).toBe(false);
  });

  it('but not of a sex that is not recorded', () => expect(impossible('torsion', { sex: null })).toBe(false));

  it('of age, both ends belonging to it, the upper one until the next birthday', () => {
    expect(impossible('croup', { ageYears: 0.3 })).toBe(true);
    expect(impossible('croup', { ageYears: 0.4 })).toBe(false);
    expect(impossible('croup', { ageYears: 8.9 })).toBe(false);
    expect(impossible('croup', { ageYears: 9 })).toBe(true);
    expect(impossible('croup', { ageYears: null })).toBe(false);
  });

  it('of pregnancy', () => {
    expect(impossible('pre-eclampsia', { pregnant: false })).toBe(true);
    expect(impossible('pre-eclampsia', { pregnant: true })).toBe(false);
    expect(impossible('pre-eclampsia', { sex: 'male', pregnant: null })).toBe(true);
    expect(impossible('menopause', { pregnant: true })).toBe(true);
    expect(impossible('menopause', { pregnant: null })).toBe(false);
  });

  it('of an operation on record', () => {
    expect(impossible('appendicitis', {}, [present('history-appendectomy')])).toBe(true);
    expect(impossible('appendicitis', {}, [absent('history-appendectomy')])).toBe(false);
  });

  it('but not of an operation that is only supposed', () => {
    const supposed = present('history-appendectomy', { certainty: 0.5 });
    expect(impossible('appendicitis', {}, [supposed])).toBe(false);
  });
});

it('a pregnancy that was not assessed makes its complications less likely, not impossible', () => {
  const unknown = prior('pre-eclampsia', { pregnant: null }).log;
  expect(Math.exp(unknown - prior('pre-eclampsia', { pregnant: true }).log)).toBeCloseTo(0.1, 10);
});

describe('a condition that needs a circumstance', () => {
  it('is cut fifty-fold when the circumstance is not recorded, and says so', () => {
    const { log, base, reasons } = prior('ace-cough');
    expect(Math.exp(log - base)).toBeCloseTo(0.02, 10);
    expect(reasons[0]?.kind).toBe('circumstance-missing');
  });

  it('is as much more frequent among those who have its only circumstance as they are few: 1/0.1', () => {
    const { log, base } = prior('ace-angioedema', {}, [present('on-ace-inhibitor')]);
    expect(Math.exp(log - base)).toBeCloseTo(10, 10);
  });

  // one of the two: 1 − 0.9 · 0.95 = 0.145; 1/√(0.1 · 0.145) = 8.3045
  it('is less raised where another would serve as well: between 1/0.1 and 1/0.145', () => {
    const { log, base } = prior('ace-cough', {}, [present('on-ace-inhibitor')]);
    expect(Math.exp(log - base)).toBeCloseTo(8.3045, 4);
  });

  it('is not raised further because few of the patient’s age have it: its own age curve says so', () => {
    const { log, base } = prior('ace-cough', { ageYears: 20 }, [present('on-ace-inhibitor')]);
    expect(Math.exp(log - base)).toBeCloseTo(8.3045, 4);
  });

  it('takes the rarest of several: 1/√(0.05 · 0.145) = 11.7444', () => {
    const { log, base } = prior('ace-cough', {}, [present('on-ace-inhibitor'), present('on-arb')]);
    expect(Math.exp(log - base)).toBeCloseTo(11.7444, 4);
  });

  // as a risk 4/(1 + 0.1 · 3) = 3.08, as a circumstance 10; smoking 2/1.25 beside it
  it('that is a risk factor too counts it once, the stronger', () => {
    const { log, base, reasons } = prior('ace-angioedema', {}, [
      present('on-ace-inhibitor'),
      present('smoking'),
    ]);
    expect(Math.exp(log - base)).toBeCloseTo(10 * 1.6, 10);
    expect(reasons).toHaveLength(2);
  });

  it('that lists it as a finding is let in by it, and gains nothing here', () => {
    const { log, base, reasons } = prior('fit-that-lasts', {}, [present('bed-rest')]);
    expect(log).toBe(base);
    expect(reasons).toEqual([]);
    expect(prior('fit-that-lasts').reasons[0]?.kind).toBe('circumstance-missing');
  });
});
