/**
 * One CSV record (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe before it: comments are free
 * text of people. Also within a cell: a spreadsheet that divides at semicolons, as in much of Europe, begins one there.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replace(/(^|[;\t\r\n])([ "']*[=+\-@])/g, "$1'$2").replace(/^[\t\r]/, "'$&");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
