import type { Handler } from '../fhir/handler.ts';

/** One way in which a server differs from what the specification leads one to expect. */
export interface Fault {
  readonly id: string;
  /** Completes "Behave like a server that …". */
  readonly words: string;
  /** Puts the fault around a FHIR server. What it remembers lives as long as what this returns. */
  around(next: Handler): Handler;
}

/** What a request to the FHIR server asks for; `null` for preflights, `/metadata` and the discovery document. */
export interface Asked {
  readonly type: string;
  readonly id: string | null;
  readonly parameters: URLSearchParams;
  /** A further page of a search. */
  readonly isLaterPage: boolean;
}

const RESOURCE = /\/fhir\/([A-Z][A-Za-z]+)(?:\/([^/?]+))?$/;

export function askedOf(request: Request): Asked | null {
  const { pathname, searchParams } = new URL(request.url);
  const [, type, id] = RESOURCE.exec(pathname) ?? [];
  if (request.method !== 'GET' || type === undefined) return null;
  return { type, id: id ?? null, parameters: searchParams, isLaterPage: searchParams.has('_page') };
}

/** A search's first page, or `null` for everything else. */
export function searchOf(request: Request): Asked | null {
  const asked = askedOf(request);
  return asked && asked.id === null && !asked.isLaterPage ? asked : null;
}

/** The same answer with another status, body or headers; the headers for the browser (CORS) are kept. */
export function answer(
  from: Response,
  change: { status?: number; body?: string | null; headers?: Record<string, string> },
): Response {
  const headers = new Headers(from.headers);
  headers.delete('content-length');
  for (const [name, value] of Object.entries(change.headers ?? {})) headers.set(name, value);
  return new Response(change.body === undefined ? from.body : change.body, {
    status: change.status ?? from.status,
    headers,
  });
}

export function outcome(code: string, text: string): string {
  return JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics: text }],
  });
}

/** The part of a searchset Bundle that faults change. */
export interface Searchset {
  total?: number;
  link?: { relation: string; url: string }[];
  entry?: { fullUrl?: string; resource?: Record<string, unknown>; search?: { mode?: string } }[];
}

/** Changes the Bundle of a search, on every page of it. */
export function changeSearchset(
  next: Handler,
  change: (bundle: Searchset, request: Request) => void,
): Handler {
  return async (request) => {
    const response = await next(request);
    const asked = askedOf(request);
    if (!asked || asked.id !== null || !response.ok) return response;
    const bundle = (await response.json()) as Searchset;
    change(bundle, request);
    return answer(response, { body: JSON.stringify(bundle) });
  };
}

export function nextLink(bundle: Searchset): { relation: string; url: string } | undefined {
  return bundle.link?.find(({ relation }) => relation === 'next');
}
