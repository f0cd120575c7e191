import type { AssessedCall, HookTask } from '../cds-hooks/assess-call.ts';
import { createLane, type LaneLimits } from './lane.ts';

/** Runs the clinical model beside the event loop, so that a large record delays nobody else's answer. */
export interface Assessor {
  /** Gets ready for cards; the first task would do it too, and take a second longer. */
  warm(): Promise<void>;
  /** A call of the CDS service as bytes -> what its cards need. */
  readHook(task: HookTask, caller: string): Promise<AssessedCall>;
  /** A Bundle as bytes, `asOf` as `YYYY-MM-DD` -> the lines of the command line contract, one for each patient. */
  readBundle(
    bytes: Uint8Array,
    options: { asOf: string | null; now: number; top: number; caller?: string },
  ): Promise<readonly unknown[]>;
  /** The same for the Parameters of the FHIR operation, which hold `asOf` and `top` themselves. */
  readOperation(bytes: Uint8Array, options: { now: number; caller?: string }): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

export interface AssessorLimits {
  readonly cards: LaneLimits;
  readonly bundles: LaneLimits;
}

const LIMITS: AssessorLimits = {
  cards: {
    longestMs: 30_000,
    waiting: 64,
    waitingOfOne: 64,
    waitingBytes: 256 * MEGABYTE,
    megabytes: 1_024,
  },
  bundles: {
    longestMs: 30_000,
    waiting: 64,
    waitingOfOne: 4,
    waitingBytes: 256 * MEGABYTE,
    megabytes: 2_048,
  },
};

/** Two processes, so that no Bundle of a person, however hostile, delays the cards that an EHR waits for. */
export function startAssessor(limits: AssessorLimits = LIMITS): Assessor {
  const cards = createLane(limits.cards);
  const bundles = createLane(limits.bundles);
  return {
    warm: async () => void (await cards.run({ kind: 'warm' }, '')),
    readHook: async (task, caller) => (await cards.run({ kind: 'hook', ...task }, caller)) as AssessedCall,
    readBundle: async (bytes, { asOf, now, top, caller = '' }) =>
      (await bundles.run({ kind: 'bundle', bytes, asOf, now, top }, caller)) as readonly unknown[],
    readOperation: async (bytes, { now, caller = '' }) =>
      (await bundles.run({ kind: 'operation', bytes, now }, caller)) as readonly unknown[],
    close: async () => {
      await Promise.all([cards.close(), bundles.close()]);
    },
  };
}
