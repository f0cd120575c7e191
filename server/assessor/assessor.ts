import type { Differential } from '../../clinical/inference/differential.ts';
import { createLane, type LaneLimits } from './lane.ts';

/** Runs the clinical model beside the event loop, so that a large record delays nobody else's answer. */
export interface Assessor {
  /** Gets ready for cards; the first task would do it too, and take a second longer. */
  warm(): Promise<void>;
  /** One patient's resources as FHIR JSON; `asOf` in epoch milliseconds. */
  assess(
    resources: readonly unknown[],
    options: { patient: string; asOf: number; atLatestEntry?: boolean; caller?: string },
  ): Promise<{ differential: Differential }>;
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
  // What an EHR sends is limited by the route.
  cards: { longestMs: 30_000, waiting: 64, waitingOfOne: 64, waitingBytes: Infinity, megabytes: 1_024 },
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
    assess: async (resources, { patient, asOf, atLatestEntry = false, caller = '' }) =>
      (await cards.run({ kind: 'assess', resources, patient, asOf, atLatestEntry }, caller)) as {
        differential: Differential;
      },
    readBundle: async (bytes, { asOf, now, top, caller = '' }) =>
      (await bundles.run({ kind: 'bundle', bytes, asOf, now, top }, caller)) as readonly unknown[],
    readOperation: async (bytes, { now, caller = '' }) =>
      (await bundles.run({ kind: 'operation', bytes, now }, caller)) as readonly unknown[],
    close: async () => {
      await Promise.all([cards.close(), bundles.close()]);
    },
  };
}
