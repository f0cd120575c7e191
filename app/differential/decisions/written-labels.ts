import type { Meta, Reference } from 'fhir/r4';

/** Identifier system of what Chartside writes: a retry of the same decision finds what it wrote before. */
export const DECISION_IDENTIFIER_SYSTEM = 'urn:chartside:decision';

const OBSERVATION_VALUE = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';

/** "Artificial Intelligence asserted" (HL7 AI Transparency on FHIR). */
export const AI_ASSERTED = { system: OBSERVATION_VALUE, code: 'AIAST' } as const;

export const aiAsserted = (): Meta => ({ security: [{ ...AI_ASSERTED }] });

/** Who writes what, for whom, as which decision. Made once, before the preview. */
export interface DiagnosisAuthor {
  readonly patientId: string;
  readonly encounterId: string;
  /** `Practitioner/…` of the verified user: recorder and asserter are people, never a device. */
  readonly practitioner: string;
  readonly recordedAt: string;
  readonly decisionId: string;
}

/** The organization that runs the EHR, known by its FHIR base URL alone. */
export const organizationOf = (issuer: string, label: string): Reference => ({
  type: 'Organization',
  identifier: { system: 'urn:ietf:rfc:3986', value: issuer },
  display: label,
});
