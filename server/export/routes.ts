import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { ExportRequestSchema } from '../../contracts/api.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import { readBody } from '../http/read-json.ts';
import { requireRole } from '../identity/session-routes.ts';
import { recordAudit } from '../store/audit.ts';
import { exportRows } from './export-rows.ts';

/** `POST /api/export`: the session's own issuer, for governance; mounted behind `requireSession`. */
export function exportRoutes({ store, now }: ServerContext): Hono<ServerEnv> {
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
    return stream(c, async (output) => {
      for await (const piece of exportRows(store.db, user.iss, request)) await output.write(piece);
    });
  });
  return routes;
}
