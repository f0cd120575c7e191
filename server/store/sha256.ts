import { createHash } from 'node:crypto';

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = async (text: string): Promise<string> =>
  createHash('sha256').update(text).digest('hex');
