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

// Without a look at each item: a page holds hundreds, and each is looked at below.
const list = v.fallback(v.custom<readonly unknown[]>(Array.isArray), []);
const LinkSchema = v.object({ relation: v.string(), url: v.string() });
const BundleSchema = v.object({
  resourceType: v.literal('Bundle'),
  total: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined),
  link: v.optional(list, []),
  entry: v.optional(list, []),
});

const HEAD_BYTES = 4_096;

/**
 * The next link, verbatim, where it stands before the entries: the next page can be asked for before this one, of up to
 * megabytes, is parsed. A guess that only saves time: what the parsed page says is what counts.
 */
export function nextLinkAhead(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const [link, entry] = [head.indexOf('"link"'), head.indexOf('"entry"')];
  if (link < 0 || (entry >= 0 && entry < link)) return null;
  const from = head.indexOf('[', link);
  try {
    const links: unknown = JSON.parse(head.slice(from, head.indexOf(']', from) + 1));
    return Array.isArray(links) ? nextOf(links) : null;
  } catch {
    return null;
  }
}

function nextOf(links: readonly unknown[]): string | null {
  const read = links.map((link) => v.safeParse(LinkSchema, link));
  const next = read.find((link) => link.success && link.output.relation === 'next');
  return next?.success ? next.output.url : null;
}

/** `null` when it is no Bundle. */
export function readBundlePage(json: unknown): BundlePage | null {
  const parsed = v.safeParse(BundleSchema, json);
  if (!parsed.success) return null;
  const resources: FhirResource[] = [];
  const issues: OutcomeIssue[] = [];
  let empty = 0;
  for (const raw of parsed.output.entry) {
    const { fullUrl, resource, search } = (raw ?? {}) as Record<'fullUrl' | 'resource' | 'search', unknown>;
    const read = asResource(resource);
    if (read === null) empty += 1;
    else if (read.resourceType === 'OperationOutcome') issues.push(...issuesOf(read));
    else if ((search as { mode?: unknown } | null | undefined)?.mode !== 'outcome')
      resources.push(withOwnSubject(read, fullUrl));
  }
  return {
    resources,
    issues,
    empty,
    total: parsed.output.total ?? null,
    next: nextOf(parsed.output.link),
  };
}

/**
 * A server behind a proxy may spell its own address out, otherwise than it was asked: `fullUrl` says how it calls
 * itself. A subject at that address is its own patient, and becomes a relative reference (R4 2.36.4).
 */
function withOwnSubject(resource: FhirResource, fullUrl: unknown): FhirResource {
  const own = `/${resource.resourceType}/${resource.id ?? ''}`;
  if (typeof fullUrl !== 'string' || !fullUrl.endsWith(own)) return resource;
  const base = fullUrl.slice(0, -own.length + 1);
  for (const key of ['subject', 'patient']) {
    const subject = resource[key] as { readonly reference?: unknown } | null | undefined;
    const reference = typeof subject === 'object' && subject !== null ? subject.reference : undefined;
    if (typeof reference === 'string' && reference.startsWith(`${base}Patient/`))
      return { ...resource, [key]: { ...subject, reference: reference.slice(base.length) } };
  }
  return resource;
}
