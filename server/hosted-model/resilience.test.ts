import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostedEvent } from '../../contracts/hosted-model.ts';
import { ConfigurationError } from '../config/config.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { tokenSource } from './credentials.ts';
import type { Behaviour } from './testing/fake-model.ts';
import { type HostedServer, startHostedServer } from './testing/hosted-server.ts';

const EMPTY: Behaviour = { kind: 'answer', answer: { diagnoses: [] } };
const outcome = (events: readonly HostedEvent[]) => {
  const last = events.at(-1);
  return last?.state === 'unavailable' ? last.reason : last?.state;
};

interface AuditEvent {
  readonly action: string;
  readonly details: Record<string, unknown>;
}

/** The audit as governance exports it, and the events of hosted models in it. */
async function auditOf({ server }: HostedServer) {
  const governor = await server.signIn(server.issuers[0], { sub: 'user-9' });
  const answer = await server.post('/api/export', { kind: 'audit', format: 'ndjson' }, governor.token);
  const text = await answer.text();
  const lines = text.trim().split('\n');
  const events = lines.map((line) => JSON.parse(line) as AuditEvent);
  const of = (action: string) => events.filter((event) => event.action === action);
  return { text, asked: of('hosted-model.asked'), ended: of('hosted-model.ended') };
}

let hosted: HostedServer;
beforeAll(async () => {
  hosted = await startHostedServer({
    retries: 2,
    // Nothing here may end by it, however slow the machine.
    timeoutSeconds: 600,
    maxOutputTokens: 1_000,
    breaker: { failures: 3, pauseSeconds: 60 },
    budget: { requestsPerDay: 14 },
  });
}, 180_000);
afterAll(() => hosted.close());

/** In one order, because breaker and budget remember. */
describe('a hosted model in trouble', () => {
  it('is asked again after a failure that may pass, and the person sees it', async () => {
    hosted.model.next(
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429, retryAfter: '0' },
      EMPTY,
    );
    const events = await hosted.ask();
    expect(outcome(events)).toBe('answered');
    expect(events.filter((e) => e.state === 'progress' && e.phase === 'retrying')).toHaveLength(2);
    expect(hosted.model.requests).toHaveLength(3);
  });

  it('is asked again after it broke off', async () => {
    hosted.model.next({ kind: 'disconnect', text: '{"diagnoses"' }, EMPTY);
    expect(outcome(await hosted.ask())).toBe('answered');
  });

  it('is not asked again for what it would refuse again', async () => {
    const before = hosted.model.requests.length;
    hosted.model.next({ kind: 'status', status: 400 });
    expect(outcome(await hosted.ask())).toBe('refused');
    expect(hosted.model.requests.length - before).toBe(1);
    hosted.model.next(EMPTY);
    expect(outcome(await hosted.ask())).toBe('answered');
  });

  it('is left alone after three failures in a row, and tried once when the pause is over', async () => {
    hosted.model.next({ kind: 'status', status: 401 });
    for (let i = 0; i < 3; i += 1) expect(outcome(await hosted.ask())).toBe('credentials');
    const before = hosted.model.requests.length;
    hosted.model.next(EMPTY);
    expect(outcome(await hosted.ask())).toBe('paused');
    expect(hosted.model.requests.length).toBe(before);
    hosted.server.clock.now = new Date(hosted.server.clock.now.getTime() + 61_000);
    expect(outcome(await hosted.ask())).toBe('answered');
  });

  it('is told when the person goes away, and that is no failure of its own', async () => {
    hosted.model.next({ kind: 'silence' });
    const leaving = new AbortController();
    const response = await hosted.request({}, leaving.signal);
    await response.body?.getReader().read();
    leaving.abort();
    await expect.poll(() => hosted.model.requests.at(-1)?.abandoned).toBe(true);
    hosted.model.next(EMPTY);
    expect(outcome(await hosted.ask())).toBe('answered');
  });

  it('is asked no more than the budget of the day, which begins anew at midnight UTC', async () => {
    const outcomes: (string | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) outcomes.push(outcome(await hosted.ask()));
    expect(outcomes.at(-1)).toBe('budget');
    expect(outcomes.filter((one) => one === 'answered').length).toBe(outcomes.indexOf('budget'));
    hosted.server.clock.now = new Date('2026-01-16T00:00:01Z');
    await hosted.signIn();
    expect(outcome(await hosted.ask())).toBe('answered');
  });

  it('has every request in the audit: digests, counts and outcomes, and nothing of the case', async () => {
    const { text, asked, ended } = await auditOf(hosted);
    expect(asked.length).toBeGreaterThan(8);
    expect(ended.length).toBe(asked.length);
    expect(asked[0]?.details).toMatchObject({
      sent: expect.stringMatching(/^[0-9a-f]{64}$/),
      prompt: '1',
      model: 'fake-1',
      items: 6,
    });
    expect(new Set(ended.map((event) => event.details['outcome']))).toEqual(
      new Set(['answered', 'refused', 'credentials', 'paused', 'left']),
    );
    // Reserved before, corrected after: together what the server counted.
    const first = [asked[0], ended[0]].map((event) => Number(event?.details['tokens']));
    expect(first[0]! + first[1]!).toBe(1234);
    for (const secret of ['patient-4711', 'quadrant', '88 mg', 'Fever'])
      expect(text + JSON.stringify(hosted.server.logs)).not.toContain(secret);
  });
});

