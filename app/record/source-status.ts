import type { RecordSource } from './plan.ts';

export type SourceState =
  | 'waiting'
  | 'loading'
  | 'done'
  /** A part was read; `message` says how much and why. */
  | 'partial'
  /** The server doesn't know this kind of data: no alarm. */
  | 'not-offered'
  /** Not granted, or refused for this kind. */
  | 'not-shared'
  /** Read, and the server says that it keeps something back. */
  | 'withheld'
  | 'failed'
  | 'offline';

export interface SourceStatus {
  readonly source: string;
  readonly label: string;
  readonly stage: RecordSource['stage'];
  readonly state: SourceState;
  /** Distinct resources read. */
  readonly read: number;
  readonly pages: number;
  /** As the server declared, when it declared more than a page. */
  readonly expected: number | null;
  readonly message: string | null;
  /** What the server said beside the data; its own words, quoted. */
  readonly notices: readonly string[];
  /** Epoch milliseconds of the last answer; `null` before the first. */
  readonly asOf: number | null;
  /** `never`: its data come again in another source. `when-offered`: servers needn't have it. */
  readonly counts: 'always' | 'when-offered' | 'never';
}

export function waitingStatus(source: RecordSource): SourceStatus {
  return {
    source: source.id,
    label: source.label,
    stage: source.stage,
    state: 'waiting',
    read: 0,
    pages: 0,
    expected: null,
    message: null,
    notices: [],
    asOf: null,
    counts: source.early !== null ? 'never' : source.bestEffort ? 'when-offered' : 'always',
  };
}

/** How complete what was read is. */
export interface RecordCoverage {
  /** Sources that count: early ones are counted with their whole. */
  readonly sources: number;
  /** Of these, read to their end. */
  readonly complete: number;
  /** Nothing is being read any more. */
  readonly settled: boolean;
  /** The first paint's sources have all been answered, or refused. */
  readonly firstStageSettled: boolean;
  /** What is missing or incomplete, in the plan's order. */
  readonly gaps: readonly SourceStatus[];
  /** Newest time at which everything read was current: that of the oldest answer. `null` before any. */
  readonly asOf: number | null;
  /** One line, for example "3 of 14 sources not read: Procedures (not shared), …"; empty when nothing is missing. */
  readonly summary: string;
}

const IN_WORDS: Readonly<Record<SourceState, string>> = {
  waiting: 'waiting',
  loading: 'loading',
  done: 'read',
  partial: 'incomplete',
  'not-offered': 'not offered here',
  'not-shared': 'not shared',
  withheld: 'partly withheld',
  failed: 'failed',
  offline: 'blocked or offline',
};

const GAPS: readonly SourceState[] = ['partial', 'not-shared', 'withheld', 'failed', 'offline'];

export function stateInWords(state: SourceState): string {
  return IN_WORDS[state];
}

/** Not answered to the end yet. */
export function isBusy({ state }: SourceStatus): boolean {
  return state === 'waiting' || state === 'loading';
}

export function coverageOf(statuses: readonly SourceStatus[]): RecordCoverage {
  const counted = statuses.filter(
    (status) => status.counts === 'always' || (status.counts === 'when-offered' && isAnswered(status)),
  );
  const gaps = statuses.filter(isGap);
  const times = statuses.flatMap((status) => status.asOf ?? []);
  const named = gaps.map((gap) => `${gap.label} (${IN_WORDS[gap.state]})`).join(', ');
  return {
    sources: counted.length,
    complete: counted.filter(({ state }) => state === 'done' || state === 'not-offered').length,
    settled: !statuses.some(isBusy),
    firstStageSettled: statuses.every((status) => status.stage > 1 || !isBusy(status)),
    gaps,
    asOf: times.length === 0 ? null : Math.min(...times),
    summary:
      gaps.length === 0 ? '' : `${gaps.length} of ${counted.length} sources incomplete or not read: ${named}`,
  };
}

function isGap(status: SourceStatus): boolean {
  return (
    GAPS.includes(status.state) &&
    (status.counts === 'always' || (status.counts === 'when-offered' && isAnswered(status)))
  );
}

function isAnswered({ state }: SourceStatus): boolean {
  return state !== 'not-offered' && state !== 'not-shared' && state !== 'waiting' && state !== 'loading';
}
