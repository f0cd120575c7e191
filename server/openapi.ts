import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import {
  API,
  ApiErrorSchema,
  DecisionHistorySchema,
  DecisionQuerySchema,
  DecisionRequestSchema,
  DecisionResponseSchema,
  ExportRequestSchema,
  PatientProofRequestSchema,
  ImpressionsRequestSchema,
  ImpressionsResponseSchema,
  LastLookRequestSchema,
  LastLookSchema,
  SessionRequestSchema,
  SessionResponseSchema,
} from '../contracts/api.ts';
import { AssessmentRecordSchema, InputPartRequestSchema } from '../contracts/assessment.ts';
import { AssessmentResponseSchema } from '../contracts/assessment-response.ts';
import { HostedRequestSchema } from '../contracts/hosted-model.ts';
import { FeedbackSchema, HookRequestSchema, SERVICE_ID } from './cds-hooks/service.ts';
import {
  SESSION_END_PATH,
  SessionEndRequestSchema,
  SessionEndResponseSchema,
} from '../contracts/session-end.ts';
import { OPERATION_PATH } from './differential/routes.ts';
import { EXAMPLES } from './openapi-examples.ts';
import { DEPLOYMENT_PATH, DeploymentSchema } from '../contracts/deployment.ts';

interface Call {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly summary: string;
  readonly request?: v.GenericSchema;
  /** Status -> its body; `null`: not JSON, or of a form that is documented elsewhere. */
  readonly answers: Readonly<Record<number, v.GenericSchema | null>>;
  /** Who may call: a session unless given. `client`: the JWT of a CDS client. */
  readonly by?: 'anyone' | 'client';
}

const CALLS: readonly Call[] = [
  {
    path: DEPLOYMENT_PATH,
    method: 'get',
    summary: 'What this deployment allows; public',
    answers: { 200: DeploymentSchema },
    by: 'anyone',
  },
  {
    path: API.session,
    method: 'post',
    summary: 'Opens a session with the id_token of a SMART launch',
    request: SessionRequestSchema,
    answers: { 201: SessionResponseSchema },
    by: 'anyone',
  },
  {
    path: API.sessionRenew,
    method: 'post',
    summary: 'A new token for a session that has not ended',
    answers: { 200: SessionResponseSchema },
  },
  {
    path: SESSION_END_PATH,
    method: 'post',
    summary: 'Ends every session of a person: one’s own, or, for governance and admin, of `sub`',
    request: SessionEndRequestSchema,
    answers: { 200: SessionEndResponseSchema },
  },
  {
    path: API.sessionPatient,
    method: 'post',
    summary: 'Proves, where the deployment asks for it, that the EHR lets this person read this patient',
    request: PatientProofRequestSchema,
    answers: { 200: SessionResponseSchema },
  },
  {
    path: API.decisions,
    method: 'post',
    summary: 'Stores a decision once: 201 stored now, 200 stored before with this content, 409 with another',
    request: DecisionRequestSchema,
    answers: { 200: DecisionResponseSchema, 201: DecisionResponseSchema },
  },
  {
    path: API.decisionsQuery,
    method: 'post',
    summary: 'The decisions on one patient, oldest first, in pages',
    request: DecisionQuerySchema,
    answers: { 200: DecisionHistorySchema },
  },
  {
    path: API.impressions,
    method: 'post',
    summary: 'Stores what was seen, each once by its id',
    request: ImpressionsRequestSchema,
    answers: { 202: ImpressionsResponseSchema },
  },
  {
    path: API.lastLook,
    method: 'post',
    summary: 'The list that this person saw last on this patient, before a time',
    request: LastLookRequestSchema,
    answers: { 200: LastLookSchema },
  },
  {
    path: API.assessments,
    method: 'post',
    summary:
      'Stores what was shown and what it was made from, once: 201 stored now, 200 stored before; answers the parts to send',
    request: AssessmentRecordSchema,
    answers: { 200: AssessmentResponseSchema, 201: AssessmentResponseSchema },
  },
  {
    path: API.assessmentInputs,
    method: 'post',
    summary: 'Stores a part of the list of resources of an assessment, once: gzip in base64',
    request: InputPartRequestSchema,
    answers: { 200: null, 201: null },
  },
  {
    path: API.differential,
    method: 'post',
    summary:
      'The differential of one patient: a FHIR R4 Bundle in, the line of the command line out (?asOf, ?top)',
    request: v.looseObject({ resourceType: v.literal('Bundle') }),
    answers: { 200: null },
  },
  {
    path: OPERATION_PATH,
    method: 'post',
    summary: 'The same as a FHIR operation: Parameters with record, asOf and top',
    request: v.looseObject({ resourceType: v.literal('Parameters') }),
    answers: { 200: null },
  },
  {
    path: API.hostedDifferential,
    method: 'post',
    summary:
      'A second opinion of the hosted model on a de-identified case, as server-sent events; 404 where there is none',
    request: HostedRequestSchema,
    answers: { 200: null },
  },
  {
    path: API.export,
    method: 'post',
    summary: 'Everything of the own issuer as NDJSON or CSV, for governance',
    request: ExportRequestSchema,
    answers: { 200: null },
  },
  {
    path: '/cds-services',
    method: 'get',
    summary: 'Discovery of CDS Hooks 2.0',
    answers: { 200: null },
    by: 'anyone',
  },
  {
    path: `/cds-services/${SERVICE_ID}`,
    method: 'post',
    summary: 'The patient-view service of CDS Hooks 2.0: up to three cards',
    request: HookRequestSchema,
    answers: { 200: null },
    by: 'client',
  },
  {
    path: `/cds-services/${SERVICE_ID}/feedback`,
    method: 'post',
    summary: 'Feedback on cards (CDS Hooks 2.0), each kept once',
    request: FeedbackSchema,
    answers: { 200: null },
    by: 'client',
  },
  { path: '/healthz', method: 'get', summary: 'The process lives', answers: { 200: null }, by: 'anyone' },
  { path: '/readyz', method: 'get', summary: 'The database answers', answers: { 200: null }, by: 'anyone' },
];

