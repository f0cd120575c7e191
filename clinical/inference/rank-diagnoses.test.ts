import { describe, expect, it } from 'vitest';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import {
  absent,
  everywhere,
  knownToHave,
  present,
  shows,
  takes,
  testPatient,
} from '../findings/test-kit/test-patient.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { PARAMETERS, type InferenceParameters } from './parameters.ts';
import { rankDiagnoses } from './rank-diagnoses.ts';

/** The worked example of docs/model/inference.md: its numbers hold for these parameters, whatever is fitted later. */
const WORKED: InferenceParameters = {
  priorExponent: 0.5,
  groupTemper: 0.4,
  evidenceDecay: 0.97,
  otherDecay: 0.75,
  temperature: 1.4,
  absenceReliability: 0.9,
  readingError: 0.003,
  otherFit: 0.25,
  modelError: 0.04,
  otherPrior: 0.3,
  requirementMissing: 0.02,
  pregnancyUnknown: 0.1,
  relapseOdds: 5,
  ranking: 'posterior',
  bands: { likely: 0.5, possible: 0.1 },
};

const knowledge = testKnowledge({
  findings: [
    { id: 'fever', leak: everywhere(0.05) },
    { id: 'right-lower-quadrant-pain', leak: everywhere(0.03) },
    { id: 'vaginal-discharge', leak: everywhere(0.04), sex: 'female' },
    { id: 'breathlessness', leak: everywhere(0.1) },
    { id: 'wheeze', kind: 'sign', leak: everywhere(0.04) },
    { id: 'dry-cough', leak: everywhere(0.05) },
    { id: 'anaemia', kind: 'laboratory', leak: everywhere(0.1) },
    { id: 'on-ace-inhibitor', kind: 'medicine', leak: everywhere(0.1) },
    { id: 'history-appendectomy', kind: 'history' },
  ],
  conditions: [
    {
      id: 'appendicitis',
      icd10: ['K35.80'],
      snomed: ['85189001'],
      acuity: 'emergent',
      cannotMiss: true,
      excludedBy: ['history-appendectomy'],
      frequency: everywhere(400),
      findings: shows({ fever: 0.6, 'right-lower-quadrant-pain': 0.8, 'vaginal-discharge': 0.02 }),
    },
    {
      id: 'pelvic-infection',
      only: { sex: 'female', ageFrom: null, ageTo: null, pregnant: null },
      frequency: everywhere(100),
      findings: shows({ fever: 0.5, 'right-lower-quadrant-pain': 0.3, 'vaginal-discharge': 0.7 }),
    },
    { id: 'copd', findings: shows({ breathlessness: 0.7, wheeze: 0.4 }), frequency: everywhere(100) },
    {
      id: 'copd-exacerbation',
      relapseOf: ['copd'],
      findings: shows({ breathlessness: 0.9, wheeze: 0.7, fever: 0.3 }),
      frequency: everywhere(100),
    },
    { id: 'gout', recurs: true, findings: shows({ fever: 0.2 }), frequency: everywhere(100) },
    { id: 'ckd', findings: shows({ anaemia: 0.6 }), frequency: everywhere(100) },
    { id: 'bleeding', findings: shows({ anaemia: 0.6 }), frequency: everywhere(100) },
    {
      id: 'ace-cough',
      kind: 'drug-effect',
      requires: ['on-ace-inhibitor'],
      findings: shows({ 'dry-cough': 0.95 }),
      frequency: everywhere(50),
    },
    { id: 'post-viral-cough', findings: shows({ 'dry-cough': 0.8 }), frequency: everywhere(50) },
  ],
  drugs: [{ id: 'lisinopril', effects: shows({ 'dry-cough': 0.09 }) }],
});

const only = (...ids: string[]): Knowledge => ({
  ...knowledge,
  conditions: knowledge.conditions.filter((c) => ids.includes(c.id)),
});
const without = (id: string): Knowledge => ({
  ...knowledge,
  conditions: knowledge.conditions.filter((c) => c.id !== id),
});

