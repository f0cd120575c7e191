import type { Evidence, Moment } from '../chart/chart.ts';
import type { Finding } from './finding.ts';

/** One source's word on one finding, before sources are weighed against each other. */
export interface Statement {
  /** Index into `knowledge.findings`. */
  readonly finding: number;
  readonly status: 'present' | 'absent';
  readonly source: Finding['source'];
  readonly evidence: Evidence;
  readonly certainty: number;
  readonly when: Moment | null;
  readonly detail: string;
  /** Within one text: the better section first. 0 is best. */
  readonly rank: number;
}
