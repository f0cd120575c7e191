import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- the real FHIR and authorization server of this test
import { FAULTS } from '../../sandbox/faults/profiles.ts';
// oxlint-disable-next-line boundaries/dependencies -- as above
import type { Sandbox } from '../../sandbox/start.ts';
import { testPorts } from '../launch/testing/test-ports.ts';
import { identityOf } from './fhir-json.ts';
import type { SourceState } from './source-status.ts';
import { readAll } from './testing/read-all.ts';
import { launcher, startTestSandbox, type LaunchInSandbox } from './testing/sandbox-launch.ts';

/** A record of years: hundreds of results, so that every search for them has several pages where pages are small. */
const PATIENT = 'pt-castellanos';

let sandbox: Sandbox;
let launch: LaunchInSandbox;
/** What a server that behaves gives. */
let whole: readonly string[];

/** Nothing is lost. */
const HARMLESS: readonly string[][] = [
  ['category-required'],
  ['intent-required'],
  ['status-required'],
  ['ignores-count'],
  ['no-total'],
  ['ignores-count', 'total-of-page'],
  ['oldest-first'],
  ['ignores-count', 'relative-next'],
  ['empty-page-first'],
  ['ignores-count', 'expiring-pages'],
  ['flaky'],
  ['throttling'],
  ['throttling-unreadable'],
  ['slow'],
  ['revoked-mid-session'],
];

/** What is kept back, the source that says so, and how. */
const REFUSING: readonly (readonly [string, RegExp, SourceState, string])[] = [
  ['type-forbidden', /allerg/i, 'not-shared', 'AllergyIntolerance'],
  ['type-unauthorized', /procedure/i, 'not-shared', 'Procedure'],
  ['error-for-nothing', /procedure/i, 'failed', 'Procedure'],
  ['html-with-200', /encounter|visit/i, 'failed', 'Encounter'],
  ['truncated', /report/i, 'failed', 'DiagnosticReport'],
];

/** A search ends before its last page. */
const BROKEN_PAGES: readonly string[] = ['declares-more', 'foreign-next', 'looping-next', 'missing-page'];

async function readWith(...faults: string[]) {
  sandbox.faults.use(...faults);
  const ports = testPorts();
  const session = await launch({ patient: PATIENT }, undefined, ports);
  const { resources, coverage, statuses } = await readAll(session);
  const state = (label: RegExp) => coverage.gaps.find((gap) => label.test(gap.label))?.state ?? null;
  const identities = new Set(resources.map(identityOf));
  return {
    resources,
    identities: [...identities].sort(),
    /** Of the whole record, what was not read, by type. */
    missing: [...new Set(whole.filter((one) => !identities.has(one)).map((one) => one.split('/')[0]))].sort(),
    coverage,
    statuses,
    gap: state,
    notices: [...statuses.values()].flatMap(({ notices }) => notices),
    fetched: ports.fetched,
  };
}

beforeAll(async () => {
  sandbox = await startTestSandbox('fhir-fixtures/cases/unrecorded-ckd');
  launch = launcher(sandbox);
  const { resources, coverage } = await readAll(await launch({ patient: PATIENT }));
  whole = [...new Set(resources.map(identityOf))].sort();
  expect(coverage.gaps).toEqual([]);
  expect(whole.length).toBeGreaterThan(150);
});
afterAll(() => sandbox.close());

describe('a server that still gives everything is read whole', () => {
  it.each(HARMLESS)('%j', async (...faults) => {
    const { identities, coverage } = await readWith(...faults);
    expect(identities).toEqual(whole);
    expect(coverage.gaps).toEqual([]);
  });
});

describe('a server that keeps something back: the rest is read, and what is missing is said', () => {
  it.each(REFUSING)('%s', async (fault, label, state, type) => {
    const { missing, gap, coverage } = await readWith(fault);
    expect(missing.filter((one) => one !== type)).toEqual([]);
    expect(gap(label)).toBe(state);
    expect(coverage.gaps).toHaveLength(1);
    expect(coverage.summary).toMatch(label);
  });

  it.each(BROKEN_PAGES)(
    '%s: what was read of each search stays, and each is named as incomplete',
    async (fault) => {
      const { identities, missing, coverage, fetched } = await readWith('ignores-count', fault);
      expect(missing).toContain('Observation');
      expect(identities.length).toBeGreaterThan(40);
      const incomplete = coverage.gaps.map(({ label }) => label).join();
      expect(incomplete).toMatch(/laborator/i);
      for (const { state, message } of coverage.gaps) {
        expect(['partial', 'failed']).toContain(state);
        expect(message).toMatch(/\w/);
      }
      // Nothing, and above all no token, goes to another host.
      for (const url of fetched) expect(new URL(url).origin).toBe(sandbox.url);
    },
  );

  it('a type that the server doesn’t know is no alarm', async () => {
    const { coverage, statuses } = await readWith('type-unknown');
    expect(coverage.gaps).toEqual([]);
    expect([...statuses.values()].find(({ label }) => /immuni|vaccin/i.test(label))?.state).toBe(
      'not-offered',
    );
  });

  it('the server’s notes are quoted, and are no data', async () => {
    const { notices, identities, coverage } = await readWith('outcome-entries');
    expect(notices.join()).toContain('may not contain the entire record');
    expect(identities.filter((one) => one.startsWith('OperationOutcome'))).toEqual([]);
    expect(coverage.gaps.every(({ state }) => state === 'withheld')).toBe(true);
  });

  it('a text on another host is not fetched, and the note is there with its link', async () => {
    const { identities, fetched } = await readWith('foreign-attachments');
    expect(identities.filter((one) => one.startsWith('DocumentReference'))).toEqual(
      whole.filter((one) => one.startsWith('DocumentReference')),
    );
    for (const url of fetched) expect(new URL(url).origin).toBe(sandbox.url);
  });
});

it('every behaviour that the sandbox offers is tried, here or in the browser', () => {
  const tried = new Set([
    ...HARMLESS.flat(),
    ...REFUSING.map(([id]) => id),
    ...BROKEN_PAGES,
    'type-unknown',
    'outcome-entries',
    'foreign-attachments',
  ]);
  const untried = FAULTS.map(({ id }) => id).filter((id) => !tried.has(id));
  expect(untried).toEqual(['no-cors', 'other-patient']);
});
