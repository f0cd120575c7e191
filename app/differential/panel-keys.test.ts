import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPanelKey, keepPanelKeys, panelKeys } from './panel-keys.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

test('a changed key is there again the next time', () => {
  keepPanelKeys({ ...panelKeys(), accept: 'y' });
  expect(panelKeys()).toMatchObject({ accept: 'y', dismiss: 'd' });
});

test('stored keys that would leave two actions on one key count as none', () => {
  kept.set('chartside.panel-keys', '{"accept":"d"}');
  expect(panelKeys()).toMatchObject({ accept: 'a', dismiss: 'd' });
});

test.each(['{"accept":"Enter"}', '{"launch":"x"}', 'null', 'no JSON'])(
  'stored %s changes nothing',
  (text) => {
    kept.set('chartside.panel-keys', text);
    expect(panelKeys()).toMatchObject({ accept: 'a', help: '?' });
  },
);

test('without storage the standard keys hold', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('SecurityError');
    },
  });
  expect(panelKeys().next).toBe('j');
});

test('only a single printable character can be a key of the panel', () => {
  expect(['n', '§', '+'].every(isPanelKey)).toBe(true);
  expect([' ', 'Enter', '', 'Tab', 7].some(isPanelKey)).toBe(false);
});
