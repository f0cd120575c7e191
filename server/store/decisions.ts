import { and, asc, eq, gt } from 'drizzle-orm';
import { canonicalJson } from '../../contracts/canonical-json.ts';
import type { DecidingUser, Decision, StoredDecision } from '../../contracts/decision.ts';
import { appendAudit, lockTenant } from './audit.ts';
import { rowHash } from './covered-rows.ts';
import type { Database } from './database.ts';
import type { StoreKeys } from './keys.ts';
import { type DecisionBody, decisions } from './schema.ts';

type DecisionRow = typeof decisions.$inferSelect;

export type Recorded =
  | { readonly kind: 'stored' | 'known'; readonly decision: StoredDecision }
  /** Another decision has this id. */
  | { readonly kind: 'conflict' }
  /** `supersedes` names no decision on this condition of this patient. */
  | { readonly kind: 'unknown-superseded' };

export interface DecisionStore {
  readonly db: Database;
  readonly keys: StoreKeys;
  readonly now: () => Date;
}

interface Sealed {
  readonly encounterId: string | null;
  readonly writtenResource: string | null;
}

/**
 * Stores a decision once, with its audit event, in one transaction: when this returns, it is on the disk.
 * `decision.iss` must be the tenant.
 */
export async function recordDecision(
  store: DecisionStore,
  decision: Decision,
  actor: DecidingUser,
): Promise<Recorded> {
  const tenant = decision.iss;
  const patient = store.keys.pseudonym('patient', tenant, decision.patientId);
  return store.db.transaction(async (tx): Promise<Recorded> => {
    await lockTenant(tx, tenant);
    const known = await findDecision(tx, tenant, decision.id);
    if (known !== null) return compareWithKnown(store, known, decision, patient, actor);
    if (decision.supersedes !== null) {
      const superseded = await findDecision(tx, tenant, decision.supersedes);
      const same = superseded?.patient === patient && superseded.body.condition.id === decision.condition.id;
      if (!same) return { kind: 'unknown-superseded' };
    }
    const row = await insertDecision(tx, store, decision, patient, actor);
    await appendAudit(tx, {
      tenant,
      at: row.receivedAt,
      actor,
      action: 'decision.stored',
      details: { decision: row.id, sequence: row.sequence, patient, rowHash: rowHash(row) },
    });
    return { kind: 'stored', decision: readRow(store.keys, row, decision.patientId) };
  });
}

/** One patient's decisions, oldest first. `next`: pass as `after` for the following page. */
export async function readDecisions(
  store: DecisionStore,
  query: { tenant: string; patientId: string; after: number; limit: number },
  actor: DecidingUser,
): Promise<{ decisions: StoredDecision[]; next: number | null }> {
  const patient = store.keys.pseudonym('patient', query.tenant, query.patientId);
  const rows = await store.db.transaction(async (tx) => {
    const found = await tx
      .select()
      .from(decisions)
      .where(
        and(
          eq(decisions.tenant, query.tenant),
          eq(decisions.patient, patient),
          gt(decisions.sequence, query.after),
        ),
      )
      .orderBy(asc(decisions.sequence))
      .limit(query.limit + 1);
    await lockTenant(tx, query.tenant);
    const details = { patient, returned: Math.min(found.length, query.limit) };
    await appendAudit(tx, {
      tenant: query.tenant,
      at: store.now(),
      actor,
      action: 'decisions.read',
      details,
    });
    return found;
  });
  const page = rows.slice(0, query.limit);
  return {
    decisions: page.map((row) => readRow(store.keys, row, query.patientId)),
    next: rows.length > query.limit ? (page.at(-1)?.sequence ?? null) : null,
  };
}

function compareWithKnown(
  store: DecisionStore,
  known: DecisionRow,
  decision: Decision,
  patient: string,
  actor: DecidingUser,
): Recorded {
  // Another person's decision under this id is never taken for one's own.
  if (known.patient !== patient || known.actor.sub !== actor.sub) return { kind: 'conflict' };
  const stored = readRow(store.keys, known, decision.patientId);
  const { sequence: _sequence, user: _user, receivedAt: _receivedAt, ...content } = stored;
  return canonicalJson(content) === canonicalJson(decision)
    ? { kind: 'known', decision: stored }
    : { kind: 'conflict' };
}

async function findDecision(tx: Database, tenant: string, id: string): Promise<DecisionRow | null> {
  const [row] = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.tenant, tenant), eq(decisions.id, id)));
  return row ?? null;
}

async function insertDecision(
  tx: Database,
  store: DecisionStore,
  decision: Decision,
  patient: string,
  actor: DecidingUser,
): Promise<DecisionRow> {
  const { id, iss: tenant, patientId: _patientId, encounterId, writtenResource, ...rest } = decision;
  const body: DecisionBody = rest;
  const sealed: Sealed = { encounterId, writtenResource };
  const [row] = await tx
    .insert(decisions)
    .values({
      tenant,
      id,
      patient,
      encounter: encounterId === null ? null : store.keys.pseudonym('encounter', tenant, encounterId),
      body,
      sealed: store.keys.seal(JSON.stringify(sealed), `${tenant}|${id}`),
      actor,
      receivedAt: store.now(),
    })
    .returning();
  if (row === undefined) throw new Error('the database returned no row for an insert');
  return row;
}

function readRow(keys: StoreKeys, row: DecisionRow, patientId: string): StoredDecision {
  const { encounterId, writtenResource } = JSON.parse(
    keys.open(row.sealed, `${row.tenant}|${row.id}`),
  ) as Sealed;
  return {
    ...row.body,
    id: row.id,
    iss: row.tenant,
    patientId,
    encounterId,
    writtenResource,
    sequence: row.sequence,
    user: row.actor,
    receivedAt: row.receivedAt.toISOString(),
  };
}
