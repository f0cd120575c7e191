import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLaunchStore } from './launch-store.ts';
import { endSession, resumeSession } from './resume-session.ts';
import { openTestSession } from './testing/open-test-session.ts';
import { startScriptedEhr, type ScriptedEhr } from './testing/scripted-ehr.ts';
import { testPorts } from './testing/test-ports.ts';

let ehr: ScriptedEhr;
beforeEach(async () => {
  ehr = await startScriptedEhr();
});
afterEach(() => ehr.close());

const refreshes = () => ehr.stub.requests.filter(({ body }) => body.includes('grant_type=refresh_token'));

async function openExpiring() {
  const ports = testPorts();
  const session = await openTestSession(ehr, ports);
  const expire = () => (ports.clock += 400_000);
  return { ports, session, tokens: session.tokens, expire };
}

describe('refreshing', () => {
  it('is one request for many parallel callers, and the rotated token is kept', async () => {
    const { tokens, expire } = await openExpiring();
    for (const round of [2, 3]) {
      expire();
      const answers = await Promise.all([1, 2, 3].map(() => tokens.accessToken()));
      expect(new Set(answers.map((answer) => answer.ok && answer.token))).toEqual(
        new Set([`access-${round}`]),
      );
    }
    expect(refreshes().map(({ body }) => new URLSearchParams(body).get('refresh_token'))).toEqual([
      'refresh-1',
      'refresh-2',
    ]);
  });

  it('happens when a server has rejected the token, and not twice for the same one', async () => {
    const { tokens } = await openExpiring();
    expect(await tokens.accessToken({ rejected: 'access-1' })).toEqual({ ok: true, token: 'access-2' });
    // A slower request comes back with the old token's rejection.
    expect(await tokens.accessToken({ rejected: 'access-1' })).toEqual({ ok: true, token: 'access-2' });
    expect(refreshes()).toHaveLength(1);
  });

  it('survives a caller that goes away in the middle', async () => {
    const { tokens, expire } = await openExpiring();
    expire();
    const controller = new AbortController();
    const abandoned = Promise.race([
      tokens.accessToken(),
      new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve('gone'))),
    ]);
    controller.abort();
    expect(await abandoned).toBe('gone');
    expect(await tokens.accessToken()).toEqual({ ok: true, token: 'access-2' });
    expire();
    expect(await tokens.accessToken()).toEqual({ ok: true, token: 'access-3' });
  });

  it.each([
    ['offline', (ports: ReturnType<typeof testPorts>) => (ports.network = false)],
    ['while the server fails', () => (ehr.tokenAnswer = () => ({ status: 503 }))],
    ['while a proxy answers with a page', () => (ehr.tokenAnswer = () => ({ body: '<html>' }))],
    ['while the connection breaks', () => (ehr.tokenAnswer = () => ({ drop: true }))],
  ])('loses nothing %s', async (_when, disturb) => {
    const { ports, tokens, expire } = await openExpiring();
    expire();
    disturb(ports);
    expect(await tokens.accessToken()).toEqual({ ok: false, reason: 'offline' });
    expect(tokens.ended()).toBeNull();
    ports.network = true;
    ehr.tokenAnswer = null;
    expect(await tokens.accessToken()).toEqual({ ok: true, token: 'access-2' });
  });

  it('goes on with a token that is still good while offline', async () => {
    const { ports, tokens } = await openExpiring();
    ports.clock += 290_000;
    ports.network = false;
    expect(await tokens.accessToken()).toEqual({ ok: true, token: 'access-1' });
  });

  it('needs neither scope nor a new refresh token in the answer', async () => {
    const { ports, session, tokens, expire } = await openExpiring();
    ehr.tokens = { refresh_token: undefined, scope: undefined };
    expire();
    expect(await tokens.accessToken()).toEqual({ ok: true, token: 'access-2' });
    const again = resumeSession(session.launchId, {
      ...ports,
      store: createLaunchStore(() => ports.storage),
    });
    expect(again.kind === 'session' && again.session.grantedScopes).toEqual(session.grantedScopes);
  });

  it('is remembered over a reload', async () => {
    const { ports, session, tokens } = await openExpiring();
    await tokens.accessToken({ rejected: 'access-1' });
    const reloaded = resumeSession(session.launchId, {
      ...ports,
      store: createLaunchStore(() => ports.storage),
    });
    expect(reloaded.kind === 'session' && (await reloaded.session.tokens.accessToken())).toEqual({
      ok: true,
      token: 'access-2',
    });
  });

  it('never takes a token for another patient', async () => {
    const { tokens } = await openExpiring();
    ehr.tokens = { patient: 'someone-else' };
    expect(await tokens.accessToken({ rejected: 'access-1' })).toEqual({ ok: false, reason: 'ended' });
  });

  it('keeps a longer-lived id_token of the same user, and no one else’s', async () => {
    const { session, tokens } = await openExpiring();
    const first = session.idToken();
    const soon = Math.floor(Date.now() / 1000) + 900;
    const claims = { iss: ehr.url, aud: 'chartside', iat: soon - 900, exp: soon };
    ehr.tokens = { id_token: await ehr.sign({ ...claims, sub: 'someone-else' }) };
    await tokens.accessToken({ rejected: 'access-1' });
    const renewed = await ehr.sign({ ...claims, sub: 'user-1' });
    ehr.tokens = { id_token: renewed };
    expect(session.idToken()).toBe(first);
    await tokens.accessToken({ rejected: 'access-2' });
    await expect.poll(() => session.idToken(), { timeout: 10_000 }).toBe(renewed);
  });
});

