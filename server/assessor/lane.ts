import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ApiFailure } from '../http/failure.ts';
import type { AssessorAnswer, AssessorTask } from './task.ts';

export type Answered = Extract<AssessorAnswer, { ok: true }>['value'];

export interface LaneLimits {
  /** For one task, from when the process has it. */
  readonly longestMs: number;
  readonly waiting: number;
  /** Of one caller, so that one who sends a hundred delays others by no more than these. */
  readonly waitingOfOne: number;
  /** Of all that wait. */
  readonly waitingBytes: number;
  /** Heap of the process. */
  readonly megabytes: number;
}

export interface Lane {
  /** Rejects with `ApiFailure`, or with the fault of the model. */
  run(task: AssessorTask, caller: string): Promise<Answered>;
  close(): Promise<void>;
}

interface Waiting {
  readonly task: AssessorTask;
  readonly caller: string;
  readonly bytes: number;
  readonly resolve: (value: Answered) => void;
  readonly reject: (error: unknown) => void;
}

const ENTRY = fileURLToPath(new URL('./assessor-process.ts', import.meta.url));
const START_MS = 120_000;
/** The program, and not all of its folder: the database and the configuration may lie there too. */
export const MODEL_PERMISSIONS: readonly string[] = [
  '--permission',
  ...['clinical/', 'contracts/', 'server/', 'node_modules/', 'package.json'].map(
    (path) => `--allow-fs-read=${fileURLToPath(new URL(`../../${path}`, import.meta.url))}`,
  ),
];

/**
 * One process, started at the first task and again after it failed, was too slow or ran out of memory. Not a worker
 * thread: V8 ends the whole process when a thread's heap is full in the middle of `JSON.parse`. Callers take turns:
 * the next task is that of the caller who was served longest ago.
 */
export function createLane(limits: LaneLimits): Lane {
  let worker: ChildProcess | null = null;
  let running: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let ready = false;
  const waiting: Waiting[] = [];
  /** Callers with something waiting, served longest ago first. */
  const turns = new Set<string>();

  const settle = (finish: (task: Waiting) => void) => {
    clearTimeout(timer);
    const done = running;
    running = null;
    if (done !== null) finish(done);
    next();
  };
  const fail = (error: ApiFailure | Error) => {
    worker?.kill('SIGKILL');
    worker = null;
    settle((task) => task.reject(error));
  };
  const started = () => {
    const fresh = fork(ENTRY, {
      serialization: 'advanced',
      // What reads hostile documents reads this program and nothing else, starts nothing and knows no secret.
      execArgv: [`--max-old-space-size=${limits.megabytes}`, ...MODEL_PERMISSIONS],
      env: { TZ: process.env['TZ'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    fresh.on('message', (answer: AssessorAnswer | 'ready') => {
      if (worker !== fresh) return;
      if (answer === 'ready') {
        ready = true;
        deliver();
      } else settle((task) => (answer.ok ? task.resolve(answer.value) : task.reject(failureOf(answer))));
    });
    // By itself it ends only when it can't start; a full heap, or the system's own lack of memory, kill it.
    fresh.on('exit', (code) => {
      if (worker === fresh) fail(code === 1 ? new Error('the model did not start') : tooMuch());
    });
    fresh.on('error', (error) => {
      if (worker === fresh) fail(error);
    });
    fresh.unref();
    fresh.channel?.unref();
    return fresh;
  };
  const takeNext = (): Waiting | null => {
    const [caller] = turns;
    if (caller === undefined) return null;
    turns.delete(caller);
    const place = waiting.findIndex((one) => one.caller === caller);
    const [taken = null] = waiting.splice(place, 1);
    if (waiting.some((one) => one.caller === caller)) turns.add(caller);
    return taken;
  };
  const next = () => {
    if (running !== null) return;
    running = takeNext();
    if (running === null) return;
    if (worker !== null) return deliver();
    // On a busy machine this takes longer than a record; it must not be counted against one.
    ready = false;
    timer = setTimeout(() => fail(new Error('the model did not start')), START_MS);
    worker = started();
  };
  const deliver = () => {
    if (running === null || worker === null || !ready) return;
    clearTimeout(timer);
    timer = setTimeout(() => fail(tooLong(limits.longestMs)), limits.longestMs);
    try {
      worker.send(running.task);
    } catch {
      settle((task) => task.reject(tooDeep()));
    }
  };
  const isFull = (caller: string, bytes: number) =>
    waiting.length >= limits.waiting ||
    waiting.filter((one) => one.caller === caller).length >= limits.waitingOfOne ||
    waiting.reduce((sum, one) => sum + one.bytes, 0) + bytes > limits.waitingBytes;

  return {
    run: (task, caller) =>
      new Promise<Answered>((resolve, reject) => {
        const bytes = 'bytes' in task ? task.bytes.byteLength : 0;
        if (running !== null && isFull(caller, bytes)) return reject(busy());
        waiting.push({ task, caller, bytes, resolve, reject });
        turns.add(caller);
        next();
      }),
    close: async () => {
      const last = worker;
      worker = null;
      if (last === null || last.exitCode !== null || last.signalCode !== null) return;
      // Else a server with nothing left to wait for would end before it has closed its database.
      last.ref();
      const ended = once(last, 'exit');
      last.kill('SIGKILL');
      await ended;
    },
  };
}

function failureOf(answer: Extract<AssessorAnswer, { ok: false }>): Error {
  if (answer.kind === 'refused') return new ApiFailure(answer.code, answer.message, answer.remedy);
  const { name, frames } = answer;
  return Object.assign(new Error('the clinical model failed'), { name, stack: frames.join('\n') });
}

/** What is nested thousands of levels deep can't be handed over. */
function tooDeep(): ApiFailure {
  return new ApiFailure(
    'unreadable-bundle',
    'The record is nested too deeply to be FHIR.',
    'Check what was sent.',
  );
}

const SHORTER = 'Send a shorter period of the record, or use the command line.';

function tooLong(limitMs: number): ApiFailure {
  return new ApiFailure('too-large', `The record was not assessed within ${limitMs / 1_000} s.`, SHORTER);
}

function tooMuch(): ApiFailure {
  return new ApiFailure('too-large', 'The record needs more memory than the server gives to one.', SHORTER);
}

function busy(): ApiFailure {
  return new ApiFailure('too-many-requests', 'Too many records are waiting.', 'Try again in a few seconds.', {
    'Retry-After': '5',
  });
}
