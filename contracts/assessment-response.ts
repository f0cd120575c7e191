import * as v from 'valibot';

/**
 * Answer to `POST /api/assessments`: 201 stored now, 200 stored before. `missing`: hashes of the parts of the list that
 * are not stored yet. Apart from the request, whose schema the browser has no use for.
 */
export const AssessmentResponseSchema = v.object({ missing: v.array(v.string()) });
export type AssessmentResponse = v.InferOutput<typeof AssessmentResponseSchema>;
