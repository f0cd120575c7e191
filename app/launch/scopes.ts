/** Resource types of the search plan. The last group is best effort: its absence is no gap in the record. */
export const READ_TYPES = [
  'Patient',
  'Condition',
  'AllergyIntolerance',
  'MedicationRequest',
  'Observation',
  'Encounter',
  'Procedure',
  'Immunization',
  'DiagnosticReport',
  'DocumentReference',
] as const;
export const OPTIONAL_READ_TYPES = ['Medication', 'Binary', 'FamilyMemberHistory'] as const;

export type Permission = 'read' | 'search' | 'create' | 'update';

const LETTERS: Readonly<Record<string, Permission>> = { c: 'create', r: 'read', u: 'update', s: 'search' };
const V1: Readonly<Record<string, readonly Permission[]>> = {
  read: ['read', 'search'],
  write: ['create', 'update'],
  '*': ['read', 'search', 'create', 'update'],
};
const RESOURCE_SCOPE = /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)(?:\?(.+))?$/;

interface ResourceScope {
  readonly type: string;
  readonly permissions: readonly Permission[];
  /** SMART 2 granular scopes: a search query that narrows the type. */
  readonly narrowed: string | null;
}

function parseScope(scope: string): ResourceScope | null {
  const [, , type, permission, narrowed] = RESOURCE_SCOPE.exec(scope) ?? [];
  if (!type || !permission) return null;
  const permissions = V1[permission] ?? [...permission].flatMap((letter) => LETTERS[letter] ?? []);
  return { type, permissions, narrowed: narrowed ?? null };
}

/** Scopes of a `scope` string, each once. */
export function splitScopes(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter((one) => one !== ''))];
}

/** Whether the granted scopes (SMART v1 or v2, granular ones too) allow this at least for a part of the type. */
export function scopeAllows(granted: readonly string[], type: string, permission: Permission): boolean {
  return granted.some((scope) => {
    const parsed = parseScope(scope);
    return (
      parsed !== null &&
      (parsed.type === '*' || parsed.type === type) &&
      parsed.permissions.includes(permission)
    );
  });
}

/** Requested scopes that what was granted does not cover. Identity and refresh scopes count by name. */
export function missingScopes(requested: readonly string[], granted: readonly string[]): string[] {
  return requested.filter((scope) => {
    const parsed = parseScope(scope);
    if (parsed === null) return !granted.includes(scope) && !scope.startsWith('launch');
    return !parsed.permissions.every((permission) => scopeAllows(granted, parsed.type, permission));
  });
}

interface ScopeWishes {
  readonly kind: 'ehr' | 'standalone';
  readonly writeBack: { readonly encounterDiagnosis: boolean; readonly document: boolean };
  readonly extra: readonly string[];
  readonly capabilities: readonly string[];
  readonly scopesSupported: readonly string[];
}

/** The least that Chartside needs: one read scope per type, no wildcard; write scopes only where write-back is on. */
export function scopesToRequest(wishes: ScopeWishes): string[] {
  const { capabilities, scopesSupported } = wishes;
  const v1 = capabilities.includes('permission-v1') && !capabilities.includes('permission-v2');
  const read = (type: string) => `patient/${type}.${v1 ? 'read' : 'rs'}`;
  const create = (type: string) => `patient/${type}.${v1 ? 'write' : 'c'}`;
  // A conditional create searches first, and these types are not among those read.
  const createOnce = (type: string) => (v1 ? [read(type), create(type)] : [`patient/${type}.cs`]);
  const { encounterDiagnosis, document } = wishes.writeBack;
  return [
    ...new Set([
      wishes.kind === 'ehr' ? 'launch' : 'launch/patient',
      'openid',
      'fhirUser',
      'profile',
      ...refreshScope(scopesSupported, capabilities),
      ...READ_TYPES.map(read),
      ...OPTIONAL_READ_TYPES.filter((type) => mayOffer(scopesSupported, type)).map(read),
      ...(encounterDiagnosis ? [create('Condition')] : []),
      ...(document ? [create('DocumentReference')] : []),
      ...(encounterDiagnosis || document
        ? ['Provenance', 'Device'].filter((t) => mayOffer(scopesSupported, t)).flatMap(createOnce)
        : []),
      ...wishes.extra,
    ]),
  ];
}

/** A session lasts as long as the person works: `online_access` where the server has it. */
function refreshScope(supported: readonly string[], capabilities: readonly string[]): string[] {
  if (supported.includes('online_access') || capabilities.includes('permission-online'))
    return ['online_access'];
  if (supported.includes('offline_access') || capabilities.includes('permission-offline'))
    return ['offline_access'];
  return [];
}

/** Some servers refuse a whole request for one unknown scope. A list with wildcards or without types says nothing. */
function mayOffer(supported: readonly string[], type: string): boolean {
  const types = supported.flatMap((scope) => parseScope(scope)?.type ?? []);
  return types.length === 0 || types.includes('*') || types.includes(type);
}

const IN_WORDS: Readonly<Record<Permission, string>> = {
  read: 'read',
  search: 'read',
  create: 'write',
  update: 'change',
};

/** What missing scopes take away, for a person: `['read Procedure', 'write Condition', 'stay signed in']`. */
export function missingInWords(missing: readonly string[]): string[] {
  const words = missing.flatMap((scope) => {
    const parsed = parseScope(scope);
    if (parsed !== null)
      return parsed.permissions.map((permission) => `${IN_WORDS[permission]} ${parsed.type}`);
    if (scope === 'online_access' || scope === 'offline_access') return ['stay signed in'];
    return scope === 'openid' || scope === 'fhirUser' || scope === 'profile' ? ['know who you are'] : [scope];
  });
  return [...new Set(words)];
}