describe('the end of a session', () => {
  it('comes when the server refuses to refresh: told once, everything stored is gone', async () => {
    const { ports, session, tokens } = await openExpiring();
    const told: string[] = [];
    tokens.onEnd((reason) => told.push(reason));
    ehr.tokenAnswer = () => ({ status: 400, body: { error: 'invalid_grant' } });
    const answers = await Promise.all([1, 2].map(() => tokens.accessToken({ rejected: 'access-1' })));
    expect(answers).toEqual([1, 2].map(() => ({ ok: false, reason: 'ended' })));
    expect(told).toEqual(['expired']);
    expect(ports.storage.length).toBe(0);
    expect(resumeSession(session.launchId, ports)).toMatchObject({ problem: { code: 'session-unknown' } });
  });

  it('is told to a listener that comes after it: the screen may start later than the reading', async () => {
    const { tokens } = await openExpiring();
    ehr.tokenAnswer = () => ({ status: 400, body: { error: 'invalid_grant' } });
    await tokens.accessToken({ rejected: 'access-1' });
    const told: string[] = [];
    tokens.onEnd((reason) => told.push(reason));
    expect(told).toEqual(['expired']);
  });

  it('leaves the other launches of the tab alone', async () => {
    const ports = testPorts();
    const [one, two] = [await openTestSession(ehr, ports), await openTestSession(ehr, ports)];
    endSession(one, ports);
    expect(await one.tokens.accessToken()).toEqual({ ok: false, reason: 'ended' });
    expect(await two.tokens.accessToken()).toMatchObject({ ok: true });
  });

  it('revokes the refresh token where the EHR allows it', async () => {
    ehr.configuration = { revocation_endpoint: `${ehr.url}/revoke` };
    const ports = testPorts();
    endSession(await openTestSession(ehr, ports), ports);
    await expect
      .poll(() => ehr.stub.requests.find(({ path }) => path === '/revoke')?.body, { timeout: 10_000 })
      .toBe('token=refresh-1&client_id=chartside');
  });

  it('adopts tokens that another document of the same launch has rotated', async () => {
    const { ports, session, tokens } = await openExpiring();
    const twin = resumeSession(session.launchId, { ...ports, store: createLaunchStore(() => ports.storage) });
    if (twin.kind !== 'session') throw new Error('no twin');
    await twin.session.tokens.accessToken({ rejected: 'access-1' });
    expect(await tokens.accessToken({ rejected: 'access-1' })).toEqual({ ok: true, token: 'access-2' });
    expect(refreshes()).toHaveLength(1);
  });
});

describe('tokens', () => {
  it('are kept in session storage alone, each launch under its own key', async () => {
    const { ports, session } = await openExpiring();
    const keys = Array.from({ length: ports.storage.length }, (_, index) => ports.storage.key(index));
    expect(keys).toEqual([`chartside.session.${session.launchId}`]);
    expect(ports.fetched.join(' ')).not.toMatch(/access-|refresh-/);
  });
});
