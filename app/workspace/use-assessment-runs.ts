import { useEffect, useRef, useState } from 'react';
import { enteredFindings, type Entered } from '../differential/refine.ts';
import type { AssessmentStatus } from '../differential/model-status.tsx';
import type { RecordCoverage } from '../record/source-status.ts';
import type { LanesToCome } from '../timeline/timeline-props.ts';
import type { ChartWorker } from './use-chart-worker.ts';

const PAINT_EVERY_MS = 400;
/** A record that is still being read after this long is assessed as far as it is known, and says so. */
const PATIENCE_MS = 6_000;

/** The timeline grows while pages come; the differential appears whole, and later data wait for "Recompute". */
export function useAssessmentRuns(
  worker: ChartWorker,
  { coverage, reload }: { readonly coverage: RecordCoverage; readonly reload: () => void },
  arrived: number,
  entered: Entered,
  toCome: LanesToCome,
): AssessmentStatus {
  const [impatient, setImpatient] = useState(false);
  const { paint, assess } = worker;
  const painted = useRef(0);
  const coming = useRef(toCome);
  useEffect(() => {
    coming.current = toCome;
  }, [toCome]);
  const hasItems = useRef(false);
  useEffect(() => {
    hasItems.current = (worker.timeline?.items.count ?? 0) > 0;
  }, [worker.timeline]);

  useEffect(() => {
    if (arrived === 0) return;
    // The first items are shown as soon as they are there; after that the picture grows in steps.
    const every = hasItems.current ? PAINT_EVERY_MS : 0;
    const wait = coverage.settled ? 0 : Math.max(0, painted.current + every - Date.now());
    const timer = setTimeout(() => {
      painted.current = Date.now();
      paint(arrived, coming.current);
    }, wait);
    return () => clearTimeout(timer);
  }, [arrived, coverage.settled, paint]);

  useEffect(() => {
    // A new reading of the record is waited for as the first one was.
    const timer = setTimeout(
      () => setImpatient(coverage.firstStageSettled),
      coverage.firstStageSettled ? PATIENCE_MS : 0,
    );
    return () => clearTimeout(timer);
  }, [coverage.firstStageSettled]);

  const { state } = worker;
  const due = arrived > 0 && state.status === 'none' && (coverage.settled || impatient);
  useEffect(() => {
    if (!due) return;
    // The record is on the screen before the model takes its time.
    paint(arrived, coming.current);
    assess(enteredFindings(entered), arrived);
  }, [due, paint, assess, entered, arrived]);

  const incomplete =
    coverage.gaps.length > 0 ? coverage.summary : coverage.settled ? null : 'The record is still being read';
  const stale = state.items !== null && arrived > state.items;
  const base = {
    incomplete,
    elapsedMs: state.elapsedMs,
    // Without a timeline there is nothing to assess: reading again is what helps.
    onRun: () => (worker.timeline ? assess(enteredFindings(entered), arrived) : reload()),
  };
  if (state.status === 'failed')
    return {
      ...base,
      kind: 'failed',
      message: `${state.error ?? ''} ${worker.timeline ? 'The timeline is not affected.' : 'The timeline needs it too.'}`,
    };
  if (stale && state.status === 'done')
    return { ...base, kind: 'stale', message: `${arrived - (state.items ?? 0)} new items have been read.` };
  if (state.status === 'none')
    return {
      ...base,
      kind: coverage.settled && arrived === 0 ? 'failed' : 'waiting',
      message: 'Nothing of the record could be read.',
    };
  return { ...base, kind: state.status, message: null };
}
