import * as v from 'valibot';
import { isoTime, shortText, uuid } from './common.ts';
import {
  BANDS,
  DecidingUserSchema,
  DecisionSchema,
  ModelVersionSchema,
  StoredDecisionSchema,
} from './decision.ts';

/**
 * Paths of the server's API. All are POST with a JSON body (a patient id is never in a URL) and, but for
 * `session`, need `Authorization: Bearer <token of the session>`.
 */
export const API = {
  session: '/api/session',
  /** Empty body; answers a new token while the sign-in is not older than the deployment allows. */
  sessionRenew: '/api/session/renew',
  /** Where the deployment asks for it: proves that this person may read this patient. Answers a new token. */
  sessionPatient: '/api/session/patient',
  decisions: '/api/decisions',
  decisionsQuery: '/api/decisions/query',
  impressions: '/api/impressions',
  lastLook: '/api/impressions/last',
  /** What was shown and what it was made from; answers which parts of the list of inputs are to be sent. */
  assessments: '/api/assessments',
  assessmentInputs: '/api/assessments/inputs',
  differential: '/api/differential',
  /** Answers server-sent events, each a `HostedEvent` (contracts/hosted-model.ts). */
  hostedDifferential: '/api/hosted-differential',
  export: '/api/export',
} as const;

export const ERROR_CODES = [
  'bad-request',
  'unauthenticated',
  'session-expired',
  'unknown-issuer',
  'issuer-unreachable',
  'invalid-id-token',
  'forbidden',
  'patient-not-proven',
  'not-found',
  'method-not-allowed',
  'conflict',
  'unknown-decision',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unreadable-bundle',
  'missing-prefetch',
  'store-unavailable',
  'internal',
] as const;

/** Body of every answer that isn't 2xx. `message`: what happened; `remedy`: what to try. No patient data. */
export const ApiErrorSchema = v.object({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  remedy: v.string(),
  /** Names the log line of the request. */
  requestId: v.optional(v.string()),
});
export type ApiError = v.InferOutput<typeof ApiErrorSchema>;
export type ApiErrorCode = ApiError['code'];

const issuer = v.pipe(v.string(), v.maxLength(1_000), v.url());

/** `iss`: the FHIR base URL of the launch; `idToken` as the token endpoint gave it. 201 on success. */
export const SessionRequestSchema = v.strictObject({ iss: issuer, idToken: shortText(16_000) });

/** `accessToken`: of the EHR, for this launch. The server reads the patient with it once and forgets it. */
export const PatientProofRequestSchema = v.strictObject({
  iss: issuer,
  patientId: shortText(200),
  accessToken: shortText(16_000),
});

export const ROLES = ['clinician', 'governance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SessionResponseSchema = v.object({
  /** Keep in memory only. */
  token: v.string(),
  expiresAt: isoTime,
  user: DecidingUserSchema,
  roles: v.array(v.picklist(ROLES)),
});
export type SessionResponse = v.InferOutput<typeof SessionResponseSchema>;

/** `POST /api/decisions`: 201 when stored now, 200 when it was there with the same content, 409 with another. */
export const DecisionRequestSchema = DecisionSchema;
export const DecisionResponseSchema = StoredDecisionSchema;

/** `POST /api/decisions/query`: one patient's decisions, oldest first, in pages by `after` (a sequence). */
export const DecisionQuerySchema = v.strictObject({
  iss: issuer,
  patientId: shortText(200),
  after: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 500),
});

export const DecisionHistorySchema = v.object({
  decisions: v.array(StoredDecisionSchema),
  /** `after` of the next page; null when this was the last. */
  next: v.nullable(v.number()),
});
export type DecisionHistory = v.InferOutput<typeof DecisionHistorySchema>;

/** What a person could see or opened: the denominator of every acceptance rate. */
export const ImpressionSchema = v.strictObject({
  id: uuid,
  iss: issuer,
  patientId: shortText(200),
  encounterId: v.nullable(shortText(200)),
  assessmentId: uuid,
  event: v.picklist(['listed', 'expanded', 'evidence-opened']),
  model: ModelVersionSchema,
  entries: v.pipe(
    v.array(
      v.strictObject({
        conditionId: shortText(120),
        rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
        probability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        band: v.picklist(BANDS),
      }),
    ),
    v.maxLength(200),
  ),
  seenAt: isoTime,
});
export type Impression = v.InferOutput<typeof ImpressionSchema>;

export const ImpressionsRequestSchema = v.strictObject({
  impressions: v.pipe(v.array(ImpressionSchema), v.minLength(1), v.maxLength(100)),
});

/** 202. `stored` are new; the others were known by their id. */
export const ImpressionsResponseSchema = v.object({ stored: v.number(), known: v.number() });
export type ImpressionsResponse = v.InferOutput<typeof ImpressionsResponseSchema>;

/** `POST /api/impressions/last`: the list that this person saw last on this patient, before `before`. */
export const LastLookRequestSchema = v.strictObject({
  iss: issuer,
  patientId: shortText(200),
  before: isoTime,
});

export const LastLookSchema = v.object({
  look: v.nullable(v.object({ seenAt: isoTime, entries: ImpressionSchema.entries.entries })),
});
export type LastLook = v.InferOutput<typeof LastLookSchema>['look'];

/** For governance: everything of the session's issuer, as pseudonyms, oldest first. */
export const ExportRequestSchema = v.strictObject({
  kind: v.picklist(['decisions', 'impressions', 'assessments', 'audit']),
  format: v.picklist(['ndjson', 'csv']),
});
export type ExportRequest = v.InferOutput<typeof ExportRequestSchema>;
