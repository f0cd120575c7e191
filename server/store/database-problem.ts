/** The database cannot be used as it is named. The message is for the operator and holds no password. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}

interface Place {
  /** Host and port, or the folder of a unix socket. */
  readonly at: string;
  readonly user: string;
  readonly database: string;
}

type Explanation = readonly [RegExp, (place: Place, code: string) => string];

/** By the code of PostgreSQL (SQLSTATE), of the network or of TLS; where there is none, by what the driver says. */
const EXPLANATIONS: readonly Explanation[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    ({ at }, code) => `The host of DATABASE_URL, ${at}, is not known (${code}). Correct its name.`,
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|08\w{3}|57P0[1-5]|53300)$|^timeout exceeded|^Connection terminated/,
    ({ at }, code) =>
      `PostgreSQL at ${at} does not answer (${code}). Start it, let this machine reach it, or correct DATABASE_URL.`,
  ],
  [
    /^(28P01|28000)$|password must be a string/,
    ({ at, user }, code) =>
      `PostgreSQL at ${at} does not let the user ${user} in (${code}). Check user and password in DATABASE_URL, and its pg_hba.conf.`,
  ],
  [
    /^3D000$/,
    ({ at, database }) =>
      `PostgreSQL at ${at} has no database ${database}. Create it, or name another in DATABASE_URL.`,
  ],
  [
    /^42501$/,
    ({ user, database }) =>
      `The user ${user} may not make Chartside's tables in the database ${database}. Let it own the database, or grant it CREATE on it.`,
  ],
  [
    /CERT|SELF_SIGNED|^UNABLE_TO_VERIFY|^ERR_TLS/,
    ({ at }, code) =>
      `The certificate of PostgreSQL at ${at} is not accepted (${code}). Name its authority with sslrootcert in DATABASE_URL.`,
  ],
  [
    /does not support SSL/,
    ({ at }) =>
      `PostgreSQL at ${at} offers no TLS, which sslmode in DATABASE_URL asks for. Turn it on at the server.`,
  ],
];

/** Throws `DatabaseProblem` where this is no address of a PostgreSQL database. */
export function checkDatabaseUrl(url: string): void {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return;
  throw new DatabaseProblem(
    'DATABASE_URL must be like postgresql://user:password@host:5432/database. Write special characters of the password as %XX.',
  );
}

/** An error of the driver as a `DatabaseProblem`, where the operator can do something about it; else the error itself. */
export function explainPostgres(error: unknown, url: string): unknown {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const { code } = inner as { code?: unknown };
    const said = typeof code === 'string' ? code : inner.message;
    const explain = EXPLANATIONS.find(([pattern]) => pattern.test(said))?.[1];
    if (explain !== undefined)
      return new DatabaseProblem(
        explain(placeOf(url), typeof code === 'string' ? code : 'no answer in time'),
        {
          cause: error,
        },
      );
  }
  return error;
}

function placeOf(url: string): Place {
  const { hostname, port, username, pathname, searchParams } = new URL(url);
  const at = searchParams.get('host') ?? `${hostname || 'localhost'}:${port || '5432'}`;
  const user = decodeURIComponent(username) || 'of this account';
  return { at, user, database: decodeURIComponent(pathname.slice(1)) || user };
}

/** An error of the file system as a `DatabaseProblem`; any other as it is. */
export function explainDirectory(error: unknown, directory: string): unknown {
  const { code } = error as { code?: unknown };
  if (!(error instanceof Error) || typeof code !== 'string') return error;
  if (!/^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOSPC|ENOENT)$/.test(code)) return error;
  return new DatabaseProblem(
    `The embedded database cannot use ${directory} (${code}). Let this account write there, or name another directory with CHARTSIDE_DATA_DIR.`,
    { cause: error },
  );
}
