import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const whole = (fallback: number, min: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), fallback);
const environment = v.pipe(
  text,
  v.regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable, not the secret itself'),
);
const endpoint = v.pipe(
  text,
  v.url('must be an absolute URL'),
  v.check((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname, username, password } = new URL(value);
    const local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
    return (protocol === 'https:' || (protocol === 'http:' && local)) && !username && !password;
  }, 'must be https without a password in it (http is accepted for localhost alone)'),
  v.transform((value) => value.replace(/\/+$/, '')),
);

const AuthSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  /** The key is read from this environment variable. */
  v.strictObject({ kind: v.literal('key'), env: environment }),
  /** An application of Microsoft Entra ID, by its client secret. */
  v.strictObject({
    kind: v.literal('entra'),
    tenantId: text,
    clientId: text,
    secretEnv: environment,
    scope: v.optional(text, 'https://ai.azure.com/.default'),
    authority: v.optional(endpoint, 'https://login.microsoftonline.com'),
  }),
  /** The identity that Azure gives the machine; `clientId` for a user-assigned one. */
  v.strictObject({
    kind: v.literal('managed-identity'),
    clientId: v.optional(text),
    resource: v.optional(text, 'https://ai.azure.com'),
  }),
]);

/** A hosted model. Off unless given. */
export const HostedModelSchema = v.strictObject({
  kind: v.picklist(['azure-ai-foundry', 'openai-compatible']),
  /** What people call it on the screen. */
  label: v.pipe(text, v.maxLength(60)),
  /** With `/v1` at its end: `https://NAME.openai.azure.com/openai/v1`. */
  baseUrl: endpoint,
  /** The model's name; for Azure that of the deployment. */
  model: text,
  auth: AuthSchema,
  /** How the form of the answer is asked for: older servers know only `json-object`. */
  structured: v.optional(v.picklist(['json-schema', 'json-object']), 'json-schema'),
  /** True sends the newest notes too, after names, dates and numbers were taken out. */
  freeText: v.optional(v.boolean(), false),
  /** For everything: waiting, answering and all retries. */
  timeoutSeconds: whole(60, 1, 600),
  retries: whole(2, 0, 5),
  maxOutputTokens: whole(4_000, 100, 32_000),
  /** For each issuer and day (UTC). */
  budget: v.optional(
    v.strictObject({
      requestsPerDay: whole(500, 1, 1_000_000),
      tokensPerDay: whole(3_000_000, 1_000, 10_000_000_000),
    }),
    {},
  ),
  /** After so many failures in a row nothing is sent for a while. */
  breaker: v.optional(v.strictObject({ failures: whole(5, 1, 100), pauseSeconds: whole(60, 1, 3_600) }), {}),
});

export type HostedModelConfig = v.InferOutput<typeof HostedModelSchema>;
export type HostedAuth = HostedModelConfig['auth'];
