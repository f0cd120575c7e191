import { aDecision } from '../server/testing/decisions.ts';
import { startTestServer } from '../server/testing/test-server.ts';

/**
 * How fast the server stores decisions, over HTTP with a verified session, each on the disk before it is answered.
 * `DATABASE_URL` for PostgreSQL, else PGlite. Prints the rate beside that of an answer that does nothing.
 */
const SECONDS = 5;
const SENDERS = 8;

const databaseUrl = process.env['DATABASE_URL'];
const limits = { requestsPerMinute: 100_000, sessionsPerMinute: 100_000 };
const server = await startTestServer({ databaseUrl, config: { limits } });
const { token } = await server.signIn();
const iss = server.issuers[0].iss;

async function measure(
  send: () => Promise<Response>,
): Promise<{ perSecond: number; p50: number; p95: number }> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1_000;
  const sender = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      const response = await send();
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
      times.push(performance.now() - started);
      // The test clock stands still, and with it the refill of the rate limit.
      server.clock.now = new Date(server.clock.now.getTime() + 1);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN;
  return { perSecond: times.length / SECONDS, p50: at(0.5), p95: at(0.95) };
}

try {
  const idle = await measure(() => fetch(`${server.url}/healthz`));
  const stored = await measure(() => server.post('/api/decisions', aDecision({ iss }), token));
  const line = (name: string, { perSecond, p50, p95 }: typeof idle) =>
    `${name}: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  console.log(line('answer that does nothing', idle));
  console.log(line(`decisions on ${databaseUrl === undefined ? 'PGlite' : 'PostgreSQL'}`, stored));
  console.log(`ratio of the medians: ${(stored.p50 / idle.p50).toFixed(1)}`);
} finally {
  await server.close();
}
