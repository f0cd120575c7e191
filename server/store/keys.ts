import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  type KeyObject,
  createSecretKey,
} from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { secrets } from './schema.ts';

/** The data key given by the environment isn't the one that this database was begun with. */
export class DataKeyMismatch extends Error {
  override readonly name = 'DataKeyMismatch';
}

/** Keys that every instance and every restart shares. */
export interface StoreKeys {
  /** Signs session tokens (HS256). */
  readonly session: KeyObject;
  /**
   * A stable pseudonym of a patient or an encounter of one tenant; not reversible without the data key. `proof`: of a
   * patient in a session token, so that nobody finds by it whom an export speaks of.
   */
  pseudonym(kind: 'patient' | 'encounter' | 'proof', tenant: string, id: string): string;
  /** Encrypts (AES-256-GCM); `bound` must be the same when opening. */
  seal(plain: string, bound: string): string;
  open(sealed: string, bound: string): string;
}

/**
 * Reads the keys from the database, making them at the first start. With `dataKey` (base64, at least 32 bytes) the
 * key of pseudonyms, sealed fields and sessions stays outside the database, which then only keeps its fingerprint.
 * Throws `DataKeyMismatch`.
 */
export async function loadKeys(db: Database, dataKey: string | undefined): Promise<StoreKeys> {
  const session = Buffer.from(await keptSecret(db, 'session-key', newKey()), 'base64');
  const root = dataKey === undefined ? await ownDataKey(db) : await givenDataKey(db, dataKey);
  return makeKeys(session, root);
}

export function makeKeys(session: Buffer, root: Buffer): StoreKeys {
  const pseudonymKey = derive(root, 'chartside pseudonym');
  const sealKey = derive(root, 'chartside seal');
  return {
    // Of both: who has a copy of the database, and no data key, signs nobody in.
    session: createSecretKey(derive(root, 'chartside session', session)),
    pseudonym: (kind, tenant, id) =>
      createHmac('sha256', pseudonymKey)
        .update(JSON.stringify([kind, tenant, id]))
        .digest('base64url'),
    seal: (plain, bound) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(bound));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open: (sealed, bound) => {
      const bytes = Buffer.from(sealed, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12))
        .setAAD(Buffer.from(bound))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
    },
  };
}

function derive(root: Buffer, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', root, salt, purpose, 32));
}

const newKey = () => randomBytes(32).toString('base64');

async function ownDataKey(db: Database): Promise<Buffer> {
  const fingerprint = await findSecret(db, 'data-key-fingerprint');
  if (fingerprint !== null)
    throw new DataKeyMismatch(
      'This database was begun with CHARTSIDE_DATA_KEY, which is not set now. Set it to the same key: ' +
        'without it the stored decisions of a patient cannot be found.',
    );
  return Buffer.from(await keptSecret(db, 'data-key', newKey()), 'base64');
}

async function givenDataKey(db: Database, dataKey: string): Promise<Buffer> {
  const root = Buffer.from(dataKey, 'base64');
  if (root.length < 32)
    throw new DataKeyMismatch('CHARTSIDE_DATA_KEY must be at least 32 random bytes in base64.');
  const own = await findSecret(db, 'data-key');
  const fingerprint = createHash('sha256').update(derive(root, 'chartside fingerprint')).digest('hex');
  if (own !== null || (await keptSecret(db, 'data-key-fingerprint', fingerprint)) !== fingerprint)
    throw new DataKeyMismatch(
      'CHARTSIDE_DATA_KEY is not the key that this database was begun with. ' +
        'Set the key it was begun with (or none, if it had none), or begin with an empty database.',
    );
  return root;
}

async function findSecret(db: Database, name: string): Promise<string | null> {
  const [row] = await db.select().from(secrets).where(eq(secrets.name, name));
  return row?.value ?? null;
}

/** The first instance to come decides the value; all others read it. */
async function keptSecret(db: Database, name: string, value: string): Promise<string> {
  await db.insert(secrets).values({ name, value }).onConflictDoNothing();
  return (await findSecret(db, name)) ?? value;
}
