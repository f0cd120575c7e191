import { join } from 'node:path';
import { whenLauncherEnds } from './launcher.ts';
import { BuildFailed, prepareBuild } from './prepare-build.ts';
import { checkFree, PortProblem, readPort, takenMessage } from './ports.ts';

/**
 * `npm start`: builds what changed, starts the sandbox EHR and Chartside in this one process, and prints
 * `ready <url of the sandbox EHR>` as the only line on standard output. Everything else goes to standard error.
 */
const ROOT = join(import.meta.dirname, '..');
const STOP_MS = 8000;
/** An app that was built elsewhere; nothing is built then. */
const BUILT = process.env['CHARTSIDE_DIST'];

const say = (line: string) => void process.stderr.write(`${line}\n`);
// Libraries' notices must not get between a script and the one line it waits for.
console.log = console.info = console.error;

type Close = () => Promise<void>;
const running: Close[] = [];
let stopping = false;

async function stop(code: number): Promise<never> {
  if (stopping) process.exit(code || 130);
  stopping = true;
  const forced = setTimeout(() => process.exit(code), STOP_MS);
  await Promise.allSettled(running.map((close) => close()));
  clearTimeout(forced);
  process.exit(code);
}

async function startServer(port: number, ehrPort: number): Promise<void> {
  const { env } = process;
  const [{ startServer: start }, { loadConfig }] = await Promise.all([
    import('../server/start.ts'),
    import('../server/config/config.ts'),
  ]);
  const server = await start({
    port,
    host: env['HOST'],
    config: loadConfig(env['CHARTSIDE_CONFIG'], ehrPort, port),
    databaseUrl: env['DATABASE_URL'],
    dataDir: env['CHARTSIDE_DATA_DIR'] ?? join(ROOT, '.data'),
    distDir: BUILT ?? join(ROOT, 'dist'),
    dataKey: env['CHARTSIDE_DATA_KEY'],
  });
  running.push(() => server.close());
}

async function startSandbox(port: number, appPort: number): Promise<string> {
  const { startSandbox: start } = await import('../sandbox/start.ts');
  const fixturesDir = process.env['FIXTURES_DIR'] ?? join(ROOT, 'fhir-fixtures/cases');
  const sandbox = await start({ port, appOrigin: `http://localhost:${appPort}`, fixturesDir });
  running.push(() => sandbox.close());
  return sandbox.url;
}

async function start(): Promise<void> {
  const port = readPort('PORT', 3000);
  const ehrPort = readPort('EHR_PORT', 3001);
  if (port === ehrPort)
    throw new PortProblem(`PORT and EHR_PORT are both ${port}. Give them different ports.`);
  await checkFree('PORT', port);
  await checkFree('EHR_PORT', ehrPort);
  const ehr = startSandbox(ehrPort, port).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new PortProblem(takenMessage('EHR_PORT', ehrPort)) : error;
  });
  const [url] = await Promise.all([ehr, BUILT === undefined ? prepareBuild(ROOT, say) : undefined]);
  await startServer(port, ehrPort);
  if (!stopping) process.stdout.write(`ready ${url}\n`);
}

/** Errors whose message is written for the person who starts it; any other shows where it came from. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = error instanceof PortProblem || error instanceof BuildFailed;
  const forOperators = [
    'ConfigurationError',
    'PortUnavailable',
    'DatabaseProblem',
    'DirectoryLocked',
    'MigrationMismatch',
    'DataKeyMismatch',
  ];
  return known || forOperators.includes(error.name) ? error.message : (error.stack ?? error.message);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
whenLauncherEnds(() => void stop(0));
start().catch((error: unknown) => {
  if (stopping) return;
  say(explain(error));
  void stop(1);
});
