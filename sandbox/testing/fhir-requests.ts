import type { Bundle, Condition } from 'fhir/r4';
import { expect } from 'vitest';
import { startSandbox } from '../start.ts';
import { ehrLaunch } from './http-client.ts';

export const APP = 'http://localhost:39999';
const redirectUri = `${APP}/callback`;
const fixturesDir = new URL('cases', import.meta.url).pathname;
export const ALL =
  'launch openid patient/*.rs patient/Condition.cu patient/DocumentReference.cu patient/Provenance.c';

/** A sandbox of its own, with requests to its FHIR server under a token of the scopes `ALL` unless another is given. */
export async function startFhirServer() {
  const sandbox = await startSandbox({ port: 0, appOrigin: APP, fixturesDir });
  const tokenFor = async (
    scope: string,
    patient = 'ada-ostrander',
    clinician = 'ines-moreau',
  ): Promise<string> =>
    (await ehrLaunch(sandbox.url, { patient, scope, clinician, redirectUri })).access_token;
  const token = await tokenFor(ALL);

  function get(path: string, bearer = token, headers: Record<string, string> = {}): Promise<Response> {
    const url = path.startsWith('http') ? path : `${sandbox.url}/fhir/${path}`;
    return fetch(url, { headers: { authorization: `Bearer ${bearer}`, ...headers } });
  }

  async function bundle(path: string, bearer = token): Promise<Bundle> {
    const response = await get(path, bearer);
    expect(response.status, path).toBe(200);
    return (await response.json()) as Bundle;
  }

  const send = (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
    bearer = token,
  ) =>
    fetch(`${sandbox.url}/fhir/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/fhir+json', ...headers },
      body: JSON.stringify(body),
    });

  return { sandbox, token, tokenFor, get, bundle, send };
}

export const ids = (found: Bundle) =>
  (found.entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`);

export const condition: Condition = {
  resourceType: 'Condition',
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'provisional' }],
  },
  category: [
    {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'encounter-diagnosis' },
      ],
    },
  ],
  code: { text: 'Iron deficiency anaemia' },
  subject: { reference: 'Patient/ada-ostrander' },
  encounter: { reference: 'Encounter/ada-visit' },
};
