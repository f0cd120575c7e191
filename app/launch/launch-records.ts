import * as v from 'valibot';
import { isPendingKey, isSessionKey, pendingKey, sessionKey, type LaunchStore } from './launch-store.ts';

const nullableText = v.nullable(v.string());

/** A launch between the redirect to the EHR and its answer. Kept under its `state`, used once. */
const PendingLaunchSchema = v.object({
  state: v.string(),
  nonce: v.string(),
  codeVerifier: v.string(),
  redirectUri: v.string(),
  kind: v.picklist(['ehr', 'standalone']),
  /** Normalised FHIR base of the allow-listed issuer. */
  issuer: v.string(),
  label: v.string(),
  clientId: v.string(),
  requestedScopes: v.array(v.string()),
  writeBack: v.object({ encounterDiagnosis: v.boolean(), document: v.boolean() }),
  tokenEndpoint: v.string(),
  revocationEndpoint: nullableText,
  tokenIssuer: nullableText,
  jwksUri: nullableText,
  startedAt: v.number(),
});
export type PendingLaunch = v.InferOutput<typeof PendingLaunchSchema>;

const UserSchema = v.variant('verified', [
  v.object({
    verified: v.literal(true),
    fhirUser: nullableText,
    name: nullableText,
    sub: v.string(),
    idToken: v.string(),
  }),
  v.object({ verified: v.literal(false), reason: v.string() }),
]);

const FhirContextItemSchema = v.object({
  reference: v.optional(v.string()),
  canonical: v.optional(v.string()),
  type: v.optional(v.string()),
  role: v.optional(v.string()),
});
export type FhirContextItem = v.InferOutput<typeof FhirContextItemSchema>;
export const FhirContextSchema = v.fallback(v.array(v.fallback(v.nullable(FhirContextItemSchema), null)), []);

/** An open chart: everything of its session, the tokens too. */
const SessionRecordSchema = v.object({
  launchId: v.string(),
  kind: v.picklist(['ehr', 'standalone', 'open']),
  /** The `state` it came from: a reloaded callback finds its session by it. */
  state: nullableText,
  issuer: v.string(),
  label: v.string(),
  clientId: v.string(),
  patientId: v.string(),
  encounterId: nullableText,
  intent: nullableText,
  fhirContext: v.array(FhirContextItemSchema),
  needPatientBanner: v.boolean(),
  styleUrl: nullableText,
  tenant: nullableText,
  appContext: v.optional(nullableText),
  user: UserSchema,
  requestedScopes: v.array(v.string()),
  grantedScopes: v.array(v.string()),
  writeBack: v.object({ encounterDiagnosis: v.boolean(), document: v.boolean() }),
  startedAt: v.number(),
  tokenEndpoint: nullableText,
  revocationEndpoint: nullableText,
  tokenIssuer: nullableText,
  jwksUri: nullableText,
  accessToken: nullableText,
  /** Epoch milliseconds; `null` when the server didn't say. */
  expiresAt: v.nullable(v.number()),
  refreshToken: nullableText,
});
export type SessionRecord = v.InferOutput<typeof SessionRecordSchema>;
export type SessionUser = v.InferOutput<typeof UserSchema>;

const PENDING_KEPT_MS = 15 * 60_000;
const SESSION_KEPT_MS = 14 * 3_600_000;

export function readPending(store: LaunchStore, state: string, now: number): PendingLaunch | null {
  const parsed = v.safeParse(PendingLaunchSchema, store.read(pendingKey(state)));
  if (!parsed.success || parsed.output.state !== state) return null;
  return now - parsed.output.startedAt > PENDING_KEPT_MS ? null : parsed.output;
}

export function readSession(store: LaunchStore, launchId: string): SessionRecord | null {
  const parsed = v.safeParse(SessionRecordSchema, store.read(sessionKey(launchId)));
  return parsed.success && parsed.output.launchId === launchId ? parsed.output : null;
}

export function writeSession(store: LaunchStore, record: SessionRecord): void {
  store.write(sessionKey(record.launchId), record);
}

export function sessionOfState(store: LaunchStore, state: string): SessionRecord | null {
  const launchIds = store
    .keys()
    .filter(isSessionKey)
    .map((key) => key.slice(sessionKey('').length));
  return launchIds.map((id) => readSession(store, id)).find((record) => record?.state === state) ?? null;
}

/** Removes launches that were never answered and sessions longer than any shift. */
export function pruneLaunches(store: LaunchStore, now: number): void {
  const kept = v.object({ startedAt: v.number() });
  for (const key of store.keys()) {
    const limit = isPendingKey(key) ? PENDING_KEPT_MS : isSessionKey(key) ? SESSION_KEPT_MS : null;
    const parsed = v.safeParse(kept, store.read(key));
    if (limit !== null && (!parsed.success || now - parsed.output.startedAt > limit)) store.remove(key);
  }
}
