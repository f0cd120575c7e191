import * as v from 'valibot';
import { BANDS } from '../../contracts/decision.ts';

const short = (max: number) => v.pipe(v.string(), v.maxLength(max));
const citations = v.pipe(
  v.array(v.strictObject({ item: short(20), quote: v.nullable(short(60)) })),
  v.maxLength(30),
);

const ModelAnswerSchema = v.strictObject({
  diagnoses: v.pipe(
    v.array(
      v.strictObject({
        name: short(200),
        icd10: short(20),
        likelihood: v.picklist(BANDS),
        for: citations,
        against: citations,
      }),
    ),
    v.maxLength(30),
  ),
});
/** As the model gave it: of the right form, and nothing in it is believed yet. */
export type ModelAnswer = v.InferOutput<typeof ModelAnswerSchema>;

/** `null` for anything but one JSON object of the asked form. A Markdown fence around it is forgiven. */
export function parseModelAnswer(text: string): ModelAnswer | null {
  const inner = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(text)?.[1] ?? text;
  let json: unknown;
  try {
    json = JSON.parse(inner);
  } catch {
    return null;
  }
  const result = v.safeParse(ModelAnswerSchema, json);
  return result.success ? result.output : null;
}

const citationsJson = {
  type: 'array',
  items: {
    type: 'object',
    properties: { item: { type: 'string' }, quote: { type: ['string', 'null'] } },
    required: ['item', 'quote'],
    additionalProperties: false,
  },
};

/** In the subset of JSON Schema that strict structured outputs know: every member required, none beside them. */
export const ANSWER_JSON_SCHEMA = {
  type: 'object',
  properties: {
    diagnoses: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          icd10: { type: 'string' },
          likelihood: { type: 'string', enum: BANDS },
          for: citationsJson,
          against: citationsJson,
        },
        required: ['name', 'icd10', 'likelihood', 'for', 'against'],
        additionalProperties: false,
      },
    },
  },
  required: ['diagnoses'],
  additionalProperties: false,
};
