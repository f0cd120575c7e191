import { and, asc, eq, gt } from 'drizzle-orm';
import { auditHash, type AuditAction, CHAIN_START } from './audit.ts';
import type { Database } from './database.ts';
import { decisionRowHash } from './decisions.ts';
import { auditEvents, decisions } from './schema.ts';

export interface ChainReport {
  readonly tenant: string;
  readonly events: number;
  readonly decisions: number;
  /** Hash of the last event: kept elsewhere, it proves later that nothing was cut off the end. */
  readonly head: string;
  readonly faults: readonly string[];
}

/** Decision id -> what its audit event says of it. */
type Covered = Map<string, { readonly hash: string; readonly at: string }>;

const PAGE = 1_000;

/**
 * Recomputes every hash of every tenant's chain and compares every stored decision with the event that covers it.
 * `expectedHeads`: heads of earlier reports, which must still be in a chain.
 */
export async function verifyAudit(
  db: Database,
  expectedHeads: readonly string[] = [],
): Promise<readonly ChainReport[]> {
  const tenants = await tenantsOf(db);
  const missingHeads = new Set(expectedHeads);
  const reports: ChainReport[] = [];
  for (const tenant of tenants) reports.push(await verifyTenant(db, tenant, missingHeads));
  if (missingHeads.size > 0) {
    const faults = [...missingHeads].map((head) => `the earlier head ${head} is in no chain`);
    reports.push({ tenant: '(all)', events: 0, decisions: 0, head: CHAIN_START, faults });
  }
  return reports;
}

/** Every issuer of which something is stored, sorted. */
export async function tenantsOf(db: Database): Promise<readonly string[]> {
  const withEvents = await db.selectDistinct({ tenant: auditEvents.tenant }).from(auditEvents);
  const withDecisions = await db.selectDistinct({ tenant: decisions.tenant }).from(decisions);
  return [...new Set([...withEvents, ...withDecisions].map((row) => row.tenant))].sort();
}

async function verifyTenant(db: Database, tenant: string, missingHeads: Set<string>): Promise<ChainReport> {
  const faults: string[] = [];
  const covered: Covered = new Map();
  let previous = CHAIN_START;
  let expected = 1;
  for (;;) {
    const page = await db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.tenant, tenant), gt(auditEvents.sequence, expected - 1)))
      .orderBy(asc(auditEvents.sequence))
      .limit(PAGE);
    for (const event of page) {
      if (event.sequence !== expected) faults.push(`events ${expected} to ${event.sequence - 1} are missing`);
      if (event.previous !== previous)
        faults.push(`event ${event.sequence} does not follow the one before it`);
      const entry = { ...event, action: event.action as AuditAction };
      if (auditHash(entry, event.sequence, event.previous) !== event.hash)
        faults.push(`event ${event.sequence} was changed`);
      if (event.action === 'decision.stored')
        covered.set(String(event.details['decision']), {
          hash: String(event.details['rowHash']),
          at: event.at.toISOString(),
        });
      if (event.action === 'retention.applied') forget(covered, String(event.details['before']));
      previous = event.hash;
      expected = event.sequence + 1;
      missingHeads.delete(event.hash);
    }
    if (page.length < PAGE) break;
  }
  const stored = await verifyDecisions(db, tenant, covered, faults);
  return { tenant, events: expected - 1, decisions: stored, head: previous, faults };
}

/** Decisions received before that were removed by retention, and are not expected any more. */
function forget(covered: Covered, before: string): void {
  for (const [id, { at }] of covered) if (at < before) covered.delete(id);
}

/** Takes from `covered` what it finds; what is left was removed from the table. */
async function verifyDecisions(
  db: Database,
  tenant: string,
  covered: Covered,
  faults: string[],
): Promise<number> {
  let after = 0;
  let count = 0;
  for (;;) {
    const page = await db
      .select()
      .from(decisions)
      .where(and(eq(decisions.tenant, tenant), gt(decisions.sequence, after)))
      .orderBy(asc(decisions.sequence))
      .limit(PAGE);
    for (const row of page) {
      const hash = covered.get(row.id)?.hash;
      if (hash === undefined) faults.push(`decision ${row.id} has no audit event`);
      else if (hash !== decisionRowHash(row)) faults.push(`decision ${row.id} was changed`);
      covered.delete(row.id);
      count += 1;
      after = row.sequence;
    }
    if (page.length < PAGE) break;
  }
  for (const id of covered.keys()) faults.push(`decision ${id} was removed`);
  return count;
}
