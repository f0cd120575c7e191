import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../launch/session.ts';
import { scopeAllows } from '../launch/scopes.ts';
import { readBundlePage } from './bundle-page.ts';
import type { ServerCapabilities } from './capabilities.ts';
import { parseJson } from './answer.ts';
import { asResource } from './fhir-json.ts';
import type { ReadFailure } from './read-failure.ts';
import { capabilitiesQuery, readerOf } from './record-queries.ts';
import type { FhirReader } from './reader.ts';
import type { HttpAnswer } from './transfer.ts';

/** Whether one kind of write is open here, and in words why not. */
export interface WriteGate {
  readonly allowed: boolean;
  readonly reason: string | null;
}

export interface WriteCapabilities {
  readonly encounterDiagnosis: WriteGate;
  readonly document: WriteGate;
  readonly provenance: WriteGate;
  readonly device: WriteGate;
}

const OPEN: WriteGate = { allowed: true, reason: null };
const closed = (reason: string): WriteGate => ({ allowed: false, reason });

/** Four conditions, all of them: a known user, the deployment, the granted scope and the server's `/metadata`. */
export function writeGates(session: Session, capabilities: ServerCapabilities | null): WriteCapabilities {
  const gate = (type: string, switchedOn: boolean): WriteGate => {
    if (!session.user.verified) return closed(session.user.reason);
    if (!switchedOn) return closed('This installation of Chartside does not write this.');
    if (!scopeAllows(session.grantedScopes, type, 'create'))
      return closed('The EHR did not allow Chartside to write this for you.');
    if (capabilities === null) return closed('The EHR did not say what can be written.');
    if (capabilities.creates[type] === undefined) return closed('The EHR does not accept this from apps.');
    return OPEN;
  };
  const { encounterDiagnosis, document } = session.writeBack;
  const diagnosis = gate('Condition', encounterDiagnosis);
  return {
    encounterDiagnosis:
      diagnosis.allowed && session.encounterId === null
        ? closed('No encounter is open, and a diagnosis is only written to one.')
        : diagnosis,
    document: gate('DocumentReference', document),
    provenance: gate('Provenance', encounterDiagnosis || document),
    device: gate('Device', encounterDiagnosis || document),
  };
}

/** What may be written in this session. Reads `/metadata` once. */
export async function writeCapabilities(client: QueryClient, session: Session): Promise<WriteCapabilities> {
  return writeGates(session, await client.fetchQuery(capabilitiesQuery(session)));
}

export type Written =
  | { readonly ok: true; readonly ref: string; readonly versionId: string | null; readonly existed: boolean }
  | {
      readonly ok: false;
      /** `unknown`: it may have been stored; look in the EHR before trying again. */
      readonly kind: 'refused' | 'offline' | 'unknown';
      readonly message: string;
    };

export interface CreateOptions {
  /** Search that finds the resource again, for example `identifier=urn:ietf:rfc:3986|urn:uuid:…`. */
  readonly ifNoneExist: string;
  readonly signal?: AbortSignal;
}

const UNKNOWN =
  'The EHR did not answer, so it is not known whether this was stored. Look in the EHR before trying again.';

/**
 * Creates a resource at most once. Always conditional; when the answer is lost, the server is asked whether it has
 * the resource rather than sent it again. Call `writeCapabilities` first: this doesn't repeat its checks but one,
 * the granted scope.
 */
export async function createResource(
  session: Session,
  resource: { readonly resourceType: string },
  { ifNoneExist, signal = new AbortController().signal }: CreateOptions,
  reader: FhirReader = readerOf(session),
): Promise<Written> {
  const type = resource.resourceType;
  if (!scopeAllows(session.grantedScopes, type, 'create'))
    return { ok: false, kind: 'refused', message: 'The EHR did not allow Chartside to write this for you.' };
  const request = {
    method: 'POST' as const,
    headers: {
      'Content-Type': 'application/fhir+json',
      'If-None-Exist': ifNoneExist,
      Prefer: 'return=representation',
    },
    body: JSON.stringify(resource),
  };
  const answer = await reader.send(type, request, { signal });
  if (answer.ok) {
    const stored = storedRef(type, answer.value);
    return stored ?? (await findStored(type, ifNoneExist, reader, signal)) ?? unknown();
  }
  return lostAnswer(answer.failure)
    ? ((await findStored(type, ifNoneExist, reader, signal)) ?? unknown())
    : refused(answer.failure);
}

function lostAnswer({ kind }: ReadFailure): boolean {
  return kind === 'offline' || kind === 'timeout' || kind === 'server' || kind === 'aborted';
}

function refused(failure: ReadFailure): Written {
  const kind = failure.kind === 'busy' || failure.kind === 'ended' ? 'offline' : 'refused';
  return { ok: false, kind, message: failure.message };
}

function unknown(): Written {
  return { ok: false, kind: 'unknown', message: UNKNOWN };
}

/** 201 created, 200 was there (FHIR R4, conditional create). `null`: stored, but the answer doesn't say where. */
function storedRef(type: string, answer: HttpAnswer): Written | null {
  const existed = answer.status === 200;
  const body = asResource(parseJson(answer.bytes));
  if (body?.resourceType === type && body.id !== undefined) {
    const { versionId } = (body['meta'] ?? {}) as { versionId?: unknown };
    return {
      ok: true,
      ref: `${type}/${body.id}`,
      versionId: typeof versionId === 'string' ? versionId : null,
      existed,
    };
  }
  const [, id, version] =
    new RegExp(`/${type}/([A-Za-z0-9\\-.]{1,64})(?:/_history/([^/?]+))?$`).exec(answer.location ?? '') ?? [];
  return id === undefined ? null : { ok: true, ref: `${type}/${id}`, versionId: version ?? null, existed };
}

async function findStored(
  type: string,
  query: string,
  reader: FhirReader,
  signal: AbortSignal,
): Promise<Written | null> {
  const answer = await reader.resource(`${type}?${query}`, { signal });
  const page = answer.ok ? readBundlePage(answer.value) : null;
  const found = page?.resources.find((one) => one.resourceType === type && one.id !== undefined);
  return found ? { ok: true, ref: `${type}/${found.id}`, versionId: null, existed: true } : null;
}
