import type { MissingData } from '../../contracts/assessment.ts';
import { ApiFailure } from '../http/failure.ts';
import { checkBody } from '../http/read-json.ts';
import { type HookRequest, HookRequestSchema, PREFETCH } from './service.ts';

/** A call of the service, checked and taken apart. */
export interface HookCall {
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly encounterId: string | null;
  };
  readonly hookInstance: string;
  readonly resources: readonly unknown[];
  /** Searches of which the EHR sent the first page alone. */
  readonly sources: MissingData['sources'];
}

/**
 * Reads the body of a call by the client of this FHIR server. Runs in the model's process: a prefetch is some thousand
 * values, which would delay everybody on the event loop. Throws `ApiFailure` (400, 403, 412).
 */
export function readHookCall(bytes: Uint8Array, iss: string): HookCall {
  const request = checkBody(HookRequestSchema, parsed(bytes));
  requireIssuer(request, iss);
  const prefetch = request.prefetch ?? {};
  const missing = Object.keys(PREFETCH).filter(
    (key) => !(key in prefetch) || (key === 'patient' && !prefetch[key]),
  );
  if (missing.length > 0) throw missingPrefetch(missing);
  const { userId, patientId, encounterId } = request.context;
  const opened = Object.entries(prefetch).map(([source, sent]) => ({ source, ...openBundle(sent) }));
  return {
    context: { userId, patientId, encounterId: encounterId ?? null },
    hookInstance: request.hookInstance,
    resources: opened.flatMap(({ resources }) => resources),
    sources: opened
      .filter(({ source, hasMore }) => hasMore && source in PREFETCH)
      .map(({ source, resources }) => ({ source, state: 'partial', read: resources.length })),
  };
}

type Prefetched = NonNullable<NonNullable<HookRequest['prefetch']>[string]>;

function openBundle(resource: Prefetched | null): {
  readonly resources: readonly unknown[];
  readonly hasMore: boolean;
} {
  if (resource === null) return { resources: [], hasMore: false };
  if (resource.resourceType !== 'Bundle') return { resources: [resource], hasMore: false };
  const resources = listAt(resource, 'entry')
    .map((entry) => (entry as { resource?: unknown } | null)?.resource)
    .filter((inner) => typeof inner === 'object' && inner !== null);
  const hasMore = listAt(resource, 'link').some(
    (link) => (link as { relation?: unknown } | null)?.relation === 'next',
  );
  return { resources, hasMore };
}

function listAt(resource: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const list = resource[key];
  return Array.isArray(list) ? list : [];
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ApiFailure('bad-request', 'The body is not valid JSON in UTF-8.', 'Check what was sent.');
  }
}

function requireIssuer(request: HookRequest, iss: string): void {
  if (request.fhirServer !== undefined && request.fhirServer.replace(/\/+$/, '') !== iss)
    throw new ApiFailure(
      'forbidden',
      'The client is registered for another FHIR server than the one it names.',
      'Correct iss of this client in cdsClients, or fhirServer in the call.',
    );
}

function missingPrefetch(missing: readonly string[]): ApiFailure {
  return new ApiFailure(
    'missing-prefetch',
    `The call lacks what the service asks for: ${missing.join(', ')}.`,
    'Send every prefetch key of GET /cds-services; null for what has no result.',
  );
}
