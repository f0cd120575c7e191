import { Hono } from 'hono';
import { ExportRequestSchema } from '../../contracts/api.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { describeFault } from '../http/log.ts';
import { readBody } from '../http/read-json.ts';
import { requireRole } from '../identity/gates.ts';
import { recordAudit } from '../store/audit.ts';
import { exportRows } from './export-rows.ts';

/** `POST /api/export`: the session's own issuer, for governance; mounted behind `requireSession`. */
export function exportRoutes({ store, now, log }: ServerContext): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  routes.post('/api/export', async (c) => {
    const session = c.get('session');
    requireRole(session, ['governance', 'admin']);
    const request = await readBody(c, ExportRequestSchema);
    const { user } = session;
    await recordAudit(store.db, {
      tenant: user.iss,
      at: now(),
      actor: user,
      action: 'data.exported',
      details: request,
    });
    const csv = request.format === 'csv';
    c.header('Content-Type', csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
    c.header('Content-Disposition', `attachment; filename="${request.kind}.${request.format}"`);
    const requestId = c.get('requestId');
    return c.body(
      streamOf(exportRows(store.db, user.iss, request), (error) => {
        log({ level: 'error', event: 'export-broken-off', requestId, ...describeFault(error) });
        // Without its end the answer is no whole one: half of an export must not pass for all of it.
        c.env.outgoing.destroy();
      }),
    );
  });
  return routes;
}

/** Reads on only as fast as it is taken, and no further when nobody takes it. */
function streamOf(
  pieces: AsyncGenerator<string>,
  onFault: (error: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        onFault(error);
        controller.close();
      }
    },
    cancel: () => void pieces.return(undefined),
  });
}
