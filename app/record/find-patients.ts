import { checkStatus, failed, resourceIn, type Answer } from './answer.ts';
import { readBundlePage, type BundlePage } from './bundle-page.ts';
import type { FhirResource } from './fhir-json.ts';
import { transfer } from './transfer.ts';

/** What a person types; an empty text is not searched by. */
export interface PatientQuery {
  readonly name: string;
  /** The id of the resource, or an identifier such as a record number. */
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
}

export interface FoundPatient {
  readonly id: string;
  /** `null` when the record has no name. */
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly gender: string | null;
  readonly deceased: boolean;
}

export type PatientsFound =
  | {
      readonly ok: true;
      readonly patients: readonly FoundPatient[];
      /** The server has more than these. */
      readonly more: boolean;
    }
  | { readonly ok: false; readonly message: string };

interface FindOptions {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

const PAGE_SIZE = '20';
const TIMEOUT_MS = 30_000;

/** Searches the patients of a server without sign-in. The base must be one that the deployment lists. */
export async function findPatients(
  base: string,
  query: PatientQuery,
  options: FindOptions,
): Promise<PatientsFound> {
  const answers = await Promise.all(
    searchesOf(query).map((parameters) => pageOf(`${base}/Patient?${parameters}`, options)),
  );
  const pages = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const [failure] = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]));
  // An id and an identifier are asked for apart: a server may know only one of the two.
  if (pages.length === 0 && failure !== undefined) return { ok: false, message: failure.message };
  const patients = new Map<string, FoundPatient>();
  for (const { resources } of pages)
    for (const resource of resources) {
      const patient = patientOf(resource);
      if (patient !== null) patients.set(patient.id, patient);
    }
  return { ok: true, patients: [...patients.values()], more: pages.some(({ next }) => next !== null) };
}

/** The parameters of each search that has to be made. */
export function searchesOf({ name, id, birthDate }: PatientQuery): readonly URLSearchParams[] {
  const shared: Record<string, string> = { _count: PAGE_SIZE };
  if (name.trim() !== '') shared['name'] = name.trim();
  if (birthDate.trim() !== '') shared['birthdate'] = birthDate.trim();
  const wanted = id.trim();
  if (wanted === '') return [new URLSearchParams(shared)];
  const byIdentifier = new URLSearchParams({ identifier: wanted, ...shared });
  // What can be no id of a resource is not asked for as one: servers refuse it.
  return /^[A-Za-z0-9\-.]{1,64}$/.test(wanted)
    ? [new URLSearchParams({ _id: wanted, ...shared }), byIdentifier]
    : [byIdentifier];
}

async function pageOf(url: string, { fetch, signal }: FindOptions): Promise<Answer<BundlePage>> {
  const sent = await transfer({
    url,
    request: { method: 'GET' },
    accept: 'application/fhir+json',
    token: null,
    signal,
    timeoutMs: TIMEOUT_MS,
    fetch,
  });
  const checked = sent.ok ? checkStatus(sent.value) : sent;
  const answer: Answer<FhirResource> = checked.ok ? resourceIn(checked.value) : checked;
  if (!answer.ok) return answer;
  const page = readBundlePage(answer.value);
  return page === null ? failed('unreadable') : { ok: true, value: page };
}

function patientOf(resource: FhirResource): FoundPatient | null {
  const { resourceType, id, birthDate, gender } = resource;
  if (resourceType !== 'Patient' || id === undefined) return null;
  return {
    id,
    name: nameOf(resource['name']),
    birthDate: typeof birthDate === 'string' ? birthDate : null,
    gender: typeof gender === 'string' ? gender : null,
    deceased: resource['deceasedBoolean'] === true || typeof resource['deceasedDateTime'] === 'string',
  };
}

/** The official name, else the first one that says anything. */
function nameOf(names: unknown): string | null {
  const list = Array.isArray(names) ? (names as unknown[]).filter(isRecord) : [];
  const official = list.filter(({ use }) => use === 'official');
  for (const { text, given, family } of [...official, ...list]) {
    const parts = [...(Array.isArray(given) ? (given as unknown[]) : []), family].filter(
      (part): part is string => typeof part === 'string' && part.trim() !== '',
    );
    const words = parts.length > 0 ? parts.join(' ') : typeof text === 'string' ? text.trim() : '';
    if (words !== '') return words;
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
