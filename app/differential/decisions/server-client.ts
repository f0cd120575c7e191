import * as v from 'valibot';
import {
  API,
  ApiErrorSchema,
  DecisionHistorySchema,
  LastLookSchema,
  SessionResponseSchema,
  type LastLook,
} from '../../../contracts/api.ts';
import { StoredDecisionSchema, type Decision, type StoredDecision } from '../../../contracts/decision.ts';
import type { Impression } from '../../../contracts/api.ts';
import type { AssessmentRecord, InputPartRequest } from '../../../contracts/assessment.ts';
import { AssessmentResponseSchema, type AssessmentResponse } from '../../../contracts/assessment-response.ts';

/** Who acts, on whom: what every call to the server's store carries. */
export interface DecisionScope {
  readonly iss: string;
  readonly patientId: string;
  readonly encounterId: string | null;
  /** The verified id_token, or `null` when the user is not known: nothing can be stored then. */
  readonly idToken: string | null;
  /** An access token of the EHR, where the server asks for proof that this person may read this patient. */
  readonly proof: (() => Promise<string | null>) | null;
}

/** `offline`: try again later. `refused`: the server answered and will answer the same again. */
export type SendFailure =
  | { readonly kind: 'offline'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

export type Sent<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SendFailure };

export interface ServerClient {
  decide(decision: Decision): Promise<Sent<StoredDecision>>;
  history(): Promise<Sent<StoredDecision[]>>;
  impressions(impressions: readonly Impression[]): Promise<Sent<null>>;
  /** What was shown and what it was made from; answers which parts of its list are to be sent. */
  assessment(record: AssessmentRecord): Promise<Sent<AssessmentResponse>>;
  inputPart(part: InputPartRequest): Promise<Sent<null>>;
  /** The list that this person saw last on this patient, before a time (ISO 8601). */
  lastLook(before: string): Promise<Sent<{ look: LastLook }>>;
  /** A call whose answer comes in pieces. */
  stream(path: string, body: unknown, signal: AbortSignal): Promise<Sent<Response>>;
}

type OpenedSession = v.InferOutput<typeof SessionResponseSchema>;

const RENEW_BEFORE_MS = 15 * 60_000;

function nearsItsEnd({ expiresAt }: OpenedSession): boolean {
  return Date.parse(expiresAt) - Date.now() < RENEW_BEFORE_MS;
}

const NOTHING_TOLD = v.pipe(
  v.unknown(),
  v.transform(() => null),
);

const OFFLINE: SendFailure = { kind: 'offline', message: 'The Chartside server can’t be reached.' };

/** Client of the decision store. The server session is kept in memory and renewed from the id_token on 401. */
export function createServerClient(scope: DecisionScope, fetcher: typeof fetch = fetch): ServerClient {
  let session: Promise<Sent<OpenedSession>> | null = null;

  const signIn = async (): Promise<Sent<OpenedSession>> => {
    if (!scope.idToken)
      return refused(
        'Your identity could not be verified, so nothing is stored.',
        'Open Chartside again from the EHR.',
      );
    const answer = await post(fetcher, API.session, { iss: scope.iss, idToken: scope.idToken }, null);
    const opened = await parseAnswer(answer, SessionResponseSchema);
    return opened.ok && scope.proof ? prove(opened.value, scope.proof) : opened;
  };

  const prove = async (
    { token }: OpenedSession,
    proof: NonNullable<DecisionScope['proof']>,
  ): Promise<Sent<OpenedSession>> => {
    const accessToken = await proof();
    if (accessToken === null) return { ok: false, failure: OFFLINE };
    const { iss, patientId } = scope;
    const answer = await post(fetcher, API.sessionPatient, { iss, patientId, accessToken }, token);
    return parseAnswer(answer, SessionResponseSchema);
  };

  /** Before the server session ends: the id_token it was opened with may be too old by then. */
  const renew = async (opened: OpenedSession): Promise<Sent<OpenedSession>> => {
    const answer = await parseAnswer(
      await post(fetcher, API.sessionRenew, {}, opened.token),
      SessionResponseSchema,
    );
    return answer.ok ? answer : { ok: true, value: opened };
  };

  const authorized = async (
    path: string,
    body: unknown,
    signal?: AbortSignal,
  ): Promise<Sent<Response | null>> => {
    for (let attempt = 0; ; attempt += 1) {
      session ??= signIn();
      const opened = await session;
      if (!opened.ok) {
        session = null;
        return opened;
      }
      if (nearsItsEnd(opened.value)) session = renew(opened.value);
      const answer = await post(fetcher, path, body, opened.value.token, signal);
      if (answer instanceof Response && answer.status === 401 && attempt === 0) session = null;
      else return { ok: true, value: answer };
    }
  };

  const call = async <S extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: S,
  ): Promise<Sent<v.InferOutput<S>>> => {
    const answer = await authorized(path, body);
    return answer.ok ? parseAnswer(answer.value, schema) : answer;
  };

  return {
    decide: (decision) => call(API.decisions, decision, StoredDecisionSchema),
    impressions: (impressions) => call(API.impressions, { impressions }, NOTHING_TOLD),
    assessment: (record) => call(API.assessments, record, AssessmentResponseSchema),
    inputPart: (part) => call(API.assessmentInputs, part, NOTHING_TOLD),
    lastLook: (before) =>
      call(API.lastLook, { iss: scope.iss, patientId: scope.patientId, before }, LastLookSchema),
    stream: async (path, body, signal) => {
      const answer = await authorized(path, body, signal);
      if (!answer.ok) return answer;
      if (answer.value?.ok) return { ok: true, value: answer.value };
      return parseAnswer(answer.value, v.never());
    },
    history: async () => {
      const all: StoredDecision[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: Sent<v.InferOutput<typeof DecisionHistorySchema>> = await call(
          API.decisionsQuery,
          { iss: scope.iss, patientId: scope.patientId, after },
          DecisionHistorySchema,
        );
        if (!page.ok) return page;
        all.push(...page.value.decisions);
        after = page.value.next;
      }
      return { ok: true, value: all };
    },
  };
}

function refused(message: string, remedy: string): Sent<never> {
  return { ok: false, failure: { kind: 'refused', message, remedy } };
}

async function post(
  fetcher: typeof fetch,
  path: string,
  body: unknown,
  token: string | null,
  signal?: AbortSignal,
): Promise<Response | null> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  try {
    return await fetcher(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: signal ?? null,
    });
  } catch {
    return null;
  }
}

async function parseAnswer<S extends v.GenericSchema>(
  answer: Response | null,
  schema: S,
): Promise<Sent<v.InferOutput<S>>> {
  if (!answer || answer.status >= 500 || answer.status === 429) return { ok: false, failure: OFFLINE };
  const json: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    const error = v.safeParse(ApiErrorSchema, json);
    return error.success
      ? refused(error.output.message, error.output.remedy)
      : refused(
          `The server answered ${answer.status}.`,
          'Try again; if it stays, tell your Chartside administrator.',
        );
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : refused('The server’s answer could not be read.', 'Reload the page.');
}
