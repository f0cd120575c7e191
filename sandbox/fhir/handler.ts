import { OperationOutcomeError } from '@medplum/core';
import { FhirRouter } from '@medplum/fhir-router';
import type { FhirRepository, FhirRequest, HttpMethod } from '@medplum/fhir-router';
import type { Binary, Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { Access, ResolveToken } from './access.ts';
import { capabilityStatement } from './capability.ts';
import type { OauthUris } from './capability.ts';
import { withLocalReferences } from './compartment.ts';
import { checkSearchParameters } from './check-parameters.ts';
import { everythingRequest } from './everything.ts';
import { refusal, statusOf } from './outcomes.ts';
import { openAccess } from './open-access.ts';
import { SUPPORTED_TYPES } from './resource-types.ts';
import type { Surroundings } from './result-pages.ts';
import { ScopedRepository } from './scoped-repository.ts';

/** Answers one HTTP request. The FHIR server is such a function, so anything may be put around it. */
export type Handler = (request: Request) => Promise<Response>;

interface Settings extends Surroundings {
  /** How apps sign in; `null`: an open endpoint, which anyone may read and nobody may change. */
  readonly signIn: { readonly oauth: OauthUris; readonly resolveToken: ResolveToken } | null;
  /** Origins whose pages may call the server from a browser. */
  readonly corsOrigins: readonly string[];
}

const MAX_BODY = 5_000_000;
const ALLOWED_METHODS = 'GET, POST, PUT, OPTIONS';
const ALLOWED_HEADERS = 'authorization, content-type, accept, if-match, if-none-exist, if-none-match, prefer';

function reply(status: number, body: Resource | Bundle, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

function replyOutcome(outcome: OperationOutcome): Response {
  const { id: _, ...body } = outcome;
  const status = statusOf(outcome);
  return reply(status, body, status === 401 ? { 'www-authenticate': 'Bearer' } : {});
}

function failed(error: unknown): Response {
  if (error instanceof OperationOutcomeError) return replyOutcome(error.outcome);
  process.stderr.write(`sandbox FHIR server: ${error instanceof Error ? error.stack : String(error)}\n`);
  return replyOutcome(refusal(500, 'exception', 'The server failed on this request.').outcome);
}

function withCors(response: Response, request: Request, origins: readonly string[]): Response {
  const origin = request.headers.get('origin');
  response.headers.append('vary', 'Origin');
  if (!origin || !origins.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-expose-headers', 'ETag, Location, Last-Modified, Retry-After');
  if (request.method === 'OPTIONS') {
    response.headers.set('access-control-allow-methods', ALLOWED_METHODS);
    response.headers.set('access-control-allow-headers', ALLOWED_HEADERS);
    response.headers.set('access-control-max-age', '600');
  }
  return response;
}

async function authenticate(request: Request, resolve: ResolveToken): Promise<Access> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const access = token ? await resolve(token) : undefined;
  if (!access)
    throw refusal(401, 'login', 'A valid access token is required. Launch the app again from the EHR.');
  return access;
}

async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(fhir\+json|json)\b/.test(type)) {
    throw refusal(415, 'not-supported', 'Send the resource as application/fhir+json.');
  }
  const text = await request.text();
  if (text.length > MAX_BODY)
    throw refusal(413, 'too-long', `A resource may have at most ${MAX_BODY} characters.`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw refusal(400, 'structure', 'The body is not valid JSON.');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw refusal(400, 'structure', 'The body must be one FHIR resource.');
  }
  return body;
}

/** A search by POST is the same search with its parameters in the body. */
async function asGet(request: Request, path: string): Promise<{ path: string; query: URLSearchParams }> {
  const query = new URLSearchParams(new URL(request.url).search);
  for (const [name, value] of new URLSearchParams(await request.text())) query.append(name, value);
  return { path: path.replace(/\/_search$/, ''), query };
}

