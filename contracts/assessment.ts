import * as v from 'valibot';
import { LONGEST_LINE, PART_LINES } from './assessment-inputs.ts';
import { isoTime, shortText, uuid } from './common.ts';
import { BANDS, ModelVersionSchema } from './decision.ts';

const kebab = (max: number) => v.pipe(shortText(max), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is kebab-case'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a hash is 64 hexadecimal digits'));

/** Why a part of the record was not, or not wholly, before the model. */
export const SOURCE_GAPS = [
  'not-read-yet',
  'partial',
  'not-offered',
  'not-shared',
  'withheld',
  'failed',
  'offline',
] as const;
export type SourceGap = (typeof SOURCE_GAPS)[number];

const MissingDataSchema = v.strictObject({
  /** Searches of the record that did not come to their end, by their id in the search plan. */
  sources: v.pipe(
    v.array(v.strictObject({ source: kebab(60), state: v.picklist(SOURCE_GAPS), read: count })),
    v.maxLength(100),
  ),
  /** The oldest answer of the EHR that it rests on. */
  dataAsOf: v.nullable(isoTime),
  /** Not known, neither from the record nor from its texts. */
  age: v.boolean(),
  sex: v.boolean(),
  unreadTexts: count,
  /** What the reader dropped or doubted, by kind. */
  problems: v.pipe(v.array(v.strictObject({ kind: kebab(60), count })), v.maxLength(100)),
});
export type MissingData = v.InferOutput<typeof MissingDataSchema>;

const InputsSchema = v.strictObject({
  /** Over all of the inputs: see `inputsHash`. */
  hash: sha256,
  resources: count,
  /** The list of resources in parts, sent apart and only once. */
  parts: v.pipe(v.array(v.strictObject({ hash: sha256, resources: count })), v.maxLength(1_000)),
});

/** Entries that an assessment keeps at most: what is less likely is never shown. */
export const KEPT_ENTRIES = 50;

/**
 * `POST /api/assessments`: what a clinician was shown and what it was made from. `id` is the `assessmentId` of
 * impressions and decisions, and the idempotency key.
 */
export const AssessmentRecordSchema = v.strictObject({
  id: uuid,
  /** FHIR base URL of the issuer, as in the session. */
  iss: v.pipe(v.string(), v.maxLength(1_000), v.url()),
  patientId: shortText(200),
  encounterId: v.nullable(shortText(200)),
  model: ModelVersionSchema,
  /** The time that it stands at. */
  asOf: isoTime,
  /** When it was computed. */
  assessedAt: isoTime,
  elapsedMs: v.pipe(v.number(), v.minValue(0)),
  inputs: InputsSchema,
  /** What the clinician answered here and now. */
  entered: v.pipe(
    v.array(v.strictObject({ finding: kebab(120), status: v.picklist(['present', 'absent']) })),
    v.maxLength(500),
  ),
  missing: MissingDataSchema,
  differential: v.strictObject({
    entries: v.pipe(
      v.array(
        v.strictObject({
          conditionId: kebab(120),
          rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
          probability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
          band: v.picklist(BANDS),
        }),
      ),
      v.maxLength(KEPT_ENTRIES),
    ),
    other: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    cannotMiss: v.pipe(v.array(kebab(120)), v.maxLength(200)),
  }),
  /** Of the entries, from the first, how many were on the screen's list. */
  listed: count,
});
export type AssessmentRecord = v.InferOutput<typeof AssessmentRecordSchema>;

/** The longest text of a part. */
export const PART_BYTES = PART_LINES * LONGEST_LINE;

/** `POST /api/assessments/inputs`: one part of the list of an assessment that this person stored. */
export const InputPartRequestSchema = v.strictObject({
  iss: v.pipe(v.string(), v.maxLength(1_000), v.url()),
  patientId: shortText(200),
  assessmentId: uuid,
  hash: sha256,
  /** The lines, joined by line feeds, in gzip, in base64. */
  gzip: v.pipe(v.string(), v.maxLength(1_400_000), v.base64()),
});
export type InputPartRequest = v.InferOutput<typeof InputPartRequestSchema>;
