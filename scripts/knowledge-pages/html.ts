import type { Basis, Knowledge } from '../../clinical/knowledge/knowledge.ts';

/** Text that may stand in HTML, also inside a quoted attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole page; `depth` is how many folders below the index it lies. */
export function page(title: string, depth: number, knowledge: Knowledge, body: string): string {
  const up = '../'.repeat(depth);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Chartside knowledge</title>
<link rel="stylesheet" href="${up}pages.css">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header><nav aria-label="Knowledge base"><a href="${up}index.html">All conditions</a> <a href="${up}sources.html">Sources</a></nav></header>
<main id="content">
${body}
</main>
<footer>Knowledge base ${escaped(knowledge.hash.slice(0, 19))}. Most numbers are estimates. Not validated for care.</footer>
</body>
</html>
`;
}

/** A number's origin: a link to its source, or the word "estimate". */
export function basisCell(basis: Basis): string {
  if (basis === 'estimate') return '<td class="estimate">estimate</td>';
  return `<td><a href="#source-${escaped(basis)}">${escaped(basis)}</a></td>`;
}

export interface Column {
  readonly name: string;
  readonly number?: true;
}

/** A table that scrolls by itself on a narrow screen. Rows are ready `<td>` and `<th>` cells. Below a heading of its own the caption is only read aloud. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly string[],
  captioned = true,
): string {
  const head = columns
    .map((c) => `<th scope="col"${c.number ? ' class="number"' : ''}>${escaped(c.name)}</th>`)
    .join('');
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption${captioned ? '' : ' class="aloud"'}>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${rows.map((row) => `<tr>${row}</tr>`).join('\n')}
</tbody></table></div>`;
}

/** A probability or ratio with the digits that it deserves. */
export function figure(x: number): string {
  if (x === 0) return '0';
  return x >= 100 ? x.toFixed(0) : String(Number(x.toPrecision(2)));
}

export const numberCell = (x: number): string => `<td class="number">${figure(x)}</td>`;
