import { cp1252Char } from './charsets.ts';
import { tidyLines } from './markup-text.ts';

/** Groups whose content is not text of the document. */
const SKIPPED: ReadonlySet<string> = new Set([
  'fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'footer', 'headerl', 'headerr', 'footerl',
  'footerr', 'generator', 'listtable', 'listoverridetable', 'rsidtbl', 'xmlnstbl', 'themedata', 'datastore', 'fldinst',
]); // prettier-ignore

const WORDS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['row', '\n'],
  ['cell', '\t'],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
]);

interface Group {
  skip: boolean;
  /** How many fallback characters follow a \u. */
  fallback: number;
}

/** RTF as plain text (paragraphs, cells, special characters); pictures, fonts and headers left out. Null: not RTF. */
export function rtfToText(rtf: string): string | null {
  if (!rtf.trimStart().startsWith('{\\rtf')) return null;
  const out: string[] = [];
  const groups: Group[] = [{ skip: false, fallback: 1 }];
  let pending = 0;
  const emit = (text: string) => {
    if (pending > 0) pending -= 1;
    else if (!groups.at(-1)!.skip) out.push(text);
  };
  const token = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giy;
  for (let match = token.exec(rtf); match !== null; match = token.exec(rtf)) {
    const [, hex, word, parameter, symbol, brace, text] = match;
    const group = groups.at(-1)!;
    if (brace === '{') groups.push({ ...group });
    else if (brace === '}') {
      if (groups.length > 1) groups.pop();
      pending = 0;
    } else if (hex !== undefined) emit(cp1252Char(Number.parseInt(hex, 16)));
    else if (symbol !== undefined) onSymbol(symbol, group, emit);
    else if (text !== undefined) pending = emitText(text, pending, group, out);
    else if (word === 'u' && parameter !== undefined) {
      if (!group.skip) out.push(String.fromCharCode((Number(parameter) + 65_536) % 65_536));
      pending = group.fallback;
    } else if (word === 'uc') group.fallback = Number(parameter ?? 1);
    else if (word !== undefined && SKIPPED.has(word)) group.skip = true;
    else if (word !== undefined && WORDS.has(word)) emit(WORDS.get(word)!);
  }
  return tidyLines(out.join(''));
}

function onSymbol(symbol: string, group: Group, emit: (text: string) => void): void {
  if (symbol === '*') group.skip = true;
  else if (symbol === '~') emit(' ');
  else if (symbol === '_') emit('-');
  else if (symbol === '\n' || symbol === '\r') emit('\n');
  else if (symbol === '\\' || symbol === '{' || symbol === '}') emit(symbol);
}

function emitText(text: string, pending: number, group: Group, out: string[]): number {
  const skipped = Math.min(pending, text.length);
  if (!group.skip) out.push(text.slice(skipped));
  return pending - skipped;
}
