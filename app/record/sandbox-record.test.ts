import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- the real FHIR and authorization server of this test
import type { Sandbox } from '../../sandbox/start.ts';
import { testPorts } from '../launch/testing/test-ports.ts';
import { readAll } from './testing/read-all.ts';
import { quickReader } from './testing/record-session.ts';
import { launcher, startTestSandbox, type LaunchInSandbox } from './testing/sandbox-launch.ts';
import { createResource, writeGates } from './write-back.ts';
import { readCapabilities } from './capabilities.ts';

let sandbox: Sandbox;
let launch: LaunchInSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  launch = launcher(sandbox);
});
afterAll(() => sandbox.close());

describe('a launch from the sandbox EHR', () => {
  it('opens the patient for a verified clinician, with everything that was asked for', async () => {
    const session = await launch({ patient: 'ada-ostrander', encounter: 'ada-visit', intent: 'reconcile' });
    expect(session).toMatchObject({
      patientId: 'ada-ostrander',
      encounterId: 'ada-visit',
      intent: 'reconcile',
      tenant: 'alder-vale',
      user: { verified: true, sub: 'ines-moreau', fhirUser: `${sandbox.url}/fhir/Practitioner/ines-moreau` },
      missingScopes: [],
    });
  });

  it('reads the whole record, and only that patient’s', async () => {
    const { resources, coverage } = await readAll(await launch({ patient: 'ada-ostrander' }));
    expect(coverage.gaps).toEqual([]);
    const types = new Set(resources.map(({ resourceType }) => resourceType));
    for (const type of [
      'Patient',
      'Encounter',
      'Observation',
      'Condition',
      'MedicationRequest',
      'DocumentReference',
    ])
      expect(types).toContain(type);
    expect(types).toContain('Binary');
    expect(JSON.stringify(resources)).not.toContain('bram-lindqvist');
  });

  it('keeps reading with rotated tokens', async () => {
    const ports = testPorts();
    const session = await launch({ patient: 'ada-ostrander' }, undefined, ports);
    const first = await session.tokens.accessToken();
    ports.clock += 3_600_000;
    const [one, two] = await Promise.all([session.tokens.accessToken(), session.tokens.accessToken()]);
    expect(one).toEqual(two);
    expect(one).not.toEqual(first);
    const answer = await quickReader(session).resource('Patient/ada-ostrander', {
      signal: new AbortController().signal,
    });
    expect(answer.ok).toBe(true);
  });
});

describe('a session under stress', () => {
  it('survives parallel requests, one aborted in the middle of the refresh, and being offline', async () => {
    const ports = testPorts();
    const session = await launch({ patient: 'ada-ostrander' }, undefined, ports);
    const reader = quickReader(session);
    const read = (signal = new AbortController().signal) =>
      reader.resource('Patient/ada-ostrander', { signal });
    const refreshes = () => ports.fetched.filter((url) => url.endsWith('/oauth2/token')).length - 1;
    for (const round of [1, 2, 3]) {
      ports.clock += 3_600_000;
      const controller = new AbortController();
      const answers = Promise.all([read(), read(controller.signal), read()]);
      controller.abort();
      const [one, aborted, three] = await answers;
      expect([one.ok, aborted.ok, three.ok]).toEqual([true, false, true]);
      expect(refreshes()).toBe(round);
    }
    ports.clock += 3_600_000;
    ports.network = false;
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    ports.network = true;
    expect((await read()).ok).toBe(true);
    expect(session.tokens.ended()).toBeNull();
  });
});

describe('write-back to the sandbox EHR', () => {
  const { signal } = new AbortController();

  it('is open to the clinician with write scopes and shut to the other, with the reason', async () => {
    const writer = await launch({ patient: 'ada-ostrander', encounter: 'ada-visit' });
    const reader = await launch({ patient: 'ada-ostrander', encounter: 'ada-visit' }, 'tom-okafor');
    const capabilities = await readCapabilities(quickReader(writer), signal);
    expect(writeGates(writer, capabilities).encounterDiagnosis).toEqual({ allowed: true, reason: null });
    expect(writeGates(reader, capabilities).encounterDiagnosis).toMatchObject({ allowed: false });
    expect(reader.missingScopes).toContain('patient/Condition.c');
  });

  it('stores a provisional encounter diagnosis once, also when it is sent twice', async () => {
    const session = await launch({ patient: 'ada-ostrander', encounter: 'ada-visit' });
    const identifier = {
      system: 'urn:ietf:rfc:3986',
      value: 'urn:uuid:6f6d0f4e-2a4f-4f0f-9c53-1d6f3b7a9e10',
    };
    const coding = (system: string, code: string) => [
      { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] },
    ];
    const condition = {
      resourceType: 'Condition',
      identifier: [identifier],
      clinicalStatus: coding('condition-clinical', 'active')[0],
      verificationStatus: coding('condition-ver-status', 'provisional')[0],
      category: coding('condition-category', 'encounter-diagnosis'),
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'D50.9' }] },
      subject: { reference: 'Patient/ada-ostrander' },
      encounter: { reference: 'Encounter/ada-visit' },
    };
    const ifNoneExist = `identifier=${identifier.system}|${identifier.value}`;
    const first = await createResource(session, condition, { ifNoneExist }, quickReader(session));
    const second = await createResource(session, condition, { ifNoneExist }, quickReader(session));
    expect(first).toMatchObject({ ok: true, existed: false });
    expect(second).toMatchObject({ ok: true, existed: true, ref: first.ok ? first.ref : '' });
  });
});
