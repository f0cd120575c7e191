import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'fever', text: ['<fever>'], textAbsent: ['afebrile'] },
    { id: 'chills', text: ['<chills>'] },
    { id: 'night-sweats', text: ['night sweats'] },
    { id: 'cough', text: ['<cough>'] },
    { id: 'productive-cough', text: ['productive cough'] },
    { id: 'dyspnoea', text: ['<dyspnea>'] },
    { id: 'vomiting', text: ['<vomit>'] },
    { id: 'sore-throat', text: ['sore throat'] },
    { id: 'chest-pain', text: ['<pain> & <chest>'] },
    { id: 'abdominal-pain', text: ['<pain> & <abdomen>'] },
    { id: 'rlq-pain', text: ['<pain> & <rlq>'] },
    { id: 'arm-swelling', text: ['<swelling> & <arm>'] },
    { id: 'leg-swelling', text: ['<swelling> & <leg>'] },
    { id: 'knee-tenderness', kind: 'sign', text: ['<tender> & <knee>'] },
    { id: 'coma', kind: 'sign', text: ['coma'] },
    { id: 'anorexia', text: ['<appetite-loss>'] },
    { id: 'seizure', text: ['<seizure>'] },
    { id: 'history-stroke', kind: 'history', text: ['stroke'] },
    { id: 'family-history-infarction', kind: 'history', text: ['[heart attack|myocardial infarction]'] },
    { id: 'history-infarction', kind: 'history', text: ['[infarction of heart|heart attack]'] },
    { id: 'smoking', kind: 'exposure', text: ['smoke', 'smoker'] },
  ],
});
const reader = buildTextReader(knowledge);

/** What a text says: "+fever", "-cough", "~x" for a hedged one. */
function said(text: string, current = true, childIsPatient = false): string[] {
  const reading = readDocument(reader, text, childIsPatient);
  const statements = findingsFromText(reader, knowledge.findings, reading, {
    ref: 'D/1',
    when: null,
    current,
    ranged: true,
  });
  return [
    ...new Set(
      statements.map(
        (s) =>
          `${s.status === 'absent' ? '-' : s.certainty < 1 ? '~' : '+'}${knowledge.findings[s.finding]?.id}`,
      ),
    ),
  ].toSorted();
}

