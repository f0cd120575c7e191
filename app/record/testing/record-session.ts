import { writeSession, type SessionRecord } from '../../launch/launch-records.ts';
import { OPTIONAL_READ_TYPES, READ_TYPES } from '../../launch/scopes.ts';
import { sessionOf, type Session } from '../../launch/session.ts';
import { testPorts } from '../../launch/testing/test-ports.ts';
import { createReader, type FhirReader, type ReaderPorts } from '../reader.ts';

/** A session as a launch would have left it. Not expiring, without a refresh token, unless `changes` say so. */
export function recordSession(base: string, changes: Partial<SessionRecord> = {}): Session {
  const ports = testPorts();
  const scopes = [...READ_TYPES, ...OPTIONAL_READ_TYPES].map((type) => `patient/${type}.rs`);
  const record: SessionRecord = {
    launchId: `launch-${Math.random().toString(36).slice(2)}`,
    kind: 'ehr',
    state: null,
    issuer: base,
    label: 'Test EHR',
    clientId: 'chartside',
    patientId: 'pat-1',
    encounterId: 'enc-1',
    intent: null,
    fhirContext: [],
    needPatientBanner: true,
    styleUrl: null,
    tenant: null,
    user: { verified: true, fhirUser: 'Practitioner/p1', name: 'Dr Test', sub: 'u1', idToken: 'x.y.z' },
    requestedScopes: scopes,
    grantedScopes: scopes,
    writeBack: { encounterDiagnosis: false, document: false },
    startedAt: ports.clock,
    tokenEndpoint: base.replace('/fhir', '/token'),
    revocationEndpoint: null,
    tokenIssuer: null,
    jwksUri: null,
    accessToken: 'access-1',
    expiresAt: null,
    refreshToken: null,
    ...changes,
  };
  writeSession(ports.store, record);
  return sessionOf(record, ports);
}

/**
 * For tests in which a server hangs; any other waits as long as a busy machine needs. What else is asked in such a test
 * must come in this time, on a slow machine too.
 */
export const IMPATIENT = { timeoutMs: 1_500 };

/** A reader that is quick to try again, so that tests are quick. */
export function quickReader(session: Session, ports: Partial<ReaderPorts> = {}): FhirReader {
  return createReader(session, { timeoutMs: 20_000, backoffMs: 5, random: () => 0.5, ...ports });
}
