/** Windows-1252 where it differs from Latin-1 (bytes 0x80 to 0x9F). */
const CP1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Text of bytes. UTF-8 unless a byte order mark says otherwise. What isn't well-formed UTF-8 is read as Windows-1252,
 * which such notes are; a declared charset adds nothing, because text in it is almost never well-formed UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false);
  return decodeUtf8(bytes) ?? decodeCp1252(bytes);
}

export function cp1252Char(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? CP1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

function decodeCp1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(cp1252Char(byte));
  return parts.join('');
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const units: string[] = [];
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    const [a, b] = [bytes[i]!, bytes[i + 1]!];
    units.push(String.fromCharCode(littleEndian ? a | (b << 8) : (a << 8) | b));
  }
  return units.join('');
}

/** Null when the bytes aren't well-formed UTF-8 (RFC 3629). */
function decodeUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  let units: number[] = [];
  let i = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (i < bytes.length) {
    const point = codePointAt(bytes, i);
    if (point === null) return null;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    i += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (units.length > 4096) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

function codePointAt(bytes: Uint8Array, i: number): number | null {
  const first = bytes[i]!;
  if (first < 0x80) return first;
  const more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  if (more === 0 || first >= 0xf5) return null;
  let point = first & (0x3f >> more);
  for (let k = 1; k <= more; k += 1) {
    const next = bytes[i + k];
    if (next === undefined || (next & 0xc0) !== 0x80) return null;
    point = (point << 6) | (next & 0x3f);
  }
  const least = more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80;
  return point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? null : point;
}
