import { createHash } from 'node:crypto';
import { canonicalJson } from '../../contracts/canonical-json.ts';

/** Lower-case hexadecimal SHA-256 of the canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
