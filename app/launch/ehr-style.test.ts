import { describe, expect, it } from 'vitest';
import { contrast, loadEhrColours, readEhrColours } from './ehr-style.ts';
import { startStub } from './testing/http-stub.ts';
import { startScriptedEhr } from './testing/scripted-ehr.ts';
import { openTestSession } from './testing/open-test-session.ts';
import { testPorts } from './testing/test-ports.ts';

const good = { color_background: '#f6f8f9', color_text: '#1d2b32', color_highlight: '#1f6f78' };

describe('the EHR’s style', () => {
  it('gives background, text and highlight', () => {
    expect(readEhrColours({ ...good, font_family_body: 'x', dim_font_size: '99px' })).toEqual({
      background: '#f6f8f9',
      text: '#1d2b32',
      highlight: '#1f6f78',
    });
    expect(readEhrColours({ color_background: '#FFF', color_text: '#000' })).toEqual({
      background: '#ffffff',
      text: '#000000',
      highlight: null,
    });
  });

  it('is refused whole when its text can’t be read on its background', () => {
    expect(readEhrColours({ ...good, color_text: '#9aa5ab' })).toBeNull();
    expect(readEhrColours({ ...good, color_text: good.color_background })).toBeNull();
  });

  it('loses a highlight that can’t be seen', () => {
    expect(readEhrColours({ ...good, color_highlight: '#e0e4e6' })?.highlight).toBeNull();
  });

  it.each([
    ['a style sheet in a colour', { ...good, color_text: '#000;background:url(//evil.example)' }],
    ['a function', { ...good, color_background: 'url(https://evil.example)' }],
    ['a variable', { ...good, color_text: 'var(--x)' }],
    ['no strings', { color_background: 0, color_text: {} }],
    ['a list', [good]],
    ['nothing', null],
  ])('is refused with %s', (_what, json) => {
    expect(readEhrColours(json)).toBeNull();
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('is fetched without any credential, and only from a safe address', async () => {
    const ehr = await startScriptedEhr();
    const style = await startStub(() => ({ body: good }));
    try {
      ehr.tokens = { smart_style_url: `${style.url}/style.json` };
      const session = await openTestSession(ehr, testPorts());
      expect(await loadEhrColours(session, fetch)).toMatchObject({ background: '#f6f8f9' });
      expect(style.requests[0]?.headers).not.toHaveProperty('authorization');
      style.handler = () => ({ body: `{"color_text": ${'"x'.repeat(99_999)}` });
      expect(await loadEhrColours(session, fetch)).toBeNull();
      const requests = style.requests.length;
      expect(await loadEhrColours({ ...session, styleUrl: 'http://ehr.example/style' }, fetch)).toBeNull();
      expect(style.requests).toHaveLength(requests);
    } finally {
      await style.close();
      await ehr.close();
    }
  });
});
