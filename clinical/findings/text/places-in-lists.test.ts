import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'abdominal-pain', text: ['<pain> & <abdomen>'] },
    { id: 'epigastric-pain', parents: ['abdominal-pain'], text: ['<pain> & <epigastric>'] },
    { id: 'right-upper-pain', parents: ['abdominal-pain'], text: ['<pain> & <ruq>'] },
    { id: 'pain-radiating-shoulder', text: ['<radiate> & <shoulder>'] },
    { id: 'shoulder-weakness', kind: 'sign', text: ['<weak> & [abduction|rotation|shoulder]'] },
    { id: 'limb-pain', text: ['<pain> & <limb>'] },
    { id: 'facial-pain', text: ['<pain> & <face>'] },
    { id: 'sore-throat', text: ['sore throat'] },
    { id: 'throat-swelling', text: ['<swelling> & <throat>'] },
    { id: 'eye-discharge', kind: 'sign', text: ['<discharge> & <eye>', 'leak & <eye>'] },
    { id: 'neck-mass', kind: 'sign', text: ['<mass> & neck'] },
    { id: 'leg-swelling', kind: 'sign', text: ['<swelling> & [arms|legs|neck]'] },
    { id: 'arm-weakness', kind: 'sign', text: ['<weak> & <arm>', 'arm & floppy'] },
    { id: 'absent-pulse', kind: 'sign', text: ['absent femoral pulse'] },
    { id: 'opacities', kind: 'imaging', text: ['bilateral opacities'] },
    { id: 'fever', text: ['<fever>'] },
    { id: 'rash', kind: 'sign', text: ['<rash>'] },
    { id: 'helicobacter', kind: 'laboratory', text: ['clo test positive'] },
    { id: 'constipation', text: ['bowels not opened'] },
    { id: 'catheter', kind: 'exposure', text: ['catheter'] },
    { id: 'pyuria', kind: 'laboratory', text: ['wbc & urine'] },
    { id: 'varices', kind: 'sign', text: ['varices'] },
  ],
});
const reader = buildTextReader(knowledge);

function said(text: string): string {
  const when = { at: Date.UTC(2026, 0, 15), precision: 'day', approximate: false } as const;
  const source = { ref: 'D/1', when, current: true, ranged: true };
  return findingsFromText(reader, knowledge.findings, readDocument(reader, text, false), source)
    .map((s) => `${s.status === 'present' ? '+' : '-'}${knowledge.findings[s.finding]?.id ?? ''}`)
    .filter((id, i, all) => all.indexOf(id) === i)
    .toSorted()
    .join(' ');
}

describe('which place a finding has', () => {
  it.each([
    ['Right upper abdominal pain.', '+abdominal-pain +right-upper-pain'],
    ['Upper abdominal pain.', '+abdominal-pain +epigastric-pain'],
    [
      'Pain in abdomen radiating to right shoulder, loss of sleep, generalised weakness.',
      '+abdominal-pain +pain-radiating-shoulder',
    ],
    ['Rash on face, trunk and limbs, sore throat.', '+rash +sore-throat'],
    ['Neck stiff, legs swollen.', '+leg-swelling'],
    ['R arm & leg floppy.', '+arm-weakness'],
    ['No racoon eyes, no CSF leak.', ''],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('the place that opens a line', () => {
  it('is the subject of all of it, up to another place', () => {
    const long = 'distended, tympanic, old midline scar, two drains, full thickness burn';
    expect(said(`Abdomen: ${long}, painful.`)).toBe('+abdominal-pain');
    expect(said(`Seen with abdomen ${long}, painful.`)).toBe('');
    expect(said(`Abdomen: ${long}, arm weak.`)).toBe('+arm-weakness');
    expect(said(`Abdomen: ${long}, arm painful.`)).toBe('+limb-pain');
  });
});

describe('rows of values', () => {
  it('part what stands before them from what stands behind', () => {
    expect(said('Catheter, Hb 88, plt 96, CRP 212, urine clear.')).toBe('+catheter');
    expect(said('WBC 19, Hb 88, plt 96, urine clear.')).toBe('');
    expect(said('Urine: WBC many.')).toBe('+pyuria');
  });
});

describe('words that may stand between', () => {
  it.each([
    ['Absent left femoral pulse.', '+absent-pulse'],
    ['CXR b/l fluffy opacities.', '+opacities'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('where a list of denials ends', () => {
  it.each([
    ['No varices, CLO test +ve.', '+helicobacter -varices'],
    ['No rash or fever, bowels not opened for 4 days.', '+constipation -fever -rash'],
    ['No fever, no rash, catheter site clean.', '+catheter -fever -rash'],
    ['No fever, rash, varices.', '-fever -rash -varices'],
    ['No rash, varices 3 mm.', '+varices -rash'],
    ['No rash, varices > 3 mm.', '-rash -varices'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});
