import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError } from '../../contracts/api.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Assessor } from '../assessor/assessor.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { Card } from './cards.ts';
import { readHookCall } from './hook-call.ts';
import { PREFETCH } from './service.ts';

const PUBLIC = 'https://chartside.example';
const SERVICE = '/cds-services/chartside-differential';
const FEEDBACK = `${SERVICE}/feedback`;

const entry: RankedDiagnosis = {
  rank: 1,
  id: 'pulmonary-embolism',
  name: 'Pulmonary embolism',
  codings: [],
  probability: 0.4,
  alone: 0.4,
  band: 'likely',
  acuity: 'emergent',
  cannotMiss: true,
  kind: 'new',
  reasons: [],
  priors: [],
  missing: [],
  unexplained: [],
};
const { conditionId, rank, probability, band } = { conditionId: entry.id, ...entry };
const asked: { resources: readonly unknown[]; patient: string }[] = [];
/** Takes calls apart as the real one, and always finds the same. */
const assessor: Assessor = {
  readHook: async ({ bytes, iss, now: asOf }) => {
    const { resources, ...call } = readHookCall(bytes, iss);
    asked.push({ resources, patient: call.context.patientId });
    const hash = '0'.repeat(64);
    const computed = {
      model: { id: 'test', version: '1', knowledge: 'none' },
      asOf: new Date(asOf).toISOString(),
      inputs: { hash, resources: 0, parts: [] },
      entered: [],
      missing: { age: true, sex: true, unreadTexts: 0, problems: [] },
      differential: {
        entries: [{ conditionId, rank, probability, band }],
        other: 0.2,
        cannotMiss: [conditionId],
      },
    };
    return { ...call, computed, cards: [entry], parts: [] };
  },
  warm: async () => {},
  readBundle: async () => [],
  readOperation: async () => [],
  close: async () => {},
};

const postgres = await temporaryPostgres();
let server: TestServer;
let silent: TestServer;
const start = (
  stage: 'pilot' | 'silent',
  limits = {},
  databaseUrl?: string,
  issuers?: TestServer['issuers'],
) =>
  startTestServer({
    databaseUrl,
    ...(issuers ? { issuers } : {}),
    assessor,
    config: ([first]) => ({
      stage,
      limits,
      publicUrl: PUBLIC,
      cdsClients: [{ client: 'ehr-cds', jwksUri: `${first?.origin}/jwks`, iss: first?.iss ?? '' }],
    }),
  });
beforeAll(async () => {
  [server, silent] = [await start('pilot'), await start('silent')];
});
afterAll(async () => {
  await server.close();
  await silent.close();
  await postgres?.close();
});

const clientToken = (path: string, claims: JWTPayload = {}, on = server) =>
  on.issuers[0].idToken({ iss: 'ehr-cds', aud: `${PUBLIC}${path}`, jti: randomUUID(), ...claims });

const call = (changes: Record<string, unknown> = {}) => ({
  hook: 'patient-view',
  hookInstance: randomUUID(),
  fhirServer: server.issuers[0].iss,
  context: { userId: 'Practitioner/p1', patientId: 'pat-1', encounterId: 'enc-1' },
  prefetch: {
    ...Object.fromEntries(Object.keys(PREFETCH).map((key) => [key, null])),
    patient: { resourceType: 'Patient', id: 'pat-1' },
    conditions: {
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Condition', id: 'c1' } }, {}, { resource: null }],
    },
  },
  ...changes,
});

async function issueCard(on = server): Promise<Card[]> {
  const request = { ...call(), fhirServer: on.issuers[0].iss };
  const response = await on.post(SERVICE, request, await clientToken(SERVICE, {}, on));
  expect(response.status).toBe(200);
  return ((await response.json()) as { cards: Card[] }).cards;
}

