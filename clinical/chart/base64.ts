const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i += 1) VALUES[ALPHABET.charCodeAt(i)] = i;
VALUES[45] = 62; // "-" and "_" of the URL-safe alphabet
VALUES[95] = 63;

/** Bytes of a base64 text; spaces and line breaks are passed over. Null when it holds anything else. */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 61) break;
    if (unit <= 32) continue;
    const value = unit < 128 ? VALUES[unit]! : -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = (held >> bits) & 0xff;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
}

/** Base64 of a text in UTF-8. */
export function encodeBase64Text(text: string): string {
  const parts: string[] = [];
  let held = 0;
  let count = 0;
  const push = (byte: number) => {
    held = (held << 8) | byte;
    count += 1;
    if (count < 3) return;
    parts.push(
      ALPHABET[held >> 18]!,
      ALPHABET[(held >> 12) & 63]!,
      ALPHABET[(held >> 6) & 63]!,
      ALPHABET[held & 63]!,
    );
    held = 0;
    count = 0;
  };
  for (const char of text) for (const byte of utf8Bytes(char.codePointAt(0)!)) push(byte);
  if (count === 1) parts.push(ALPHABET[held >> 2]!, ALPHABET[(held << 4) & 63]!, '==');
  if (count === 2)
    parts.push(ALPHABET[held >> 10]!, ALPHABET[(held >> 4) & 63]!, ALPHABET[(held << 2) & 63]!, '=');
  return parts.join('');
}

/** A lone surrogate becomes the replacement character, as in any encoder of UTF-8. */
function utf8Bytes(point: number): readonly number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)];
  if (point >= 0xd800 && point < 0xe000) return [0xef, 0xbf, 0xbd];
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
}