function rank(
  findings: readonly Finding[],
  parts: Partial<AssessmentContext> = {},
  k = knowledge,
  p = WORKED,
) {
  const differential = rankDiagnoses(findings, testPatient(parts), k, p);
  return { ...differential, of: (id: string) => differential.entries.find((d) => d.id === id) };
}

const rlqFever = [present('right-lower-quadrant-pain'), present('fever'), absent('vaginal-discharge')];

describe('the worked example: appendicitis or pelvic infection', () => {
  const { of, other } = rank(rlqFever, {}, only('appendicitis', 'pelvic-infection'));
  const weights = (id: string) => Object.fromEntries(of(id)?.reasons.map((r) => [r.finding, r.weight]) ?? []);

  /*
   * Appendicitis. Present, with e = 0.003: ln((p(1−e)+e)/(b(1−e)+e)).
   *   right lower quadrant pain  ln(0.8006/0.03291)  = 3.1916, the strongest, counted fully
   *   fever                      ln(0.6012/0.05285)  = 2.4315 · 0.97 = 2.3585
   * Absent vaginal discharge, p = 0.02 below the leak 0.04: ln((1 − 0.018)/(1 − 0.036)) = 0.0185, negligible.
   */
  it('appendicitis gains 3.1916 and 2.3585', () =>
    expect(weights('appendicitis')).toEqual({
      'right-lower-quadrant-pain': expect.closeTo(3.1916, 3),
      fever: expect.closeTo(2.3585, 3),
    }));

  /*
   * Pelvic infection.
   *   fever                      ln(0.5015/0.05285)  = 2.2502
   *   right lower quadrant pain  ln(0.3021/0.03291)  = 2.2170 · 0.97 = 2.1505
   *   no vaginal discharge       ln((1 − 0.63)/(1 − 0.036)) = −0.9576
   */
  it('pelvic infection gains 2.2502 and 2.1505 and loses 0.9576', () =>
    expect(weights('pelvic-infection')).toEqual({
      fever: expect.closeTo(2.2502, 3),
      'right-lower-quadrant-pain': expect.closeTo(2.1505, 3),
      'vaginal-discharge': expect.closeTo(-0.9576, 3),
    }));

  /*
   * Priors: √(400/100,000) = 0.063246 and √(100/100,000) = 0.031623, divided by the temperature in log space:
   *   0.063246^(1/1.4) = 0.139241, 0.031623^(1/1.4) = 0.084868; shares of 0.7: 0.434913 and 0.265087.
   * Likelihoods, divided by the temperature: e^(5.5501/1.4) = 52.694, e^(3.4431/1.4) = 11.698.
   * Other: 0.3 · e^((0.25 · (−ln 0.03) + 0.75 · 0.25 · (−ln 0.05))/1.4)
   *      = 0.3 · e^((0.8766 + 0.5617)/1.4) = 0.3 · 2.7935 = 0.8381.
   * Shares: 22.917, 3.101, 0.8381 of 26.856; times 0.96, and 0.04 more for other.
   */
  it('leaves appendicitis 82 %, pelvic infection 11 % and other 7 %', () => {
    expect(of('appendicitis')?.probability).toBeCloseTo(0.8192, 3);
    expect(of('pelvic-infection')?.probability).toBeCloseTo(0.1108, 3);
    expect(other).toBeCloseTo(0.07, 3);
  });

  it('calls them likely and possible', () => {
    expect(of('appendicitis')?.band).toBe('likely');
    expect(of('pelvic-infection')?.band).toBe('possible');
  });
});

describe('before any finding', () => {
  it('the candidates have what other leaves, in the proportion of their tempered frequencies', () => {
    const { of, other } = rank([], {}, only('appendicitis', 'pelvic-infection'));
    expect(other).toBeCloseTo(0.96 * 0.3 + 0.04, 6);
    expect(of('appendicitis')?.probability).toBeCloseTo(0.96 * 0.434913, 4);
  });

  it('nothing is a likely explanation of nothing', () =>
    expect(rank([]).entries.filter((d) => d.band === 'likely')).toEqual([]));
});

