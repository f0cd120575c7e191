import * as v from 'valibot';

/** Any FHIR resource as it came; what is in it is the chart's business. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** `null` for anything without a resourceType. The object itself, not a copy; an id that is no text is left out. */
export function asResource(json: unknown): FhirResource | null {
  if (typeof json !== 'object' || json === null) return null;
  const { resourceType, id } = json as { resourceType?: unknown; id?: unknown };
  if (typeof resourceType !== 'string' || resourceType === '') return null;
  if (id === undefined || typeof id === 'string') return json as FhirResource;
  const { id: _unusable, ...rest } = json as FhirResource;
  return rest as FhirResource;
}

/** `Type/id`; for a resource without id its content, so that the same one is still recognised. */
export function identityOf(resource: FhirResource): string {
  return resource.id ? `${resource.resourceType}/${resource.id}` : JSON.stringify(resource);
}

const text = v.fallback(v.optional(v.string()), undefined);
const IssueSchema = v.object({
  severity: text,
  code: text,
  diagnostics: text,
  details: v.fallback(v.optional(v.object({ text })), undefined),
});
const OutcomeSchema = v.object({
  resourceType: v.literal('OperationOutcome'),
  issue: v.fallback(v.array(v.fallback(v.nullable(IssueSchema), null)), []),
});

export interface OutcomeIssue {
  readonly severity: string;
  readonly code: string;
  /** The server's own words, shortened, without control characters. Shown as text only. */
  readonly text: string;
}

const LONGEST = 300;

/** Issues of an OperationOutcome; none for anything else. */
export function issuesOf(json: unknown): readonly OutcomeIssue[] {
  const parsed = v.safeParse(OutcomeSchema, json);
  if (!parsed.success) return [];
  return parsed.output.issue.flatMap((issue) => {
    if (issue === null) return [];
    const { severity = 'error', code = 'unknown', diagnostics, details } = issue;
    return [{ severity, code, text: plainWords(details?.text || diagnostics || code) }];
  });
}

function plainWords(words: string): string {
  // oxlint-disable-next-line no-control-regex -- a server's text may hold anything
  // Control and format characters: line breaks, zero-width ones and those that turn the direction of writing.
  const plain = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}

/** True for an issue that says that data are kept back from this user or app. */
export function tellsOfWithheldData({ code, severity, text: words }: OutcomeIssue): boolean {
  if (code === 'forbidden' || code === 'security' || code === 'login') return true;
  if (
    /not (?:been )?authori[sz]ed|withheld|not permitted|restricted|insufficient (?:scope|privilege)/i.test(
      words,
    )
  )
    return true;
  return (severity === 'error' || severity === 'fatal') && code !== 'not-found';
}

/** True for an issue that only says that there is nothing, as some servers do with every empty answer. */
export function tellsOfNothing({ code, severity, text: words }: OutcomeIssue): boolean {
  return code === 'not-found' || (severity === 'information' && !/entire|complete|partial/i.test(words));
}
