import * as v from 'valibot';

export const KEY = 'azure-key-1';
export const SECRET = 'entra-secret-1';
export const DEPLOYMENT = 'my-deployment';
/** "For Microsoft Entra ID authentication, use the … scope for Azure OpenAI endpoints" (Troubleshoot common HTTP errors). */
export const DOCUMENTED_SCOPE = 'https://ai.azure.com/.default';

/** What a reasoning model takes: `max_tokens`, `temperature` and their like are refused with 400 (Reasoning models). */
const RequestSchema = v.strictObject({
  model: v.string(),
  messages: v.pipe(
    v.array(
      v.strictObject({
        role: v.picklist(['system', 'developer', 'user', 'assistant']),
        content: v.pipe(v.string(), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  stream: v.optional(v.boolean()),
  stream_options: v.optional(v.strictObject({ include_usage: v.boolean() })),
  store: v.optional(v.boolean()),
  max_completion_tokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  response_format: v.optional(
    v.variant('type', [
      v.strictObject({ type: v.literal('json_object') }),
      v.strictObject({
        type: v.literal('json_schema'),
        json_schema: v.strictObject({
          name: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
          strict: v.literal(true),
          schema: v.record(v.string(), v.unknown()),
        }),
      }),
    ]),
  ),
});

/** The code with which the request is refused, or `null`. */
export function faultOf(body: string): string | null {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return 'invalid_request';
  }
  const { success, output } = v.safeParse(RequestSchema, sent);
  if (!success) return 'unsupported_parameter';
  if (output.stream_options !== undefined && output.stream !== true) return 'invalid_request';
  if (output.model !== DEPLOYMENT) return 'DeploymentNotFound';
  const format = output.response_format;
  if (format?.type === 'json_object' && !/json/i.test(JSON.stringify(output.messages)))
    return 'invalid_request';
  if (format?.type === 'json_schema' && !isStrict(format.json_schema.schema)) return 'invalid_schema';
  return null;
}

const NodeSchema = v.looseObject({ type: v.union([v.string(), v.array(v.string())]) });
/** The keywords that "Structured outputs" lists as unsupported aren't among them. */
const KEYWORDS = ['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'description'];
const MOST_LEVELS = 5;

/** Structured outputs: an object at the root, every member required, none beside them, five levels at most. */
function isStrict(node: unknown, objects = 0): boolean {
  if (!v.is(NodeSchema, node) || Object.keys(node).some((keyword) => !KEYWORDS.includes(keyword)))
    return false;
  if (node.type === 'array') return objects > 0 && isStrict(node['items'], objects);
  if (node.type !== 'object') return objects > 0;
  const properties = Object.entries((node['properties'] ?? {}) as Record<string, unknown>);
  const required = (node['required'] ?? []) as readonly string[];
  return (
    objects < MOST_LEVELS &&
    node['additionalProperties'] === false &&
    properties.every(([name, value]) => required.includes(name) && isStrict(value, objects + 1))
  );
}