describe('CDS Hooks', () => {
  it('lists the service with what it needs, for everyone', async () => {
    const response = await fetch(`${server.url}/cds-services`);
    const { services } = (await response.json()) as { services: { id: string; prefetch: object }[] };
    expect(services.map((service) => service.id)).toEqual(['chartside-differential']);
    expect(services[0]?.prefetch).toEqual(PREFETCH);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers a call with cards, from the prefetched resources alone', async () => {
    asked.length = 0;
    const cards = await issueCard();
    expect(cards.map((card) => card.summary)).toEqual(['Consider Pulmonary embolism (likely)']);
    const types = asked[0]?.resources.map((resource) => (resource as { resourceType: string }).resourceType);
    expect(types).toEqual(['Patient', 'Condition']);
    expect(asked[0]?.patient).toBe('pat-1');
  });

  it('shows nothing in the silent stage, and keeps what it would have shown', async () => {
    asked.length = 0;
    expect(await issueCard(silent)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('says which prefetch is missing, with 412', async () => {
    const request = call({
      prefetch: { patient: { resourceType: 'Patient', id: 'pat-1' }, conditions: null },
    });
    const response = await server.post(SERVICE, request, await clientToken(SERVICE));
    expect(response.status).toBe(412);
    expect(((await response.json()) as ApiError).message).toMatch(
      /encounters, laboratory, vitals, medications/,
    );
  });

  it('refuses text that no database can store, in a call and in feedback', async () => {
    const context = { userId: 'Practitioner/\u0000', patientId: 'pat-1' };
    expect((await server.post(SERVICE, call({ context }), await clientToken(SERVICE))).status).toBe(400);
    const [card] = await issueCard();
    const overrideReason = { reason: null, userComment: 'half \ud800' };
    const feedback = [
      { card: card?.uuid, outcome: 'overridden', overrideReason, outcomeTimestamp: '2026-01-15T09:31:00Z' },
    ];
    expect((await server.post(FEEDBACK, { feedback }, await clientToken(FEEDBACK))).status).toBe(400);
  });

  it('refuses a call for another FHIR server or another hook', async () => {
    const elsewhere = call({ fhirServer: server.issuers[1].iss });
    expect((await server.post(SERVICE, elsewhere, await clientToken(SERVICE))).status).toBe(403);
    const otherHook = call({ hook: 'order-select' });
    expect((await server.post(SERVICE, otherHook, await clientToken(SERVICE))).status).toBe(400);
  });

  const now = Math.floor(Date.parse('2026-01-15T09:30:00.000Z') / 1_000);
  const badClaims: [string, JWTPayload, string][] = [
    ['for another address', { aud: `${PUBLIC}/cds-services` }, 'aud'],
    ['of an unknown client', { iss: 'stranger' }, 'not registered'],
    ['that has expired', { exp: now - 60 }, 'expired'],
    ['issued long ago', { iat: now - 3_600 }, 'expired'],
    ['without an id', { jti: '' }, 'jti'],
    ['whose id no database can store', { jti: 'a\u0000b' }, 'jti'],
    ['issued in the future', { iat: now + 3_600, exp: now + 7_200 }, 'iat'],
  ];
  it.each(badClaims)('refuses a token %s', async (_what, claims, why) => {
    const response = await server.post(SERVICE, call(), await clientToken(SERVICE, claims));
    expect(response.status).toBe(401);
    expect(((await response.json()) as ApiError).message).toContain(why);
  });

  it('refuses no token, a forged one, and one that was used before', async () => {
    expect((await server.post(SERVICE, call())).status).toBe(401);
    const forged = await server.issuers[0].forged({
      iss: 'ehr-cds',
      aud: `${PUBLIC}${SERVICE}`,
      jti: randomUUID(),
    });
    expect((await server.post(SERVICE, call(), forged)).status).toBe(401);
    const token = await clientToken(SERVICE);
    expect((await server.post(SERVICE, call(), token)).status).toBe(200);
    const replayed = await server.post(SERVICE, call(), token);
    expect([replayed.status, ((await replayed.json()) as ApiError).message]).toEqual([
      401,
      expect.stringContaining('used before'),
    ]);
  });

  it('remembers a token no longer than its age lets it be used, whatever expiry it names', async () => {
    await server.post(
      SERVICE,
      call(),
      await clientToken(SERVICE, { jti: 'long-lived', exp: now + 315_360_000 }),
    );
    server.clock.now = new Date((now + 331) * 1_000);
    const again = { jti: 'long-lived', exp: now + 315_360_000 };
    // Signed with the same id at a later time: the first is forgotten, and its own age refuses it.
    expect((await server.post(SERVICE, call(), await clientToken(SERVICE, again))).status).toBe(200);
    const old = await clientToken(SERVICE, { ...again, iat: now });
    const refused = await server.post(SERVICE, call(), old);
    expect([refused.status, ((await refused.json()) as ApiError).message]).toEqual([
      401,
      expect.stringContaining('expired'),
    ]);
    server.clock.now = new Date(now * 1_000);
  });

  it.skipIf(postgres === null)('refuses on one instance a token that was used on another', async () => {
    const one = await start('pilot', {}, postgres?.url);
    const other = await start('pilot', {}, postgres?.url, one.issuers);
    try {
      const token = await clientToken(SERVICE, {}, one);
      const request = { ...call(), fhirServer: one.issuers[0].iss };
      const statuses = [await one.post(SERVICE, request, token), await other.post(SERVICE, request, token)];
      expect(statuses.map(({ status }) => status)).toEqual([200, 401]);
    } finally {
      await other.close();
      await one.close();
    }
  });

  it('does not listen to an address whose tokens are refused again and again', async () => {
    const strict = await start('pilot', { refusedPerMinute: 2 });
    try {
      const good = () => clientToken(SERVICE, {}, strict);
      const request = { ...call(), fhirServer: strict.issuers[0].iss };
      const statuses = [];
      for (const token of [undefined, await good(), 'x.y.z', await good()])
        statuses.push((await strict.post(SERVICE, request, token)).status);
      expect(statuses).toEqual([401, 200, 401, 429]);
      strict.clock.now = new Date(strict.clock.now.getTime() + 31_000);
      expect((await strict.post(SERVICE, request, await good())).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it('does not take a session of the app for a client token', async () => {
    expect((await server.post(SERVICE, call(), (await server.signIn()).token)).status).toBe(401);
  });

  it('keeps feedback however often it is sent, and says when a card is unknown', async () => {
    const [card] = await issueCard();
    const feedback = (id: string | undefined) => ({
      feedback: [
        {
          card: id,
          outcome: 'overridden',
          overrideReason: { reason: { code: 'ruled-out', system: 'x' }, userComment: 'CT clean' },
          outcomeTimestamp: '2026-01-15T09:31:00Z',
        },
      ],
    });
    for (let i = 0; i < 2; i += 1)
      expect((await server.post(FEEDBACK, feedback(card?.uuid), await clientToken(FEEDBACK))).status).toBe(
        200,
      );
    const unknown = await server.post(FEEDBACK, feedback(randomUUID()), await clientToken(FEEDBACK));
    expect([unknown.status, ((await unknown.json()) as ApiError).code]).toEqual([422, 'unknown-decision']);
    expect((await server.post(FEEDBACK, { feedback: 'x' }, await clientToken(FEEDBACK))).status).toBe(400);
  });

  it('leaves nothing of a patient, a person or a token in the log', async () => {
    const [card] = await issueCard();
    const logged = JSON.stringify([server.logs, silent.logs]);
    expect(logged).toContain(`"route":"${FEEDBACK}"`);
    for (const secret of ['pat-1', 'enc-1', 'Practitioner', 'CT clean', 'eyJ', card?.uuid ?? ''])
      expect(logged).not.toContain(secret);
  });
});
