import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'fever', text: ['<fever>'] },
    { id: 'chills', text: ['<chills>'] },
    { id: 'cough', text: ['<cough>'] },
    { id: 'rash', kind: 'sign', text: ['<rash>'] },
    { id: 'dyspnoea', text: ['<dyspnea>'] },
    { id: 'nausea', text: ['<nausea>'] },
    { id: 'vomiting', text: ['<vomit>'] },
    { id: 'diarrhoea', text: ['<diarrhea>'] },
    { id: 'constipation', text: ['<constipation>'] },
    { id: 'alternating-bowel-habit', text: ['<constipation> & <diarrhea>'] },
    { id: 'volume-loss', kind: 'exposure', text: ['vomiting and diarrhea'] },
    { id: 'headache', text: ['<headache>'] },
    { id: 'chest-pain', text: ['<pain> & <chest>'] },
    { id: 'rest-chest-pain', parents: ['chest-pain'], text: ['pain at rest'] },
    { id: 'abdominal-pain', text: ['<pain> & <abdomen>'] },
    { id: 'limb-pain', text: ['<pain> & <foot>'] },
    { id: 'jaundice', kind: 'sign', text: ['jaundice'] },
    { id: 'pallor', kind: 'sign', text: ['pallor'] },
    { id: 'oedema', kind: 'sign', text: ['<swelling>'] },
    { id: 'crackles', kind: 'sign', text: ['crackles'] },
    { id: 'bowel-incontinence', text: ['bowel incontinence'] },
    { id: 'urinary-incontinence', text: ['bladder incontinence'] },
    { id: 'ct-head-haemorrhage', kind: 'imaging', text: ['brain hemorrhage'], textAbsent: ['no blood', 'no bleed'] },
    { id: 'ct-head-normal', kind: 'imaging', text: ['ct head negative'] },
    { id: 'family-history-diabetes', kind: 'history', text: ['family history of diabetes'] },
    { id: 'history-diabetes', kind: 'history', text: ['diabetes'] },
    { id: 'history-tuberculosis', kind: 'history', text: ['<history-of> tuberculosis'] },
    { id: 'tb-exposure', kind: 'exposure', text: ['contact ... tuberculosis'] },
    { id: 'history-stroke', kind: 'history', text: ['<history-of> stroke'] },
    { id: 'anorexia', text: ['no appetite'] },
    { id: 'raised-jvp', kind: 'sign', text: ['neck veins distended'] },
    { id: 'limb-tenderness', kind: 'sign', text: ['<tender> & <limb>', '<tender> & <foot>', '<tender> & <arm>'] },
    { id: 'weight-loss', text: ['<weight-loss>'] },
  ],
}); // prettier-ignore
const reader = buildTextReader(knowledge);

function said(text: string): string[] {
  const when = { at: Date.UTC(2026, 0, 15), precision: 'day', approximate: false } as const;
  const source = { ref: 'D/1', when, current: true, ranged: true };
  const reading = readDocument(reader, text, false);
  const statements = findingsFromText(reader, knowledge.findings, reading, source).map(
    (s) => `${s.status === 'absent' ? '-' : '+'}${knowledge.findings[s.finding]?.id ?? ''}`,
  );
  return [...new Set(statements)].toSorted();
}

