import { describe, expect, it } from 'vitest';
import { headingIndex, splitSections } from './sections.ts';

const headings = headingIndex({
  'past-history': ['pmh'],
  'family-history': ['fh'],
  'social-history': ['sh'],
  medications: ['current medication', 'meds', 'rx'],
  allergies: ['nkda'],
  assessment: ['imp'],
  examination: ['o/e', 'on examination'],
});
const kinds = (text: string) => splitSections(text, headings).map((s) => s.kind);

describe('splitSections', () => {
  it('opens the examination at "O/E" without a colon, also after a past history', () => {
    expect(kinds('PMH: asthma. NKDA.\nO/E alert, wheeze')).toEqual(['past-history', 'examination']);
    expect(kinds('PMH: asthma\nOn examination she is wheezy')).toEqual(['past-history', 'examination']);
  });

  it('opens histories named by their abbreviation alone, to the end of the line', () => {
    expect(kinds('PMH HTN. FH IHD. SH smoker.\nGCS 15, neck stiff')).toEqual([
      'past-history',
      'family-history',
      'social-history',
      'body',
    ]);
  });

  it('takes "FH heard" for the heart of a fetus', () => {
    expect(kinds('12/40. FH heard.')).toEqual(['body']);
  });

  it.each([
    'Thank you for referring this lady. She feels tired.',
    'I reviewed him today.',
    'He tells me that his breathing has been getting worse over the past few months and he is now housebound.',
  ])('ends a list of medicines where the letter goes on: %s', (paragraph) => {
    expect(kinds(`Current medication: ramipril, atenolol\n${paragraph}`)).toEqual(['medications', 'body']);
    expect(kinds(`Meds:\n- ramipril\n- atenolol\n\n${paragraph}`)).toEqual(['medications', 'body']);
  });

  it('reads a heading that says whose word it is', () => {
    expect(kinds('PMH per his wife and phone: asthma')).toEqual(['past-history']);
    expect(kinds('Meds according to the pharmacy: ramipril')).toEqual(['medications']);
  });

  it.each([
    ['Meds: salbutamol\nHas had 3 days of fever', ['medications', 'body']],
    ['Meds: none. Vomiting since yesterday', ['medications', 'body']],
    ['PMH:\nCOPD\nAF\n\nOver the last week he has become breathless', ['past-history', 'body']],
    ['FH: father MI. Smokes 20/day', ['family-history', 'body']],
    ['NKDA\nLives alone', ['allergies', 'body']],
    ['PMH: asthma since childhood. HTN for 10 years', ['past-history']],
  ])('ends a list where what is new or the patient’s life follows: %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('keeps a list of medicines with remarks', () => {
    expect(kinds('Meds: ramipril 5 mg\nshe takes ibuprofen when she has pain\natenolol')).toEqual([
      'medications',
    ]);
  });

  it('takes what is prescribed behind the diagnosis for a plan', () => {
    const story = 'She has had a painful rash of the forehead for three days, with tearing. '.repeat(4);
    expect(kinds(`${story}\nImp: zoster\nRx: aciclovir`)).toEqual(['body', 'assessment', 'plan']);
    expect(kinds('Imp: zoster\nRx: aciclovir')).toEqual(['assessment', 'medications']);
  });
});
