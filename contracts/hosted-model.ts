import * as v from 'valibot';
import { AGE_BANDS, type DeidentifiedCase } from '../clinical/assessment/deidentified-case.ts';
import { shortText, uuid } from './common.ts';
import { BANDS } from './decision.ts';

const days = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50_000)));
const id = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const list = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item), v.maxLength(most), v.readonly());

/** Closed: ids, numbers and picklists. A field that could hold a sentence doesn't belong here. */
export const DeidentifiedCaseSchema = v.strictObject({
  ageBand: v.nullable(v.picklist(AGE_BANDS)),
  sex: v.nullable(v.picklist(['male', 'female'])),
  pregnant: v.nullable(v.boolean()),
  setting: v.nullable(v.picklist(['ambulatory', 'emergency', 'inpatient'])),
  findings: list(
    v.strictObject({
      id,
      status: v.picklist(['present', 'absent']),
      uncertain: v.boolean(),
      daysAgo: days,
    }),
    300,
  ),
  values: list(
    v.strictObject({
      analyte: id,
      value: v.pipe(v.number(), v.finite()),
      comparator: v.nullable(v.picklist(['<', '<=', '>', '>='])),
      daysAgo: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50_000)),
    }),
    100,
  ),
  known: list(v.strictObject({ id, status: v.picklist(['active', 'past']) }), 100),
  medicines: list(v.strictObject({ id, startedDaysAgo: days }), 100),
}) satisfies v.GenericSchema<DeidentifiedCase>;

/** Free text is read only where the deployment allows it. `hide`: the patient's names and identifiers, never sent on. */
const HostedNotesSchema = v.strictObject({
  texts: list(v.strictObject({ daysAgo: days, text: v.pipe(v.string(), v.maxLength(20_000)) }), 5),
  hide: list(v.pipe(v.string(), v.maxLength(300)), 100),
});
export type HostedNotes = v.InferOutput<typeof HostedNotesSchema>;

/** `POST /api/hosted-differential`. `patientId` is for the audit alone, as a pseudonym. */
export const HostedRequestSchema = v.strictObject({
  iss: v.pipe(v.string(), v.maxLength(1_000), v.url()),
  patientId: shortText(200),
  assessmentId: uuid,
  case: DeidentifiedCaseSchema,
  notes: v.optional(v.nullable(HostedNotesSchema), null),
});
export type HostedRequest = v.InferOutput<typeof HostedRequestSchema>;

export const CITED_KINDS = ['finding', 'value', 'known', 'medicine'] as const;

/** An item of the case, by its place there. `label` is of the knowledge base, never the model's words. */
const CitedSchema = v.object({
  kind: v.picklist(CITED_KINDS),
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  label: v.string(),
});
export type Cited = v.InferOutput<typeof CitedSchema>;

export const HostedEntrySchema = v.object({
  conditionId: v.string(),
  name: v.string(),
  band: v.picklist(BANDS),
  for: v.array(CitedSchema),
  against: v.array(CitedSchema),
});
export type HostedEntry = v.InferOutput<typeof HostedEntrySchema>;

/** Why something of the answer was left out. */
export const DROP_KINDS = [
  'unknown-item',
  'wrong-value',
  'unknown-condition',
  'name-and-code-disagree',
  'already-known',
  'impossible',
  'no-reason',
  'duplicate',
] as const;
export type DropKind = (typeof DROP_KINDS)[number];

export const UNAVAILABLE_REASONS = [
  'timeout',
  'busy',
  'unreachable',
  'refused',
  'unusable-answer',
  'paused',
  'budget',
  'credentials',
] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

export const HostedAnsweredSchema = v.object({
  state: v.literal('answered'),
  label: v.string(),
  entries: v.array(HostedEntrySchema),
  drops: v.array(v.object({ kind: v.picklist(DROP_KINDS), count: v.number() })),
  notes: v.object({ sent: v.number(), withheld: v.number() }),
});
export type HostedAnswered = v.InferOutput<typeof HostedAnsweredSchema>;

export const HostedUnavailableSchema = v.object({
  state: v.literal('unavailable'),
  reason: v.picklist(UNAVAILABLE_REASONS),
  message: v.string(),
  remedy: v.string(),
});

export const HostedProgressSchema = v.object({
  state: v.literal('progress'),
  phase: v.picklist(['asking', 'receiving', 'retrying', 'checking']),
  attempt: v.number(),
  characters: v.number(),
});
export type HostedProgress = v.InferOutput<typeof HostedProgressSchema>;

/** The `data` of each server-sent event. The last is `answered` or `unavailable`. */
export const HostedEventSchema = v.variant('state', [
  HostedProgressSchema,
  HostedAnsweredSchema,
  HostedUnavailableSchema,
]);
export type HostedEvent = v.InferOutput<typeof HostedEventSchema>;
