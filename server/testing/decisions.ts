import { randomUUID } from 'node:crypto';
import type { DecidingUser, Decision } from '../../contracts/decision.ts';

export const ISSUER = 'https://ehr.example/fhir';

export const DOCTOR: DecidingUser = {
  fhirUser: 'Practitioner/p1',
  name: 'Dr. Ada Test',
  iss: ISSUER,
  sub: 'user-1',
};

/** A valid decision on one entry, with what the test wants to be different. */
export function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    id: randomUUID(),
    iss: ISSUER,
    patientId: 'patient-4711',
    encounterId: 'encounter-815',
    condition: {
      id: 'acute-appendicitis',
      name: 'Acute appendicitis',
      codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'K35.80' }],
    },
    outcome: 'overridden',
    reason: { code: 'ruled-out', display: 'Ruled out' },
    comment: 'CT without appendicitis — “clean” 🫥',
    target: 'none',
    writtenResource: null,
    shown: {
      assessmentId: '7b3a3c44-6f0e-4f3f-9d8a-0d6c8d1f2a10',
      rank: 1,
      probability: 0.30000000000000004,
      band: 'possible',
      model: { id: 'chartside-embedded', version: '0.1.0', knowledge: 'sha256:0' },
      listed: ['acute-appendicitis', 'ureteric-stone'],
    },
    supersedes: null,
    decidedAt: '2026-01-15T09:30:00.000Z',
    ...changes,
  };
}
