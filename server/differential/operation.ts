import type { OperationOutcome, Parameters, ParametersParameter } from 'fhir/r4';
import * as v from 'valibot';
import type { ApiFailure } from '../http/failure.ts';
import { checkBody } from '../http/read-json.ts';
import type { DifferentialLine, LineEntry } from './differential-line.ts';

const parameter = v.looseObject({
  name: v.string(),
  resource: v.optional(v.looseObject({ resourceType: v.string() })),
  valueDate: v.optional(v.string()),
  valueInteger: v.optional(v.number()),
});

export const OptionsSchema = v.object({
  asOf: v.optional(v.pipe(v.string(), v.isoDate())),
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 20),
});
export type Options = v.InferOutput<typeof OptionsSchema>;

const OperationInputSchema = v.pipe(
  v.looseObject({ resourceType: v.literal('Parameters'), parameter: v.array(parameter) }),
  v.transform(({ parameter: all }) => {
    const named = (name: string) => all.find((one) => one.name === name);
    return {
      record: named('record')?.resource,
      asOf: named('asOf')?.valueDate,
      top: named('top')?.valueInteger,
    };
  }),
);

/** `$differential`: a Parameters resource with `record`, and optionally `asOf` and `top`. Throws `ApiFailure` (400). */
export function readOperation(json: unknown): Options & { record: unknown } {
  const { record, ...asked } = checkBody(OperationInputSchema, json);
  return { record, ...checkBody(OptionsSchema, asked) };
}

/** The answer of `$differential`: one `diagnosis` for each entry, in order. */
export function operationOutput(line: DifferentialLine): Parameters {
  const { id, version, knowledge } = line.model;
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'subject', valueReference: { reference: line.patient } },
      { name: 'asOf', valueDate: line.asOf },
      { name: 'model', valueString: `${id} ${version}, knowledge ${knowledge}` },
      { name: 'other', valueDecimal: line.other },
      ...line.differential.map((entry) => ({ name: 'diagnosis', part: diagnosisParts(entry) })),
    ],
  };
}

function diagnosisParts(entry: LineEntry): ParametersParameter[] {
  const { codings: coding, name: text } = entry;
  return [
    { name: 'rank', valuePositiveInt: entry.rank },
    { name: 'id', valueId: entry.id },
    { name: 'condition', valueCodeableConcept: { coding: coding.map((one) => ({ ...one })), text } },
    { name: 'probability', valueDecimal: entry.probability },
    { name: 'band', valueCode: entry.band },
    { name: 'acuity', valueCode: entry.acuity },
    { name: 'cannotMiss', valueBoolean: entry.cannotMiss },
    ...entry.reasons.map((reason) => ({
      name: 'reason',
      part: [
        { name: 'finding', valueString: reason.finding },
        { name: 'direction', valueCode: reason.direction },
        { name: 'weight', valueDecimal: reason.weight },
        // A range in a note is after `#`; a reference names the resource.
        ...reason.evidence.map((evidence) => ({
          name: 'evidence',
          valueReference: { reference: evidence.split('#')[0] ?? evidence, display: evidence },
        })),
      ],
    })),
  ];
}

const ISSUE_CODES: Partial<Record<ApiFailure['code'], OperationOutcome['issue'][number]['code']>> = {
  'bad-request': 'invalid',
  'unreadable-bundle': 'structure',
  'too-large': 'too-long',
  'too-many-requests': 'throttled',
  'store-unavailable': 'transient',
  'session-expired': 'expired',
  unauthenticated: 'login',
  forbidden: 'forbidden',
  'unknown-issuer': 'forbidden',
};

/** FHIR clients read failures as an OperationOutcome. */
export function operationOutcome(failure: ApiFailure): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: ISSUE_CODES[failure.code] ?? 'exception',
        details: { text: failure.message },
        diagnostics: failure.remedy,
      },
    ],
  };
}
