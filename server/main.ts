import { join } from 'node:path';
import { ConfigurationError, loadConfig } from './config/config.ts';
import { describeFault, logToStderr } from './http/log.ts';
import { startTelemetry } from './metrics/telemetry.ts';
import { PortUnavailable, startServer } from './start.ts';
import { DirectoryLocked } from './store/directory-lock.ts';
import { DataKeyMismatch } from './store/keys.ts';
import { MigrationMismatch } from './store/migrate.ts';

const FOR_OPERATORS = [
  ConfigurationError,
  PortUnavailable,
  DirectoryLocked,
  MigrationMismatch,
  DataKeyMismatch,
];

async function main(): Promise<void> {
  const { env } = process;
  // The default configuration trusts a sandbox on this machine: anyone who can listen there could sign in.
  if (env['NODE_ENV'] === 'production' && !env['CHARTSIDE_CONFIG'])
    throw new ConfigurationError(
      'CHARTSIDE_CONFIG is not set. In production there is no default: name the configuration file (docs/server.md).',
    );
  const telemetry = await startTelemetry(env);
  const server = await startServer({
    meter: telemetry.meter,
    port: Number(env['PORT'] ?? 3000),
    host: env['HOST'],
    config: loadConfig(env['CHARTSIDE_CONFIG'], Number(env['EHR_PORT'] ?? 3001)),
    databaseUrl: env['DATABASE_URL'],
    dataDir: env['CHARTSIDE_DATA_DIR'] ?? '.data',
    distDir: env['CHARTSIDE_DIST'] ?? join(import.meta.dirname, '..', 'dist'),
    dataKey: env['CHARTSIDE_DATA_KEY'],
  });
  process.stdout.write(`listening ${server.url}\n`);
  const stop = () =>
    void server
      .close()
      .then(() => telemetry.close().catch(() => undefined))
      .then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  if (FOR_OPERATORS.some((kind) => error instanceof kind))
    process.stderr.write(`${(error as Error).message}\n`);
  else logToStderr({ level: 'error', event: 'start-failed', ...describeFault(error) });
  process.exit(1);
});
