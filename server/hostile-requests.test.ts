import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError } from '../contracts/api.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await server.signIn()).token;
});
afterAll(() => server.close());

const send = (body: BodyInit, type = 'application/json') =>
  fetch(`${server.url}/api/decisions`, {
    method: 'POST',
    headers: { 'Content-Type': type, Authorization: `Bearer ${token}` },
    body,
    duplex: 'half',
  } as RequestInit);

const endless = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(0x20)),
  });

/** What the server answers to raw bytes, until it closes. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

describe('hostile requests', () => {
  it.each<[string, BodyInit, number]>([
    ['nesting of 60,000 levels', '['.repeat(60_000), 400],
    ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400],
    ['a prototype in the body', '{"__proto__":{"admin":true},"constructor":{}}', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
  ])('%s gets a plain refusal', async (_what, body, status) => {
    const response = await send(body);
    expect(response.status).toBe(status);
    expect((await response.json()) as ApiError).toMatchObject({
      code: 'bad-request',
      remedy: expect.any(String),
    });
  });

  it.each([
    ['/api/impressions/last', { before: '2026-02-31T00:00:00Z' }],
    ['/api/impressions/last', { before: '0000-01-01T00:00:00Z' }],
    ['/api/impressions/last', { before: '2026-01-01T00:00:00+23:59' }],
    ['/api/decisions/query', { after: 1e300 }],
  ])('%s with %j, which no database knows, is refused', async (path, changes) => {
    const { iss } = server.issuers[0];
    const answer = await server.post(path, { iss, patientId: 'p', ...changes }, token);
    expect([answer.status, ((await answer.json()) as ApiError).code]).toEqual([400, 'bad-request']);
  });

  it('a body that breaks off is no failure of the database', async () => {
    const before = server.logs.length;
    const head = `POST /api/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
    const half = 'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"id":';
    const socket = connect(Number(new URL(server.url).port), 'localhost', () =>
      // What was written is read before the end is: no pause is needed between them.
      socket.end(`${head}${half}`),
    );
    await expect
      .poll(() => server.logs.slice(before).map(({ event, status }) => [event, status]))
      .toEqual([['request', 400]]);
    socket.destroy();
  });

  it('a body without end is cut off at the limit, though no length was announced', async () => {
    const outcome = await send(endless()).then(
      (response) => response.status,
      () => 'connection closed',
    );
    expect([413, 'connection closed']).toContain(outcome);
    expect(server.logs.at(-1)).toMatchObject({ event: 'request', status: 413 });
  });

  it('another content type is refused, so that no form of another site can post', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
      expect((await send('{}', type)).status).toBe(415);
  });

  it('headers beyond all measure and requests that are none are refused, and the server lives on', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
    expect(await raw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
