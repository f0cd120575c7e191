import { randomUUID } from 'node:crypto';
import type { Encounter, Observation, Resource } from '@medplum/fhirtypes';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { newestFirst } from '../data/reading.ts';
import type { ChartStore } from '../fhir/chart-store.ts';

/** What the EHR page shows of a CDS Hooks 2.0 card. */
export interface CdsCard {
  readonly uuid?: string;
  readonly summary: string;
  readonly detail?: string;
  readonly indicator: string;
  readonly source: { readonly label: string };
  readonly links?: readonly { readonly label: string; readonly type: string; readonly appContext?: string }[];
}

/** The EHR as a CDS Hooks client of the application's services. */
export interface CdsClient {
  /** The public key that the services check this client's tokens with. */
  readonly jwks: { readonly keys: readonly JWK[] };
  /** Calls every `patient-view` service; rejects when one can't be reached or refuses. */
  patientView(patient: string, clinician: string): Promise<readonly CdsCard[]>;
}

interface Settings {
  readonly store: ChartStore;
  readonly origin: string;
  readonly appOrigin: string;
  readonly fhirBase: string;
}

interface Service {
  readonly id: string;
  readonly hook: string;
  readonly prefetch?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 10_000;

/** Makes this start's key pair. */
export async function createCdsClient(settings: Settings): Promise<CdsClient> {
  const { store, origin, appOrigin, fhirBase } = settings;
  const { publicKey, privateKey } = await generateKeyPair('ES384');
  const key = { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES384', use: 'sig' };

  async function call(service: Service, patient: string, clinician: string): Promise<readonly CdsCard[]> {
    const url = `${appOrigin}/cds-services/${service.id}`;
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES384', kid: key.kid, typ: 'JWT' })
      .setIssuer(origin)
      .setAudience(url)
      .setIssuedAt()
      .setExpirationTime('2m')
      .setJti(randomUUID())
      .sign(privateKey);
    const [encounter] = newestFirst<Encounter>(store, 'Encounter', patient);
    const body = {
      hook: service.hook,
      hookInstance: randomUUID(),
      fhirServer: fhirBase,
      context: {
        userId: `Practitioner/${clinician}`,
        patientId: patient,
        ...(encounter ? { encounterId: encounter.id } : {}),
      },
      prefetch: Object.fromEntries(
        Object.entries(service.prefetch ?? {}).map(([name, query]) => [
          name,
          prefetched(store, query, patient),
        ]),
      ),
    };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`${service.id} answered ${response.status}`);
    return ((await response.json()) as { cards: CdsCard[] }).cards;
  }

  return {
    jwks: { keys: [key] },
    async patientView(patient, clinician) {
      const discovery = await fetch(`${appOrigin}/cds-services`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      const { services } = (await discovery.json()) as { services: Service[] };
      const wanted = services.filter(({ hook }) => hook === 'patient-view');
      return (await Promise.all(wanted.map((service) => call(service, patient, clinician)))).flat();
    },
  };
}

/** Answers the prefetch templates that this EHR knows: a patient by id, and searches by patient and category. */
function prefetched(store: ChartStore, query: string, patient: string): Resource | null {
  const [type = '', parameters] = query.split('?');
  if (parameters === undefined)
    return type.startsWith('Patient/') ? (store.get('Patient', patient) ?? null) : null;
  const wanted = new URLSearchParams(parameters);
  const category = wanted.get('category');
  const found = newestFirst<Observation>(store, type as 'Observation', patient).filter(
    (one) =>
      category === null ||
      one.category?.some(({ coding }) => coding?.some(({ code }) => code === category)) === true,
  );
  const entry = found.slice(0, Number(wanted.get('_count') ?? 50)).map((resource) => ({ resource }));
  return { resourceType: 'Bundle', type: 'searchset', total: found.length, entry };
}
