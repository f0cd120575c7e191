import { SUPPORTED_TYPES } from '../fhir/resource-types.ts';

export type Interaction = 'create' | 'read' | 'update' | 'search';

interface ResourceScope {
  readonly context: 'patient' | 'user';
  readonly type: string;
  readonly interactions: ReadonlySet<Interaction>;
}

const LETTERS: Readonly<Record<string, Interaction>> = { c: 'create', r: 'read', u: 'update', s: 'search' };
const PATTERN = /^(patient|user)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|(?=[cruds])c?r?u?d?s?)$/;

/** Scopes that are no resource scopes and that this server understands. */
export const CONTEXT_SCOPES = [
  'openid',
  'fhirUser',
  'profile',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
] as const;

function interactionsOf(permission: string): ReadonlySet<Interaction> {
  if (permission === 'read') return new Set(['read', 'search']);
  if (permission === 'write') return new Set(['create', 'update']);
  if (permission === '*') return new Set(['create', 'read', 'update', 'search']);
  return new Set([...permission].flatMap((letter) => LETTERS[letter] ?? []));
}

/** Reads a SMART v1 (`.read`) or v2 (`.rs`) resource scope; undefined for anything else. */
export function parseResourceScope(scope: string): ResourceScope | undefined {
  const match = PATTERN.exec(scope);
  if (!match) return undefined;
  const [, context, type = '', permission = ''] = match;
  return { context: context === 'user' ? 'user' : 'patient', type, interactions: interactionsOf(permission) };
}

/**
 * Splits a requested resource scope into a reading and a writing scope (`patient/Condition.crus` into
 * `patient/Condition.rs` and `patient/Condition.cu`), so that one can be granted without the other. Deletion, which
 * this server offers nowhere, falls away. Other scopes pass unchanged.
 */
export function splitScope(scope: string): string[] {
  const parsed = parseResourceScope(scope);
  if (!parsed) return [scope];
  const permission = scope.slice(scope.lastIndexOf('.') + 1);
  const stem = scope.slice(0, scope.lastIndexOf('.'));
  if (permission === 'read' || permission === 'write') return [scope];
  if (permission === '*') return [`${stem}.read`, `${stem}.write`];
  const reading = permission.replace(/[cud]/g, '');
  const writing = permission.replace(/[rds]/g, '');
  return [reading, writing].filter((part) => part !== '').map((part) => `${stem}.${part}`);
}

function writes(scope: string): boolean {
  const parsed = parseResourceScope(scope);
  return parsed !== undefined && (parsed.interactions.has('create') || parsed.interactions.has('update'));
}

/** Whether this server would ever grant a (split) scope, and to a practitioner who may or may not write. */
export function isGrantable(scope: string, mayWrite: boolean): boolean {
  const parsed = parseResourceScope(scope);
  if (!parsed) return (CONTEXT_SCOPES as readonly string[]).includes(scope);
  const supported = parsed.type === '*' ? undefined : SUPPORTED_TYPES[parsed.type];
  if (parsed.type !== '*' && !supported) return false;
  if (parsed.context === 'user') return supported?.shared === true && !writes(scope);
  return mayWrite || !writes(scope);
}

/** Every split scope that the server knows, for the authorization server's configuration. */
export function knownScopes(): string[] {
  const permissions = ['rs', 'r', 's', 'c', 'u', 'cu', 'read', 'write'];
  const resource = ['*', ...Object.keys(SUPPORTED_TYPES)].flatMap((type) =>
    ['patient', 'user'].flatMap((context) =>
      permissions.map((permission) => `${context}/${type}.${permission}`),
    ),
  );
  return [...CONTEXT_SCOPES, ...resource];
}

/** Whether granted scopes allow an interaction on a resource type. */
export function scopesAllow(
  granted: readonly string[],
  resourceType: string,
  interaction: Interaction,
): boolean {
  return granted.some((scope) => {
    const parsed = parseResourceScope(scope);
    if (!parsed?.interactions.has(interaction)) return false;
    if (parsed.context === 'user' && !SUPPORTED_TYPES[resourceType]?.shared) return false;
    return parsed.type === '*' || parsed.type === resourceType;
  });
}
