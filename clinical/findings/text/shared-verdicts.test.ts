import { expect, it } from 'vitest';
import { withSharedVerdicts } from './shared-verdicts.ts';
import { tokenise } from './tokenise.ts';

function written(text: string): string {
  return withSharedVerdicts(tokenise(text))
    .map((t) => t.written)
    .join(' ');
}

it.each([
  ['tone, power and gait were all normal', 'tone normal , power normal and gait normal were all normal'],
  ['liver and spleen unremarkable', 'liver unremarkable and spleen unremarkable'],
  ['perianal sensation and anal tone intact', 'perianal sensation intact and anal tone intact'],
  ['liver, spleen not palpable', 'liver not palpable , spleen not palpable'],
  ['no liver, spleen or nodes felt', 'no liver felt , spleen felt or nodes felt'],
])('reads the verdict of "%s" for each part that it names', (text, expected) => {
  expect(written(text)).toBe(expected);
});

it.each([
  'no fever, cough, chest normal',
  'belly soft, bladder not palpable',
  'throat nad, ears nad',
  'no rash, power normal',
  'ate well and slept fine',
])('leaves "%s" as it is: each has its own verdict, or is no part of a body', (text) => {
  expect(written(text)).toBe(text.replaceAll(',', ' ,'));
});

it('gives a verdict that was added no width in the text', () => {
  const [, added] = withSharedVerdicts(tokenise('speech and gait normal'));
  expect(added).toMatchObject({ written: 'normal', start: 6, end: 6 });
});
