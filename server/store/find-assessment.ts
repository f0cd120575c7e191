import { and, eq, inArray, sql } from 'drizzle-orm';
import { inputsHash } from '../../contracts/assessment-inputs.ts';
import { type AssessmentRow, openPart } from './assessments.ts';
import type { DecisionStore } from './decisions.ts';
import { assessmentInputs, assessments, cards, decisions, impressions } from './schema.ts';
import { sha256 } from './sha256.ts';

export interface FoundAssessment {
  readonly row: AssessmentRow;
  /** True when the stored hash is that of what is stored. */
  readonly isSound: boolean;
  /** Version-specific references, or hashes of content; sorted. */
  readonly inputs: readonly string[];
  /** Parts of the list that never came, or can't be read. */
  readonly missingParts: readonly string[];
  /** What people did with it. */
  readonly decisions: readonly (typeof decisions.$inferSelect)[];
  readonly impressions: number;
  readonly cards: readonly (typeof cards.$inferSelect)[];
}

/** What an assessment was made from and what came of it, by its own id or that of a decision or card. */
export async function findAssessment(store: DecisionStore, id: string): Promise<FoundAssessment | null> {
  const { db } = store;
  const [decision] = await db.select().from(decisions).where(eq(decisions.id, id)).limit(1);
  const [card] = await db.select().from(cards).where(eq(cards.id, id)).limit(1);
  const named = decision?.body.shown.assessmentId ?? card?.body.assessmentId ?? id;
  const tenant = decision?.tenant ?? card?.tenant;
  const ofTenant = tenant === undefined ? undefined : eq(assessments.tenant, tenant);
  const [row] = await db
    .select()
    .from(assessments)
    .where(and(eq(assessments.id, named), ofTenant))
    .limit(1);
  if (row === undefined) return null;
  return {
    row,
    isSound: await isSound(row),
    ...(await readInputs(store, row)),
    ...(await whatCameOf(store, row)),
  };
}

async function isSound({ body }: AssessmentRow): Promise<boolean> {
  const { asOf, entered, inputs } = body;
  return (await inputsHash({ asOf, entered, parts: inputs.parts }, sha256)) === inputs.hash;
}

async function readInputs(
  store: DecisionStore,
  { tenant, patient, body }: AssessmentRow,
): Promise<Pick<FoundAssessment, 'inputs' | 'missingParts'>> {
  const hashes = body.inputs.parts.map(({ hash }) => hash);
  const rows = await store.db
    .select()
    .from(assessmentInputs)
    .where(
      and(
        eq(assessmentInputs.tenant, tenant),
        eq(assessmentInputs.patient, patient),
        inArray(assessmentInputs.hash, hashes),
      ),
    );
  const lines: string[] = [];
  const missingParts: string[] = [];
  for (const hash of hashes) {
    const part = rows.find((row) => row.hash === hash);
    const read = part === undefined ? null : await openPart(store, part);
    if (read === null) missingParts.push(hash);
    else for (const line of read) lines.push(line);
  }
  return { inputs: lines.sort(), missingParts };
}

async function whatCameOf({ db }: DecisionStore, { tenant, id }: AssessmentRow) {
  const shownAs = sql`body -> 'shown' ->> 'assessmentId' = ${id}`;
  return {
    decisions: await db
      .select()
      .from(decisions)
      .where(and(eq(decisions.tenant, tenant), shownAs)),
    impressions: await db.$count(
      impressions,
      and(eq(impressions.tenant, tenant), sql`body ->> 'assessmentId' = ${id}`),
    ),
    cards: await db
      .select()
      .from(cards)
      .where(and(eq(cards.tenant, tenant), sql`body ->> 'assessmentId' = ${id}`)),
  };
}
