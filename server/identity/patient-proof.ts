import { reference } from '../../contracts/common.ts';
import * as v from 'valibot';
import type { IssuerConfig } from '../config/config.ts';
import { smallResponse } from '../http/small-response.ts';
import { IssuerUnreachable } from './issuer-keys.ts';

const TIMEOUT_MS = 5_000;

const PatientSchema = v.object({ resourceType: v.literal('Patient'), id: v.string() });

/**
 * Whether the EHR lets the bearer of this access token read this patient now. The token goes to the configured FHIR
 * base alone, once; it is kept nowhere. Throws `IssuerUnreachable`.
 */
export async function canReadPatient(
  issuer: IssuerConfig,
  patientId: string,
  accessToken: string,
): Promise<boolean> {
  const asked = `Patient/${patientId}`;
  // What is no id would be another address.
  if (!v.is(reference, asked) || /^\.+$/.test(patientId)) return false;
  if (!/^[\x21-\x7e]+$/.test(accessToken)) return false;
  const response = await fetch(`${issuer.iss}/${asked}`, {
    headers: { Accept: 'application/fhir+json', Authorization: `Bearer ${accessToken}` },
    // A redirect could carry the token to another server.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new IssuerUnreachable(`${issuer.name} does not answer`);
  });
  if (response.status >= 500 || response.status === 429) {
    await response.body?.cancel();
    throw new IssuerUnreachable(`${issuer.name} answers ${response.status}`);
  }
  if (!response.ok) {
    await response.body?.cancel();
    return false;
  }
  const patient = v.safeParse(PatientSchema, await smallJson(response, issuer));
  return patient.success && patient.output.id === patientId;
}

async function smallJson(response: Response, issuer: IssuerConfig): Promise<unknown> {
  const read = await smallResponse(response).catch(() => {
    throw new IssuerUnreachable(`${issuer.name} stopped in the middle of its answer, or sends without end`);
  });
  return read.json().catch(() => null);
}
