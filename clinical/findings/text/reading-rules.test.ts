import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { findingsFromText } from './findings-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'chest-pain', text: ['<pain> & <chest>'] },
    { id: 'back-pain', text: ['<pain> & <back>'] },
    { id: 'dyspnoea', text: ['<dyspnea>'] },
    { id: 'nausea', text: ['<nausea>'] },
    { id: 'vomiting', text: ['<vomit>'] },
    { id: 'pallor', kind: 'sign', text: ['<pale>'] },
    { id: 'pale-stools', text: ['pale stool'] },
    { id: 'pallor-limb', kind: 'sign', text: ['<pale> & <foot>'] },
    { id: 'pruritus', text: ['<itch>'] },
    { id: 'itchy-weals', kind: 'sign', text: ['itchy weal'] },
    { id: 'numbness', text: ['<numb>'] },
    { id: 'saddle-anaesthesia', kind: 'sign', text: ['saddle anesthesia'] },
    {
      id: 'abdominal-tenderness',
      kind: 'sign',
      text: ['<tender> & <abdomen>'],
      textAbsent: ['abdomen soft'],
    },
    { id: 'obstipation', text: ['no flatus'] },
    { id: 'flatus', text: ['flatus'] },
    { id: 'abdominal-distension', kind: 'sign', text: ['abdomen distended'] },
    { id: 'history-asthma', kind: 'history', text: ['<history-of> asthma'] },
    { id: 'history-stroke', kind: 'history', text: ['[previous|prior] ... stroke'] },
    { id: 'history-dementia', kind: 'history', text: ['dementia'] },
    { id: 'family-history-bipolar', kind: 'history', text: ['family history ... [bipolar|mania]'] },
    { id: 'on-heparin', kind: 'medicine', text: ['heparin'] },
    { id: 'embolus', kind: 'imaging', text: ['pulmonary embolus'] },
    { id: 'trauma', kind: 'exposure', text: ['<trauma>'] },
    { id: 'dry-cough', text: ['dry cough'] },
    { id: 'dry-mouth', text: ['dry mouth'] },
    { id: 'missed-period', text: ['last period {5-12} week ago'] },
  ],
});
const reader = buildTextReader(knowledge);

function said(text: string): string[] {
  const reading = readDocument(reader, text, false);
  const at = { at: Date.UTC(2026, 0, 15), precision: 'day', approximate: false } as const;
  return findingsFromText(reader, knowledge.findings, reading, {
    ref: 'D/1',
    when: at,
    current: true,
    ranged: true,
  })
    .map((s) => `${s.status === 'absent' ? '-' : '+'}${knowledge.findings[s.finding]?.id ?? ''}`)
    .toSorted();
}

describe('how a note is read', () => {
  it.each([
    ['an abbreviation is denied like its words', 'Denies CP, SOB, N/V.', ['-chest-pain', '-dyspnoea', '-nausea', '-vomiting']],
    ['a place that a pain goes to has no pain of its own', 'Chest pain radiating to the back.', ['+chest-pain']],
    ['a word that only describes a longer phrase states nothing', 'Pale stools.', ['+pale-stools']],
    ['nor does a finding beside its own at a site', 'Pale right foot.', ['+pallor-limb']],
    ['a quality behind a comma', 'Cough, mainly dry, and tired.', ['+dry-cough']],
    ['a quality behind a time', 'Cough x3/52, dry, worse at night.', ['+dry-cough']],
    ['a quality in brackets', 'Cough (dry).', ['+dry-cough']],
    ['not the quality of a noun behind it', 'Cough, dry mouth.', ['+dry-mouth']],
    ['a time that makes the finding is no past', 'Last period six weeks ago.', ['+missed-period']],
    ['a complaint within a longer phrase stays', 'Itchy weals.', ['+itchy-weals', '+pruritus']],
    ['a denial of the narrower denies nothing broader', 'No saddle anaesthesia.', ['-saddle-anaesthesia']],
    ['the heading of an examination is the subject of its line', 'Abdomen: soft.', ['-abdominal-tenderness']],
    ['an organ with its state ends a list of denials', 'No flatus, abdomen distended.', ['+abdominal-distension', '+obstipation', '-flatus']],
    ['an illness named under past history is a history', 'PMH: asthma, stroke.', ['+history-asthma', '+history-stroke']],
    ['a chronic illness that a person has is a history', '64M with asthma.', ['+history-asthma']],
    ['an acute illness named alone is none', 'He has a stroke.', []],
    ['a relative needs no verb', 'Grandfather bipolar, sister well.', ['+family-history-bipolar']],
    ['the relative of the one who reports is the patient', 'Daughter says her mother has dementia.', ['+history-dementia']],
    ['an order is not taken', 'Start heparin if the scan shows a clot.', []],
    ['a condition reaches to the end of its sentence', 'Return if chest pain recurs or she becomes breathless.', []],
    ['what an investigation looks for is not found', 'For CTPA to exclude pulmonary embolus.', []],
    ['an exposure of an earlier year is none today', 'RTA 1998.', []],
    ['what has gone on since is present', 'Two months ago chest pain, which has grown since.', ['+chest-pain']],
  ])('%s', (_claim, text, expected) => {
    expect(said(text)).toEqual(expected.toSorted());
  });
}); // prettier-ignore
