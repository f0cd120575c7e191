import { Hono } from 'hono';
import { API } from '../../contracts/api.ts';
import { AssessmentRecordSchema, InputPartRequestSchema } from '../../contracts/assessment.ts';
import type { AssessmentResponse } from '../../contracts/assessment-response.ts';
import { normalIssuer, type ServerContext, type ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { readBody } from '../http/read-json.ts';
import type { PatientGate } from '../identity/gates.ts';
import { isConsistent, recordAssessment, recordInputPart } from '../store/assessments.ts';

/** What was shown and what it was made from; mounted behind `requireSession`. */
export function assessmentRoutes({ store }: ServerContext, requireChart: PatientGate): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();

  routes.post(API.assessments, async (c) => {
    const sent = await readBody(c, AssessmentRecordSchema);
    requireChart(c.get('session'), sent);
    const record = { ...sent, iss: normalIssuer(sent.iss) };
    if (!(await isConsistent(record)))
      throw new ApiFailure(
        'bad-request',
        'The hash of the inputs is not that of what the assessment says it was made from.',
        'Compare it with docs/server.md. If the app sent it, reload the app: it may be older than the server.',
      );
    const recorded = await recordAssessment(store, record, c.get('session').user);
    if (recorded.kind === 'conflict')
      throw new ApiFailure(
        'conflict',
        'Another assessment is stored under this id.',
        'The stored one stands. Run the model again.',
      );
    const answer: AssessmentResponse = { missing: [...recorded.missing] };
    return c.json(answer, recorded.kind === 'stored' ? 201 : 200);
  });

  routes.post(API.assessmentInputs, async (c) => {
    const sent = await readBody(c, InputPartRequestSchema, 1_500_000);
    requireChart(c.get('session'), sent);
    const { patientId, assessmentId, hash } = sent;
    const gzipped = Buffer.from(sent.gzip, 'base64');
    const part = { tenant: normalIssuer(sent.iss), patientId, assessmentId, hash, gzipped };
    const recorded = await recordInputPart(store, part, c.get('session').user);
    switch (recorded.kind) {
      case 'stored':
        return c.json({}, 201);
      case 'known':
        return c.json({}, 200);
      case 'unreadable':
        throw new ApiFailure(
          'bad-request',
          'The part is not the sorted list of resources that its hash names.',
          'Compare it with docs/server.md.',
        );
      case 'unknown-assessment':
        throw new ApiFailure(
          'unknown-decision',
          'No assessment of this person on this patient names the part.',
          'Send the assessment first.',
        );
    }
  });
  return routes;
}
