import { and, desc, eq, sql } from 'drizzle-orm';
import type { Impression, ImpressionsResponse, LastLook } from '../../contracts/api.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import type { DecisionStore } from './decisions.ts';
import { impressions } from './schema.ts';

/** Stores what was seen, each once by its id. `iss` of each must be the tenant. */
export async function recordImpressions(
  store: DecisionStore,
  seen: readonly Impression[],
  actor: DecidingUser,
): Promise<ImpressionsResponse> {
  const { pseudonym } = store.keys;
  const rows = seen.map(({ id, iss: tenant, patientId, encounterId, ...body }) => ({
    tenant,
    id,
    patient: pseudonym('patient', tenant, patientId),
    encounter: encounterId === null ? null : pseudonym('encounter', tenant, encounterId),
    body,
    actor,
    receivedAt: store.now(),
  }));
  const stored = await store.db
    .insert(impressions)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: impressions.id });
  return { stored: stored.length, known: rows.length - stored.length };
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
