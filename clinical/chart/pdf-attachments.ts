import { decodeBase64, encodeBase64Text } from './base64.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectAt, textAt } from './json.ts';

/** The text of a PDF; null where it has none or can't be read. May reject: that counts as unread. */
export type PdfExtractor = (bytes: Uint8Array) => Promise<string | null>;

/**
 * The same resources with PDF attachments replaced by their text, for libraries that read PDF asynchronously. What
 * can't be read stays as it is, so that the chart lists it as unread. The input isn't changed.
 */
export async function withPdfText(
  resources: readonly unknown[],
  extract: PdfExtractor,
): Promise<readonly unknown[]> {
  const out: unknown[] = [];
  for (const resource of resources) out.push(isObject(resource) ? await readIn(resource, extract) : resource);
  return out;
}

async function readIn(resource: JsonObject, extract: PdfExtractor): Promise<JsonObject> {
  switch (resource['resourceType']) {
    case 'Binary':
      return readAttachment(resource, extract);
    case 'DocumentReference':
      return replaceList(resource, 'content', async (content) => {
        const attachment = objectAt(content, 'attachment');
        return attachment === null
          ? content
          : { ...content, attachment: await readAttachment(attachment, extract) };
      });
    case 'DiagnosticReport':
      return replaceList(resource, 'presentedForm', (attachment) => readAttachment(attachment, extract));
    default:
      return resource;
  }
}

async function replaceList(
  resource: JsonObject,
  key: string,
  replace: (item: JsonObject) => Promise<JsonObject>,
): Promise<JsonObject> {
  const list = resource[key];
  if (!Array.isArray(list)) return resource;
  const items: unknown[] = [];
  for (const item of list as readonly unknown[]) items.push(isObject(item) ? await replace(item) : item);
  return { ...resource, [key]: items };
}

/** "%PDF" in base64. */
const PDF_START = 'JVBER';

async function readAttachment(attachment: JsonObject, extract: PdfExtractor): Promise<JsonObject> {
  const data = textAt(attachment, 'data');
  const bytes = data?.startsWith(PDF_START) ? decodeBase64(data) : null;
  if (bytes === null) return attachment;
  const text = await extract(bytes).catch(() => null);
  if (text === null || text.trim() === '') return attachment;
  return { ...attachment, contentType: 'text/plain', data: encodeBase64Text(text) };
}
