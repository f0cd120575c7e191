import { answer, askedOf, outcome, searchOf, type Fault } from './fault.ts';

/** Servers that answer a search only when it is asked in their way, or not at all. */

const KNOWN_CATEGORIES = new Set(['laboratory', 'vital-signs', 'social-history']);
const ALL_STATUSES = 3;

function refusing(
  id: string,
  words: string,
  refuses: (
    asked: NonNullable<ReturnType<typeof searchOf>>,
  ) => { status: number; body: string | null } | null,
): Fault {
  return {
    id,
    words,
    around: (next) => async (request) => {
      const asked = searchOf(request);
      const refusal = asked && refuses(asked);
      if (!refusal) return next(request);
      return answer(await next(request), {
        ...refusal,
        headers: { 'content-type': 'application/fhir+json' },
      });
    },
  };
}

const types = (
  names: readonly string[],
  id: string,
  words: string,
  status: number,
  body: string | null,
): Fault => ({
  id,
  words,
  around: (next) => async (request) => {
    const asked = askedOf(request);
    if (!asked || !names.includes(asked.type)) return next(request);
    const type = body?.startsWith('<') ? 'text/html' : 'application/fhir+json';
    return answer(await next(request), { status, body, headers: { 'content-type': type } });
  },
});

const SIGN_IN_PAGE = '<!doctype html><title>Sign in</title><p>Please sign in to the portal.</p>';

export const REFUSALS: readonly Fault[] = [
  refusing(
    'category-required',
    'asks for a category in every Observation search, and knows three of them',
    (asked) =>
      asked.type === 'Observation' && !KNOWN_CATEGORIES.has(asked.parameters.get('category') ?? '')
        ? { status: 400, body: outcome('invalid', 'Unsupported value for parameter category.') }
        : null,
  ),
  refusing('intent-required', 'refuses MedicationRequest without an intent', (asked) =>
    asked.type === 'MedicationRequest' && !asked.parameters.has('intent')
      ? { status: 403, body: outcome('forbidden', 'The parameter intent is required.') }
      : null,
  ),
  refusing('status-required', 'wants the status named in searches for reports and encounters', (asked) =>
    (asked.type === 'DiagnosticReport' || asked.type === 'Encounter') &&
    (asked.parameters.get('status')?.split(',').length ?? 0) < ALL_STATUSES
      ? { status: 400, body: outcome('required', 'The parameter status is required.') }
      : null,
  ),
  types(['AllergyIntolerance'], 'type-forbidden', 'gives no allergies: 403 without a body', 403, null),
  types(
    ['Procedure'],
    'type-unauthorized',
    'answers 401 with a page of HTML for procedures alone',
    401,
    SIGN_IN_PAGE,
  ),
  types(
    ['Immunization'],
    'type-unknown',
    'doesn’t know immunizations: 404',
    404,
    outcome('not-supported', 'Unknown resource type.'),
  ),
  types(
    ['Procedure'],
    'error-for-nothing',
    'answers 500 for procedures, always',
    500,
    outcome('exception', 'Internal error.'),
  ),
  types(
    ['Encounter'],
    'html-with-200',
    'answers encounters with a page of HTML and status 200',
    200,
    SIGN_IN_PAGE,
  ),
  types(
    ['DiagnosticReport'],
    'truncated',
    'cuts its answer for reports off in the middle',
    200,
    '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceT',
  ),
];
