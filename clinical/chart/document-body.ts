import { decodeBase64 } from './base64.ts';
import { decodeText } from './charsets.ts';
import type { ResourceRef } from './chart.ts';
import type { JsonObject } from './json.ts';
import { textAt } from './json.ts';
import { htmlToText, tidyLines, xmlToText } from './markup-text.ts';
import type { ReadContext } from './reading.ts';
import { normaliseReference } from './references.ts';
import { rtfToText } from './rtf-text.ts';

/** Plain text, or the reason why there is none. */
export type DocumentBody =
  { readonly text: string; readonly unread: null } | { readonly text: null; readonly unread: string };

export type AttachmentReading = DocumentBody | { readonly binary: ResourceRef };

const unread = (why: string): DocumentBody => ({ text: null, unread: why });

/** The text of an Attachment; a `Binary` reference where the text is elsewhere. Nothing is ever fetched or rendered. */
export function readAttachment(attachment: JsonObject, context: ReadContext): AttachmentReading {
  const type = textAt(attachment, 'contentType');
  const data = textAt(attachment, 'data');
  if (data !== null) return readBytes(data, type, context);
  const url = textAt(attachment, 'url');
  if (url === null) return unread('The document is empty.');
  const inline = /^data:([^;,]*)[^,]*;base64,/i.exec(url.slice(0, 200));
  if (inline !== null) return readBytes(url.slice(inline[0].length), inline[1] || type, context);
  const ref = normaliseReference(url);
  if (ref.startsWith('Binary/')) return { binary: ref };
  return unread('It is kept in another place and only linked here; open it in the EHR.');
}

/** The text of base64 data by its content type, and by its first characters where the type is missing or wrong. */
export function readBytes(data: string, contentType: string | null, context: ReadContext): DocumentBody {
  const bytes = decodeBase64(data);
  if (bytes === null) return unread('It arrived damaged and cannot be shown here; open it in the EHR.');
  if (bytes.length === 0) return unread('The document is empty.');
  const kind = kindOf(bytes, contentType);
  if (kind === 'pdf') {
    const text = context.extractPdf?.(bytes) ?? null;
    return text === null || text.trim() === ''
      ? unread('It is a PDF without text that can be read here, as a scan is; open it in the EHR.')
      : readable(tidyLines(text));
  }
  if (kind === 'other')
    return unread(
      `Its format (${contentType ?? 'unknown'}) holds no text that can be read here; open it in the EHR.`,
    );
  return bodyOf(decodeText(bytes), kind);
}

type Kind = 'plain' | 'html' | 'xml' | 'rtf' | 'pdf' | 'other';

function kindOf(bytes: Uint8Array, contentType: string | null): Kind {
  const head = String.fromCharCode(...bytes.subarray(0, 256))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^<\?xml|^<(?:\w+:)?ClinicalDocument/i.test(head) && !/<html/i.test(head)) return 'xml';
  if (/^<(?:!doctype html|html|body|div|p|table|span|h\d)\b/i.test(head)) return 'html';
  const type = (contentType ?? 'text/plain').toLowerCase().split(';')[0]!.trim();
  if (type.endsWith('html') || type.includes('xhtml')) return 'html';
  if (type.endsWith('xml')) return 'xml';
  if (type.endsWith('rtf')) return 'rtf';
  if (type.startsWith('text/') || type === '' || type === 'application/text') return 'plain';
  return isText(bytes) && !/^(?:image|audio|video)\//.test(type) ? 'plain' : 'other';
}

function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 2000).every((b) => b >= 32 || b === 9 || b === 10 || b === 13 || b === 12);
}

function bodyOf(text: string, kind: Exclude<Kind, 'pdf' | 'other'>): DocumentBody {
  switch (kind) {
    case 'plain':
      return readable(plainText(text));
    case 'html':
      return readable(htmlToText(text));
    case 'rtf':
      return readable(rtfToText(text) ?? plainText(text));
    case 'xml': {
      const narrative = xmlToText(text);
      return narrative === null
        ? unread('It holds no text of its own, only an attached file or coded entries; open it in the EHR.')
        : readable(narrative);
    }
  }
}

/** Characters that show nothing and would hide words from a reader of the text: zero-width, soft hyphen, direction. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

function readable(text: string): DocumentBody {
  const visible = text.replace(INVISIBLE, '');
  return visible.trim() === '' ? unread('The document is empty.') : { text: visible, unread: null };
}

/** Plain text keeps its lines and spaces: columns and indents carry meaning. */
function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trimEnd();
}