describe('other', () => {
  it('takes the mass of the true condition when that is not modelled', () => {
    const modelled = rank(rlqFever);
    const removed = rank(rlqFever, {}, without('appendicitis'));
    expect(modelled.entries[0]?.id).toBe('appendicitis');
    expect(removed.other).toBeGreaterThan(modelled.other * 2);
  });

  it('keeps the share of the model being wrong, however well a condition fits', () => {
    const sure = { ...WORKED, modelError: 0.2 };
    expect(rank(rlqFever, {}, knowledge, sure).other).toBeGreaterThanOrEqual(0.2);
  });

  it('gains from a strange finding that nothing explains', () => {
    const strange = [present('anaemia'), present('wheeze')];
    expect(rank(strange, {}, only('appendicitis')).other).toBeGreaterThan(
      rank([], {}, only('appendicitis')).other,
    );
  });

  it('is not what a history asks for', () => {
    const history = [present('on-ace-inhibitor'), present('history-appendectomy')];
    expect(rank(history, {}, only('gout')).other).toBeCloseTo(rank([], {}, only('gout')).other, 10);
  });
});

describe('what is already known', () => {
  it('explains its findings away: the anaemia of known kidney disease speaks less for bleeding', () => {
    const unknown = rank([present('anaemia')]).of('bleeding')?.reasons[0]?.weight ?? 0;
    const known = rank([present('anaemia')], { known: [knownToHave('ckd')] }).of('bleeding')?.reasons[0]
      ?.weight;
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(unknown * 0.6);
  });

  it('is not offered as new when it does not recur', () => {
    expect(rank([present('anaemia')], { known: [knownToHave('ckd')] }).of('ckd')).toBeUndefined();
    expect(rank([present('anaemia')], { known: [knownToHave('ckd', 'past')] }).of('ckd')?.kind).toBe('new');
  });

  it('is offered as a relapse when it recurs, with better odds than a first episode', () => {
    const first = rank([present('fever')]).of('gout');
    const again = rank([present('fever')], { known: [knownToHave('gout')] }).of('gout');
    expect(first?.kind).toBe('new');
    expect(again?.kind).toBe('relapse');
    expect(again?.probability).toBeGreaterThan(first?.probability ?? 1);
    expect(again?.reasons).toEqual(first?.reasons);
  });

  it('makes its exacerbation a relapse', () => {
    const findings = [present('breathlessness'), present('wheeze')];
    const known = rank(findings, { known: [knownToHave('copd')] });
    expect(known.of('copd-exacerbation')?.kind).toBe('relapse');
    expect(known.of('copd')).toBeUndefined();
    expect(known.entries[0]?.id).toBe('copd-exacerbation');
  });
});

describe('a medicine', () => {
  const cough = [present('dry-cough')];
  const onAce = { medicines: [takes('lisinopril')] };

  it('is a candidate cause of its known effect', () => {
    const { entries } = rank([...cough, present('on-ace-inhibitor')], onAce);
    expect(entries[0]).toMatchObject({ id: 'ace-cough', kind: 'drug-effect' });
  });

  it('makes the effect weaker evidence of everything else', () => {
    const untreated = rank(cough).of('post-viral-cough')?.reasons[0]?.weight ?? 0;
    const treated = rank(cough, onAce).of('post-viral-cough')?.reasons[0]?.weight ?? 0;
    expect(treated).toBeGreaterThan(0);
    expect(treated).toBeLessThan(untreated);
  });
});

describe('a condition that is impossible', () => {
  it('is not in the list: for the sex, for an operation on record', () => {
    expect(rank(rlqFever, { sex: 'male' }).of('pelvic-infection')).toBeUndefined();
    expect(rank([...rlqFever, present('history-appendectomy')]).of('appendicitis')).toBeUndefined();
  });

  it('leaves its mass to the others', () => {
    const { entries, other } = rank(rlqFever, { sex: 'male' });
    expect(entries.reduce((sum, d) => sum + d.probability, other)).toBeCloseTo(1, 10);
  });
});

