import { and, asc, eq, gt } from 'drizzle-orm';
import { auditHash, type AuditAction, CHAIN_START } from './audit.ts';
import { type Covered, COVERED_KINDS, coveredBy, type CoveredKind, storedRows } from './covered-rows.ts';
import type { Database } from './database.ts';
import { auditEvents, decisions } from './schema.ts';

export interface ChainReport {
  readonly tenant: string;
  readonly events: number;
  readonly decisions: number;
  /** Hash of the last event: kept elsewhere, it proves later that nothing was cut off the end. */
  readonly head: string;
  readonly faults: readonly string[];
}

/** By kind and id: what the audit events say must be stored. */
type Expected = Map<string, Covered>;

const keyOf = ({ kind, id }: { kind: CoveredKind; id: string }) => `${kind} ${id}`;

const PAGE = 1_000;

/**
 * Recomputes every hash of every tenant's chain and compares every stored row of the store with the event that
 * covers it.
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
  const covered: Expected = new Map();
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
      for (const row of coveredBy(event)) covered.set(keyOf(row), row);
      if (event.action === 'retention.applied') forget(covered, String(event.details['before']));
      previous = event.hash;
      expected = event.sequence + 1;
      missingHeads.delete(event.hash);
    }
    if (page.length < PAGE) break;
  }
  const counts = await verifyRows(db, tenant, covered, faults);
  return { tenant, events: expected - 1, decisions: counts.decision, head: previous, faults };
}

/** What was received before that was removed by retention, and is not expected any more. */
function forget(covered: Expected, before: string): void {
  const kept = new Set(
    [...covered.values()].flatMap(({ kind, at, parts }) =>
      kind === 'assessment' && at >= before ? parts : [],
    ),
  );
  const stays = ({ kind, parts }: Covered) =>
    kind === 'assessment-input' && parts.some((part) => kept.has(part));
  const gone = [...covered].filter(([, row]) => row.card === null && row.at < before && !stays(row));
  const cards = new Set(gone.flatMap(([, { kind, id }]) => (kind === 'card' ? [id] : [])));
  for (const [key] of gone) covered.delete(key);
  for (const [key, { card }] of covered) if (card !== null && cards.has(card)) covered.delete(key);
}

/** Takes from `covered` what it finds; what is left was removed from its table. */
async function verifyRows(
  db: Database,
  tenant: string,
  covered: Expected,
  faults: string[],
): Promise<Record<CoveredKind, number>> {
  const counts = Object.fromEntries(COVERED_KINDS.map((kind) => [kind, 0])) as Record<CoveredKind, number>;
  for (const kind of COVERED_KINDS)
    for await (const { id, hash } of storedRows(db, tenant, kind)) {
      const key = keyOf({ kind, id });
      const said = covered.get(key)?.hash;
      if (said === undefined) faults.push(`${key} has no audit event`);
      else if (said !== hash) faults.push(`${key} was changed`);
      covered.delete(key);
      counts[kind] += 1;
    }
  for (const key of covered.keys()) faults.push(`${key} was removed`);
  return counts;
}
