import type { Role } from '../../contracts/api.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import type { IssuerConfig } from '../config/config.ts';
import { ApiFailure } from '../http/failure.ts';

/**
 * The reference of a `fhirUser` within the issuer's own FHIR server (`Practitioner/7`); `null` for a user of another
 * server. Vendors sign in all their customers by one issuer with one key, so the signature alone doesn't tell the
 * hospital: a clinician of one must not get a session at another.
 */
export function ownReference(issuer: IssuerConfig, fhirUser: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:|^\//i.test(fhirUser)) return fhirUser;
  const base = [issuer.iss, ...issuer.userBases].find((one) => fhirUser.startsWith(`${one}/`));
  return base === undefined ? null : fhirUser.slice(base.length + 1);
}

/** True where the token names its user without the server: then only its issuer can tell the hospital. */
export function isRelative(fhirUser: string | null): boolean {
  return fhirUser !== null && !/^[a-z][a-z0-9+.-]*:|^\//i.test(fhirUser);
}

/**
 * Roles as configured now, so that one that is taken away is gone at the next start, also for open sessions.
 * Patients and relatives can launch SMART apps too; decisions are for practitioners. Throws `ApiFailure` (403).
 */
export function rolesOf(issuer: IssuerConfig, user: DecidingUser): Role[] {
  const reference = user.fhirUser === null ? null : ownReference(issuer, user.fhirUser);
  const type = /^([A-Z][A-Za-z]+)\/[^/?#]+$/.exec(reference ?? '')?.[1];
  if (type !== 'Practitioner' && type !== 'PractitionerRole')
    throw new ApiFailure(
      'forbidden',
      type === undefined
        ? 'The sign-in of the EHR does not say who you are at this EHR (no fhirUser of it).'
        : `Decisions can be taken by practitioners; the EHR signed you in as ${type}.`,
      'Open Chartside from the EHR as a clinician. The timeline and the differential work without it.',
    );
  const has = (people: readonly string[]) =>
    people.includes(user.sub) || people.includes(user.fhirUser ?? '');
  return [
    'clinician',
    ...(has(issuer.roles.governance) ? (['governance'] as const) : []),
    ...(has(issuer.roles.admin) ? (['admin'] as const) : []),
  ];
}
