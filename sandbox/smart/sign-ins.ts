import { randomBytes } from 'node:crypto';
import { clinicianById } from '../data/hospital.ts';
import type { Clinician } from '../data/hospital.ts';

export const SIGN_IN_COOKIE = 'ehr_sign_in';

/** The value of a cookie in a Cookie header. */
export function cookieValue(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
}

/** Who is signed in to the sandbox EHR, by an opaque cookie. Forgotten at restart. */
export class SignIns {
  private readonly byToken = new Map<string, string>();

  /** Signs a clinician in and returns the Set-Cookie value. */
  signIn(clinician: Clinician): string {
    const token = randomBytes(18).toString('base64url');
    this.byToken.set(token, clinician.id);
    return `${SIGN_IN_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax`;
  }

  /** The clinician whom a request's Cookie header names. */
  signedIn(cookieHeader: string | null | undefined): Clinician | undefined {
    return clinicianById(this.byToken.get(cookieValue(cookieHeader, SIGN_IN_COOKIE) ?? ''));
  }
}
