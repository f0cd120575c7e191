import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { API } from '../../contracts/api.ts';
import { type HostedEvent, HostedRequestSchema } from '../../contracts/hosted-model.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { describeFault } from '../http/log.ts';
import { readBody } from '../http/read-json.ts';
import type { PatientGate } from '../identity/gates.ts';
import { hostedGateway } from './gateway.ts';
import { FAILURE_WORDS } from './model-failure.ts';

/** At most one event of growing text in this time. */
const PROGRESS_EVERY_MS = 250;

/** `POST /api/hosted-differential`, answered as server-sent events; mounted behind `requireSession`. */
export function hostedModelRoutes(context: ServerContext, requireChart: PatientGate): Hono<ServerEnv> {
  const { hostedModel, stage } = context.config;
  const routes = new Hono<ServerEnv>();
  // Nothing may be shown at stage silent, and this is computed for nothing but to be shown.
  if (hostedModel === undefined || stage === 'silent') {
    routes.post(API.hostedDifferential, () => {
      throw new ApiFailure(
        'not-found',
        'This deployment has no hosted model.',
        'The embedded model’s differential is complete without it.',
      );
    });
    return routes;
  }
  const gateway = hostedGateway(hostedModel, context);

  routes.post(API.hostedDifferential, async (c) => {
    const request = await readBody(c, HostedRequestSchema, 512 * 1024);
    const { user } = c.get('session');
    // Nothing of the patient is read here, but the audit says that he was asked about.
    requireChart(c.get('session'), request);
    const prepared = gateway.prepare(request);
    const requestId = c.get('requestId');
    c.header('Cache-Control', 'no-store');
    // A proxy that buffers would hold the progress back.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort(new Error('the person no longer waits')));
      const send = (event: HostedEvent) => stream.writeSSE({ data: JSON.stringify(event) });
      let told = 0;
      const onEvent = (event: HostedEvent) => {
        if (event.state === 'progress' && event.phase === 'receiving') {
          if (performance.now() - told < PROGRESS_EVERY_MS) return;
          told = performance.now();
        }
        void send(event);
      };
      try {
        await send(await gateway.ask(prepared, { user, requestId, gone: left.signal, onEvent }));
      } catch (error) {
        if (left.signal.aborted) return;
        context.log({ level: 'error', event: 'hosted-model-fault', requestId, ...describeFault(error) });
        await send({ state: 'unavailable', reason: 'unreachable', ...FAILURE_WORDS.unreachable });
      }
    });
  });
  return routes;
}
