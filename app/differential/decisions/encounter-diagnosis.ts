import type { Condition } from 'fhir/r4';
import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import { aiAsserted, DECISION_IDENTIFIER_SYSTEM, type DiagnosisAuthor } from './written-labels.ts';

/**
 * A provisional encounter diagnosis, never a problem-list entry: FHIR R4 Condition with AIAST label
 * (HL7 AI Transparency on FHIR) and the disclosure in readable text, since some servers drop unknown fields.
 */
export function encounterDiagnosisOf(diagnosis: RankedDiagnosis, author: DiagnosisAuthor): Condition {
  const person = { reference: author.practitioner };
  return {
    resourceType: 'Condition',
    meta: aiAsserted(),
    identifier: [{ system: DECISION_IDENTIFIER_SYSTEM, value: author.decisionId }],
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'provisional' }],
    },
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'encounter-diagnosis' },
        ],
      },
    ],
    code: {
      coding: diagnosis.codings.slice(0, 2).map(({ system, code }) => ({ system, code })),
      text: diagnosis.name,
    },
    subject: { reference: `Patient/${author.patientId}` },
    encounter: { reference: `Encounter/${author.encounterId}` },
    recordedDate: author.recordedAt,
    recorder: person,
    asserter: person,
    note: [
      {
        text: 'Provisional. Suggested by Chartside (machine-assisted), accepted by the clinician named as asserter.',
      },
    ],
  };
}
