import * as v from 'valibot';
import { DecisionSchema, type Decision } from '../../../contracts/decision.ts';

const PREFIX = 'chartside.decisions.';

/** Where the queue of one person's launch is kept: a decision is never sent under another person's name. */
export function queueKey(sub: string, launchId: string): string {
  return `${PREFIX}${encodeURIComponent(sub)}.${launchId}`;
}

/** Queued decisions of this person's earlier launches in this window: the chart was changed before they were stored. */
export function strandedIn(
  storage: Storage | null,
  sub: string,
  launchId: string,
  iss: string,
): { readonly keys: readonly string[]; readonly decisions: readonly Decision[] } {
  const mine = `${PREFIX}${encodeURIComponent(sub)}.`;
  const keys = storage
    ? Object.keys(storage).filter((key) => key.startsWith(mine) && key !== queueKey(sub, launchId))
    : [];
  const decisions = keys.flatMap((key) => readQueue(storage?.getItem(key) ?? '[]'));
  return { keys, decisions: decisions.filter((d) => d.iss === iss) };
}

function readQueue(text: string): Decision[] {
  try {
    const parsed = v.safeParse(v.array(DecisionSchema), JSON.parse(text));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
