import { and, eq, sql } from 'drizzle-orm';
import type { DecidingUser } from '../../contracts/decision.ts';
import { appendAudit, lockTenant } from './audit.ts';
import type { Database } from './database.ts';
import { endedSessions } from './schema.ts';

interface Ended {
  readonly tenant: string;
  /** Whose sessions: the `sub` of the EHR's sign-in. */
  readonly sub: string;
  readonly at: Date;
  /** Who ends them. */
  readonly actor: DecidingUser;
}

/** Ends what this person signed in to until `at`, with its audit event. A later end is never taken back. */
export async function endSessions(db: Database, { tenant, sub, at, actor }: Ended): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTenant(tx, tenant);
    await tx
      .insert(endedSessions)
      .values({ tenant, sub, endedAt: at })
      .onConflictDoUpdate({
        target: [endedSessions.tenant, endedSessions.sub],
        set: { endedAt: sql`greatest(${endedSessions.endedAt}, excluded.ended_at)` },
      });
    await appendAudit(tx, { tenant, at, actor, action: 'session.ended', details: { sub } });
  });
}

/** True when the sessions of this person were ended at this time or later. */
export async function isEnded(
  db: Database,
  { iss, sub }: Pick<DecidingUser, 'iss' | 'sub'>,
  signedInAt: Date,
): Promise<boolean> {
  const [row] = await db
    .select({ endedAt: endedSessions.endedAt })
    .from(endedSessions)
    .where(and(eq(endedSessions.tenant, iss), eq(endedSessions.sub, sub)));
  return row !== undefined && signedInAt <= row.endedAt;
}
