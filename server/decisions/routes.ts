import { Hono } from 'hono';
import {
  type DecisionHistory,
  DecisionQuerySchema,
  DecisionRequestSchema,
  ImpressionsRequestSchema,
  LastLookRequestSchema,
} from '../../contracts/api.ts';
import { normalIssuer, type ServerContext, type ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { readBody } from '../http/read-json.ts';
import type { PatientGate } from '../identity/gates.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { readDecisions, recordDecision } from '../store/decisions.ts';
import { readLastLook, recordImpressions } from '../store/impressions.ts';

/** Decisions, impressions and assessments; mounted behind `requireSession`. */
export function decisionRoutes(context: ServerContext, requireChart: PatientGate): Hono<ServerEnv> {
  const { store, metrics } = context;
  const routes = new Hono<ServerEnv>();
  routes.route('/', assessmentRoutes(context, requireChart));

  routes.post('/api/decisions', async (c) => {
    const sent = await readBody(c, DecisionRequestSchema, 64 * 1024);
    const { user } = c.get('session');
    requireChart(c.get('session'), sent);
    const recorded = await recordDecision(store, { ...sent, iss: normalIssuer(sent.iss) }, user);
    switch (recorded.kind) {
      case 'stored':
        metrics.decision(sent.outcome);
        return c.json(recorded.decision, 201);
      case 'known':
        return c.json(recorded.decision, 200);
      case 'conflict':
        throw new ApiFailure(
          'conflict',
          'Another decision is stored under this id.',
          'The stored one stands. Reload the history and decide again.',
        );
      case 'unknown-superseded':
        throw new ApiFailure(
          'unknown-decision',
          'The decision to undo or replace is not stored for this patient and condition.',
          'Reload the history: it may not have been delivered.',
        );
    }
  });

  routes.post('/api/decisions/query', async (c) => {
    const { iss, patientId, after, limit } = await readBody(c, DecisionQuerySchema);
    const { user } = c.get('session');
    requireChart(c.get('session'), { iss, patientId });
    const query = { tenant: normalIssuer(iss), patientId, after, limit };
    const history: DecisionHistory = await readDecisions(store, query, user);
    return c.json(history, 200);
  });

  routes.post('/api/impressions', async (c) => {
    const { impressions } = await readBody(c, ImpressionsRequestSchema, 1024 * 1024);
    const { user } = c.get('session');
    for (const seen of impressions) requireChart(c.get('session'), seen);
    const own = impressions.map((seen) => ({ ...seen, iss: normalIssuer(seen.iss) }));
    return c.json(await recordImpressions(store, own, user), 202);
  });

  routes.post('/api/impressions/last', async (c) => {
    const { iss, patientId, before } = await readBody(c, LastLookRequestSchema);
    const { user } = c.get('session');
    requireChart(c.get('session'), { iss, patientId });
    const query = { tenant: normalIssuer(iss), patientId, before };
    return c.json({ look: await readLastLook(store, query, user) }, 200);
  });
  return routes;
}
