import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import type { CdsClientConfig } from '../config/config.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { ApiFailure } from '../http/failure.ts';
import { readBody, readBytes } from '../http/read-json.ts';
import { type IssuedCard, recordCardFeedback, recordCards } from '../store/cards.ts';
import type { AssessedCall } from './assess-call.ts';
import { cardFor } from './cards.ts';
import { clientTokens } from './client-token.ts';
import { DISCOVERY, type Feedback, FeedbackSchema, SERVICE_ID } from './service.ts';

const PREFETCH_LIMIT = 8 * 1024 * 1024;

/** CDS Hooks 2.0: discovery, the `patient-view` service and its feedback. */
export function cdsHooksRoutes(context: ServerContext): Hono<ServerEnv> {
  const { config, store } = context;
  const publicUrl = config.publicUrl ?? '';
  const tokens = clientTokens(context);
  const routes = new Hono<ServerEnv>();
  // EHRs may call from the browser; identity is in the token, never in a cookie.
  routes.use('/cds-services/*', cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type'] }));

  routes.get('/cds-services', (c) => c.json(DISCOVERY));

  routes.post(`/cds-services/${SERVICE_ID}`, async (c) => {
    const url = `${publicUrl}/cds-services/${SERVICE_ID}`;
    const client = await tokens.verify(c, url);
    const bytes = await readBytes(c, PREFETCH_LIMIT);
    const started = performance.now();
    const now = context.now();
    const atLatestEntry = config.stage === 'sandbox';
    const task = { bytes, iss: client.iss, now: now.getTime(), atLatestEntry };
    const assessed = await context.assessor.readHook(task, client.client);
    const shown = config.stage !== 'silent';
    const assessmentId = randomUUID();
    const issued = assessed.cards.map((entry) => ({ entry, id: randomUUID() }));
    await recordCards(store, {
      actor: { ...systemOf(client), fhirUser: assessed.context.userId },
      shown,
      assessment: assessmentOf(assessed, {
        id: assessmentId,
        iss: client.iss,
        assessedAt: now.toISOString(),
        elapsedMs: Math.round(performance.now() - started),
        listed: shown ? issued.length : 0,
      }),
      parts: assessed.parts,
      issued: issued.map(({ entry, id }) => ({ id, body: cardBody(entry, assessed, assessmentId) })),
    });
    return c.json({ cards: shown ? issued.map(({ entry, id }) => cardFor(entry, id, publicUrl)) : [] });
  });

  routes.post(`/cds-services/${SERVICE_ID}/feedback`, async (c) => {
    const url = `${publicUrl}/cds-services/${SERVICE_ID}/feedback`;
    const client = await tokens.verify(c, url);
    const { feedback } = await readBody(c, FeedbackSchema);
    const unknown: string[] = [];
    for (const one of feedback)
      if (!(await recordCardFeedback(store, systemOf(client), one.card, feedbackBody(one))))
        unknown.push(one.card);
    if (unknown.length > 0)
      throw new ApiFailure(
        'unknown-decision',
        `Feedback on ${unknown.length} of ${feedback.length} cards is for no card of this client.`,
        'The others are stored. Check the card ids.',
      );
    return c.json({});
  });
  return routes;
}

/** Feedback doesn't say who gave it (CDS Hooks 2.0), so the EHR itself is named. */
function systemOf({ iss, client }: CdsClientConfig): DecidingUser {
  return { fhirUser: null, name: null, iss, sub: `cds:${client}` };
}

/** The record of what the cards of a call were made from, as the app sends it of its lists. */
function assessmentOf(
  { context: { patientId, encounterId }, computed, sources }: AssessedCall,
  of: Pick<AssessmentRecord, 'id' | 'iss' | 'assessedAt' | 'elapsedMs' | 'listed'>,
): AssessmentRecord {
  const missing = { ...computed.missing, sources, dataAsOf: of.assessedAt };
  return { ...computed, ...of, patientId, encounterId, missing };
}

function cardBody(
  entry: AssessedCall['cards'][number],
  { computed, hookInstance }: AssessedCall,
  assessmentId: string,
): IssuedCard['body'] {
  return {
    conditionId: entry.id,
    rank: entry.rank,
    probability: entry.probability,
    band: entry.band,
    listed: computed.differential.entries.slice(0, 20).map((other) => other.conditionId),
    model: computed.model,
    hookInstance,
    assessmentId,
  };
}

function feedbackBody({ outcome, overrideReason, outcomeTimestamp }: Feedback) {
  const reason = overrideReason
    ? { code: overrideReason.reason?.code ?? null, comment: overrideReason.userComment ?? null }
    : null;
  return { outcome, overrideReason: reason, outcomeTimestamp };
}
