import * as v from 'valibot';
import type { FhirReader } from './reader.ts';

const list = v.fallback(v.array(v.unknown()), []);
const StatementSchema = v.object({
  resourceType: v.literal('CapabilityStatement'),
  rest: v.pipe(v.array(v.object({ resource: v.optional(list, []) })), v.minLength(1)),
});
const ResourceSchema = v.object({
  type: v.string(),
  conditionalCreate: v.fallback(v.optional(v.boolean()), undefined),
  interaction: v.optional(list, []),
});

/** What a server's CapabilityStatement says about creating. */
export interface ServerCapabilities {
  /** Types that can be created; true where a conditional create is promised. */
  readonly creates: Readonly<Record<string, boolean>>;
}

/** `null` when the statement can't be had or understood: then nothing may be written. */
export async function readCapabilities(
  reader: FhirReader,
  signal: AbortSignal,
): Promise<ServerCapabilities | null> {
  const answer = await reader.resource('metadata', { signal, priority: 1 });
  const statement = answer.ok ? v.safeParse(StatementSchema, answer.value) : null;
  if (!statement?.success) return null;
  const creates: Record<string, boolean> = {};
  for (const raw of statement.output.rest[0]?.resource ?? []) {
    const resource = v.safeParse(ResourceSchema, raw);
    if (!resource.success) continue;
    const { type, interaction, conditionalCreate } = resource.output;
    const create = interaction.some((one) => (one as { code?: unknown } | null)?.code === 'create');
    if (create) creates[type] = conditionalCreate === true;
  }
  return { creates };
}
