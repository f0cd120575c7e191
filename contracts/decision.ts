import * as v from 'valibot';
import { isoTime, reference, shortText, uuid } from './common.ts';

/** One tap each; the text is what the button says. Codes are stored and never reused for another meaning. */
export const OVERRIDE_REASONS = [
  { code: 'already-considered', display: 'Already considered' },
  { code: 'ruled-out', display: 'Ruled out' },
  { code: 'explained-otherwise', display: 'Known or explained otherwise' },
  { code: 'drug-effect', display: 'Drug effect' },
  { code: 'evidence-wrong', display: 'Evidence wrong' },
  { code: 'chart-data-wrong', display: 'Chart data wrong' },
  { code: 'not-this-visit', display: 'Not this visit' },
  { code: 'disagree', display: 'Disagree' },
  { code: 'unsafe', display: 'Unsafe' },
] as const;

/** `system` of the reasons above, for CDS Hooks `overrideReasons` and exports. */
export const OVERRIDE_REASON_SYSTEM = 'urn:chartside:override-reason';

export type OverrideReasonCode = (typeof OVERRIDE_REASONS)[number]['code'];

/** `accepted` and `overridden` as in CDS Hooks feedback; `shelved` for later; `withdrawn` undoes `supersedes`. */
export const OUTCOMES = ['accepted', 'overridden', 'shelved', 'withdrawn'] as const;
export const TARGETS = ['none', 'copy-to-note', 'document', 'encounter-diagnosis'] as const;
export const BANDS = ['likely', 'possible', 'less-likely'] as const;

const conditionId = v.pipe(shortText(120), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'a condition id is kebab-case'));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const rank = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

export const ModelVersionSchema = v.strictObject({
  id: shortText(120),
  version: shortText(120),
  knowledge: shortText(120),
});
export type ModelVersion = v.InferOutput<typeof ModelVersionSchema>;

export const DecisionConditionSchema = v.strictObject({
  id: conditionId,
  name: shortText(300),
  codings: v.pipe(v.array(v.strictObject({ system: shortText(300), code: shortText(100) })), v.maxLength(50)),
});

/** What the person had before their eyes when deciding. `listed` is the whole list, in order. */
export const ShownSchema = v.strictObject({
  assessmentId: uuid,
  rank,
  probability,
  band: v.picklist(BANDS),
  model: ModelVersionSchema,
  listed: v.pipe(v.array(conditionId), v.maxLength(200)),
  /** True where more of the record had been read by then than the list was made from. */
  stale: v.optional(v.boolean()),
  /** What spoke for the condition then, `finding:status` each: whatever speaks for it later and isn't here is new. */
  reasons: v.optional(v.pipe(v.array(shortText(200)), v.maxLength(200))),
});

export const OverrideReasonSchema = v.strictObject({
  code: v.picklist(OVERRIDE_REASONS.map((reason) => reason.code)),
  display: shortText(120),
});

const decisionEntries = {
  id: uuid,
  /** FHIR base URL of the issuer, as in the session. */
  iss: v.pipe(v.string(), v.maxLength(1_000), v.url()),
  patientId: shortText(200),
  encounterId: v.nullable(shortText(200)),
  condition: DecisionConditionSchema,
  outcome: v.picklist(OUTCOMES),
  /** Only with `overridden`; optional there (one tap, may be skipped). */
  reason: v.nullable(OverrideReasonSchema),
  comment: v.nullable(shortText(2_000)),
  target: v.picklist(TARGETS),
  /** `Type/id` of what the EHR stored for this decision, when something was written. */
  writtenResource: v.nullable(reference),
  shown: ShownSchema,
  /** The decision this one replaces or, with `withdrawn`, undoes. */
  supersedes: v.nullable(uuid),
  decidedAt: isoTime,
};

/**
 * A clinician's decision on one entry of the list. `id` is made by the client and is the idempotency key:
 * sent again with the same content it is answered again, never stored twice.
 */
export const DecisionSchema = v.pipe(
  v.strictObject(decisionEntries),
  v.check((d) => d.outcome !== 'withdrawn' || d.supersedes !== null, 'withdrawn needs supersedes'),
  v.check((d) => d.supersedes !== d.id, 'a decision cannot supersede itself'),
  v.check((d) => d.outcome === 'overridden' || d.reason === null, 'reason is only for overridden'),
  v.check((d) => d.outcome === 'accepted' || d.target === 'none', 'target is only for accepted'),
  v.check(
    (d) => d.writtenResource === null || d.target === 'document' || d.target === 'encounter-diagnosis',
    'writtenResource needs target document or encounter-diagnosis',
  ),
);
export type Decision = v.InferOutput<typeof DecisionSchema>;

export const DecidingUserSchema = v.strictObject({
  /** Absolute or relative reference from the id_token, for example `Practitioner/p1`. */
  fhirUser: v.nullable(v.string()),
  name: v.nullable(v.string()),
  iss: v.string(),
  sub: v.string(),
});
export type DecidingUser = v.InferOutput<typeof DecidingUserSchema>;

export const StoredDecisionSchema = v.object({
  ...decisionEntries,
  /** Grows with every decision of the store: a later decision has a larger number. */
  sequence: v.pipe(v.number(), v.integer()),
  user: DecidingUserSchema,
  receivedAt: isoTime,
});
/** A decision as the server keeps it: who, when received, and its place in the order of all decisions. */
export type StoredDecision = v.InferOutput<typeof StoredDecisionSchema>;

/**
 * What stands for each condition after undo and replacement: condition id -> its last decision that nothing
 * supersedes. Withdrawn conditions fall back to nothing. The order of the input doesn't matter.
 */
export function standingDecisions(history: readonly StoredDecision[]): ReadonlyMap<string, StoredDecision> {
  const superseded = new Set(history.map((decision) => decision.supersedes));
  const standing = new Map<string, StoredDecision>();
  for (const decision of history) {
    if (decision.outcome === 'withdrawn' || superseded.has(decision.id)) continue;
    const other = standing.get(decision.condition.id);
    if (other === undefined || other.sequence < decision.sequence)
      standing.set(decision.condition.id, decision);
  }
  return standing;
}