describe('marks of presence and absence', () => {
  it.each([
    ['+cough, -fever', '+cough -fever'],
    ['ROS: + cough, + weight loss, - fever, - rash', '+cough +weight-loss -fever -rash'],
    ['(+) cough (-) fever (-) rash', '+cough -fever -rash'],
    ['Fever (-), cough (+), rash (-)', '+cough -fever -rash'],
    ['Fever (-) cough (+) rash (-)', '+cough -fever -rash'],
    ['Pallor +, jaundice -, oedema -', '+pallor -jaundice -oedema'],
    ['Pallor ++, jaundice nil.', '+pallor -jaundice'],
    ['No rash, cough +', '+cough -rash'],
    ['Fever: Y, cough: N, rash: N', '+fever -cough -rash'],
    ['Fever? No. Cough? Yes.', '+cough -fever'],
    ['Rash ........ absent', '-rash'],
    ['[x] fever [ ] chills [x] cough', '+cough +fever -chills'],
    ['☐ fever ☒ cough ☐ rash', '+cough -fever -rash'],
    ['☐ fever ☐ cough ☐ rash', ''],
    ['✓ cough ✗ fever', '+cough -fever'],
    ['Fever: N  Cough: Y  Rash: N', '+cough -fever -rash'],
    ['Fever ..... no\nCough ..... yes', '+cough -fever'],
    ['| Fever | No |\n| Cough | Yes |', '+cough -fever'],
    ['Fever: - Cough: + Rash: -', '+cough -fever -rash'],
    ['Fever: (x) yes ( ) no', '+fever'],
    ['-fever, +cough', '+cough -fever'],
    ['Fever: [ ] Yes [x] No', '-fever'],
    ['Fever: ☒ Yes ☐ No', '+fever'],
  ])('%s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });

  it.each([
    ['a list item', '- fever\n- cough', '+cough +fever'],
    ['a list item written close', '-fever\n-oedema 2+', '+fever +oedema'],
    ['a remark', 'Chest -crackles at both bases.', '+crackles'],
    ['a range', 'Cough 3 - 5 days.', '+cough'],
    ['a closing thought', 'Cough - worse at night - and fever.', '+cough +fever'],
  ])('a dash before %s denies nothing', (_what, text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });
});

describe('lists of denials', () => {
  it.each([
    ['Patient denies:\n- fever\n- chills\nReports:\n- cough', '+cough -chills -fever'],
    ['Pertinent negatives: fever, rash.', '-fever -rash'],
    ['Not present:\n- fever\n- rash', '-fever -rash'],
    ['Return if you have:\n- fever\n- rash', ''],
    ['No constipation, diarrhoea or vomiting.', '-constipation -diarrhoea -vomiting'],
    ['Denies N/V/D.', '-diarrhoea -nausea -vomiting'],
    ['No bowel/bladder incontinence.', '-bowel-incontinence -urinary-incontinence'],
    ['No bowel or bladder incontinence.', '-bowel-incontinence -urinary-incontinence'],
    ['Positive for cough and otherwise negative.', '+cough'],
    ['Does not deny cough.', '+cough'],
  ])('%s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });

  it.each([
    ['a subject with its verb', 'No vomiting, abdominal pain started last night.', '+abdominal-pain -vomiting'],
    ['an organ and what is heard there', 'No rash, lungs with crackles.', '+crackles -rash'],
    ['a grade', 'No rash, 2+ oedema.', '+oedema -rash'],
    ['what the person is', 'No rash, jaundiced.', '+jaundice -rash'],
    ['what something is like', 'No rash, voice normal, cough.', '+cough -rash'],
    ['"has" without a stop', 'no fever has cough', '+cough -fever'],
  ])('end at %s', (_what, text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });

  it.each([
    ['No rash, swelling was seen.', '-oedema -rash'],
    ['No rash, jaundice or oedema.', '-jaundice -oedema -rash'],
  ])('go on: %s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });
}); // prettier-ignore

describe('how wide a denial is', () => {
  it('a short one counts where its place is named', () => {
    expect(said('Bowels open, no blood.')).toEqual([]);
    expect(said('CT head: no blood.')).toEqual(['-ct-head-haemorrhage']);
  });

  it('"negative for" denies what follows and calls nothing else normal', () => {
    expect(said('CT head negative for brain hemorrhage.')).toEqual(['-ct-head-haemorrhage']);
  });

  it('"no" that belongs to a statement denies nothing behind its comma', () => {
    expect(said('No appetite, vomiting since Monday.')).toEqual(['+anorexia', '+vomiting']);
  });

  it('the place of a new denial is none of what stands before it', () => {
    expect(said('No chest pain, no foot swelling.')).toEqual(['-chest-pain', '-oedema']);
  });

  it('one place denied denies no finding of many places', () => {
    expect(said('No foot tenderness.')).toEqual([]);
    expect(said('No tenderness of the limbs.')).toEqual(['-limb-tenderness']);
  });

  it('"not" between the words denies them', () => {
    expect(said('Neck veins are not distended.')).toEqual(['-raised-jvp']);
    expect(said('Vomiting has not stopped.')).toEqual(['+vomiting']);
  });

  it('what is excepted is not denied with the rest', () => {
    expect(said('No rash other than jaundice.')).toEqual(['+jaundice', '-rash']);
  });

  it('pain at rest is of the place that is named', () => {
    expect(said('Pain at rest in the right foot.')).toEqual(['+limb-pain']);
    expect(said('Right foot pain. Pain at rest, too.')).toEqual(['+limb-pain']);
    expect(said('Chest pain. Pain at rest, too.')).toEqual(['+chest-pain', '+rest-chest-pain']);
  });
});

describe('whose it is and when it was', () => {
  it.each([
    ['Per mother, baby has been coughing.', '+cough'],
    ['Mother, 60, has diabetes.', '+family-history-diabetes'],
    ['Fam hx: diabetes (mother)', '+family-history-diabetes'],
    ['Contact with colleague who had tuberculosis.', '+tb-exposure'],
    ['Stroke in 2018.', '+history-stroke'],
    ['Fever, now resolved.', ''],
    ['Ondansetron PRN nausea.', ''],
    ['Return to ED for fever, vomiting or headache.', ''],
    ['Allergic to penicillin (rash).', ''],
    ['3/52 hx cough.', '+cough'],
    ['NVD at 39/40. Cough.', '+cough'],
    ['No fever, first vomiting today.', '+vomiting -fever'],
  ])('%s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });
});

describe('lines', () => {
  it('a break that is no wrap ends the sentence', () => {
    const line = 'No bleeding manifestations, altered sensorium or decreased urine output';
    expect(said(`${line}\nDiabetes for 10 yrs\nCough`)).toEqual(['+cough', '+history-diabetes']);
  });

  it('a wrapped paragraph goes on', () => {
    const text =
      'The patient came to us yesterday late in the evening and he told us that no\nCough was ever noticed by him or anybody else at home over the last year of\nhis life, which he spent with his family in the country, far from any town.';
    expect(said(text)).toEqual(['-cough']);
  });

  it('what has no stop for many pages is read in parts, to its end', () => {
    expect(said(`${'word '.repeat(3000)} no fever ${'word '.repeat(3000)} cough`)).toEqual([
      '+cough',
      '-fever',
    ]);
  });
});
