/**
 * JSON with sorted keys and no space, as RFC 8785: equal values give equal text. `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return objectText(value);
  return scalarText(value);
}

/** Text that JSON writes as it is. */
const PLAIN = /^[\w \-.:/+]{0,60}$/;

function scalarText(value: unknown): string {
  if (typeof value === 'string' && PLAIN.test(value)) return `"${value}"`;
  return JSON.stringify(value) ?? 'null';
}

function arrayText(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1)
    text += index === 0 ? canonicalJson(items[index]) : `,${canonicalJson(items[index])}`;
  return `${text}]`;
}

// Whole records are written so, tens of thousands of small objects: hence no lists between.
function objectText(value: object): string {
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${scalarText(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
