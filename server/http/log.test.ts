import { expect, it } from 'vitest';
import { describeFault } from './log.ts';

it('logs of an error its name, code and places, and no line of its message that looks like a place', () => {
  const message = 'invalid text "x\n    at CANARY (/CANARY/notes.ts:1:1)"\n    at CANARY two';
  const inner = Object.assign(new Error(message), { code: '22P02' });
  const { errors, at } = describeFault(new Error('CANARY outer', { cause: inner }));
  expect(errors).toEqual(['Error', 'Error 22P02']);
  expect(JSON.stringify(at)).not.toContain('CANARY');
  expect(at).toContainEqual(expect.stringContaining('log.test.ts'));
});
