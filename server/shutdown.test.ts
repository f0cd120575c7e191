import { expect, it } from 'vitest';
import type { Assessor } from './assessor/assessor.ts';
import { startTestServer } from './testing/test-server.ts';

it('a server that stops answers what was begun, takes nothing new, and closes the model after it', async () => {
  const told: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const assessor: Assessor = {
    warm: async () => {},
    readHook: () => Promise.reject(new Error('not used')),
    readOperation: () => Promise.reject(new Error('not used')),
    readBundle: async () => {
      told.push('asked');
      await held;
      told.push('answered');
      return [{ patient: 'Patient/p', asOf: '2026-01-15', model: { id: 'm', version: '1', knowledge: 'k' } }];
    },
    close: async () => void told.push('closed'),
  };
  const server = await startTestServer({ assessor });
  const { token } = await server.signIn();
  const begun = server.post('/api/differential', { resourceType: 'Bundle', type: 'collection' }, token);
  await expect.poll(() => told).toEqual(['asked']);
  const closed = server.close();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  release();
  // It is in the audit too: the database was still open.
  expect((await begun).status).toBe(200);
  await closed;
  expect(told).toEqual(['asked', 'answered', 'closed']);
});
