import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { ClientMetadata, Provider } from 'oidc-provider';
import { loadCharts } from './data/load-bundles.ts';
import { createCdsClient } from './cds/cds-client.ts';
import { createEhrHandler } from './ehr/handler.ts';
import { listPatients } from './ehr/patient-list.ts';
import { createFaultSwitch, type FaultSwitch } from './faults/fault-switch.ts';
import type { ResolveToken } from './fhir/access.ts';
import { ChartStore } from './fhir/chart-store.ts';
import { loadDefinitions } from './fhir/definitions.ts';
import { createFhirHandler } from './fhir/handler.ts';
import type { Handler } from './fhir/handler.ts';
import { SearchPages } from './fhir/search-pages.ts';
import { prepareAuthorizeRequest } from './smart/authorize-request.ts';
import { createInteractionHandler } from './smart/interaction.ts';
import { Launches } from './smart/launches.ts';
import { errorPage } from './smart/pages.ts';
import { createAuthorizationServer } from './smart/provider.ts';
import { ROUTES } from './smart/routes.ts';
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

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The same charts without sign-in, for reading alone: a public test server in small. */
const OPEN_PATH = '/open/fhir';
const WELL_KNOWN = '/.well-known/openid-configuration';

function sendPage(response: ServerResponse, status: number, html: string, appOrigin: string): void {
  // Chromium applies form-action to the redirects after the form too, and those lead back to the application.
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${appOrigin}`,
    "base-uri 'none'",
    `frame-ancestors 'self' ${appOrigin}`,
  ].join('; ');
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  });
  response.end(html);
}

function tokenResolver(provider: Provider, contexts: ReadonlyMap<string, TokenContext>): ResolveToken {
  return async (value) => {
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
  };
}

function publicJson(body: unknown): Handler {
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  return async () => Response.json(body, { headers });
}

interface Parts {
  readonly fhir: Handler;
  readonly open: Handler;
  readonly ehr: Handler;
  readonly provider: Provider;
  readonly interact: NodeHandler;
}

/** Sends each request to the part that answers it. */
function dispatcher(
  { fhir, open, ehr, provider, interact }: Parts,
  origin: string,
  appOrigin: string,
): NodeHandler {
  const toFhir = getRequestListener(fhir);
  const toOpen = getRequestListener(open);
  const toEhr = getRequestListener(ehr);
  const toSmart = getRequestListener(publicJson(smartConfiguration(origin)));
  const toOidc = provider.callback();
  return async (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    if (path === '/fhir/.well-known/smart-configuration') return toSmart(request, response);
    if (path === `/fhir${WELL_KNOWN}`) request.url = WELL_KNOWN;
    else if (path === '/fhir' || path.startsWith('/fhir/')) return toFhir(request, response);
    if (path.startsWith(`${OPEN_PATH}/`)) return toOpen(request, response);
    if (path.startsWith('/interaction/')) {
      return interact(request, response).catch(() => {
        const text = 'It was finished already, or it took too long. Open the app again.';
        sendPage(response, 400, errorPage('This launch has ended', text), appOrigin);
      });
    }
    if (path === ROUTES.authorization && request.method !== 'GET') {
      const text = 'An authorization request must be a GET.';
      return sendPage(response, 405, errorPage('This authorization could not go on', text), appOrigin);
    }
    if (path.startsWith(ROUTES.authorization)) prepareAuthorizeRequest(request, origin);
    if (path.startsWith('/oauth2/') || path.endsWith(WELL_KNOWN)) return toOidc(request, response);
    return toEhr(request, response);
  };
}

/**
 * Loads the charts and puts the sandbox's parts together for one origin. Throws with a sentence that names the file
 * when a fixture cannot be read.
 */
export async function assemble(
  options: SandboxOptions,
  origin: string,
): Promise<{ handle: NodeHandler; store: ChartStore; faults: FaultSwitch }> {
  const { appOrigin, fixturesDir } = options;
  const base = `${origin}/fhir`;
  loadDefinitions();
  const store = new ChartStore();
  await loadCharts(store, fixturesDir);
  const [launches, signIns] = [new Launches(), new SignIns()];
  const contexts = new Map<string, TokenContext>();
  const corsOrigins = [appOrigin, origin];
  const provider = await createAuthorizationServer({
    origin,
    fhirBase: base,
    clients: [
      { client_id: 'chartside', client_name: 'Chartside', redirect_uris: [`${appOrigin}/callback`] },
      ...(options.clients ?? []),
    ],
    corsOrigins,
    launches,
    contexts,
    accessTokenSeconds: options.accessTokenSeconds ?? 600,
    renderError: errorPage,
  });
  const fhir = createFhirHandler({
    store,
    pages: new SearchPages(),
    base,
    signIn: {
      oauth: {
        authorize: `${origin}${ROUTES.authorization}`,
        token: `${origin}${ROUTES.token}`,
        revoke: `${origin}${ROUTES.revocation}`,
      },
      resolveToken: tokenResolver(provider, contexts),
    },
    corsOrigins,
  });
  const open = createFhirHandler({
    store,
    pages: new SearchPages(),
    base: `${origin}${OPEN_PATH}`,
    signIn: null,
    corsOrigins,
  });
  const interact = createInteractionHandler({
    provider,
    launches,
    signIns,
    contexts,
    origin,
    listPatients: () => listPatients(store),
    sendPage: (response, html) => sendPage(response, 200, html, appOrigin),
  });
  const cds = await createCdsClient({ store, origin, appOrigin, fhirBase: base });
  const faults = createFaultSwitch();
  const ehr = createEhrHandler({ store, launches, signIns, faults, origin, appOrigin, fhirBase: base, cds });
  const parts = { fhir: faults.around(options.aroundFhir?.(fhir) ?? fhir), open, ehr, provider, interact };
  return { handle: dispatcher(parts, origin, appOrigin), store, faults };
}
