import { and, eq } from 'drizzle-orm';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { assessmentRow, type CompressedPart, insertAssessment, insertParts, saidOf } from './assessments.ts';
import { appendAudit, lockTenant } from './audit.ts';
import { hashOf } from './canonical-json.ts';
import { rowHash } from './covered-rows.ts';
import type { DecisionStore } from './decisions.ts';
import { type CardBody, type CardFeedbackBody, cardFeedback, cards } from './schema.ts';

export interface IssuedCard {
  readonly id: string;
  readonly body: CardBody;
}

export interface CardsCall {
  readonly actor: DecidingUser;
  readonly shown: boolean;
  /** What the cards were made from; its issuer is the tenant. */
  readonly assessment: AssessmentRecord;
  /** Of its list of inputs. */
  readonly parts: readonly CompressedPart[];
  readonly issued: readonly IssuedCard[];
}

/**
 * Keeps what was offered (or, in the silent stage, would have been) and what it was made from, with one audit event
 * for the call.
 */
export async function recordCards(store: DecisionStore, call: CardsCall): Promise<void> {
  const { actor, shown, assessment, parts, issued } = call;
  const { iss: tenant } = assessment;
  const issuedAt = store.now();
  const row = assessmentRow(store, assessment, actor);
  const { patient, encounter } = row;
  const values = issued.map(({ id, body }) => ({
    id,
    tenant,
    patient,
    encounter,
    body,
    shown,
    actor,
    issuedAt,
  }));
  await store.db.transaction(async (tx) => {
    await lockTenant(tx, tenant);
    const stored = values.length === 0 ? [] : await tx.insert(cards).values(values).returning();
    const details = {
      patient,
      shown,
      rows: stored.map((card) => ({ id: card.id, hash: rowHash(card) })),
      assessment: saidOf(await insertAssessment(tx, row)),
      inputs: await insertParts(tx, store, row, parts),
    };
    await appendAudit(tx, { tenant, at: issuedAt, actor, action: 'cards.issued', details });
  });
}

/**
 * Keeps feedback on a card of this tenant once, however often it is reported, with an audit event. `false`: there is
 * no such card.
 */
export async function recordCardFeedback(
  store: DecisionStore,
  actor: DecidingUser,
  card: string,
  body: CardFeedbackBody,
): Promise<boolean> {
  const { iss: tenant } = actor;
  return store.db.transaction(async (tx) => {
    await lockTenant(tx, tenant);
    const [known] = await tx
      .select({ id: cards.id })
      .from(cards)
      .where(and(eq(cards.tenant, tenant), eq(cards.id, card)));
    if (known === undefined) return false;
    const receivedAt = store.now();
    const [row] = await tx
      .insert(cardFeedback)
      .values({ tenant, card, hash: hashOf({ card, body }), body, receivedAt })
      .onConflictDoNothing()
      .returning();
    if (row !== undefined)
      await appendAudit(tx, {
        tenant,
        at: receivedAt,
        actor,
        action: 'card.feedback',
        details: { card, outcome: body.outcome, rows: [{ id: String(row.sequence), hash: rowHash(row) }] },
      });
    return true;
  });
}
