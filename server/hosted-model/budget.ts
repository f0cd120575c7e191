import { sql } from 'drizzle-orm';
import { type AuditEntry, appendAudit, lockTenant } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { rowsOf } from '../store/rows.ts';
import type { HostedModelConfig } from './hosted-config.ts';
import { ModelFailure } from './model-failure.ts';

/**
 * Writes the audit event of a request, unless the budget of the day is spent. The audit is the count, so that the
 * budget holds over restarts and all instances. Throws `ModelFailure`.
 */
export async function spendBudget(
  db: Database,
  { budget }: HostedModelConfig,
  entry: Omit<AuditEntry, 'action'>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTenant(tx, entry.tenant);
    const day = `${entry.at.toISOString().slice(0, 10)}T00:00:00.000Z`;
    const [used] = rowsOf<{ requests: number | string; tokens: number | string }>(
      await tx.execute(sql`
        select count(*) filter (where action = 'hosted-model.asked') as requests,
               coalesce(sum((details->>'tokens')::bigint), 0) as tokens
        from chartside.audit_events
        where tenant = ${entry.tenant} and at >= ${day}::timestamptz
          and action in ('hosted-model.asked', 'hosted-model.ended')`),
    );
    if (Number(used?.requests ?? 0) >= budget.requestsPerDay) throw new ModelFailure('budget');
    if (Number(used?.tokens ?? 0) >= budget.tokensPerDay) throw new ModelFailure('budget');
    await appendAudit(tx, { ...entry, action: 'hosted-model.asked' });
  });
}

/** English text takes about four characters a token (estimate); corrected when the server says what it took. */
export function reservedTokens(messages: readonly { content: string }[], maxOutputTokens: number): number {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return Math.ceil(characters / 4) + maxOutputTokens;
}
