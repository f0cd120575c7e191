import * as v from 'valibot';
import { shortText } from './common.ts';

/** Where the browser asks, before any launch and without credentials, what this deployment allows. GET. */
export const DEPLOYMENT_PATH = '/api/deployment';

/** `sandbox`: synthetic data only. `silent`: computed, never shown. `pilot`: named people. `live`: everyone. */
export const STAGES = ['sandbox', 'silent', 'pilot', 'live'] as const;
export type Stage = (typeof STAGES)[number];

const url = v.pipe(v.string(), v.maxLength(1_000), v.url());

export const DeploymentIssuerSchema = v.object({
  /** FHIR base URL without a trailing slash. A launch from any other `iss` is refused. */
  iss: url,
  clientId: shortText(500),
  /** What people call this EHR. */
  label: shortText(500),
  /** What an accepted entry may write. The granted scope and `/metadata` must allow it too. */
  writeBack: v.object({ encounterDiagnosis: v.boolean(), document: v.boolean() }),
  /** True where the server asks for proof that a person may read a patient: see `API.sessionPatient`. */
  patientProof: v.optional(v.boolean()),
  /** Scopes to ask for beside those that Chartside's own search plan needs. */
  scopes: v.optional(v.pipe(v.array(shortText(300)), v.maxLength(50))),
});
export type DeploymentIssuer = v.InferOutput<typeof DeploymentIssuerSchema>;

export const OpenServerSchema = v.object({ baseUrl: url, label: shortText(500) });
export type OpenServer = v.InferOutput<typeof OpenServerSchema>;

/** What `GET /api/deployment` tells the browser. Holds no secret: anyone may read it. */
export const DeploymentSchema = v.object({
  stage: v.picklist(STAGES),
  issuers: v.array(DeploymentIssuerSchema),
  /** FHIR servers without sign-in that a person may open; none unless the deployment lists them. */
  openServers: v.array(OpenServerSchema),
  /** True where the clinician is asked for a leading diagnosis before the differential is shown. */
  anchoring: v.boolean(),
  /** A hosted model that may be asked for a second opinion; absent where there is none. */
  hostedModel: v.optional(v.object({ label: shortText(60), freeText: v.boolean() })),
  /** Version of Chartside. */
  version: shortText(120),
});
export type Deployment = v.InferOutput<typeof DeploymentSchema>;
