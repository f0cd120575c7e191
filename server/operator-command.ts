import { ConfigurationError } from './config/config.ts';
import { PortUnavailable } from './http/port-unavailable.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { DatabaseProblem } from './store/database-problem.ts';
import { DirectoryLocked } from './store/directory-lock.ts';
import { DataKeyMismatch } from './store/keys.ts';
import { MigrationMismatch } from './store/migrate.ts';

const FOR_OPERATORS = [
  ConfigurationError,
  DatabaseProblem,
  DataKeyMismatch,
  DirectoryLocked,
  MigrationMismatch,
  PortUnavailable,
];

/** The message of an error that was written for whoever runs the server; `null` for any other. */
export function messageForOperator(error: unknown): string | null {
  return FOR_OPERATORS.some((kind) => error instanceof kind) ? (error as Error).message : null;
}

/**
 * The database that the environment names. It must be there: a command with a misspelt directory must not begin an
 * empty database and find nothing wrong with it. Throws what `openDatabase` throws.
 */
export function openNamedDatabase(env: NodeJS.ProcessEnv = process.env): Promise<OpenDatabase> {
  const dataDir = env['CHARTSIDE_DATA_DIR'] ?? '.data';
  return openDatabase({ databaseUrl: env['DATABASE_URL'], dataDir, mustExist: true });
}

/** Ends the process with what `main` returns, or with 2, why it could not be done, and how the command is called. */
export function runCommand(usage: string, main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      const { code } = error as { code?: string };
      const isArgument = error instanceof RangeError || code?.startsWith('ERR_PARSE_ARGS') === true;
      const message = isArgument ? (error as Error).message : messageForOperator(error);
      process.stderr.write(`${message ?? `It could not be done: ${(error as Error).name}`}\n${usage}\n`);
      process.exit(2);
    },
  );
}
