import { and, desc, eq, sql } from 'drizzle-orm';
import type { Impression, ImpressionsResponse, LastLook } from '../../contracts/api.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { appendAudit, lockTenant } from './audit.ts';
import { rowHash } from './covered-rows.ts';
import type { DecisionStore } from './decisions.ts';
import { impressions } from './schema.ts';

/** Stores what was seen, each once by its id, with an audit event. `iss` of each must be the actor's. */
export async function recordImpressions(
  store: DecisionStore,
  seen: readonly Impression[],
  actor: DecidingUser,
): Promise<ImpressionsResponse> {
  const { pseudonym } = store.keys;
  const { iss: tenant } = actor;
  const receivedAt = store.now();
  const rows = seen.map(({ id, iss: _iss, patientId, encounterId, ...body }) => ({
    tenant,
    id,
    patient: pseudonym('patient', tenant, patientId),
    encounter: encounterId === null ? null : pseudonym('encounter', tenant, encounterId),
    body,
    actor,
    receivedAt,
  }));
  return store.db.transaction(async (tx) => {
    await lockTenant(tx, tenant);
    const stored = await tx.insert(impressions).values(rows).onConflictDoNothing().returning();
    if (stored.length > 0)
      await appendAudit(tx, {
        tenant,
        at: receivedAt,
        actor,
        action: 'impressions.stored',
        details: { rows: stored.map((row) => ({ id: row.id, hash: rowHash(row) })) },
      });
    return { stored: stored.length, known: rows.length - stored.length };
  });
}

/** The newest list that `actor` saw on this patient before `before` (ISO 8601), or `null`. */
export async function readLastLook(
  store: DecisionStore,
  query: { tenant: string; patientId: string; before: string },
  actor: DecidingUser,
): Promise<LastLook> {
  const patient = store.keys.pseudonym('patient', query.tenant, query.patientId);
  const [row] = await store.db
    .select()
    .from(impressions)
    .where(
      and(
        eq(impressions.tenant, query.tenant),
        eq(impressions.patient, patient),
        sql`${impressions.actor}->>'sub' = ${actor.sub}`,
        sql`${impressions.body}->>'event' = 'listed'`,
        sql`(${impressions.body}->>'seenAt')::timestamptz < ${query.before}::timestamptz`,
      ),
    )
    .orderBy(desc(impressions.sequence))
    .limit(1);
  return row ? { seenAt: row.body.seenAt, entries: row.body.entries } : null;
}
