import * as v from 'valibot';
import type { LaunchOptions } from '../smart/launches.ts';

/**
 * What the page may ask of a launch beside the patient. Encounter, intent, banner and context are test affordances:
 * a real EHR decides them itself.
 */
const LaunchForm = v.strictObject({
  patient: v.pipe(v.string(), v.nonEmpty()),
  encounter: v.optional(v.string()),
  intent: v.optional(v.pipe(v.string(), v.maxLength(100))),
  appContext: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  needPatientBanner: v.optional(v.boolean()),
  fhirContext: v.optional(
    v.array(v.strictObject({ reference: v.pipe(v.string(), v.regex(/^[A-Za-z]+\/[\w.-]+$/)) })),
  ),
});

/** Reads a launch form; undefined when it is not one. */
export function readLaunchForm(body: unknown): { patient: string; options: LaunchOptions } | undefined {
  const parsed = v.safeParse(LaunchForm, body);
  if (!parsed.success) return undefined;
  const { patient, encounter, intent, appContext, needPatientBanner, fhirContext } = parsed.output;
  return {
    patient,
    options: {
      ...(encounter ? { encounter } : {}),
      ...(intent ? { intent } : {}),
      ...(appContext ? { appContext } : {}),
      ...(needPatientBanner === undefined ? {} : { needPatientBanner }),
      ...(fhirContext ? { fhirContext } : {}),
    },
  };
}
