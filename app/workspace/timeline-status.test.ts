import { describe, expect, it } from 'vitest';
import type { SourceState, SourceStatus } from '../record/source-status.ts';
import { lanesToCome } from './timeline-status.ts';

const source = (id: string, stage: SourceStatus['stage'], state: SourceState): SourceStatus => ({
  source: id,
  label: id,
  stage,
  state,
  read: 0,
  pages: 0,
  expected: null,
  message: null,
  notices: [],
  asOf: null,
  counts: 'always',
});

describe('what is to come of a lane', () => {
  it('is all until what comes first for it has been read, and then what is older', () => {
    const recent = source('laboratory-recent', 2, 'loading');
    const older = source('laboratory', 3, 'waiting');
    expect(lanesToCome([recent, older])).toEqual({ laboratory: 'all' });
    expect(lanesToCome([{ ...recent, state: 'done' }, older])).toEqual({ laboratory: 'more' });
    expect(lanesToCome([recent, older].map((one) => ({ ...one, state: 'done' })))).toEqual({});
  });

  it('is nothing where its source has failed or is not offered: no lane waits for it', () => {
    expect(lanesToCome([source('conditions', 1, 'failed'), source('documents', 3, 'not-offered')])).toEqual(
      {},
    );
  });

  it('are allergies for the problems, among which they stand', () => {
    expect(lanesToCome([source('conditions', 1, 'done'), source('allergies', 1, 'loading')])).toEqual({
      problems: 'all',
    });
  });

  it('are findings where it is not known beforehand what a source brings', () => {
    const survey = source('survey', 4, 'loading');
    expect(lanesToCome([source('social-history', 3, 'done'), survey])).toEqual({ findings: 'more' });
  });
});
