import { finished, type InSteps } from '../../clinical/findings/in-steps.ts';
import { preparingReader } from '../../clinical/findings/prepare-reader.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';

export interface SlicedPreparation {
  /** Goes on whenever the thread has been quiet for a while. */
  whenQuiet(): void;
  /** Does at once what is left. */
  finish(): void;
}

/** Quiet for this long: the record is still on its way. */
const QUIET_MS = 80;
/** A message that arrives in between waits at most about this long. */
const SLICE_MS = 8;

/**
 * The indexes of the reasoning take long to build. They are built while nothing else is to be done, in slices, since the
 * first picture of the timeline must not wait for them.
 */
export function prepareInSlices(knowledge: Knowledge): SlicedPreparation {
  const steps: InSteps<unknown> = preparingReader(knowledge);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) if (steps.next().done) return;
    timer = setTimeout(slice, 0);
  };
  return {
    whenQuiet() {
      clearTimeout(timer);
      timer = setTimeout(slice, QUIET_MS);
    },
    finish() {
      clearTimeout(timer);
      finished(steps);
    },
  };
}
