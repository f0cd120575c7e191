import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { getPath } from 'hono/utils/url';
import { cdsHooksRoutes } from './cds-hooks/routes.ts';
import { API } from '../contracts/api.ts';
import { DEPLOYMENT_PATH } from '../contracts/deployment.ts';
import type { ServerContext, ServerEnv } from './context.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { publicDeployment } from './deployment.ts';
import { differentialRoutes, OPERATION_PATH } from './differential/routes.ts';
import { operationOutcome } from './differential/operation.ts';
import { exportRoutes } from './export/routes.ts';
import { answerFailure, ApiFailure, toFailure } from './http/failure.ts';
import { describeFault } from './http/log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { PAGES, type StaticFiles } from './http/static-files.ts';
import { openApiDocument, unversioned } from './openapi.ts';
import { hostedModelRoutes } from './hosted-model/routes.ts';
import { patientGate, requireSession, storageLimit } from './identity/gates.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import { pingDatabase } from './store/database.ts';

/** Everything the server answers. */
export function createApp(context: ServerContext, files: StaticFiles): Hono<ServerEnv> {
  // A versioned path is its route under another name, before anything looks at it.
  const app = new Hono<ServerEnv>({ getPath: (request) => unversioned(getPath(request)) });
  app.use(logRequests(context));
  app.use(securityHeaders(context.config));
  app.use(tellOfProxy(context));

  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    await pingDatabase(context.store.db);
    return c.json({ status: 'ready' });
  });

  const deployment = publicDeployment(context.config);
  app.get(DEPLOYMENT_PATH, (c) => c.json(deployment));
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(deployment.version)));
  app.route('/', sessionRoutes(context));
  app.use('/api/decisions/*', requireSession(context));
  app.use('/api/impressions/*', requireSession(context));
  app.use('/api/assessments/*', requireSession(context));
  app.use('/api/export', requireSession(context));
  const limited = storageLimit(context);
  for (const path of [API.impressions, API.assessments, API.assessmentInputs]) app.use(path, limited);
  const requireChart = patientGate(context);
  app.route('/', decisionRoutes(context, requireChart));
  app.route('/', exportRoutes(context));
  app.use(API.differential, requireSession(context));
  app.use(OPERATION_PATH, requireSession(context));
  app.route('/', differentialRoutes(context));
  app.use(API.hostedDifferential, requireSession(context));
  app.route('/', hostedModelRoutes(context, requireChart));
  app.route('/', cdsHooksRoutes(context));
  app.all('/api/*', () => {
    throw new ApiFailure('not-found', 'There is no such call.', 'See docs/server.md for the list.');
  });

  app.get('*', async (c) => {
    const file = await files.serve(c, c.req.path);
    if (file !== null) return file;
    if ((PAGES as readonly string[]).includes(c.req.path))
      return c.text('Chartside is not built yet. Run: npm run build', 503, { 'Retry-After': '30' });
    throw new ApiFailure('not-found', 'There is no such page.', 'Open Chartside from the EHR.');
  });
  app.all('*', () => {
    throw new ApiFailure('method-not-allowed', 'This address is only read.', 'Use GET.', {
      Allow: 'GET, HEAD',
    });
  });

  app.onError((error, c) => {
    const failure = toFailure(error);
    const requestId = c.get('requestId');
    if (failure !== error)
      context.log({ level: 'error', event: failure.code, requestId, ...describeFault(error) });
    // FHIR clients expect an OperationOutcome.
    const body = c.req.path === OPERATION_PATH ? operationOutcome(failure) : undefined;
    return answerFailure(c, failure, requestId, body);
  });
  return app;
}

/** Says once that a proxy seems to stand before a server that takes the proxy's address for that of every caller. */
function tellOfProxy({ config, log }: ServerContext): MiddlewareHandler<ServerEnv> {
  let told = config.behindProxy;
  return async (c, next) => {
    if (!told && c.req.header('x-forwarded-for') !== undefined) {
      told = true;
      log({ level: 'warn', event: 'forwarded-header-ignored', remedy: 'behindProxy' });
    }
    await next();
  };
}

/** One line and one measurement for each request: the route, never the address itself, whose query can hold a launch. */
function logRequests({ log, metrics }: ServerContext): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    c.set('requestId', requestId);
    const ended = metrics.began(c.req.method);
    await next();
    c.header('X-Request-Id', requestId);
    const route = routePath(c);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    ended({ route, status: c.res.status, ms });
    const level = c.res.status >= 500 ? 'error' : 'info';
    log({ level, event: 'request', requestId, method: c.req.method, route, status: c.res.status, ms });
  };
}
