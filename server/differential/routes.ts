import { Hono } from 'hono';
import * as v from 'valibot';
import { API } from '../../contracts/api.ts';
import type { ServerCall, ServerContext, ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { checkBody, readBytes, readJson } from '../http/read-json.ts';
import { recordAudit } from '../store/audit.ts';
import type { DifferentialLine } from './differential-line.ts';
import { OperationInputSchema, operationOutput } from './operation.ts';

export const OPERATION_PATH = '/api/fhir/$differential';

const OptionsSchema = v.object({
  asOf: v.optional(v.pipe(v.string(), v.isoDate())),
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 20),
});
type Options = v.InferOutput<typeof OptionsSchema>;

/** `POST /api/differential` and the FHIR operation `$differential`; mounted behind `requireSession`. */
export function differentialRoutes(context: ServerContext): Hono<ServerEnv> {
  const limit = context.config.limits.bundleMegabytes * 1024 * 1024;
  const routes = new Hono<ServerEnv>();

  routes.post(API.differential, async (c) => {
    const { asOf, top } = c.req.query();
    const options = checkBody(OptionsSchema, { asOf, ...(top === undefined ? {} : { top: Number(top) }) });
    return c.json(await differentialOf(context, c, await readBytes(c, limit), options));
  });

  routes.post(OPERATION_PATH, async (c) => {
    const { record, ...asked } = checkBody(OperationInputSchema, await readJson(c, limit));
    const options = checkBody(OptionsSchema, asked);
    const bytes = new TextEncoder().encode(JSON.stringify(record ?? null));
    const line = await differentialOf(context, c, bytes, options);
    return c.json(operationOutput(line), 200, { 'Content-Type': 'application/fhir+json' });
  });
  return routes;
}

async function differentialOf(
  { assessor, store, now }: ServerContext,
  c: ServerCall,
  bundle: Uint8Array,
  { asOf, top }: Options,
): Promise<DifferentialLine> {
  const options = { asOf: asOf ?? null, now: now().getTime(), top };
  const lines = (await assessor.readBundle(bundle, options)) as readonly DifferentialLine[];
  const [line] = lines;
  if (line === undefined || lines.length > 1)
    throw new ApiFailure(
      'unreadable-bundle',
      'The Bundle holds the records of several patients.',
      'Send one patient at a time, or use the command line for many.',
    );
  const { user } = c.get('session');
  await recordAudit(store.db, {
    tenant: user.iss,
    at: now(),
    actor: user,
    action: 'differential.computed',
    details: {
      patient: store.keys.pseudonym('patient', user.iss, line.patient.replace(/^Patient\//, '')),
      model: line.model,
      bytes: bundle.byteLength,
    },
  });
  return line;
}
