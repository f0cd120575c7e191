import {
  startStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../launch/testing/http-stub.ts';

export interface RecordServer {
  readonly stub: HttpStub;
  readonly base: string;
  /** Resources by type; searches answer them all, in one page, unless a rule says otherwise. */
  readonly data: Map<string, object[]>;
  /** Tried first, in order; the first that returns an answer wins. */
  readonly rules: ((request: StubRequest, base: string) => StubAnswer | null | Promise<StubAnswer | null>)[];
  /** Requests for one type. */
  asked(type: string): StubRequest[];
  close(): Promise<void>;
}

export const PATIENT = { resourceType: 'Patient', id: 'pat-1', birthDate: '1970-01-01' };

export function bundle(
  resources: readonly object[],
  next?: string,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: next === undefined ? [] : [{ relation: 'next', url: next }],
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    ...extra,
  };
}

export function outcome(code: string, diagnostics: string, severity = 'error'): Record<string, unknown> {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}

/** `count` observations with ids `<prefix><from>`, … */
export function observations(count: number, from = 0, prefix = 'o'): object[] {
  return Array.from({ length: count }, (_, index) => ({
    resourceType: 'Observation',
    id: `${prefix}${from + index}`,
    status: 'final',
  }));
}

/** A small FHIR server over real HTTP that a test can make misbehave. */
export async function startRecordServer(): Promise<RecordServer> {
  const stub = await startStub();
  const base = `${stub.url}/fhir`;
  const data = new Map<string, object[]>();
  const rules: RecordServer['rules'] = [];
  stub.handler = async (request) => {
    for (const rule of rules) {
      const answer = await rule(request, base);
      if (answer !== null) return answer;
    }
    const [, type = '', id] = /^\/fhir\/([A-Za-z]+)(?:\/(.+))?$/.exec(request.path) ?? [];
    if (type === 'Patient' && id === 'pat-1') return { body: PATIENT };
    if (id !== undefined) {
      const found = data.get(type)?.find((resource) => (resource as { id?: string }).id === id);
      return found ? { body: found } : { status: 404, body: outcome('not-found', 'no such thing') };
    }
    return { body: bundle(data.get(type) ?? []) };
  };
  return {
    stub,
    base,
    data,
    rules,
    asked: (type) =>
      stub.requests.filter(({ path }) => path === `/fhir/${type}` || path.startsWith(`/fhir/${type}/`)),
    close: () => stub.close(),
  };
}
