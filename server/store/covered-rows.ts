import { and, asc, eq, gt } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { hashOf } from './canonical-json.ts';
import type { Database } from './database.ts';
import {
  assessmentInputs,
  assessments,
  type auditEvents,
  cardFeedback,
  cards,
  decisions,
  impressions,
} from './schema.ts';

/** What of the store the audit chain covers: each row by an event that holds the row's hash. */
export const COVERED_KINDS = [
  'decision',
  'impression',
  'card',
  'feedback',
  'assessment',
  'assessment-input',
] as const;
export type CoveredKind = (typeof COVERED_KINDS)[number];

export interface CoveredRow {
  readonly id: string;
  readonly hash: string;
}

/** In the event that covers an assessment. `parts`: hashes of its list of inputs. */
export interface SaidAssessment extends CoveredRow {
  readonly parts: readonly string[];
}

/** In the event that covers a part of a list of inputs, whose hash is `part`. */
export interface SaidInput extends CoveredRow {
  readonly part: string;
}

/**
 * One that an event speaks of. `card`: of feedback, which goes when its card goes. `parts`: those that an assessment
 * names, or the one that an input is; an input stays while an assessment that names it stays.
 */
export interface Covered extends CoveredRow {
  readonly kind: CoveredKind;
  readonly at: string;
  readonly card: string | null;
  readonly parts: readonly string[];
}

type EventRow = typeof auditEvents.$inferSelect;

/** The rows that an event covers; none for events that only tell what happened. */
export function coveredBy(event: EventRow): readonly Covered[] {
  const { action, details, at } = event;
  const when = { at: at.toISOString(), card: null, parts: [] };
  const rows = (kind: CoveredKind): Covered[] =>
    ((details['rows'] ?? []) as readonly CoveredRow[]).map(({ id, hash }) => ({ ...when, kind, id, hash }));
  switch (action) {
    case 'decision.stored':
      return [
        { ...when, kind: 'decision', id: String(details['decision']), hash: String(details['rowHash']) },
      ];
    case 'impressions.stored':
      return rows('impression');
    case 'cards.issued':
      return [...rows('card'), ...inputsBy(event)];
    case 'card.feedback':
      return rows('feedback').map((row) => ({ ...row, card: String(details['card']) }));
    case 'assessment.stored':
    case 'assessment.inputs':
      return inputsBy(event);
    default:
      return [];
  }
}

/** What an assessment was made from, as far as the event speaks of it. */
function inputsBy({ details, at }: EventRow): readonly Covered[] {
  const when = { at: at.toISOString(), card: null };
  const said = details['assessment'] as SaidAssessment | undefined;
  const inputs = (details['inputs'] ?? []) as readonly SaidInput[];
  // A part is kept once for each patient.
  const named = (hash: string) => `${String(details['patient'])} ${hash}`;
  const covered: Covered[] = inputs.map(({ id, hash, part }) => ({
    ...when,
    kind: 'assessment-input',
    id,
    hash,
    parts: [named(part)],
  }));
  if (said === undefined) return covered;
  return [
    { ...when, kind: 'assessment', id: said.id, hash: said.hash, parts: said.parts.map(named) },
    ...covered,
  ];
}

/** Hash of a stored row, as the database gives it back. */
export function rowHash(row: Readonly<Record<string, unknown>>): string {
  return hashOf(row);
}

const PAGE = 1_000;

/** Every stored row of a kind, with what its event must say of it. */
export async function* storedRows(
  db: Database,
  tenant: string,
  kind: CoveredKind,
): AsyncGenerator<CoveredRow> {
  switch (kind) {
    case 'decision':
      return yield* pages(db, decisions, decisions.sequence, decisions.tenant, tenant, ({ id }) => id);
    case 'impression':
      return yield* pages(db, impressions, impressions.sequence, impressions.tenant, tenant, ({ id }) => id);
    case 'card':
      return yield* pages(db, cards, cards.id, cards.tenant, tenant, ({ id }) => id);
    case 'feedback':
      return yield* pages(db, cardFeedback, cardFeedback.sequence, cardFeedback.tenant, tenant, (row) =>
        String(row.sequence),
      );
    case 'assessment':
      return yield* pages(db, assessments, assessments.sequence, assessments.tenant, tenant, ({ id }) => id);
    case 'assessment-input':
      return yield* pages(
        db,
        assessmentInputs,
        assessmentInputs.sequence,
        assessmentInputs.tenant,
        tenant,
        (row) => String(row.sequence),
      );
  }
}

type Table =
  | typeof decisions
  | typeof impressions
  | typeof cards
  | typeof cardFeedback
  | typeof assessments
  | typeof assessmentInputs;

async function* pages<T extends Table>(
  db: Database,
  table: T,
  key: PgColumn,
  owner: PgColumn,
  tenant: string,
  idOf: (row: T['$inferSelect']) => string,
): AsyncGenerator<CoveredRow> {
  for (let after: unknown = null; ;) {
    const rows = (await db
      .select()
      .from(table as Table)
      .where(and(eq(owner, tenant), after === null ? undefined : gt(key, after)))
      .orderBy(asc(key))
      .limit(PAGE)) as T['$inferSelect'][];
    for (const row of rows) yield { id: idOf(row), hash: rowHash(row) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = 'sequence' in last ? last.sequence : last.id;
  }
}
