import { defineConfig } from '@playwright/test';
import { PORTS, portsOf, WORKERS } from './e2e/testing/servers.ts';
import { findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium() ?? undefined;

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: WORKERS,
  // A test that only passes the second time is named in the report of `npm test`.
  retries: process.env.CI ? 1 : 0,
  // For what hangs; a slow machine must not meet it.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${PORTS.ehr}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: Array.from({ length: WORKERS }, (_, worker) => serversOf(worker)),
});

/** Chartside and its sandbox EHR for one worker. They start one after the other: the first builds what is out of date. */
function serversOf(worker: number) {
  const { app, ehr } = portsOf(worker);
  return {
    command: 'npm start',
    // The server comes up last: when it is ready, the sandbox EHR is too.
    url: `http://localhost:${app}/readyz`,
    env: {
      PORT: String(app),
      EHR_PORT: String(ehr),
      CHARTSIDE_DATA_DIR: `test-results/data-${worker}`,
    },
    timeout: 120_000,
    // A line per request would bury what failed.
    stderr: process.env.E2E_SERVER_LOG ? ('pipe' as const) : ('ignore' as const),
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  };
}
