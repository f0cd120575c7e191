import { and, eq } from 'drizzle-orm';
import type { DecidingUser } from '../../contracts/decision.ts';
import { appendAudit, lockTenant } from './audit.ts';
import { hashOf } from './canonical-json.ts';
import type { DecisionStore } from './decisions.ts';
import { type CardBody, type CardFeedbackBody, cardFeedback, cards } from './schema.ts';

export interface IssuedCard {
  readonly id: string;
  readonly body: CardBody;
}

/** Keeps what was offered (or, in the silent stage, would have been), with an audit event for the call. */
export async function recordCards(
  store: DecisionStore,
  call: {
    tenant: string;
    patientId: string;
    encounterId: string | null;
    actor: DecidingUser;
    shown: boolean;
  },
  issued: readonly IssuedCard[],
): Promise<void> {
  const { tenant, patientId, encounterId, actor, shown } = call;
  const patient = store.keys.pseudonym('patient', tenant, patientId);
  const encounter = encounterId === null ? null : store.keys.pseudonym('encounter', tenant, encounterId);
  const issuedAt = store.now();
  await store.db.transaction(async (tx) => {
    if (issued.length > 0)
      await tx
        .insert(cards)
        .values(
          issued.map(({ id, body }) => ({ id, tenant, patient, encounter, body, shown, actor, issuedAt })),
        );
    await lockTenant(tx, tenant);
    const details = { patient, shown, cards: issued.map(({ id }) => id) };
    await appendAudit(tx, { tenant, at: issuedAt, actor, action: 'cards.issued', details });
  });
}

/**
 * Keeps feedback on a card of this tenant once, however often it is reported. `false`: there is no such card.
 */
export async function recordCardFeedback(
  store: DecisionStore,
  tenant: string,
  card: string,
  body: CardFeedbackBody,
): Promise<boolean> {
  return store.db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: cards.id })
      .from(cards)
      .where(and(eq(cards.tenant, tenant), eq(cards.id, card)));
    if (known === undefined) return false;
    await tx
      .insert(cardFeedback)
      .values({ tenant, card, hash: hashOf({ card, body }), body, receivedAt: store.now() })
      .onConflictDoNothing();
    return true;
  });
}
