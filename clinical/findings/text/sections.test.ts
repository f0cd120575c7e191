import { describe, expect, it } from 'vitest';
import { headingIndex, splitSections } from './sections.ts';

const headings = headingIndex({
  'past-history': ['pmh'],
  'family-history': ['fh'],
  'social-history': ['sh'],
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
});
