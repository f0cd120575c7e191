import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Meter } from '@opentelemetry/api';
import { createApp } from './app.ts';
import { type Assessor, startAssessor } from './assessor/assessor.ts';
import type { ServerConfig } from './config/config.ts';
import { describeFault, type Log, logToStderr } from './http/log.ts';
import { PortUnavailable } from './http/port-unavailable.ts';
import { staticFiles } from './http/static-files.ts';
import { serverMetrics } from './metrics/metrics.ts';
import { openDatabase } from './store/database.ts';
import { loadKeys } from './store/keys.ts';

export interface StartOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Address to listen on; `localhost` when not given, so that nothing is open to a network unasked. */
  readonly host?: string | undefined;
  readonly config: ServerConfig;
  /** PostgreSQL; without it PGlite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** The built app. */
  readonly distDir: string;
  /** Base64, at least 32 bytes: keeps the key of pseudonyms outside the database. */
  readonly dataKey?: string | undefined;
  /** The clinical model; processes with the embedded one when not given. */
  readonly assessor?: Assessor | undefined;
  readonly log?: Log | undefined;
  /** Where measurements go; nowhere when not given. */
  readonly meter?: Meter | undefined;
  readonly now?: (() => Date) | undefined;
}

export interface RunningServer {
  readonly url: string;
  /** Answers what was begun, then closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and serves the app and its API. Throws `PortUnavailable`, `DatabaseProblem`,
 * `DirectoryLocked`, `MigrationMismatch` or `DataKeyMismatch`, each with a message for the operator.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const log = options.log ?? logToStderr;
  const now = options.now ?? (() => new Date());
  const database = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    onConnectionLost: () => log({ level: 'warn', event: 'database-connection-lost' }),
  });
  try {
    const keys = await loadKeys(database.db, options.dataKey);
    const assessor = options.assessor ?? startAssessor();
    const metrics = serverMetrics(options.meter, database.connections);
    const store = { db: database.db, keys, now };
    const context = { config: options.config, store, assessor, log, metrics, now };
    const app = createApp(context, staticFiles(options.distDir));
    const server = createAdaptorServer({
      fetch: app.fetch,
      serverOptions: { requestTimeout: 60_000, headersTimeout: 15_000 },
    }) as Server;
    // An EHR waits half a second for cards.
    if (options.config.cdsClients.length > 0)
      await assessor.warm().catch((error: unknown) => {
        log({ level: 'error', event: 'model-unavailable', ...describeFault(error) });
      });
    const url = await listen(server, options.port, options.host ?? 'localhost');
    log({ level: 'info', event: 'started', database: database.kind, stage: options.config.stage });
    return {
      url,
      close: closeOnce(server, async () => {
        await assessor.close();
        await database.close();
      }),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const unknown = `HOST ${host} is not known. Use localhost, or 0.0.0.0 for all.`;
      const messages: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program. Stop that program, or choose another with PORT=3100.`,
        EACCES: `Port ${port} may not be used by this account. Choose another with PORT=3100.`,
        EADDRNOTAVAIL: `HOST ${host} is no address of this machine. Use localhost, or 0.0.0.0 for all.`,
        ENOTFOUND: unknown,
        EAI_AGAIN: unknown,
      };
      const message = messages[error.code ?? ''];
      reject(message === undefined ? error : new PortUnavailable(message));
    });
    server.listen(port, host, () => {
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
      resolve(`http://${name}:${(server.address() as AddressInfo).port}`);
    });
  });
}

const GRACE_MS = 10_000;

function closeOnce(server: Server, closeDatabase: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  const close = async () => {
    const ended = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await ended;
    clearTimeout(forced);
    await closeDatabase();
  };
  return () => (closed ??= close());
}
