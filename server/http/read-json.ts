import type { Context } from 'hono';
import * as v from 'valibot';
import { ApiFailure } from './failure.ts';

/** Reads a body of at most `maxBytes` that is said to be JSON. Throws `ApiFailure` (415, 413). */
export async function readBytes(c: Context, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type))
    throw new ApiFailure(
      'unsupported-media-type',
      'The body must be JSON.',
      'Send it with Content-Type: application/json.',
    );
  const tooLarge = () =>
    new ApiFailure(
      'too-large',
      `The body is larger than ${Math.floor(maxBytes / 1024)} kB.`,
      'Send less at once.',
      { Connection: 'close' },
    );
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    // A broken connection of the caller, which must not be taken for one of the database.
    throw new ApiFailure('bad-request', 'The body broke off.', 'Send it again.');
  }
  c.set('bodyBytes', size);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Reads a JSON body of at most `maxBytes`. Throws `ApiFailure` (415, 413, 400). */
export async function readJson(c: Context, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(c, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ApiFailure('bad-request', 'The body is not valid JSON in UTF-8.', 'Check what was sent.');
  }
}

/** As `readJson`, checked against a schema. */
export async function readBody<const S extends v.GenericSchema>(
  c: Context,
  schema: S,
  maxBytes = 256 * 1024,
): Promise<v.InferOutput<S>> {
  return checkBody(schema, await readJson(c, maxBytes));
}

/** Checks what was sent. The error names the places, never the values. Throws `ApiFailure` (400). */
export function checkBody<const S extends v.GenericSchema>(schema: S, sent: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, sent);
  if (result.success) return result.output;
  const places = result.issues.slice(0, 5).map((issue) => v.getDotPath(issue) ?? ownMessage(issue));
  throw new ApiFailure(
    'bad-request',
    `The request is not of the expected form, at: ${[...new Set(places)].join('; ')}.`,
    'Compare it with docs/server.md. If the app sent it, reload the app: it may be older than the server.',
  );
}

/** Messages of `check` are written in our schemas; those of other kinds quote what was received. */
function ownMessage(issue: v.BaseIssue<unknown>): string {
  return issue.type === 'check' ? issue.message : 'the top level';
}
