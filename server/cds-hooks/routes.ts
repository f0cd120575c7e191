import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Differential } from '../../clinical/inference/differential.ts';
import type { CdsClientConfig } from '../config/config.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { ApiFailure } from '../http/failure.ts';
import { readBody } from '../http/read-json.ts';
import { type IssuedCard, recordCardFeedback, recordCards } from '../store/cards.ts';
import { cardFor, worthACard } from './cards.ts';
import { clientTokens } from './client-token.ts';
import {
  DISCOVERY,
  type Feedback,
  FeedbackSchema,
  type HookRequest,
  HookRequestSchema,
  readPrefetch,
  SERVICE_ID,
} from './service.ts';

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
    const request = await readBody(c, HookRequestSchema, PREFETCH_LIMIT);
    requireIssuer(request, client.iss);
    const differential = await assessPrefetch(context, request, client.client);
    const issued = worthACard(differential).map((entry) => ({ entry, id: randomUUID() }));
    const shown = config.stage !== 'silent';
    const { userId, patientId, encounterId } = request.context;
    const actor = { ...systemOf(client), fhirUser: userId };
    await recordCards(
      store,
      { tenant: client.iss, patientId, encounterId: encounterId ?? null, actor, shown },
      issued.map(({ entry, id }) => ({ id, body: cardBody(entry, differential, request) })),
    );
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

function requireIssuer(request: HookRequest, iss: string): void {
  if (request.fhirServer !== undefined && request.fhirServer.replace(/\/+$/, '') !== iss)
    throw new ApiFailure(
      'forbidden',
      'The client is registered for another FHIR server than the one it names.',
      'Correct iss of this client in cdsClients, or fhirServer in the call.',
    );
}

async function assessPrefetch(
  context: ServerContext,
  request: HookRequest,
  caller: string,
): Promise<Differential> {
  const { resources, missing } = readPrefetch(request);
  if (missing.length > 0)
    throw new ApiFailure(
      'missing-prefetch',
      `The call lacks what the service asks for: ${missing.join(', ')}.`,
      'Send every prefetch key of GET /cds-services; null for what has no result.',
    );
  const { patientId } = request.context;
  const asOf = context.now().getTime();
  const atLatestEntry = context.config.stage === 'sandbox';
  const options = { patient: patientId, asOf, atLatestEntry, caller };
  return (await context.assessor.assess(resources, options)).differential;
}

function cardBody(
  entry: Differential['entries'][number],
  differential: Differential,
  request: HookRequest,
): IssuedCard['body'] {
  return {
    conditionId: entry.id,
    rank: entry.rank,
    probability: entry.probability,
    band: entry.band,
    listed: differential.entries.slice(0, 20).map((other) => other.id),
    model: differential.model,
    hookInstance: request.hookInstance,
  };
}

function feedbackBody({ outcome, overrideReason, outcomeTimestamp }: Feedback) {
  const reason = overrideReason
    ? { code: overrideReason.reason?.code ?? null, comment: overrideReason.userComment ?? null }
    : null;
  return { outcome, overrideReason: reason, outcomeTimestamp };
}
