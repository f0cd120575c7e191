import { startSandbox } from './start.ts';

const port = Number(process.env['EHR_PORT'] ?? 3001);
const appOrigin = process.env['APP_ORIGIN'] ?? `http://localhost:${process.env['PORT'] ?? 3000}`;
const fixturesDir =
  process.env['FIXTURES_DIR'] ?? new URL('../fhir-fixtures/cases', import.meta.url).pathname;

const sandbox = await startSandbox({ port, appOrigin, fixturesDir });
process.stdout.write(`ready ${sandbox.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
