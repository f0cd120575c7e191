import * as v from 'valibot';
import type { FhirResource } from './fhir-json.ts';
import { resolveOnBase } from './same-origin.ts';

const MedicationReferenceSchema = v.object({
  medicationReference: v.object({ reference: v.string() }),
});

/** Address of the Medication that an order names; `null` when it has its name itself. Contained ones need no read. */
export function medicationAddress(resource: FhirResource, base: string): string | null {
  if (resource['medicationReference'] === undefined) return null;
  const parsed = v.safeParse(MedicationReferenceSchema, resource);
  if (!parsed.success) return null;
  const { reference } = parsed.output.medicationReference;
  if (!/(^|\/)Medication\/[^/]+/.test(reference)) return null;
  return resolveOnBase(reference.replace(/\/_history\/.*$/, ''), base)?.href ?? null;
}

const text = v.fallback(v.optional(v.string()), undefined);
const AttachmentSchema = v.object({
  url: text,
  contentType: text,
  data: text,
  size: v.fallback(v.optional(v.number()), undefined),
  creation: text,
});
const list = v.fallback(v.array(v.unknown()), []);
const DOCUMENTS: ReadonlySet<string> = new Set(['DocumentReference', 'DiagnosticReport']);
const DocumentSchema = v.object({
  status: text,
  date: text,
  issued: text,
  effectiveDateTime: text,
  content: v.optional(list, []),
  presentedForm: v.optional(list, []),
});

/** A note's content that lies elsewhere. */
export interface LinkedText {
  /** Absolute, on the issuer's origin; `null` for another origin, which is never asked. */
  readonly address: string | null;
  readonly contentType: string;
  /** The latest date that the document states; empty when none. Sorts as text. */
  readonly date: string;
  readonly size: number | null;
  /** As the document names it. */
  readonly url: string;
  readonly document: FhirResource;
}

const READABLE = /^(?:text\/|application\/(?:xhtml\+xml|xml|hl7-[^;]*\+xml|rtf|pdf|fhir\+json|json)\b)/i;

/** Contents of a document that must be fetched. One of several forms of the same text is enough: plainest first. */
export function linkedTexts(resource: FhirResource, base: string): LinkedText[] {
  // Most of a record has no content elsewhere; a schema for each of 100,000 resources would cost the first paint.
  if (!DOCUMENTS.has(resource.resourceType)) return [];
  const parsed = v.safeParse(DocumentSchema, resource);
  if (!parsed.success || parsed.output.status === 'entered-in-error') return [];
  const document = parsed.output;
  const attachments = [
    ...document.content.map((part) => (part as { attachment?: unknown } | null)?.attachment),
    ...document.presentedForm,
  ].flatMap((raw) => {
    const attachment = v.safeParse(AttachmentSchema, raw);
    return attachment.success ? [attachment.output] : [];
  });
  if (
    attachments.some(
      ({ data, contentType = '' }) => data && (contentType === '' || READABLE.test(contentType)),
    )
  )
    return [];
  return attachments
    .filter(({ url, contentType = '' }) => url && (contentType === '' || READABLE.test(contentType)))
    .sort((a, b) => plainness(a.contentType) - plainness(b.contentType))
    .slice(0, 1)
    .map(({ url = '', contentType = '', size, creation }) => ({
      address: resolveOnBase(url, base)?.href ?? null,
      contentType,
      date: document.date ?? document.effectiveDateTime ?? document.issued ?? creation ?? '',
      size: size ?? null,
      url,
      document: resource,
    }));
}

/** The document with the content of one of its links filled in, for links that are no `Binary/id`. */
export function withContent({ document, url }: LinkedText, contentType: string, data: string): FhirResource {
  const fill = (attachment: unknown) =>
    (attachment as { url?: unknown } | null)?.url === url
      ? { ...(attachment as object), contentType, data }
      : attachment;
  const { content, presentedForm } = document;
  return {
    ...document,
    ...(Array.isArray(content)
      ? {
          content: content.map((part: unknown) =>
            typeof part === 'object' && part !== null && 'attachment' in part
              ? { ...part, attachment: fill(part.attachment) }
              : part,
          ),
        }
      : {}),
    ...(Array.isArray(presentedForm) ? { presentedForm: presentedForm.map(fill) } : {}),
  };
}

function plainness(contentType = ''): number {
  const order = ['text/plain', 'text/html', 'application/xhtml', 'application/xml', 'text/xml', 'rtf', 'pdf'];
  const place = order.findIndex((form) => contentType.toLowerCase().includes(form));
  return place < 0 ? order.length : place;
}
