import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../findings/finding.ts';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { absent, everywhere, present, shows, testPatient } from '../findings/test-kit/test-patient.ts';
import { backgroundOf, leakOf } from './background.ts';
import { indexKnowledge } from './knowledge-index.ts';
import { findingGivenCondition, likelihoodOf } from './likelihood.ts';
import { observe } from './observations.ts';
import { PARAMETERS, type InferenceParameters } from './parameters.ts';

/** Nothing tempered but what a test is about. */
const PLAIN: InferenceParameters = {
  ...PARAMETERS,
  groupTemper: 0.4,
  evidenceDecay: 1,
  absenceReliability: 1,
  readingError: 0,
};

const knowledge = testKnowledge({
  findings: [
    { id: 'fever', leak: everywhere(0.05), group: 'fever' },
    { id: 'chills', leak: everywhere(0.02), group: 'fever' },
    { id: 'cough', leak: everywhere(0.1) },
    { id: 'rash', leak: everywhere(0.01) },
    { id: 'wall-tenderness', leak: everywhere(0.1) },
    { id: 'chest-pain', leak: everywhere(0.1) },
    { id: 'crushing-chest-pain', parents: ['chest-pain'], leak: everywhere(0.01) },
    { id: 'pleuritic-chest-pain', parents: ['chest-pain'], leak: everywhere(0.02) },
    { id: 'diabetes', kind: 'history' },
  ],
  conditions: [
    { id: 'infection', findings: shows({ fever: 0.8, chills: 0.5, cough: 0.6 }) },
    {
      id: 'infarction',
      findings: shows({ 'chest-pain': 0.9, 'crushing-chest-pain': 0.5, 'wall-tenderness': 0.02 }),
    },
    { id: 'pericarditis', findings: shows({ 'pleuritic-chest-pain': 0.7 }) },
    { id: 'costochondritis', findings: shows({ 'pleuritic-chest-pain': 0.04, fever: 0.04 }) },
    { id: 'angina', findings: shows({ 'chest-pain': 0.8 }) },
    { id: 'ischaemia', findings: shows({ 'chest-pain': 0.9, 'pleuritic-chest-pain': 0.04 }) },
  ],
});
const index = indexKnowledge(knowledge);
const patient = testPatient();

function weigh(condition: string, findings: readonly Finding[], parameters = PLAIN) {
  const sides = {
    background: backgroundOf(patient, index),
    leak: (id: string) => leakOf(id, patient, index),
  };
  const c = index.conditions.get(condition);
  if (!c) throw new Error(`no condition ${condition}`);
  return likelihoodOf(c, observe(findings, index), sides, index, parameters);
}

const weightsOf = (condition: string, findings: readonly Finding[], parameters = PLAIN) =>
  Object.fromEntries(weigh(condition, findings, parameters).reasons.map((r) => [r.finding, r.weight]));

describe('P(finding | condition)', () => {
  it.each([
    // cause = (0.8 − 0.05) / 0.95 = 0.789474; 1 − (1 − 0.789474)(1 − 0.05) = 0.8: the sensitivity itself
    ['is the sensitivity when nothing else is known', 0.8, 0.05, 0.05, 0.8],
    // 1 − (1 − 0.789474)(1 − 0.3) = 1 − 0.210526 · 0.7 = 0.852632
    ['joins the background by noisy-OR', 0.8, 0.05, 0.3, 0.852632],
    ['is the background for a number at the leak', 0.05, 0.05, 0.05, 0.05],
    // 0.05 · 0.02 / 0.1
    ['falls in proportion for a number below the leak', 0.02, 0.1, 0.05, 0.01],
    ['never is certain', 0.995, 0.0001, 0.95, 0.999],
  ])('%s', (_, p, leak, background, expected) =>
    expect(findingGivenCondition(p, leak, background)).toBeCloseTo(expected, 6),
  );

  const share = fc.double({ min: 0.001, max: 0.95, noNaN: true });
  it('never is below the background when the condition causes the finding, nor above it when it prevents it', () => {
    fc.assert(
      fc.property(share, share, share, (p, leak, background) => {
        const given = findingGivenCondition(p, leak, background);
        if (p >= leak) expect(given).toBeGreaterThanOrEqual(background - 1e-12);
        else expect(given).toBeLessThanOrEqual(background + 1e-12);
      }),
    );
  });
});

describe('the weight of one finding', () => {
  it('present is the log of P(finding | condition) over the background: ln(0.8/0.05) = 2.7726', () =>
    expect(weightsOf('infection', [present('fever')])).toEqual({ fever: expect.closeTo(2.7726, 4) }));

  it('absent is ln((1 − 0.8)/(1 − 0.05)) = −1.5581', () =>
    expect(weightsOf('infection', [absent('fever')])).toEqual({ fever: expect.closeTo(-1.5581, 4) }));

  it('absent with a reliability of 0.9 is ln((1 − 0.72)/(1 − 0.045)) = −1.2269', () => {
    const weights = weightsOf('infection', [absent('fever')], { ...PLAIN, absenceReliability: 0.9 });
    expect(weights.fever).toBeCloseTo(-1.2269, 4);
  });

  it('hedged at 0.5 is half of the sure one: 1.3863', () =>
    expect(weightsOf('infection', [present('fever', { certainty: 0.5 })]).fever).toBeCloseTo(1.3863, 4));

  it('has a floor against misreading: with an error of 0.01, ln(0.802/0.0595) = 2.6011', () => {
    const weights = weightsOf('infection', [present('fever')], { ...PLAIN, readingError: 0.01 });
    expect(weights.fever).toBeCloseTo(2.6011, 4);
  });

  it('present argues against a condition that rarely has it: ln(0.02/0.1) = −1.6094', () =>
    expect(weightsOf('infarction', [present('wall-tenderness')])).toEqual({
      'wall-tenderness': expect.closeTo(-1.6094, 4),
    }));

  it('that the condition does not list is nothing for or against it, and is left unexplained', () => {
    const { reasons, log, unexplained } = weigh('infection', [present('rash'), absent('wall-tenderness')]);
    expect(reasons).toEqual([]);
    expect(log).toBe(0);
    expect(unexplained).toEqual(['rash']);
  });

  it('a history needs no explanation', () =>
    expect(weigh('infection', [present('diabetes')]).unexplained).toEqual([]));

  it('and its reason are one number: the reasons add up to the log likelihood', () => {
    const findings = [present('fever'), present('chills'), absent('cough'), present('rash')];
    const { reasons, log } = weigh('infection', findings, PARAMETERS);
    expect(reasons.reduce((sum, r) => sum + r.weight, 0)).toBeCloseTo(log, 10);
    expect(reasons.every((r) => (r.direction === 'for') === r.weight > 0)).toBe(true);
  });
});

