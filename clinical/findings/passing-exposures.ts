import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Statement } from './statement.ts';
import { daysBefore } from './time.ts';

/**
 * False for an exposure that was recorded too long ago to be a trigger of today's illness, present or denied: a
 * strain lifting boxes five years ago. Each exposure says how long it counts. Not dated counts as of today.
 */
export function stillCounts(s: Statement, knowledge: Knowledge, asOf: number): boolean {
  const definition = knowledge.findings[s.finding];
  if (definition?.kind !== 'exposure' || definition.countsDays === null) return true;
  return (daysBefore(s.when, asOf) ?? 0) <= definition.countsDays;
}
