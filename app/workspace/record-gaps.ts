import type { MissingData, SourceGap } from '../../contracts/assessment.ts';
import type { RecordState } from '../record/record-run.ts';
import type { SourceState } from '../record/source-status.ts';

/** What of the record is not, or not wholly, before the model, as it is stored with an assessment. */
export type RecordGaps = Pick<MissingData, 'sources' | 'dataAsOf'>;

export const noGaps: RecordGaps = { sources: [], dataAsOf: null };

const GAP_OF: Readonly<Record<SourceState, SourceGap | null>> = {
  waiting: 'not-read-yet',
  loading: 'not-read-yet',
  done: null,
  partial: 'partial',
  'not-offered': 'not-offered',
  'not-shared': 'not-shared',
  withheld: 'withheld',
  failed: 'failed',
  offline: 'offline',
};

/** A source that only brings early what another brings whole is no gap. */
export function recordGaps({ sources, coverage }: RecordState): RecordGaps {
  return {
    sources: sources.flatMap(({ source, state, read, counts }) => {
      const gap = counts === 'never' ? null : GAP_OF[state];
      return gap === null ? [] : [{ source, state: gap, read }];
    }),
    dataAsOf: coverage.asOf === null ? null : new Date(coverage.asOf).toISOString(),
  };
}
