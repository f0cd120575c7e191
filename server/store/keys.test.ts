import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyTemplateDatabase } from '../testing/template-database.ts';
import { issueSessionToken, readSessionToken } from '../identity/session-token.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { loadKeys } from './keys.ts';
import { secrets } from './schema.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const dataDir = mkdtempSync(join(tmpdir(), 'cs-keys-'));
let database: OpenDatabase;
beforeAll(async () => {
  await copyTemplateDatabase(dataDir);
  database = await openDatabase({ dataDir });
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a copy of the database signs nobody in, where the data key is outside', async () => {
  const { db } = database;
  const { session } = await loadKeys(db, KEY);
  const now = new Date('2026-01-15T10:00:00Z');
  const governor = { fhirUser: 'Practitioner/9', name: null, iss: 'https://ehr.example/fhir', sub: 'user-9' };
  const tokenOf = (key: typeof session) =>
    issueSessionToken(
      key,
      { user: governor, patients: [], signedInAt: now },
      now,
      new Date(now.getTime() + 60_000),
    );
  const [row] = await db.select().from(secrets).where(eq(secrets.name, 'session-key'));
  const forged = await tokenOf(createSecretKey(Buffer.from(row?.value ?? '', 'base64')));
  await expect(readSessionToken(session, `Bearer ${forged}`, now)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  // Every instance and restart with the data key takes what one of them signed.
  const again = await loadKeys(db, KEY);
  const own = await tokenOf(session);
  expect((await readSessionToken(again.session, `Bearer ${own}`, now)).user).toEqual(governor);
});
