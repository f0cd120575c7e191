import { and, asc, eq, gt } from 'drizzle-orm';
import type { PgColumn, PgSelect } from 'drizzle-orm/pg-core';
import type { ExportRequest } from '../../contracts/api.ts';
import type { Database } from '../store/database.ts';
import { assessments, auditEvents, decisions, impressions } from '../store/schema.ts';
import { csvLine } from './csv.ts';

const PAGE = 500;

/** What is exported of one kind: pseudonyms as stored, never sealed ids. */
interface Kind<Row extends { sequence: number }> {
  page(db: Database, tenant: string, after: number): Promise<readonly Row[]>;
  readonly columns: Readonly<Record<string, (row: Row) => string | number | null>>;
  json(row: Row): unknown;
}

const decisionKind: Kind<typeof decisions.$inferSelect> = {
  page: (db, tenant, after) => nextPage(db.select().from(decisions).$dynamic(), decisions, tenant, after),
  columns: {
    sequence: (row) => row.sequence,
    id: (row) => row.id,
    patient: (row) => row.patient,
    encounter: (row) => row.encounter,
    condition: ({ body }) => body.condition.id,
    outcome: ({ body }) => body.outcome,
    reason: ({ body }) => body.reason?.code ?? null,
    comment: ({ body }) => body.comment,
    target: ({ body }) => body.target,
    rank: ({ body }) => body.shown.rank,
    probability: ({ body }) => body.shown.probability,
    band: ({ body }) => body.shown.band,
    model: ({ body }) => `${body.shown.model.id} ${body.shown.model.version}`,
    knowledge: ({ body }) => body.shown.model.knowledge,
    supersedes: ({ body }) => body.supersedes,
    user: ({ actor }) => actor.fhirUser ?? actor.sub,
    decidedAt: ({ body }) => body.decidedAt,
    receivedAt: (row) => row.receivedAt.toISOString(),
  },
  json: ({ sealed: _sealed, ...row }) => row,
};

const impressionKind: Kind<typeof impressions.$inferSelect> = {
  page: (db, tenant, after) => nextPage(db.select().from(impressions).$dynamic(), impressions, tenant, after),
  columns: {
    sequence: (row) => row.sequence,
    id: (row) => row.id,
    patient: (row) => row.patient,
    encounter: (row) => row.encounter,
    event: ({ body }) => body.event,
    assessment: ({ body }) => body.assessmentId,
    conditions: ({ body }) => body.entries.map((entry) => `${entry.rank}:${entry.conditionId}`).join(' '),
    user: ({ actor }) => actor.fhirUser ?? actor.sub,
    seenAt: ({ body }) => body.seenAt,
  },
  json: (row) => row,
};

const assessmentKind: Kind<typeof assessments.$inferSelect> = {
  page: (db, tenant, after) => nextPage(db.select().from(assessments).$dynamic(), assessments, tenant, after),
  columns: {
    sequence: (row) => row.sequence,
    id: (row) => row.id,
    patient: (row) => row.patient,
    encounter: (row) => row.encounter,
    model: ({ body }) => `${body.model.id} ${body.model.version}`,
    knowledge: ({ body }) => body.model.knowledge,
    asOf: ({ body }) => body.asOf,
    assessedAt: ({ body }) => body.assessedAt,
    elapsedMs: ({ body }) => body.elapsedMs,
    inputs: ({ body }) => body.inputs.hash,
    resources: ({ body }) => body.inputs.resources,
    entered: ({ body }) => body.entered.map(({ finding, status }) => `${finding}:${status}`).join(' '),
    missingSources: ({ body }) =>
      body.missing.sources.map(({ source, state }) => `${source}:${state}`).join(' '),
    dataAsOf: ({ body }) => body.missing.dataAsOf,
    ageMissing: ({ body }) => String(body.missing.age),
    sexMissing: ({ body }) => String(body.missing.sex),
    unreadTexts: ({ body }) => body.missing.unreadTexts,
    problems: ({ body }) => body.missing.problems.map(({ kind, count }) => `${kind}:${count}`).join(' '),
    conditions: ({ body }) =>
      body.differential.entries.map((entry) => `${entry.rank}:${entry.conditionId}`).join(' '),
    listed: ({ body }) => body.listed,
    user: ({ actor }) => actor.fhirUser ?? actor.sub,
    receivedAt: (row) => row.receivedAt.toISOString(),
  },
  json: (row) => row,
};

const auditKind: Kind<typeof auditEvents.$inferSelect> = {
  page: (db, tenant, after) => nextPage(db.select().from(auditEvents).$dynamic(), auditEvents, tenant, after),
  columns: {
    sequence: (row) => row.sequence,
    at: (row) => row.at.toISOString(),
    user: ({ actor }) => actor.fhirUser ?? actor.sub,
    action: (row) => row.action,
    details: (row) => JSON.stringify(row.details),
    previous: (row) => row.previous,
    hash: (row) => row.hash,
  },
  json: (row) => row,
};

function nextPage<Query extends PgSelect>(
  query: Query,
  { tenant, sequence }: { readonly tenant: PgColumn; readonly sequence: PgColumn },
  of: string,
  after: number,
) {
  return query
    .where(and(eq(tenant, of), gt(sequence, after)))
    .orderBy(asc(sequence))
    .limit(PAGE);
}

/** Everything of one tenant, oldest first, in pieces of text. */
export function exportRows(db: Database, tenant: string, request: ExportRequest): AsyncGenerator<string> {
  switch (request.kind) {
    case 'decisions':
      return pieces(decisionKind, db, tenant, request.format);
    case 'impressions':
      return pieces(impressionKind, db, tenant, request.format);
    case 'assessments':
      return pieces(assessmentKind, db, tenant, request.format);
    case 'audit':
      return pieces(auditKind, db, tenant, request.format);
  }
}

async function* pieces<Row extends { sequence: number }>(
  kind: Kind<Row>,
  db: Database,
  tenant: string,
  format: ExportRequest['format'],
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(Object.keys(kind.columns));
  for (let after = 0; ;) {
    const page = await kind.page(db, tenant, after);
    const lines = page.map((row) =>
      format === 'csv'
        ? csvLine(Object.values(kind.columns).map((read) => read(row)))
        : `${JSON.stringify(kind.json(row))}\n`,
    );
    if (lines.length > 0) yield lines.join('');
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.sequence;
  }
}
