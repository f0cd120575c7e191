import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { toFailure } from '../http/failure.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import { openDatabase } from './database.ts';
import { rowsOf } from './rows.ts';

const postgres = await temporaryPostgres();
afterAll(() => postgres?.close());

it.skipIf(postgres === null)(
  'a connection that breaks between two statements fails its transaction alone, and can be tried again',
  async () => {
    const lost: string[] = [];
    const { db, close } = await openDatabase({
      databaseUrl: postgres?.url,
      dataDir: '',
      onConnectionLost: ({ message }) => lost.push(message),
    });
    try {
      const broken = db.transaction(async (tx) => {
        const [own] = rowsOf<{ pid: number }>(await tx.execute(sql`select pg_backend_pid() as pid`));
        await db.execute(sql`select pg_terminate_backend(${own?.pid})`);
        await expect.poll(() => lost.length).toBeGreaterThan(0);
        await tx.execute(sql`select 1`);
      });
      const failure = await broken.then(
        () => null,
        (error: unknown) => toFailure(error),
      );
      expect(failure?.code).toBe('store-unavailable');
      expect(rowsOf(await db.execute(sql`select 1 as one`))).toEqual([{ one: 1 }]);
    } finally {
      await close();
    }
  },
);
