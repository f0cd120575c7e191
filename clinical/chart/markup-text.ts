import { decodeEntities } from './entities.ts';

/** A piece of HTML or XML: a tag (lower-case name without prefix) or the text between tags. */
type Piece =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const BLOCKS: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'component', 'content', 'dd', 'div', 'dl', 'dt',
  'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'item', 'li', 'list',
  'main', 'ol', 'p', 'paragraph', 'pre', 'section', 'table', 'tbody', 'text', 'tfoot', 'thead', 'title', 'tr', 'ul',
]); // prettier-ignore
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const HIDDEN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
]);

/**
 * HTML as plain text: a line for each block, cells apart, entities decoded, scripts, styles and comments left out.
 * Nothing is rendered or run. Never throws, whatever the markup.
 */
export function htmlToText(html: string): string {
  return textOf(html, () => true);
}

/**
 * C-CDA as plain text: titles and narrative of the sections. XML that isn't a clinical document is reduced to its text.
 * Null when the body is an attachment (`nonXMLBody`) and not narrative.
 */
export function xmlToText(xml: string): string | null {
  if (!/<(?:\w+:)?ClinicalDocument[\s>]/.test(xml.slice(0, 20_000))) return htmlToText(xml);
  if (/<(?:\w+:)?nonXMLBody[\s>]/.test(xml)) return null;
  const inside: string[] = [];
  const text = textOf(xml, (piece) => {
    if (piece.kind === 'open' && (piece.name === 'text' || piece.name === 'title') && inside.length === 0)
      inside.push(piece.name);
    const shown = inside.length > 0;
    if (piece.kind === 'close' && piece.name === inside[0]) inside.pop();
    return shown;
  });
  return text === '' ? null : text;
}

function textOf(markup: string, isShown: (piece: Piece) => boolean): string {
  const out: string[] = [];
  let hiddenIn: string | null = null;
  for (const piece of pieces(markup)) {
    if (hiddenIn !== null) {
      if (piece.kind === 'close' && piece.name === hiddenIn) hiddenIn = null;
      continue;
    }
    if (piece.kind === 'open' && HIDDEN.has(piece.name)) {
      hiddenIn = piece.name;
      continue;
    }
    if (!isShown(piece)) continue;
    if (piece.kind === 'text') out.push(decodeEntities(piece.text).replace(/[ \t\r\n\f]+/g, ' '));
    else if (BLOCKS.has(piece.name)) out.push('\n');
    else if (CELLS.has(piece.name)) out.push('\t');
  }
  return tidyLines(out.join(''));
}

/** No spaces at the ends of lines, one space between words, at most one empty line. */
export function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/[ \t]*\t[ \t]*/g, '\t')
        .replace(/ {2,}/g, ' ')
        .trim(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function* pieces(markup: string): Generator<Piece> {
  let i = 0;
  while (i < markup.length) {
    const lt = nextTag(markup, i);
    if (lt > i) yield { kind: 'text', text: markup.slice(i, lt) };
    if (lt >= markup.length) return;
    if (markup.startsWith('<!--', lt)) {
      i = after(markup, '-->', lt + 4);
    } else if (markup.startsWith('<![CDATA[', lt)) {
      const end = markup.indexOf(']]>', lt);
      yield {
        kind: 'text',
        text: markup.slice(lt + 9, end < 0 ? markup.length : end).replaceAll('&', '&amp;'),
      };
      i = end < 0 ? markup.length : end + 3;
    } else if (markup[lt + 1] === '!' || markup[lt + 1] === '?') {
      i = after(markup, '>', lt);
    } else {
      i = after(markup, '>', lt);
      const piece = tagOf(markup.slice(lt + 1, i - 1));
      if (piece !== null) yield piece;
    }
  }
}

/** "<" begins a tag only before a letter, "/", "!" or "?"; "K < 3.5" is text. */
function nextTag(markup: string, from: number): number {
  let i = markup.indexOf('<', from);
  while (i >= 0 && !/[a-z/!?]/i.test(markup.charAt(i + 1))) i = markup.indexOf('<', i + 1);
  return i < 0 ? markup.length : i;
}

function after(markup: string, end: string, from: number): number {
  const i = markup.indexOf(end, from);
  return i < 0 ? markup.length + 1 : i + end.length;
}

function tagOf(inner: string): Piece | null {
  const match = /^(\/?)(?:[\w-]+:)?([a-z][\w-]*)/i.exec(inner);
  if (match === null) return null;
  const name = match[2]!.toLowerCase();
  if (match[1] === '/') return { kind: 'close', name };
  return { kind: inner.endsWith('/') ? 'empty' : 'open', name };
}
