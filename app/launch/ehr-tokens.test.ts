import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from './ehr-style.ts';
import { ehrTokens, hexOf } from './ehr-tokens.ts';

const light = {
  ink: '#16202c',
  inkMuted: '#525e6d',
  accent: '#1a5dbd',
  alert: '#a44a06',
  surface: '#ffffff',
  onAccent: '#ffffff',
};
const dark = {
  ink: '#e7ecf2',
  inkMuted: '#9dabba',
  accent: '#7fb2ff',
  alert: '#ffab57',
  surface: '#141a21',
  onAccent: '#0a1422',
};
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours of the EHR on the page', () => {
  it('take over background and accent where they can be read', () => {
    const tokens = ehrTokens({ background: '#f6f8f9', text: '#1d2b32', highlight: '#1f6f78' }, light);
    expect(tokens).toMatchObject({ '--cs-page': '#f6f8f9', '--cs-accent': '#1f6f78' });
  });

  it('leave a dark page alone when the EHR is light, and the other way round', () => {
    expect(ehrTokens({ background: '#f6f8f9', text: '#1d2b32', highlight: '#1f6f78' }, dark)).toEqual({});
    expect(ehrTokens({ background: '#10151a', text: '#ffffff', highlight: '#7fb2ff' }, light)).toEqual({});
  });

  it('never lower a text’s contrast below 4.5, whatever they are', () => {
    fc.assert(
      fc.property(colour, fc.option(colour), fc.constantFrom(light, dark), (background, highlight, page) => {
        const tokens = ehrTokens({ background, text: '#000000', highlight }, page);
        const [ground, accent] = [tokens['--cs-page'], tokens['--cs-accent'] ?? page.accent];
        const texts = [page.ink, page.inkMuted, page.alert, accent];
        if (ground !== undefined)
          for (const text of texts) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        if (tokens['--cs-accent'] === undefined) return;
        expect(contrast(page.onAccent, accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(accent, tokens['--cs-accent-soft'] ?? '')).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2_000 },
    );
  });

  it('read a browser’s resolved colours', () => {
    expect(hexOf('rgb(22, 32, 44)')).toBe('#16202c');
    expect(hexOf('color(srgb 1 1 1)')).toBeNull();
  });
});