describe('an entry', () => {
  it('carries its codes', () =>
    expect(rank(rlqFever).of('appendicitis')?.codings).toEqual([
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'K35.80', display: null },
      { system: 'http://snomed.info/sct', code: '85189001', display: null },
    ]));

  it('stands alone against nothing new: another explanation does not rule it out', () => {
    const alone = rank(rlqFever, {}, only('appendicitis')).of('appendicitis');
    const beside = rank(rlqFever, {}, only('appendicitis', 'pelvic-infection')).of('appendicitis');
    expect(alone?.alone).toBeGreaterThan(0.8);
    expect(beside?.alone).toBeGreaterThan(beside?.probability ?? 1);
  });

  it('misses what it predicts and nobody recorded, and nothing that was assessed', () => {
    const { of } = rank([present('right-lower-quadrant-pain')]);
    expect(of('appendicitis')?.missing.map((m) => m.finding)).toEqual(['fever', 'vaginal-discharge']);
  });

  it('does not miss what only the other sex can have', () => {
    const { of } = rank([present('right-lower-quadrant-pain')], { sex: 'male' });
    expect(of('appendicitis')?.missing.map((m) => m.finding)).toEqual(['fever']);
  });

  it('does not miss in an adult what only an infant or a child can have, and does where the age is not known', () => {
    const ofInfants = {
      ...knowledge,
      findings: knowledge.findings.map((f) => (f.id === 'fever' ? { ...f, askedTo: 2 } : f)),
    };
    const missedAt = (ageYears: number | null) =>
      rank([present('right-lower-quadrant-pain')], { ageYears, sex: 'male' }, ofInfants)
        .of('appendicitis')
        ?.missing.map((m) => m.finding);
    expect(missedAt(20)).toEqual([]);
    expect(missedAt(1)).toEqual(['fever']);
    expect(missedAt(null)).toEqual(['fever']);
  });

  it('leaves unexplained what it does not cause, unless something known does', () => {
    const findings = [...rlqFever, present('anaemia')];
    expect(rank(findings).of('appendicitis')?.unexplained).toEqual(['anaemia']);
    expect(rank(findings, { known: [knownToHave('ckd')] }).of('appendicitis')?.unexplained).toEqual([]);
  });

  it('that is dangerous keeps what would rule it out, however far down it stands', () => {
    const many = testKnowledge({
      findings: [{ id: 'collapse' }, { id: 'back-pain', leak: everywhere(0.1) }],
      conditions: [
        ...Array.from({ length: 60 }, (_, i) => ({
          id: `common-${i}`,
          frequency: everywhere(1000),
          findings: shows({ 'back-pain': 0.5 }),
        })),
        {
          id: 'ruptured-aneurysm',
          cannotMiss: true,
          frequency: everywhere(10),
          findings: shows({ 'back-pain': 0.5, collapse: 0.6 }),
        },
      ],
    });
    const entry = rank([present('back-pain')], {}, many).of('ruptured-aneurysm');
    expect(entry?.rank).toBe(61);
    expect(entry?.missing.map((m) => m.finding)).toEqual(['collapse']);
  });
});

describe('cautions', () => {
  it('say what the ranking had to do without', () => {
    const { cautions } = rank([], { ageYears: null, sex: null, setting: null });
    expect(cautions.join(' ')).toMatch(
      /Age is not recorded.*Sex is not recorded.*No current encounter.*Only 0 findings/,
    );
  });

  it('are none for a patient with age, sex, encounter and findings', () =>
    expect(rank([...rlqFever, present('anaemia')]).cautions).toEqual([]));
});

it('the parameters in use are within their meaning', () => {
  const p = PARAMETERS;
  for (const share of [
    p.groupTemper,
    p.evidenceDecay,
    p.otherDecay,
    p.absenceReliability,
    p.otherFit,
    p.priorExponent,
  ])
    expect(share).toBeGreaterThan(0);
  for (const share of [p.groupTemper, p.evidenceDecay, p.otherDecay, p.absenceReliability, p.otherFit])
    expect(share).toBeLessThanOrEqual(1);
  expect(p.temperature).toBeGreaterThanOrEqual(1);
  expect(p.otherPrior + p.modelError).toBeLessThan(1);
  expect(p.bands.likely).toBeGreaterThan(p.bands.possible);
});
