/** Who and where, as the source resource says it. */
export interface Origin {
  readonly who: readonly string[];
  readonly where: readonly string[];
}

const WHO = [
  'performer',
  'author',
  'requester',
  'recorder',
  'asserter',
  'prescriber',
  'informationSource',
  'participant',
  'authenticator',
];
const WHERE = ['location', 'serviceProvider', 'custodian', 'managingOrganization', 'facility'];

/** Reads display names from the elements that FHIR resources use for people and places. Ids alone say nothing and are left out. */
export function originOf(resource: unknown): Origin {
  return { who: namesIn(resource, WHO), where: namesIn(resource, WHERE) };
}

function namesIn(resource: unknown, elements: readonly string[]): string[] {
  if (!isRecord(resource)) return [];
  const names = elements.flatMap((name) => displaysOf(resource[name]));
  return [...new Set(names)];
}

/** A reference, a backbone element with `actor`, `individual` or `location`, or a list of them. */
function displaysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(displaysOf);
  if (!isRecord(value)) return [];
  const own =
    typeof value['display'] === 'string' && value['display'].trim() ? [value['display'].trim()] : [];
  return [
    ...own,
    ...displaysOf(value['actor']),
    ...displaysOf(value['individual']),
    ...displaysOf(value['location']),
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
