import type { DocumentReference } from 'fhir/r4';
import { aiAsserted, DECISION_IDENTIFIER_SYSTEM, type DiagnosisAuthor } from './written-labels.ts';

const DISCLOSURE = 'Machine-assisted (Chartside); reviewed and edited by the clinician.';

/**
 * A progress note (LOINC 11506-3) with the text that the clinician edited and attested. Some servers take only
 * `docStatus=final`, and some drop the label: the disclosure is put back into the text when it was edited away.
 */
export function attestedNoteOf(text: string, title: string, author: DiagnosisAuthor): DocumentReference {
  const person = { reference: author.practitioner };
  const note = /machine-assisted/i.test(text) ? text : `${text.trimEnd()}\n${DISCLOSURE}`;
  return {
    resourceType: 'DocumentReference',
    meta: aiAsserted(),
    identifier: [{ system: DECISION_IDENTIFIER_SYSTEM, value: author.decisionId }],
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }] },
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${author.patientId}` },
    date: author.recordedAt,
    author: [person],
    authenticator: person,
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64Of(note), title } }],
    ...(author.encounterId === ''
      ? {}
      : { context: { encounter: [{ reference: `Encounter/${author.encounterId}` }] } }),
  };
}

function base64Of(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
