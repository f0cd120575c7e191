import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ClientMetadata } from 'oidc-provider';
import { loadCharts } from './data/load-bundles.ts';
import { createEhrHandler } from './ehr/handler.ts';
import { listPatients } from './ehr/patient-list.ts';
import type { Access } from './fhir/access.ts';
import { ChartStore } from './fhir/chart-store.ts';
import { loadDefinitions } from './fhir/definitions.ts';
import { createFhirHandler } from './fhir/handler.ts';
import type { Handler } from './fhir/handler.ts';
import { SearchPages } from './fhir/search-pages.ts';
import { prepareAuthorizeRequest } from './smart/authorize-request.ts';
import { createInteractionHandler } from './smart/interaction.ts';
import { Launches } from './smart/launches.ts';
import { errorPage } from './smart/pages.ts';
import { createAuthorizationServer, ROUTES } from './smart/provider.ts';
import { SignIns } from './smart/sign-ins.ts';
import { smartConfiguration } from './smart/smart-configuration.ts';
import type { TokenContext } from './smart/token-context.ts';

export interface SandboxOptions {
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** The origin of the application, for example `http://localhost:3000`. */
  readonly appOrigin: string;
  /** The folder below which every `bundle.json` is loaded. */
  readonly fixturesDir: string;
  readonly host?: string;
  /** Further registered clients, beside `chartside` with its redirect to `<appOrigin>/callback`. */
  readonly clients?: readonly ClientMetadata[];
  /** Seconds that an access token lasts; ten minutes where not given. */
  readonly accessTokenSeconds?: number;
  /** Put around the FHIR server, for example to make it misbehave. */
  readonly aroundFhir?: (handler: Handler) => Handler;
}

/** A running sandbox EHR. */
export interface Sandbox {
  /** Its origin: the EHR page is at `/`, the FHIR base at `/fhir`. */
  readonly url: string;
  readonly store: ChartStore;
  readonly close: () => Promise<void>;
}

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const WELL_KNOWN = '/.well-known/openid-configuration';

function sendPage(response: ServerResponse, html: string, appOrigin: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // Chromium applies form-action to the redirects after the form too, which lead back to the application.
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${appOrigin}; base-uri 'none'; frame-ancestors 'self' ${appOrigin}`,
  });
  response.end(html);
}

async function assemble(
  options: SandboxOptions,
  origin: string,
): Promise<{ handle: NodeHandler; store: ChartStore }> {
  const { appOrigin, fixturesDir } = options;
  const base = `${origin}/fhir`;
  loadDefinitions();
  const store = new ChartStore();
  await loadCharts(store, fixturesDir);
  const launches = new Launches();
  const signIns = new SignIns();
  const contexts = new Map<string, TokenContext>();
  const corsOrigins = [appOrigin, origin];
  const chartside = {
    client_id: 'chartside',
    client_name: 'Chartside',
    redirect_uris: [`${appOrigin}/callback`],
  };
  const provider = await createAuthorizationServer({
    origin,
    fhirBase: base,
    clients: [chartside, ...(options.clients ?? [])],
    corsOrigins,
    launches,
    contexts,
    accessTokenSeconds: options.accessTokenSeconds ?? 600,
    renderError: errorPage,
  });
  async function resolveToken(value: string): Promise<Access | undefined> {
    const token = await provider.AccessToken.find(value);
    const context = token ? contexts.get(token.grantId ?? '') : undefined;
    if (!token || !context) return undefined;
    return {
      grantId: token.grantId ?? '',
      clientId: token.clientId ?? '',
      user: `Practitioner/${context.clinician}`,
      ...(context.patient ? { patientId: context.patient } : {}),
      scopes: [...token.scopes],
    };
  }
  const oauth = {
    authorize: `${origin}${ROUTES.authorization}`,
    token: `${origin}${ROUTES.token}`,
    revoke: `${origin}${ROUTES.revocation}`,
  };
  const fhirHandler = createFhirHandler({
    store,
    pages: new SearchPages(),
    base,
    oauth,
    resolveToken,
    corsOrigins,
  });
  const fhir = getRequestListener(options.aroundFhir?.(fhirHandler) ?? fhirHandler);
  const ehr = getRequestListener(
    createEhrHandler({ store, launches, signIns, origin, appOrigin, fhirBase: base }),
  );
  const oidc = provider.callback();
  const interact = createInteractionHandler({
    provider,
    launches,
    signIns,
    contexts,
    origin,
    listPatients: () => listPatients(store),
    sendPage: (response, html) => sendPage(response, html, appOrigin),
  });
  const wellKnown = getRequestListener(() => {
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    return Response.json(smartConfiguration(origin), { headers });
  });

  const handle: NodeHandler = async (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    if (path === '/fhir/.well-known/smart-configuration') return void wellKnown(request, response);
    if (path === `/fhir${WELL_KNOWN}`) request.url = WELL_KNOWN;
    else if (path === '/fhir' || path.startsWith('/fhir/')) return void fhir(request, response);
    if (path.startsWith('/interaction/')) {
      return interact(request, response).catch((error: Error) =>
        sendPage(response, errorPage('This launch has ended', error.message), appOrigin),
      );
    }
    if (path.startsWith(ROUTES.authorization)) prepareAuthorizeRequest(request, origin);
    if (path.startsWith('/oauth2/') || path.endsWith(WELL_KNOWN)) return void oidc(request, response);
    return void ehr(request, response);
  };
  return { handle, store };
}

/**
 * Starts the sandbox EHR: its page, its SMART authorization server and its FHIR R4 server on one origin. Resolves when
 * it answers. Rejects with the code EADDRINUSE when the port is taken, and with a sentence that names the file when a
 * fixture cannot be read.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let handle: NodeHandler = (_request, response) => void response.writeHead(503).end('Starting');
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: options.host ?? 'localhost' }, resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const assembled = await assemble(options, url);
    handle = assembled.handle;
    return { url, store: assembled.store, close };
  } catch (error) {
    await close();
    throw error;
  }
}
