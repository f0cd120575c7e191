import { join } from 'node:path';
import { ConfigurationError, loadConfig } from './config/config.ts';
import { describeFault, logToStderr } from './http/log.ts';
import { startTelemetry } from './metrics/telemetry.ts';
import { messageForOperator } from './operator-command.ts';
import { startServer } from './start.ts';

/** `0`: any free port. Throws `ConfigurationError`. */
function portOf(name: string, fallback: number): number {
  const text = process.env[name] ?? '';
  if (text === '') return fallback;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigurationError(`${name} must be a port from 1 to 65535, not "${text}".`);
}

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
    port: portOf('PORT', 3000),
    host: env['HOST'],
    config: loadConfig(env['CHARTSIDE_CONFIG'], portOf('EHR_PORT', 3001)),
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
  const message = messageForOperator(error);
  if (message !== null) process.stderr.write(`${message}\n`);
  else logToStderr({ level: 'error', event: 'start-failed', ...describeFault(error) });
  process.exit(1);
});
