import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Statement } from './statement.ts';
import { daysBefore } from './time.ts';

/** "Recent" antibiotics, operations, travel: three months, as the definitions of such risks go (estimate for the others). */
const RECENT_DAYS = 90;

/**
 * False for an exposure that was recorded too long ago to be a trigger of today's illness, present or denied: a
 * strain lifting boxes five years ago. Traits and ways of life (`lasting`) stay. Not dated counts as of today.
 */
export function stillCounts(s: Statement, knowledge: Knowledge, asOf: number): boolean {
  const definition = knowledge.findings[s.finding];
  if (definition?.kind !== 'exposure' || definition.lasting) return true;
  return (daysBefore(s.when, asOf) ?? 0) <= RECENT_DAYS;
}
