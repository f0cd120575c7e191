import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { API } from '../../contracts/api.ts';
import type { ServerCall, ServerContext, ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { checkBody, readBytes } from '../http/read-json.ts';
import { requireRole } from '../identity/gates.ts';
import { recordAudit } from '../store/audit.ts';
import type { DifferentialLine } from './differential-line.ts';
import { operationOutput, OptionsSchema } from './operation.ts';

export const OPERATION_PATH = '/api/fhir/$differential';

/** Requests of one person at a time, counted from before the body is read: a body is held in memory. */
const AT_ONCE = 4;

type Read = (bytes: Uint8Array, options: { now: number; caller: string }) => Promise<readonly unknown[]>;

/** `POST /api/differential` and the FHIR operation `$differential`; mounted behind `requireSession`. */
export function differentialRoutes(context: ServerContext): Hono<ServerEnv> {
  const { assessor } = context;
  const routes = new Hono<ServerEnv>();
  const differentialOf = oneAnswer(context);

  routes.post(API.differential, async (c) => {
    const { asOf, top } = c.req.query();
    const asked = checkBody(OptionsSchema, { asOf, ...(top === undefined ? {} : { top: Number(top) }) });
    const options = { top: asked.top, asOf: asked.asOf ?? null };
    return c.json(
      await differentialOf(c, (bytes, rest) => assessor.readBundle(bytes, { ...options, ...rest })),
    );
  });

  // The body is taken apart in the model's process: millions of values here would delay everybody.
  routes.post(OPERATION_PATH, async (c) => {
    const line = await differentialOf(c, (bytes, options) => assessor.readOperation(bytes, options));
    return c.json(operationOutput(line), 200, { 'Content-Type': 'application/fhir+json' });
  });
  return routes;
}

/** Reads the body within the limits, has it assessed and audits it. */
function oneAnswer({ config, store, now }: ServerContext) {
  const limit = config.limits.bundleMegabytes * 1024 * 1024;
  const atWork = new Map<string, number>();
  return async (c: ServerCall, read: Read): Promise<DifferentialLine> => {
    const { user } = c.get('session');
    // Nothing is shown to clinicians at this stage; those who evaluate it may ask.
    if (config.stage === 'silent') requireRole(c.get('session'), ['governance', 'admin']);
    const caller = `${user.iss}|${user.sub}`;
    const others = atWork.get(caller) ?? 0;
    if (others >= AT_ONCE) throw tooMany();
    atWork.set(caller, others + 1);
    try {
      const bytes = await readBytes(c, limit);
      const lines = (await read(bytes, { now: now().getTime(), caller })) as readonly DifferentialLine[];
      const [line] = lines;
      if (line === undefined || lines.length > 1) throw severalPatients();
      const patient = store.keys.pseudonym('patient', user.iss, line.patient.replace(/^Patient\//, ''));
      await recordAudit(store.db, {
        tenant: user.iss,
        at: now(),
        actor: user,
        action: 'differential.computed',
        details: {
          patient,
          model: line.model,
          asOf: line.asOf,
          bytes: bytes.byteLength,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      });
      return line;
    } finally {
      const left = (atWork.get(caller) ?? 1) - 1;
      if (left === 0) atWork.delete(caller);
      else atWork.set(caller, left);
    }
  };
}

function tooMany(): ApiFailure {
  return new ApiFailure(
    'too-many-requests',
    `At most ${AT_ONCE} records of one person are assessed at once.`,
    'Wait for the answers, or use the command line for many.',
    { 'Retry-After': '5' },
  );
}

function severalPatients(): ApiFailure {
  return new ApiFailure(
    'unreadable-bundle',
    'The Bundle holds the records of several patients.',
    'Send one patient at a time, or use the command line for many.',
  );
}
