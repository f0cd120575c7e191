import { and, eq, gte, inArray, lt, notExists, sql } from 'drizzle-orm';
import { appendAudit, lockTenant } from './audit.ts';
import type { Database } from './database.ts';
import { assessmentInputs, assessments, cardFeedback, cards, decisions, impressions } from './schema.ts';

export interface Removed {
  readonly decisions: number;
  readonly impressions: number;
  readonly cards: number;
  readonly feedback: number;
  readonly assessments: number;
  readonly inputs: number;
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
    await tx.delete(assessmentInputs).where(inputsBefore(tx, tenant, before));
    await tx.delete(assessments).where(assessmentsBefore(tenant, before));
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

function assessmentsBefore(tenant: string, before: Date) {
  return and(eq(assessments.tenant, tenant), lt(assessments.receivedAt, before));
}

/** Parts that no assessment names which stays: a part is kept once for all assessments of its patient. */
function inputsBefore(tx: Database, tenant: string, before: Date) {
  const naming = tx
    .select({ one: sql`1` })
    .from(assessments)
    .where(
      and(
        eq(assessments.tenant, tenant),
        eq(assessments.patient, assessmentInputs.patient),
        gte(assessments.receivedAt, before),
        sql`${assessments.body} @> jsonb_build_object('inputs', jsonb_build_object('parts',
          jsonb_build_array(jsonb_build_object('hash', ${assessmentInputs.hash}))))`,
      ),
    );
  return and(eq(assessmentInputs.tenant, tenant), lt(assessmentInputs.receivedAt, before), notExists(naming));
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
    assessments: await tx.$count(assessments, assessmentsBefore(tenant, before)),
    inputs: await tx.$count(assessmentInputs, inputsBefore(tx, tenant, before)),
  };
}
