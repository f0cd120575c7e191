import type { RecordState } from '../record/record-run.ts';
import { isBusy, stateInWords, type SourceStatus } from '../record/source-status.ts';
import type { LaneId } from '../timeline/model/timeline-model.ts';
import type { LanesToCome, TimelineStatus } from '../timeline/timeline-props.ts';

/** Which lane shows what a source brings, by the source's id. */
const LANE_OF_SOURCE: readonly (readonly [pattern: RegExp, lane: LaneId])[] = [
  [/^condition/i, 'problems'],
  [/^medication/i, 'medicines'],
  [/vital/i, 'vitals'],
  [/laborator/i, 'laboratory'],
  [/imaging|procedure|diagnostic/i, 'imaging'],
  [/document|note/i, 'notes'],
  [/immuni/i, 'immunizations'],
  [/^encounter/i, 'encounters'],
];

/** Beside those: where else what a source brings may add rows. */
const MAY_FILL: typeof LANE_OF_SOURCE = [
  ...LANE_OF_SOURCE,
  [/^allerg/, 'problems'],
  [/^report/, 'imaging'],
  [/^(?!patient)/, 'findings'],
];

/** What is still to come of each lane, so that no lane is laid out below one that may grow. */
export function lanesToCome(sources: readonly SourceStatus[]): LanesToCome {
  const toCome: Partial<Record<LaneId, 'all' | 'more'>> = {};
  const firstStage: Partial<Record<LaneId, number>> = {};
  // In the order of the plan: the first source of a lane is of its first stage.
  for (const source of sources) {
    const lane = laneOf(source, MAY_FILL);
    if (!lane) continue;
    const first = (firstStage[lane] ??= source.stage);
    if (isBusy(source)) toCome[lane] ??= source.stage === first ? 'all' : 'more';
  }
  return toCome;
}

interface Reading extends RecordState {
  /** Nothing has been painted yet. */
  readonly isBlank: boolean;
  /** Nothing has arrived yet. */
  readonly isEmptyHanded: boolean;
  /** More has arrived than is laid out yet. */
  readonly isBehind: boolean;
  /** Why the worker, which lays the record out, does not. */
  readonly failure: string | null;
  readonly onRetry: () => void;
  readonly toCome: LanesToCome;
}

export function timelineStatusOf(reading: Reading): TimelineStatus {
  const { coverage, sources } = reading;
  const lanes: Partial<Record<LaneId, string>> = {};
  for (const source of sources) {
    const lane = laneOf(source);
    if (lane && source.state !== 'done' && source.state !== 'not-offered' && source.counts !== 'never')
      lanes[lane] = stateInWords(source.state);
  }
  const { isBlank, isEmptyHanded, isBehind, failure, onRetry, toCome } = reading;
  if (isBlank && failure !== null) return { state: 'failed', detail: failure, onRetry, lanes };
  if (isEmptyHanded && coverage.settled) return { state: 'failed', detail: coverage.summary, onRetry, lanes };
  if (!coverage.settled)
    return {
      state: 'loading',
      detail: `${coverage.complete} of ${coverage.sources} sources read`,
      lanes,
      toCome,
    };
  if (isBehind && failure === null)
    return { state: 'loading', detail: 'Laying out the record', lanes, toCome };
  if (coverage.gaps.length) return { state: 'partial', detail: coverage.summary, lanes };
  return { state: 'ready', lanes };
}

function laneOf({ source }: SourceStatus, lanes = LANE_OF_SOURCE): LaneId | null {
  return lanes.find(([pattern]) => pattern.test(source))?.[1] ?? null;
}
