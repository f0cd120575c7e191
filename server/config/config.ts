import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { STAGES } from '../../contracts/deployment.ts';
import { HostedModelSchema } from '../hosted-model/hosted-config.ts';
import { sandboxConfig } from './sandbox-config.ts';

/** The configuration can't be used. The message names the file, the place in it, and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const url = v.pipe(
  text,
  v.url('must be an absolute URL'),
  v.transform((value) => value.replace(/\/+$/, '')),
);
const safeUrl = v.pipe(url, v.check(isSafeUrl, 'must be https (http is accepted for localhost alone)'));
/** Goes into a header: no wildcard and none of the characters that end a directive there. */
const origin = v.pipe(
  safeUrl,
  v.check(
    (value) => /^https?:\/\/[\w.:[\]-]+$/.test(value) && new URL(value).origin === value,
    'must be an origin without wildcard, like https://ehr.example.org',
  ),
);
const people = v.optional(v.array(text), []);
const count = (fallback: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max)), fallback);

export const IssuerSchema = v.strictObject({
  /** FHIR base URL, as the EHR sends it in `iss`. */
  iss: safeUrl,
  name: text,
  clientId: text,
  /** Accepted audiences of the id_token; the client id when not given. */
  audiences: v.optional(v.pipe(v.array(text), v.minLength(1))),
  /** Further FHIR base URLs under which the EHR names its users in `fhirUser`; `iss` alone when not given. */
  userBases: v.optional(v.array(safeUrl), []),
  /** Origins of the EHR that may show Chartside in a frame. */
  frameAncestors: v.optional(v.array(origin), []),
  /** Further origins the browser must reach: a token endpoint on another host, for example. */
  connectOrigins: v.optional(v.array(origin), []),
  /** Additional roles by `fhirUser` or `sub`. Everyone signed in as a practitioner is a clinician. */
  roles: v.optional(v.strictObject({ governance: people, admin: people }), { governance: [], admin: [] }),
  /** Decisions on a patient are reached only by who shows that the EHR lets him read this patient. */
  patientProof: v.optional(v.boolean(), false),
  /** Scopes to ask for beside those of the app's own search plan. */
  scopes: v.optional(v.pipe(v.array(text), v.maxLength(50)), []),
  /** What an accepted entry may write into the EHR. Scope and `/metadata` must allow it too. */
  writeBack: v.optional(
    v.strictObject({
      document: v.optional(v.boolean(), false),
      encounterDiagnosis: v.optional(v.boolean(), false),
    }),
    { document: false, encounterDiagnosis: false },
  ),
});

export const CdsClientSchema = v.strictObject({
  /** `iss` of the client's tokens. */
  client: text,
  jwksUri: safeUrl,
  /** The configured issuer whose patients it asks about. */
  iss: safeUrl,
});

export const ServerConfigSchema = v.strictObject({
  /** Who sees what: `silent` computes and shows nothing; `sandbox` is for synthetic data only. */
  stage: v.picklist(STAGES),
  issuers: v.pipe(v.array(IssuerSchema), v.minLength(1)),
  /** Where people reach this server; needed by CDS Hooks, whose tokens and links name it. */
  publicUrl: v.optional(safeUrl),
  /** EHRs that may call CDS Hooks; none: the services are listed and refuse every call. */
  cdsClients: v.optional(v.array(CdsClientSchema), []),
  /** FHIR R4 servers without sign-in that people may open beside the issuers; none unless listed. */
  openServers: v.optional(v.array(v.strictObject({ baseUrl: safeUrl, label: text })), []),
  /** Asks the clinician for a leading diagnosis before the differential is shown. */
  anchoring: v.optional(v.boolean(), false),
  /** A second opinion beside the embedded model; none unless given. */
  hostedModel: v.optional(HostedModelSchema),
  session: v.optional(
    v.strictObject({
      /** Life of one session token. */
      minutes: count(60, 720),
      /** How long it can be renewed after the sign-in of the EHR. */
      renewHours: count(12, 24),
    }),
    {},
  ),
  limits: v.optional(
    v.strictObject({
      /** New sessions a minute from one address. */
      sessionsPerMinute: count(120, 100_000),
      /** Requests a minute of one user. */
      requestsPerMinute: count(600, 100_000),
      /** Patients whose decisions one user reads or writes in an hour. */
      patientsPerHour: count(120, 100_000),
      /** What one user stores in an hour, decisions apart. */
      megabytesPerHour: count(100, 100_000),
      /** Calls with a token that is refused, a minute from one address. */
      refusedPerMinute: count(60, 100_000),
      /** Largest Bundle for `POST /api/differential`. */
      bundleMegabytes: count(32, 512),
    }),
    {},
  ),
  /** True behind a proxy that sets `X-Forwarded-For`; its last entry is then the caller's address. */
  behindProxy: v.optional(v.boolean(), false),
});

export type ServerConfig = v.InferOutput<typeof ServerConfigSchema>;
export type ServerConfigInput = v.InferInput<typeof ServerConfigSchema>;
export type CdsClientConfig = v.InferOutput<typeof CdsClientSchema>;
export type IssuerConfig = v.InferOutput<typeof IssuerSchema>;

/** http is only for a server on the same machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}

/** Checks a configuration. `from` names it in the error. Throws `ConfigurationError`. */
export function checkConfig(input: unknown, from: string): ServerConfig {
  const result = v.safeParse(ServerConfigSchema, input);
  if (!result.success) {
    const lines = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? '(top)'}: ${faultOf(issue)}`);
    throw new ConfigurationError(
      `${from} is not a usable configuration:\n${lines.join('\n')}\nSee docs/server.md.`,
    );
  }
  const issuers = result.output.issuers.map((issuer) => issuer.iss);
  const twice = issuers.find((iss, index) => issuers.indexOf(iss) !== index);
  if (twice !== undefined)
    throw new ConfigurationError(`${from}: issuer ${twice} is listed twice. Keep one.`);
  const orphan = result.output.cdsClients.find((client) => !issuers.includes(client.iss));
  if (orphan !== undefined)
    throw new ConfigurationError(
      `${from}: cdsClients names the issuer ${orphan.iss}, which is not among issuers. Add it there.`,
    );
  if (result.output.cdsClients.length > 0 && result.output.publicUrl === undefined)
    throw new ConfigurationError(
      `${from}: cdsClients need publicUrl, the address that their tokens are for.`,
    );
  return result.output;
}

function faultOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'there is no such setting; check its spelling and its place';
  if (received === 'undefined' || received === 'null') return 'is missing';
  return message;
}

/** Reads a YAML or JSON file; without a path, the configuration of the sandbox EHR. Throws `ConfigurationError`. */
export function loadConfig(path: string | undefined, ehrPort: number, appPort = 3000): ServerConfig {
  if (path === undefined || path === '')
    return checkConfig(sandboxConfig(ehrPort, appPort), 'the sandbox configuration');
  return checkConfig(parseFile(path), path);
}

function parseFile(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new ConfigurationError(`${path} cannot be read (${reason}). Check the path in CHARTSIDE_CONFIG.`);
  }
  try {
    return parse(content);
  } catch (error) {
    throw new ConfigurationError(`${path} is neither YAML nor JSON: ${(error as Error).message}`);
  }
}
