import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API } from '../contracts/api.ts';
import { openApiDocument } from './openapi.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

type Paths = Record<
  string,
  Record<string, { requestBody?: unknown; security: unknown[]; responses: object }>
>;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('the OpenAPI document', () => {
  const paths = openApiDocument('1').paths as Paths;

  it('has every call of the contract', () => {
    expect(Object.values(API).filter((path) => paths[path] === undefined)).toEqual([]);
  });

  it('says of each call truly whether it needs a session', async () => {
    for (const [path, methods] of Object.entries(paths))
      for (const [method, call] of Object.entries(methods)) {
        const body = method === 'post' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
        const { status } = await fetch(`${server.url}${path}`, { method, ...body });
        expect([path, status === 401]).toEqual([path, call.security.length > 0]);
      }
  });

  it('describes a decision with its limits', () => {
    const text = JSON.stringify(paths[API.decisions]);
    expect(text).toContain('"already-considered"');
    expect(text).toContain('"maxLength":2000');
    expect(text).toContain('"additionalProperties":false');
  });
});