describe('negation', () => {
  it.each([
    [
      'He denies fever, chills, or night sweats but has chest pain.',
      ['+chest-pain', '-chills', '-fever', '-night-sweats'],
    ],
    [
      'No fever, chills, or night sweats; vomited twice.',
      ['+vomiting', '-chills', '-fever', '-night-sweats'],
    ],
    ['Denies fever, reports cough.', ['+cough', '-fever']],
    ['No fever and he has vomited.', ['+vomiting', '-fever']],
    ['She has a cough without fever or chills.', ['+cough', '-chills', '-fever']],
    ['Negative for fever and cough.', ['-cough', '-fever']],
    ['Fever is absent.', ['-fever']],
    ['Fever: none. Cough: negative.', ['-cough', '-fever']],
    ['The patient is afebrile.', ['-fever']],
    ['The knee is nontender.', ['-knee-tenderness']],
    ['The knee is non-tender.', ['-knee-tenderness']],
    ['A non-productive cough.', ['+cough', '-productive-cough']],
    ['He does not smoke.', ['-smoking']],
    ['Never smoker.', ['-smoking']],
    ['He does not drink, cough or smoke.', ['-cough', '-smoking']],
    ['There was no tenderness of the knee, however he reports fever.', ['+fever', '-knee-tenderness']],
    ['No symptoms except cough.', ['+cough']],
    ['He could not walk because of chest pain.', ['+chest-pain']],
    ["She doesn't have a fever.", ['-fever']],
    ['Neither fever nor cough was reported.', ['-cough', '-fever']],
    ['He is seizure-free.', ['-seizure']],
    ['No history of stroke.', ['-history-stroke']],
    ['Fever not detected.', ['-fever']],
    ['Panel: not detected, including fever and cough.', ['-cough', '-fever']],
    ['Denies: fever, cough.', ['-cough', '-fever']],
    ['No hx of stroke: fever today.', ['+fever', '-history-stroke']],
    ['Headache without aura, cough, fever.', ['+cough', '+fever']],
    ['Headache without cough, fever, or chills.', ['-chills', '-cough', '-fever']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('words that look like a negation', () => {
  it.each([
    ['The fever is not relieved by aspirin.', ['+fever']],
    ['Chest pain does not improve with rest.', ['+chest-pain']],
    ['Not only fever but also cough.', ['+cough', '+fever']],
    ['No change in chest pain.', ['+chest-pain']],
    ['He has no appetite.', ['+anorexia']],
    ['No relief of the cough.', ['+cough']],
    ['Fever has not resolved.', ['+fever']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('who it is about', () => {
  it.each([
    ['His father had a heart attack at 52.', ['+family-history-infarction']],
    ['Heart attack in his father.', ['+family-history-infarction']],
    ['No family history of heart attack.', ['-family-history-infarction']],
    ['Family history: heart attack, stroke.', ['+family-history-infarction']],
    ['He had a heart attack.', ['+history-infarction']],
    ['His mother reports that he has vomited.', ['+vomiting']],
    ['He is brought by his mother because of fever.', ['+fever']],
    ['His brother has a cough.', []],
    ['His wife has had vomiting.', []],
    ['Her father had a stroke and she has chest pain.', ['+chest-pain']],
    ['No personal or family history of heart attack.', ['-family-history-infarction', '-history-infarction']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('who came along is not the one who complains', () => {
    expect(said('He is accompanied by his father, with fever and cough.')).toEqual(['+cough', '+fever']);
    expect(said('He is accompanied by his father, who has had fever.')).toEqual([]);
  });

  it('who is joined to the patient by "and" shares the complaint', () => {
    expect(said('He and his wife both have a cough.')).toEqual(['+cough']);
    expect(said('His wife has a cough.')).toEqual([]);
  });

  it('a denial with "not" ends at the comma unless the list ends with "or"', () => {
    expect(said('Not coughing, vomiting.')).toEqual(['+vomiting', '-cough']);
    expect(said('He does not have fever, cough, or vomiting.')).toEqual(['-cough', '-fever', '-vomiting']);
  });

  it('a son is a relative of an adult and the patient himself when the patient is a minor', () => {
    expect(said('Her son has had fever for two days.')).toEqual([]);
    expect(said('Her son has had fever for two days.', true, true)).toEqual(['+fever']);
  });
});

describe('when it was', () => {
  it.each([
    ['History of fever.', []],
    ['History of stroke.', ['+history-stroke']],
    ['A 3-day history of fever.', ['+fever']],
    ['Two years ago he had chest pain.', []],
    ['Cough over the last year.', ['+cough']],
    ['He has vomited twice in the past 2 days.', ['+vomiting']],
    ['Chest pain started 3 weeks ago.', ['+chest-pain']],
    ['Fever yesterday.', ['+fever']],
    ['Two weeks ago, he had a cough and a sore throat.', []],
    ['Three days ago, he had chest pain.', ['+chest-pain']],
    ['He had a sore throat, which has since resolved.', []],
    ['The fever resolved.', []],
    ['He had seizures as a child.', []],
    ['Past medical history: stroke, seizures.', ['+history-stroke']],
    ['He had no chest pain prior to this fever.', ['-chest-pain', '+fever'].toSorted()],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('an older note gives history and nothing of the present', () => {
    expect(said('He has fever. Former stroke. He smokes.', false)).toEqual(['+history-stroke', '+smoking']);
  });
});

describe('how surely', () => {
  it.each([
    ['Return if fever or vomiting.', []],
    ['Rule out heart attack.', []],
    ['At risk of stroke.', []],
    ['Plan: watch for fever.', []],
    ['Possible fever.', ['~fever']],
    ['?fever', ['~fever']],
    ['Knife-like chest pain.', ['+chest-pain']],
    ['Fever unlikely.', []],
    ['Cannot rule out fever.', ['~fever']],
    ['It feels as if chest pain comes with every step.', ['+chest-pain']],
    ['Vaccinated against stroke.', []],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('what belongs together', () => {
  it.each([
    ['Chest pain and his left arm is swollen.', ['+arm-swelling', '+chest-pain']],
    ['Chest pain and swelling of the leg.', ['+chest-pain', '+leg-swelling']],
    ['Abdominal pain in the right lower quadrant.', ['+abdominal-pain', '+rlq-pain']],
    ['Pain in the abdomen and chest.', ['+abdominal-pain', '+chest-pain']],
    ['Swelling of both arms and legs.', ['+arm-swelling', '+leg-swelling']],
    ['Blood pressure on the chest page. No pain.', []],
    ['Glasgow Coma Scale 14.', []],
    ['He is in a coma.', ['+coma']],
    ['Shortness of breath and diffculty breathing.', ['+dyspnoea']],
    ['Shortnes of breath.', ['+dyspnoea']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('evidence', () => {
  it('is the range of the quoted words', () => {
    const text = 'Afebrile today. She denies cough and chills, has chest  pain.';
    const statements = findingsFromText(reader, knowledge.findings, readDocument(reader, text, false), {
      ref: 'D/1',
      when: null,
      current: true,
      ranged: true,
    });
    expect(statements.length).toBeGreaterThan(3);
    for (const s of statements) {
      const [, from, to] = /#(\d+)-(\d+)$/.exec(s.evidence[0]) ?? [];
      expect(`“${text.slice(Number(from), Number(to)).replace(/\s+/g, ' ')}”`).toBe(s.detail);
    }
  });
});
