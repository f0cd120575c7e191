import * as v from 'valibot';
import { isoTime, shortText, uuid } from '../../contracts/common.ts';

export const SERVICE_ID = 'chartside-differential';

/** What the EHR sends along with a call, so that the server needs no access to the record. */
export const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  encounters: 'Encounter?patient={{context.patientId}}&_sort=-date&_count=20',
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
  laboratory: 'Observation?patient={{context.patientId}}&category=laboratory&_sort=-date&_count=200',
  vitals: 'Observation?patient={{context.patientId}}&category=vital-signs&_sort=-date&_count=100',
  medications: 'MedicationRequest?patient={{context.patientId}}&_count=100',
  notes: 'DocumentReference?patient={{context.patientId}}&_sort=-date&_count=20',
} as const;

/** `GET /cds-services` (CDS Hooks 2.0, Discovery). */
export const DISCOVERY = {
  services: [
    {
      id: SERVICE_ID,
      hook: 'patient-view',
      title: 'Chartside: conditions to consider',
      description:
        'Reads the prefetched record and offers up to three conditions to consider, each with its reasons. ' +
        'Options for a clinician, not directives.',
      prefetch: PREFETCH,
    },
  ],
};

const id = shortText(200);

/** A `patient-view` call. Unknown fields are allowed: EHRs add extensions. */
export const HookRequestSchema = v.object({
  hook: v.literal('patient-view'),
  hookInstance: v.pipe(v.string(), v.uuid()),
  fhirServer: v.optional(v.pipe(v.string(), v.url())),
  context: v.object({ userId: id, patientId: id, encounterId: v.nullish(id) }),
  prefetch: v.nullish(v.record(v.string(), v.nullable(v.looseObject({ resourceType: v.string() })))),
});
export type HookRequest = v.InferOutput<typeof HookRequestSchema>;

/** `POST /cds-services/{id}/feedback` (CDS Hooks 2.0, Feedback). */
export const FeedbackSchema = v.object({
  feedback: v.pipe(
    v.array(
      v.object({
        card: uuid,
        outcome: v.picklist(['accepted', 'overridden']),
        overrideReason: v.nullish(
          v.object({
            reason: v.nullish(v.object({ code: shortText(100) })),
            userComment: v.nullish(v.union([v.literal(''), shortText(2_000)])),
          }),
        ),
        outcomeTimestamp: isoTime,
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});
export type Feedback = v.InferOutput<typeof FeedbackSchema>['feedback'][number];
