import { desc, eq, sql } from 'drizzle-orm';
import type { DecidingUser } from '../../contracts/decision.ts';
import { hashOf } from './canonical-json.ts';
import type { Database } from './database.ts';
import { auditEvents } from './schema.ts';

export type AuditAction =
  | 'session.opened'
  | 'session.ended'
  | 'patient.proven'
  | 'patient.refused'
  | 'decision.stored'
  | 'decisions.read'
  | 'differential.computed'
  | 'impressions.stored'
  | 'assessment.stored'
  | 'assessment.inputs'
  | 'cards.issued'
  | 'card.feedback'
  | 'data.exported'
  | 'hosted-model.asked'
  | 'hosted-model.ended'
  | 'retention.applied';

export interface AuditEntry {
  readonly tenant: string;
  readonly at: Date;
  readonly actor: DecidingUser;
  readonly action: AuditAction;
  /** Pseudonyms, ids and hashes only. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** `previous` of a tenant's first event. */
export const CHAIN_START = '0'.repeat(64);

/** One writer per tenant until the transaction ends: gives the chain, and the decisions, one order. */
export async function lockTenant(tx: Database, tenant: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`chartside.audit:${tenant}`}, 0))`);
}

/** The hash that chains an event to the one before it. */
export function auditHash(entry: AuditEntry, sequence: number, previous: string): string {
  const { tenant, at, actor, action, details } = entry;
  return hashOf({ tenant, sequence, at: at.toISOString(), actor, action, details, previous });
}

/** Adds an event to its tenant's chain. Call inside a transaction that holds `lockTenant`. */
export async function appendAudit(tx: Database, entry: AuditEntry): Promise<void> {
  const [last] = await tx
    .select({ sequence: auditEvents.sequence, hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.tenant, entry.tenant))
    .orderBy(desc(auditEvents.sequence))
    .limit(1);
  const sequence = (last?.sequence ?? 0) + 1;
  const previous = last?.hash ?? CHAIN_START;
  await tx.insert(auditEvents).values({
    ...entry,
    details: { ...entry.details },
    sequence,
    previous,
    hash: auditHash(entry, sequence, previous),
  });
}

/** An event on its own, in its own transaction. */
export async function recordAudit(db: Database, entry: AuditEntry): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTenant(tx, entry.tenant);
    await appendAudit(tx, entry);
  });
}
