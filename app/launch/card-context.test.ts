import { describe, expect, it } from 'vitest';
import { conditionOfCard } from './session.ts';

describe('the appContext of a CDS card', () => {
  it.each<[string | null, string | null]>([
    [
      '{"card":"6f0d2b3e-0000-4000-8000-000000000000","condition":"acute-appendicitis"}',
      'acute-appendicitis',
    ],
    [null, null],
    ['', null],
    ['not json', null],
    ['null', null],
    ['[]', null],
    ['{"condition":7}', null],
    ['{"condition":"<img onerror=alert(1)>"}', null],
    ['{"condition":"a\\"] , body"}', null],
  ])('%s names the condition %s', (appContext, condition) => {
    expect(conditionOfCard({ appContext })).toBe(condition);
  });
});
