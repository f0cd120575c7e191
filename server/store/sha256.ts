import { hash } from 'node:crypto';

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256 = async (text: string): Promise<string> => hash('sha256', text);