describe('the hierarchy', () => {
  // broad ln(0.9/0.1) = 2.1972; narrow ln(0.5/0.01) = 3.9120
  it('the most specific finding that the condition knows counts, its broader one does not count again', () =>
    expect(weightsOf('infarction', [present('crushing-chest-pain')])).toEqual({
      'crushing-chest-pain': expect.closeTo(3.912, 4),
    }));

  it('a narrow finding counts half as the broad one for a condition that knows only that: ln(½ · 0.8/0.1) = 1.3863', () =>
    expect(weightsOf('angina', [present('crushing-chest-pain')])).toEqual({
      'crushing-chest-pain': expect.closeTo(1.3863, 4),
    }));

  it('a narrow finding less than half as telling as its broad one argues against, the broad one for: ln 9 and ln(2/9), together ln 2', () => {
    // chest pain ln(0.9/0.1) = 2.1972; pleuritic 0.04/0.02 = 2, so ln(2/9) = −1.5041; one for and one against don't say the same
    const expected = {
      'chest-pain': expect.closeTo(2.1972, 4),
      'pleuritic-chest-pain': expect.closeTo(-1.5041, 4),
    };
    expect(weightsOf('ischaemia', [present('pleuritic-chest-pain')])).toEqual(expected);
    expect(weightsOf('ischaemia', [present('pleuritic-chest-pain'), present('chest-pain')])).toEqual(
      expected,
    );
  });

  it('stated both broadly and narrowly, the weaker statement is tempered: 0.4 · 2.1972 = 0.8789', () =>
    expect(weightsOf('infarction', [present('chest-pain'), present('crushing-chest-pain')])).toEqual({
      'crushing-chest-pain': expect.closeTo(3.912, 4),
      'chest-pain': expect.closeTo(0.8789, 4),
    }));

  it('two narrow findings that mean the same to a condition count once', () =>
    expect(
      weigh('angina', [present('crushing-chest-pain'), present('pleuritic-chest-pain')]).reasons,
    ).toHaveLength(1));

  it('a broad finding speaks for a condition that knows the narrow one, at least as often: ln(0.7/0.1)', () =>
    expect(weightsOf('pericarditis', [present('chest-pain')])).toEqual({
      'chest-pain': expect.closeTo(Math.log(7), 4),
    }));

  it('and never against it: that it rarely has the narrow one says nothing of the broad one', () =>
    expect(weigh('costochondritis', [present('chest-pain')]).log).toBe(0));

  it('one denial of the broad finding is one reason, however many narrow ones it denies', () => {
    const { reasons } = weigh('infarction', [absent('chest-pain')]);
    expect(reasons.map((r) => r.finding)).toEqual(['chest-pain']);
    // ln((1 − 0.9)/(1 − 0.1)), the strongest of both
    expect(reasons[0]?.weight).toBeCloseTo(-2.1972, 4);
  });

  it('the denial of a narrow finding is no denial of the broad one', () =>
    expect(weigh('angina', [absent('crushing-chest-pain')]).log).toBe(0));
});

describe('a group', () => {
  // fever ln(0.8/0.05) = 2.7726, chills ln(0.5/0.02) = 3.2189
  it('counts its strongest finding fully and each further one less', () =>
    expect(weightsOf('infection', [present('fever'), present('chills')])).toEqual({
      chills: expect.closeTo(3.2189, 4),
      fever: expect.closeTo(0.4 * 2.7726, 4),
    }));

  it('adds at most what its finding would add alone', () => {
    const alone = weigh('infection', [present('fever')]).log;
    const without = weigh('infection', [present('chills'), present('cough')]).log;
    const together = weigh('infection', [present('fever'), present('chills'), present('cough')]).log;
    expect(together - without).toBeLessThanOrEqual(alone + 1e-12);
    expect(together).toBeGreaterThan(without);
  });

  it('keeps what speaks for and what speaks against apart', () =>
    expect(weightsOf('infection', [present('fever'), absent('chills')])).toEqual({
      fever: expect.closeTo(2.7726, 4),
      chills: expect.closeTo(Math.log(0.5 / 0.98), 4),
    }));

  it('across groups each further reason counts a little less: 2.7726 + 0.9 · 1.7918', () => {
    const { log } = weigh('infection', [present('fever'), present('cough')], {
      ...PLAIN,
      evidenceDecay: 0.9,
    });
    expect(log).toBeCloseTo(2.7726 + 0.9 * Math.log(0.6 / 0.1), 4);
  });
});
