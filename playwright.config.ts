import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.ts';

const PORT = Number(process.env.E2E_PORT ?? 3200);
const EHR_PORT = Number(process.env.E2E_EHR_PORT ?? 3201);
const executablePath = findChromium() ?? undefined;

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  // A test that only passes the second time is named in the report of `npm test`.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${EHR_PORT}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
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
  webServer: {
    command: 'npm start',
    // The server comes up last: when it is ready, the sandbox EHR is too.
    url: `http://localhost:${PORT}/readyz`,
    env: { PORT: String(PORT), EHR_PORT: String(EHR_PORT), CHARTSIDE_DATA_DIR: 'test-results/data' },
    timeout: 120_000,
    // A line per request would bury what failed.
    stderr: process.env.E2E_SERVER_LOG ? 'pipe' : 'ignore',
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
