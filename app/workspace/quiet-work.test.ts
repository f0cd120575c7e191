import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InSteps } from '../../clinical/findings/in-steps.ts';
import { quietWork } from './quiet-work.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function* failing(): InSteps<undefined> {
  yield;
  throw new Error('a note that cannot be read');
}

it('goes on with the next job when one fails ahead of time, and ends when there is none', () => {
  const done: string[] = [];
  function* telling(name: string): InSteps<undefined> {
    yield;
    done.push(name);
    return undefined;
  }
  const jobs = [telling('indexes'), failing(), telling('notes')];
  quietWork(() => jobs.shift() ?? null).whenQuiet();
  vi.runAllTimers();
  expect(done).toEqual(['indexes', 'notes']);
});
