import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseOf, type HostedServer, resourcesOf, startHostedServer } from './testing/hosted-server.ts';

const AS_OF = Date.parse('2026-01-20T12:00:00Z');
/** Set by `npm run test:local-model`. */
const baseUrl = process.env['CHARTSIDE_LOCAL_MODEL'];

describe.skipIf(baseUrl === undefined)('a real small model behind the gateway', () => {
  let hosted: HostedServer;
  beforeAll(async () => {
    hosted = await startHostedServer({
      ...(baseUrl === undefined ? {} : { baseUrl }),
      label: 'Local model',
      timeoutSeconds: 540,
      maxOutputTokens: 1_000,
      breaker: { failures: 100 },
    });
  }, 180_000);
  afterAll(() => hosted.close());

  it.each(['acute-appendicitis', 'inferior-stemi'])(
    '%s: whatever it says, only what the record bears out is shown, or that there is no answer',
    async (name) => {
      const sent = caseOf(resourcesOf(name), AS_OF);
      // A model of this size reads little: what is present, and the values.
      const short = {
        ...sent,
        findings: sent.findings.filter((f) => f.status === 'present').slice(0, 15),
        values: sent.values.slice(0, 10),
      };
      const events = await hosted.ask({ case: short });
      const last = events.at(-1);
      process.stdout.write(`${name}: ${JSON.stringify(last)}\n`);
      expect(events.some((event) => event.state === 'progress' && event.phase === 'receiving')).toBe(true);
      if (last?.state === 'unavailable') return expect(last.reason).toBe('unusable-answer');
      if (last?.state !== 'answered') throw new Error('no last event');
      for (const entry of last.entries) {
        expect(entry.for.length).toBeGreaterThan(0);
        for (const { kind, index } of [...entry.for, ...entry.against])
          expect(
            { finding: short.findings, value: short.values, known: short.known, medicine: short.medicines }[
              kind
            ][index],
          ).toBeDefined();
      }
    },
    600_000,
  );
});