/** A Binary comes as its content unless FHIR JSON is asked for (R4 2.37); never as something a browser would run. */
function rawBinary(binary: Binary): Response {
  return new Response(Buffer.from(binary.data ?? '', 'base64'), {
    headers: {
      'content-type': binary.contentType,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

function answer(
  outcome: OperationOutcome,
  resource: Resource | undefined,
  request: Request,
  base: string,
): Response {
  if (!resource) return replyOutcome(outcome);
  const status = statusOf(outcome);
  if (resource.resourceType === 'Bundle') return reply(status, resource);
  if (resource.resourceType === 'Binary' && !/json/.test(request.headers.get('accept') ?? ''))
    return rawBinary(resource);
  const version = resource.meta?.versionId ?? '';
  const headers: Record<string, string> = { etag: `W/"${version}"` };
  if (resource.meta?.lastUpdated)
    headers['last-modified'] = new Date(resource.meta.lastUpdated).toUTCString();
  if (status === 201) {
    headers['location'] = `${base}/${resource.resourceType}/${resource.id}/_history/${version}`;
    if (/return=minimal/.test(request.headers.get('prefer') ?? '')) {
      return new Response(null, { status, headers });
    }
  }
  return reply(status, resource, headers);
}

function checkRequest(
  method: string,
  path: string,
  query: URLSearchParams,
  ifNoneExist: string | null,
): void {
  const [type = '', id] = path.split('/');
  if (!SUPPORTED_TYPES[type])
    throw refusal(404, 'not-supported', `This server has no resource type "${type}".`);
  if (method === 'GET' && id === undefined) checkSearchParameters(type, query);
  if (method === 'POST') {
    if (id !== undefined) throw refusal(405, 'not-supported', 'This server does not offer that interaction.');
    if (ifNoneExist) checkSearchParameters(type, new URLSearchParams(ifNoneExist));
  }
  if (method === 'PUT' && id === undefined)
    throw refusal(405, 'not-supported', 'Update needs an id in the address.');
  if (!['GET', 'POST', 'PUT'].includes(method)) {
    throw refusal(405, 'not-supported', 'This server reads, searches, creates and updates.');
  }
}

function buildRouter(): FhirRouter {
  const router = new FhirRouter();
  router.add('GET', 'Patient/:id/$everything', async (request: FhirRequest, repository: FhirRepository) => {
    const bundle = (repository as ScopedRepository).everything(
      request.params['id'] ?? '',
      everythingRequest(request.query),
    );
    return [{ resourceType: 'OperationOutcome', id: 'ok', issue: [] }, bundle];
  });
  return router;
}

/**
 * The FHIR R4 server as a function of requests under the base. `/metadata` is public; everything else needs a bearer
 * token and gives what its scopes and its patient allow, unless it is an open endpoint. Errors are OperationOutcomes.
 */
export function createFhirHandler(settings: Settings): Handler {
  const { base, signIn, corsOrigins } = settings;
  const router = buildRouter();
  const statement = capabilityStatement(base, signIn?.oauth ?? null, new Date().toISOString());

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    let path = url.pathname.slice(new URL(base).pathname.length).replace(/^\/|\/$/g, '');
    let method = request.method;
    if (method === 'GET' && path === 'metadata') return reply(200, statement);
    const signedIn = signIn && (await authenticate(request, signIn.resolveToken));
    let query = url.searchParams;
    if (method === 'POST' && path.endsWith('/_search')) {
      ({ path, query } = await asGet(request, path));
      method = 'GET';
    }
    const self = `${base}/${path}${query.size ? `?${query}` : ''}`;
    const access = signedIn ?? openAccess(path, query, settings);
    const repository = new ScopedRepository(access, settings, self);
    const cursor = query.get('_page');
    if (method === 'GET' && cursor !== null) return reply(200, repository.page(cursor));
    checkRequest(method, path, query, request.headers.get('if-none-exist'));
    const fhirRequest: FhirRequest = {
      method: method as HttpMethod,
      url: `${path}${query.size ? `?${query}` : ''}`,
      pathname: '',
      body: method === 'GET' ? undefined : withLocalReferences(await readBody(request), base),
      params: {},
      query: {},
      headers: Object.fromEntries(request.headers),
    };
    const [outcome, resource] = await router.handleRequest(fhirRequest, repository);
    return answer(outcome, resource, request, base);
  }

  return async (request) => {
    if (request.method === 'OPTIONS')
      return withCors(new Response(null, { status: 204 }), request, corsOrigins);
    const response = await handle(request).catch(failed);
    return withCors(response, request, corsOrigins);
  };
}
