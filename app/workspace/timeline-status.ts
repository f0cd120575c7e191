import type { RecordState } from '../record/record-run.ts';
import { stateInWords, type SourceStatus } from '../record/source-status.ts';
import type { LaneId } from '../timeline/model/timeline-model.ts';
import type { TimelineStatus } from '../timeline/timeline-props.ts';

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

export function timelineStatusOf({ coverage, sources }: RecordState): TimelineStatus {
  const lanes: Partial<Record<LaneId, string>> = {};
  for (const source of sources) {
    const lane = laneOf(source);
    if (lane && source.state !== 'done' && source.state !== 'not-offered' && source.counts !== 'never')
      lanes[lane] = stateInWords(source.state);
  }
  if (!coverage.settled)
    return { state: 'loading', detail: `${coverage.complete} of ${coverage.sources} sources read`, lanes };
  if (coverage.gaps.length) return { state: 'partial', detail: coverage.summary, lanes };
  return { state: 'ready', lanes };
}

function laneOf({ source }: SourceStatus): LaneId | null {
  return LANE_OF_SOURCE.find(([pattern]) => pattern.test(source))?.[1] ?? null;
}
