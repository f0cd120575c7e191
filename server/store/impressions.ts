import type { Impression, ImpressionsResponse } from '../../contracts/api.ts';
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
