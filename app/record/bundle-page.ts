import * as v from 'valibot';
import { asResource, issuesOf, type FhirResource, type OutcomeIssue } from './fhir-json.ts';

/** One page of a search, with what is not data kept apart. */
export interface BundlePage {
  readonly resources: readonly FhirResource[];
  readonly issues: readonly OutcomeIssue[];
  /** Entries whose content is missing or can't be recognised. */
  readonly empty: number;
  /** As declared: of the whole search, or of this page alone, or not at all. */
  readonly total: number | null;
  /** The next link, verbatim. */
  readonly next: string | null;
}

const list = v.fallback(v.array(v.unknown()), []);
const LinkSchema = v.object({ relation: v.string(), url: v.string() });
const EntrySchema = v.object({
  resource: v.optional(v.unknown()),
  search: v.fallback(v.optional(v.object({ mode: v.optional(v.string()) })), undefined),
});
const BundleSchema = v.object({
  resourceType: v.literal('Bundle'),
  total: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined),
  link: v.optional(list, []),
  entry: v.optional(list, []),
});

/** `null` when it is no Bundle. */
export function readBundlePage(json: unknown): BundlePage | null {
  const parsed = v.safeParse(BundleSchema, json);
  if (!parsed.success) return null;
  const resources: FhirResource[] = [];
  const issues: OutcomeIssue[] = [];
  let empty = 0;
  for (const raw of parsed.output.entry) {
    const entry = v.safeParse(EntrySchema, raw);
    const resource = entry.success ? asResource(entry.output.resource) : null;
    if (resource === null) empty += 1;
    else if (resource.resourceType === 'OperationOutcome') issues.push(...issuesOf(resource));
    else if (!entry.success || entry.output.search?.mode !== 'outcome') resources.push(resource);
  }
  const links = parsed.output.link.map((link) => v.safeParse(LinkSchema, link));
  const next = links.find((link) => link.success && link.output.relation === 'next');
  return {
    resources,
    issues,
    empty,
    total: parsed.output.total ?? null,
    next: next?.success ? next.output.url : null,
  };
}
