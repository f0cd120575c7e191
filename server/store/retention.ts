import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { appendAudit, lockTenant } from './audit.ts';
import type { Database } from './database.ts';
import { cardFeedback, cards, decisions, impressions } from './schema.ts';

export interface Removed {
  readonly decisions: number;
  readonly impressions: number;
  readonly cards: number;
  readonly feedback: number;
}

/** At least six months of logs must stay (EU AI Act, article 26(6)). */
export const SHORTEST_DAYS = 183;

/** Who the audit event names: nobody is signed in on a command line. */
const OPERATOR = { fhirUser: null, name: null, sub: 'operator:retention' };

/**
 * Removes what one tenant stored before `before`, with an audit event, in one transaction. With `dryRun` it only
 * counts. The event lets the audit check tell this from tampering.
 */
export async function applyRetention(
  db: Database,
  tenant: string,
  before: Date,
  options: { now: Date; dryRun: boolean },
): Promise<Removed> {
  const latest = new Date(options.now.getTime() - SHORTEST_DAYS * 86_400_000);
  if (before > latest) throw new RangeError(`what is younger than ${SHORTEST_DAYS} days must stay`);
  return db.transaction(async (tx) => {
    await lockTenant(tx, tenant);
    const counts = await countBefore(tx, tenant, before);
    if (options.dryRun) return counts;
    await tx.execute(sql`select set_config('chartside.retention', 'on', true)`);
    const oldCards = tx.select({ id: cards.id }).from(cards).where(cardsBefore(tenant, before));
    await tx.delete(cardFeedback).where(inArray(cardFeedback.card, oldCards));
    await tx.delete(cards).where(cardsBefore(tenant, before));
    await tx
      .delete(impressions)
      .where(and(eq(impressions.tenant, tenant), lt(impressions.receivedAt, before)));
    await tx.delete(decisions).where(and(eq(decisions.tenant, tenant), lt(decisions.receivedAt, before)));
    await appendAudit(tx, {
      tenant,
      at: options.now,
      actor: { ...OPERATOR, iss: tenant },
      action: 'retention.applied',
      details: { before: before.toISOString(), ...counts },
    });
    return counts;
  });
}

function cardsBefore(tenant: string, before: Date) {
  return and(eq(cards.tenant, tenant), lt(cards.issuedAt, before));
}

async function countBefore(tx: Database, tenant: string, before: Date): Promise<Removed> {
  const oldCards = tx.select({ id: cards.id }).from(cards).where(cardsBefore(tenant, before));
  return {
    decisions: await tx.$count(
      decisions,
      and(eq(decisions.tenant, tenant), lt(decisions.receivedAt, before)),
    ),
    impressions: await tx.$count(
      impressions,
      and(eq(impressions.tenant, tenant), lt(impressions.receivedAt, before)),
    ),
    cards: await tx.$count(cards, cardsBefore(tenant, before)),
    feedback: await tx.$count(cardFeedback, inArray(cardFeedback.card, oldCards)),
  };
}