it('a hosted model is not waited for beyond the time it may take, silent or stalled', async () => {
  const impatient = await startHostedServer({ timeoutSeconds: 2 });
  try {
    const behaviours = [{ kind: 'silence' }, { kind: 'stall', text: '{"diag' }] as const;
    for (const behaviour of behaviours) {
      impatient.model.next(behaviour);
      expect(outcome(await impatient.ask())).toBe('timeout');
    }
    await expect.poll(() => impatient.model.requests.map(({ abandoned }) => abandoned)).toEqual([true, true]);
    const { ended } = await auditOf(impatient);
    expect(ended.map(({ details }) => details['outcome'])).toEqual(['timeout', 'timeout']);
  } finally {
    await impatient.close();
  }
});

describe('the circuit breaker', () => {
  it('lets one request try after the pause, and pauses again when it fails', () => {
    let now = 0;
    const breaker = new CircuitBreaker({ failures: 2, pauseSeconds: 10 }, () => now);
    breaker.failed();
    expect(breaker.admit()).toBe(true);
    breaker.failed();
    expect(breaker.admit()).toBe(false);
    now = 10_000;
    expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
    breaker.failed();
    now = 19_999;
    expect(breaker.admit()).toBe(false);
    now = 20_000;
    expect(breaker.admit()).toBe(true);
    breaker.succeeded();
    expect([breaker.admit(), breaker.admit()]).toEqual([true, true]);
  });
});

describe('signing in to a hosted model', () => {
  const entra = (authority: string) =>
    ({
      kind: 'entra',
      tenantId: 'tenant-1',
      clientId: 'app-1',
      secretEnv: 'MODEL_SECRET',
      scope: 'https://ai.azure.com/.default',
      authority,
    }) as const;

  it('stops the start when the environment lacks the secret, and names the variable', () => {
    expect(() => tokenSource(entra('https://login.example'), {}, Date.now)).toThrow(ConfigurationError);
    expect(() => tokenSource({ kind: 'key', env: 'MODEL_KEY' }, {}, Date.now)).toThrow('MODEL_KEY');
  });

  it('asks Microsoft Entra ID by client credentials, and again only before the token ends', async () => {
    const forms: string[] = [];
    const server = createServer((request, response) => {
      let form = '';
      request.on('data', (chunk: Buffer) => (form += chunk.toString()));
      request.on('end', () => {
        forms.push(`${request.url} ${form}`);
        response.end(JSON.stringify({ access_token: `token-${forms.length}`, expires_in: 3600 }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let now = 0;
    const token = tokenSource(entra(authority), { MODEL_SECRET: 's3cret' }, () => now);
    const { signal } = new AbortController();
    expect([await token(signal), await token(signal)]).toEqual(['token-1', 'token-1']);
    now = 3_300_001;
    expect(await token(signal)).toBe('token-2');
    expect(forms[0]).toMatch(
      /^\/tenant-1\/oauth2\/v2\.0\/token grant_type=client_credentials&client_id=app-1/,
    );
    expect(forms[0]).toContain('scope=https%3A%2F%2Fai.azure.com%2F.default');
    server.close();
    server.closeAllConnections();
    now = 9_999_999;
    await expect(token(signal)).rejects.toMatchObject({ reason: 'credentials', passing: true });
  });
});
