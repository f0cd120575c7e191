import { finished, type InSteps } from '../../clinical/findings/in-steps.ts';

export interface QuietWork {
  /** Goes on whenever the thread has been quiet for a while. */
  whenQuiet(): void;
  /** Does at once what is left of the job at hand. */
  finish(): void;
  /** Forgets the job at hand: what it works on is no longer wanted. */
  drop(): void;
}

/** Quiet for this long: the record is still on its way. */
const QUIET_MS = 80;
/** A message that arrives in between waits at most about this long. */
const SLICE_MS = 8;

function isDone(job: InSteps<unknown>): boolean {
  try {
    return job.next().done === true;
  } catch {
    return true;
  }
}

/**
 * Does what takes long while nothing else is to be done, in slices, since the first picture of the timeline must not wait
 * for it. `nextJob` is asked when the thread is quiet and a job is done; `null`: there is none for now. What fails ahead of
 * time fails again, and is told, when it is asked for.
 */
export function quietWork(nextJob: () => InSteps<unknown> | null): QuietWork {
  let job: InSteps<unknown> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      job ??= nextJob();
      if (!job) return;
      if (isDone(job)) job = null;
    }
    timer = setTimeout(slice, 0);
  };
  return {
    whenQuiet() {
      clearTimeout(timer);
      timer = setTimeout(slice, QUIET_MS);
    },
    finish() {
      clearTimeout(timer);
      if (job) finished(job);
      job = null;
    },
    drop() {
      job = null;
    },
  };
}
