import * as v from 'valibot';
import { FhirContextSchema, type FhirContextItem } from './launch-records.ts';
import { splitScopes } from './scopes.ts';

const text = v.fallback(v.optional(v.string()), undefined);

/** Numbers come as strings from some servers; an unreadable life is an unknown one. */
const seconds = v.fallback(
  v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite(), v.minValue(0))),
  undefined,
);

const TokenResponseSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  token_type: text,
  expires_in: seconds,
  refresh_token: text,
  scope: text,
  id_token: text,
  patient: text,
  encounter: text,
  intent: text,
  need_patient_banner: v.fallback(v.optional(v.boolean()), undefined),
  smart_style_url: text,
  tenant: text,
  appContext: text,
  fhirContext: v.optional(FhirContextSchema, []),
});

/** A token endpoint's answer (RFC 6749, 5.1; SMART App Launch 2.2, launch context). */
export interface TokenResponse {
  readonly accessToken: string;
  readonly expiresAt: number | null;
  readonly refreshToken: string | null;
  /** `null` when the answer has no scope: then it is what was asked for. */
  readonly scopes: readonly string[] | null;
  readonly idToken: string | null;
  readonly patientId: string | null;
  readonly encounterId: string | null;
  readonly intent: string | null;
  readonly needPatientBanner: boolean;
  readonly styleUrl: string | null;
  readonly tenant: string | null;
  /** What the app itself put into a CDS card's link (CDS Hooks 2.0, Link). */
  readonly appContext: string | null;
  readonly fhirContext: readonly FhirContextItem[];
}

/** `null`: not a token response for a bearer token. `now` in epoch milliseconds. */
export function readTokenResponse(json: unknown, now: number): TokenResponse | null {
  const parsed = v.safeParse(TokenResponseSchema, json);
  if (!parsed.success) return null;
  const found = parsed.output;
  if (found.token_type !== undefined && found.token_type.toLowerCase() !== 'bearer') return null;
  return {
    accessToken: found.access_token,
    expiresAt: found.expires_in === undefined ? null : now + found.expires_in * 1000,
    refreshToken: found.refresh_token || null,
    scopes: found.scope === undefined ? null : splitScopes(found.scope),
    idToken: found.id_token || null,
    patientId: logicalId('Patient', found.patient),
    encounterId: logicalId('Encounter', found.encounter),
    intent: found.intent || null,
    needPatientBanner: found.need_patient_banner ?? true,
    styleUrl: found.smart_style_url || null,
    tenant: found.tenant || null,
    appContext: found.appContext || null,
    fhirContext: found.fhirContext.filter((item) => item !== null),
  };
}

/** An id as SMART gives it, or after `Type/` as some servers do. Longer ids than FHIR's 64 characters exist. */
function logicalId(type: string, value: string | undefined): string | null {
  const id = value?.startsWith(`${type}/`) ? value.slice(type.length + 1) : value;
  return id !== undefined && /^[A-Za-z0-9\-._~]{1,256}$/.test(id) ? id : null;
}
