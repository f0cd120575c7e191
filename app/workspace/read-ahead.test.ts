import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietWork } from './quiet-work.ts';
import { knowledge, launchedEngine } from './testing/launched-engine.ts';

describe('notes read before they are asked for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // A child, whose "mother's son" is the patient, and an adult with many notes.
  it.each(['kawasaki-child', 'breathless-multimorbid'])(
    'leave the assessment as it is: %s',
    (name) => {
      const asked = launchedEngine(name).assess(knowledge, []);
      const ahead = launchedEngine(name);
      const jobs = [ahead.readAhead(knowledge)];
      quietWork(() => jobs.shift() ?? null).whenQuiet();
      vi.runAllTimers();
      expect(ahead.assess(knowledge, [])).toEqual(asked);
    },
    60_000,
  );
});
