import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkConfig, ConfigurationError, loadConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const issuer = { iss: 'https://ehr.example.org/fhir/', name: 'EHR', clientId: 'abc' };
const refusal = (changes: object): string => {
  try {
    checkConfig({ stage: 'live', issuers: [issuer], ...changes }, 'site.yaml');
    return 'accepted';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
};

describe('the configuration file', () => {
  it('is the sandbox EHR when none is given', () => {
    const config = loadConfig(undefined, 4001);
    expect(config.stage).toBe('sandbox');
    expect(config.issuers.map((one) => one.iss)).toEqual(['http://localhost:4001/fhir']);
  });

  it('is read from YAML, with everything optional filled in', () => {
    const path = join(folder, 'site.yaml');
    writeFileSync(
      path,
      'stage: pilot\nissuers:\n  - iss: https://ehr.example.org/fhir/\n    name: EHR\n    clientId: abc\n',
    );
    const config = loadConfig(path, 3001);
    expect(config.issuers[0]).toMatchObject({
      iss: 'https://ehr.example.org/fhir',
      userBases: [],
      frameAncestors: [],
      writeBack: { document: false, encounterDiagnosis: false },
    });
    expect(config.session).toEqual({ minutes: 60, renewHours: 12 });
  });

  it.each([
    ['a misspelt key', { stages: 1 }, 'stages'],
    ['an unknown stage', { stage: 'beta' }, 'stage'],
    ['no issuer', { issuers: [] }, 'issuers'],
    [
      'http beyond this machine',
      { issuers: [{ ...issuer, iss: 'http://ehr.example.org/fhir' }] },
      'issuers.0.iss',
    ],
    [
      'a path where an origin belongs',
      { issuers: [{ ...issuer, frameAncestors: ['https://a.example/x'] }] },
      'frameAncestors.0',
    ],
    [
      'a policy smuggled into an origin',
      { issuers: [{ ...issuer, frameAncestors: ["https://a.example; script-src 'unsafe-inline'"] }] },
      'frameAncestors.0',
    ],
    [
      'a frame for everybody',
      { issuers: [{ ...issuer, frameAncestors: ['https://*.example.org'] }] },
      'frameAncestors.0',
    ],
    [
      'a frame over http',
      { issuers: [{ ...issuer, frameAncestors: ['http://ehr.example.org'] }] },
      'frameAncestors.0',
    ],
    [
      'a directive in a host',
      { issuers: [{ ...issuer, connectOrigins: ['https://a;b'] }] },
      'connectOrigins.0',
    ],
    [
      'an issuer twice',
      { issuers: [issuer, { ...issuer, iss: 'https://ehr.example.org/fhir' }] },
      'listed twice',
    ],
    ['sessions of a week', { session: { minutes: 10_080 } }, 'session.minutes'],
  ])('refuses %s and names the place', (_what, changes, place) => {
    expect(refusal(changes)).toContain(place);
    expect(refusal(changes)).toContain('site.yaml');
  });

  it('says what is missing, and what is not known, in plain words', () => {
    expect(refusal({ stage: undefined, stages: 'live' })).toBe(
      'site.yaml is not a usable configuration:\n' +
        '  stage: is missing\n' +
        '  stages: there is no such setting; check its spelling and its place\n' +
        'See docs/server.md.',
    );
    expect(() => checkConfig(null, 'site.yaml')).toThrow('(top): is missing');
  });

  it('says which file cannot be read, and where it is not YAML', () => {
    expect(() => loadConfig(join(folder, 'missing.yaml'), 1)).toThrow(
      /missing\.yaml cannot be read \(ENOENT\)/,
    );
    writeFileSync(join(folder, 'broken.yaml'), 'a: [1,\nb: }');
    expect(() => loadConfig(join(folder, 'broken.yaml'), 1)).toThrow(/broken\.yaml is neither YAML nor JSON/);
  });
});
