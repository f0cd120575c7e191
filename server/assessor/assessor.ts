import { Worker } from 'node:worker_threads';
import type { Differential } from '../../clinical/inference/differential.ts';
import { ApiFailure } from '../http/failure.ts';
import type { AssessorAnswer, AssessorTask } from './task.ts';

/** Runs the clinical model beside the event loop, so that a large record delays nobody else's answer. */
export interface Assessor {
  /** Gets ready; the first task would do it too, and take a second longer. */
  warm(): Promise<void>;
  /** One patient's resources as FHIR JSON; `asOf` in epoch milliseconds. */
  assess(
    resources: readonly unknown[],
    options: { patient: string; asOf: number; atLatestEntry?: boolean },
  ): Promise<{ differential: Differential }>;
  /** A Bundle as bytes, `asOf` as `YYYY-MM-DD` -> the lines of the command line contract, one for each patient. */
  readBundle(
    bundle: Uint8Array,
    options: { asOf: string | null; now: number; top: number },
  ): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

const LONGEST_MS = 30_000;
const MAX_WAITING = 64;

type Answered = Extract<AssessorAnswer, { ok: true }>['value'];

interface Waiting {
  readonly task: AssessorTask;
  readonly resolve: (value: Answered) => void;
  readonly reject: (error: unknown) => void;
}

/** One worker thread, started at the first task and again after it failed. */
export function startAssessor(): Assessor {
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  const waiting: Waiting[] = [];

  const settle = (finish: (task: Waiting) => void) => {
    clearTimeout(timer);
    const done = running;
    running = null;
    if (done !== null) finish(done);
    next();
  };
  const fail = (error: ApiFailure | Error) => {
    void worker?.terminate();
    worker = null;
    settle((task) => task.reject(error));
  };
  const started = () => {
    const fresh = new Worker(new URL('./assessor-worker.ts', import.meta.url));
    fresh.on('message', (answer: AssessorAnswer) =>
      settle((task) => (answer.ok ? task.resolve(answer.value) : task.reject(failureOf(answer)))),
    );
    fresh.on('error', (error) => {
      if (worker === fresh) fail(error);
    });
    fresh.unref();
    return fresh;
  };
  const next = () => {
    if (running !== null) return;
    running = waiting.shift() ?? null;
    if (running === null) return;
    worker ??= started();
    timer = setTimeout(() => fail(tooLong()), LONGEST_MS);
    try {
      worker.postMessage(running.task);
    } catch {
      settle((task) => task.reject(tooDeep()));
    }
  };
  const run = (task: AssessorTask) =>
    new Promise<Answered>((resolve, reject) => {
      if (waiting.length >= MAX_WAITING) return reject(busy());
      waiting.push({ task, resolve, reject });
      next();
    });

  return {
    warm: async () => void (await run({ kind: 'warm' })),
    assess: async (resources, { patient, asOf, atLatestEntry = false }) =>
      (await run({ kind: 'assess', resources, patient, asOf, atLatestEntry })) as {
        differential: Differential;
      },
    readBundle: async (bundle, { asOf, now, top }) =>
      (await run({ kind: 'bundle', bundle, asOf, now, top })) as readonly unknown[],
    close: async () => {
      await worker?.terminate();
    },
  };
}

function failureOf(answer: Extract<AssessorAnswer, { ok: false }>): Error {
  if (answer.kind === 'unreadable')
    return new ApiFailure('unreadable-bundle', answer.message, 'Send one FHIR R4 Bundle with a Patient.');
  const { name, frames } = answer;
  return Object.assign(new Error('the clinical model failed'), { name, stack: frames.join('\n') });
}

/** What is nested thousands of levels deep can't be handed to the worker. */
function tooDeep(): ApiFailure {
  return new ApiFailure(
    'unreadable-bundle',
    'The record is nested too deeply to be FHIR.',
    'Check what was sent.',
  );
}

function tooLong(): ApiFailure {
  return new ApiFailure(
    'too-large',
    `The record was not assessed within ${LONGEST_MS / 1_000} s.`,
    'Send a shorter period of the record, or use the command line.',
  );
}

function busy(): ApiFailure {
  return new ApiFailure('too-many-requests', 'Too many records are waiting.', 'Try again in a few seconds.', {
    'Retry-After': '5',
  });
}