/** `/api/v1/…` stays as it is while `/api/…` follows the app that comes with the server. */
const API_VERSION = 1;
export const versioned = (path: string): string => path.replace(/^\/api\//, `/api/v${API_VERSION}/`);

/** The path of the routes for a versioned one. */
export const unversioned = (path: string): string =>
  path.startsWith(`/api/v${API_VERSION}/`) ? path.replace(`/api/v${API_VERSION}/`, '/api/') : path;

/** The OpenAPI 3.1 document of the API, from the schemas that the server itself checks with. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of CALLS)
    paths[versioned(call.path)] = { ...paths[versioned(call.path)], [call.method]: operation(call) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chartside server',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'A patient id is only ever in a body. Decisions, impressions and assessments are idempotent by their id.',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/v1/session' },
        client: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'CDS Hooks 2.0' },
      },
      schemas: { Error: schemaOf(ApiErrorSchema, 'output') },
    },
  };
}

function operation({ path, summary, request, answers, by }: Call): Record<string, unknown> {
  const responses: Record<string, unknown> = {
    default: {
      description: 'What happened and what to try',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  };
  for (const [status, schema] of Object.entries(answers))
    responses[status] = {
      description: 'Success',
      ...(schema === null ? {} : { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }),
    };
  return {
    summary,
    security: by === 'anyone' ? [] : [{ [by ?? 'session']: [] }],
    ...(request === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: schemaOf(request, 'input'),
                ...(path in EXAMPLES ? { example: EXAMPLES[path] } : {}),
              },
            },
          },
        }),
    responses,
  };
}

/** Rules across fields (`check`) have no JSON Schema; they are told in docs/server.md and by the error. */
function schemaOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): unknown {
  const { $schema: _draft, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  return rest;
}
