import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingInWords, missingScopes, scopeAllows, scopesToRequest } from './scopes.ts';

const nothing = { encounterDiagnosis: false, document: false };
const wishes = { kind: 'ehr', writeBack: nothing, extra: [], capabilities: [], scopesSupported: [] } as const;

describe('granted scopes', () => {
  it.each([
    ['patient/Observation.rs', 'Observation', 'search', true],
    ['patient/Observation.r', 'Observation', 'search', false],
    ['patient/Observation.read', 'Observation', 'search', true],
    ['patient/Observation.write', 'Observation', 'create', true],
    ['patient/Observation.read', 'Observation', 'create', false],
    ['user/Observation.rs', 'Observation', 'read', true],
    ['patient/*.*', 'Condition', 'create', true],
    ['patient/*.cruds', 'Condition', 'create', true],
    ['patient/*.rs', 'Condition', 'create', false],
    ['patient/Observation.rs?category=laboratory', 'Observation', 'search', true],
    ['patient/Observations.rs', 'Observation', 'search', false],
    ['openid', 'Observation', 'read', false],
    ['patient/Observation.sr', 'Observation', 'read', false],
  ] as const)('%s: %s %s is %s', (scope, type, permission, allowed) => {
    expect(scopeAllows([scope], type, permission)).toBe(allowed);
  });

  it('are missing nothing when all was granted, in whatever form', () => {
    const requested = scopesToRequest({ ...wishes, writeBack: { encounterDiagnosis: true, document: true } });
    expect(missingScopes(requested, requested)).toEqual([]);
    expect(missingScopes(requested, ['openid', 'fhirUser', 'profile', 'patient/*.*'])).toEqual([]);
  });

  it('show each scope that was edited away', () => {
    const requested = scopesToRequest(wishes);
    fc.assert(
      fc.property(fc.subarray(requested), (granted) => {
        const missing = missingScopes(requested, granted);
        const expected = requested.filter((scope) => !granted.includes(scope) && !scope.startsWith('launch'));
        expect(missing).toEqual(expected);
      }),
    );
  });
});

describe('what is missing', () => {
  it('is said in words, each once', () => {
    const missing = [
      'patient/Procedure.rs',
      'patient/Condition.c',
      'fhirUser',
      'openid',
      'offline_access',
      'x',
    ];
    expect(missingInWords(missing)).toEqual([
      'read Procedure',
      'write Condition',
      'know who you are',
      'stay signed in',
      'x',
    ]);
  });
});

describe('requested scopes', () => {
  it('leave out what a server lists itself as not knowing, best-effort types only', () => {
    const scopes = scopesToRequest({ ...wishes, scopesSupported: ['openid', 'patient/Patient.rs'] });
    expect(scopes).not.toContain('patient/FamilyMemberHistory.rs');
    expect(scopes).toContain('patient/Procedure.rs');
  });

  it('ask to stay signed in while the person works, or for longer where only that exists', () => {
    expect(scopesToRequest({ ...wishes, scopesSupported: ['online_access', 'offline_access'] })).toContain(
      'online_access',
    );
    expect(scopesToRequest({ ...wishes, capabilities: ['permission-offline'] })).toContain('offline_access');
    expect(scopesToRequest(wishes).join(' ')).not.toMatch(/online|offline/);
  });
});
