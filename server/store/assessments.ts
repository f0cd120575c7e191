import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { and, eq, inArray } from 'drizzle-orm';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import { PART_BYTES } from '../../contracts/assessment.ts';
import { INPUT_LINE, inputsHash } from '../../contracts/assessment-inputs.ts';
import { canonicalJson } from '../../contracts/canonical-json.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { appendAudit, lockTenant } from './audit.ts';
import { rowHash, type SaidAssessment, type SaidInput } from './covered-rows.ts';
import type { Database } from './database.ts';
import type { DecisionStore } from './decisions.ts';
import { assessmentInputs, assessments } from './schema.ts';
import { sha256 } from './sha256.ts';

export type AssessmentRow = typeof assessments.$inferSelect;
export type InputRow = typeof assessmentInputs.$inferSelect;

export type AssessmentRecorded =
  | { readonly kind: 'stored' | 'known'; readonly missing: readonly string[] }
  /** Another assessment has this id. */
  | { readonly kind: 'conflict' };

/** True when the hash is that of what the record says it was made from, and the parts add up. */
export async function isConsistent({ asOf, entered, inputs }: AssessmentRecord): Promise<boolean> {
  const resources = inputs.parts.reduce((sum, part) => sum + part.resources, 0);
  const hash = await inputsHash({ asOf, entered, parts: inputs.parts }, sha256);
  return hash === inputs.hash && resources === inputs.resources;
}

/** Stores what was shown once, with its audit event, in one transaction. `iss` must be the tenant. */
export async function recordAssessment(
  store: DecisionStore,
  record: AssessmentRecord,
  actor: DecidingUser,
): Promise<AssessmentRecorded> {
  return store.db.transaction(async (tx): Promise<AssessmentRecorded> => {
    await lockTenant(tx, record.iss);
    const known = await findAssessment(tx, record.iss, record.id);
    if (known === null) {
      const row = await insertAssessment(tx, assessmentRow(store, record, actor));
      const { tenant, patient, receivedAt: at } = row;
      const details = { patient, assessment: saidOf(row) };
      await appendAudit(tx, { tenant, at, actor, action: 'assessment.stored', details });
      return { kind: 'stored', missing: await missingParts(tx, row) };
    }
    const same =
      known.actor.sub === actor.sub &&
      canonicalJson(ownFields(known)) === canonicalJson(ownFields(assessmentRow(store, record, actor)));
    return same ? { kind: 'known', missing: await missingParts(tx, known) } : { kind: 'conflict' };
  });
}

/** Within a transaction that holds `lockTenant` and adds an audit event with `saidOf` the row. */
export async function insertAssessment(
  tx: Database,
  row: ReturnType<typeof assessmentRow>,
): Promise<AssessmentRow> {
  const [stored] = await tx.insert(assessments).values(row).returning();
  if (stored === undefined) throw new Error('the database returned no row for an insert');
  return stored;
}

/** What the audit event of an assessment says of it. */
export function saidOf(row: AssessmentRow): SaidAssessment {
  return { id: row.id, hash: rowHash(row), parts: row.body.inputs.parts.map(({ hash }) => hash) };
}

export type PartRecorded =
  | { readonly kind: 'stored' | 'known' }
  /** No assessment of this person and patient names it. */
  | { readonly kind: 'unknown-assessment' }
  /** It is not what its hash says, or no list of resources. */
  | { readonly kind: 'unreadable' };

/** Stores a part of the list of one's own assessment once. `gzipped`: the lines, compressed. */
export async function recordInputPart(
  store: DecisionStore,
  sent: { tenant: string; patientId: string; assessmentId: string; hash: string; gzipped: Uint8Array },
  actor: DecidingUser,
): Promise<PartRecorded> {
  const { tenant, hash } = sent;
  const lines = await readPart(sent.gzipped, hash);
  if (lines === null) return { kind: 'unreadable' };
  const patient = store.keys.pseudonym('patient', tenant, sent.patientId);
  return store.db.transaction(async (tx): Promise<PartRecorded> => {
    await lockTenant(tx, tenant);
    const of = await findAssessment(tx, tenant, sent.assessmentId);
    const isNamed = of?.body.inputs.parts.some(
      (part) => part.hash === hash && part.resources === lines.length,
    );
    if (of?.patient !== patient || of.actor.sub !== actor.sub || isNamed !== true)
      return { kind: 'unknown-assessment' };
    const part = { hash, resources: lines.length, gzipped: sent.gzipped };
    const inputs = await insertParts(tx, store, of, [part]);
    if (inputs.length === 0) return { kind: 'known' };
    const at = store.now();
    const details = { patient, inputs };
    await appendAudit(tx, { tenant, at, actor, action: 'assessment.inputs', details });
    return { kind: 'stored' };
  });
}

/** A part of a list of inputs, as it travels and is stored. */
export interface CompressedPart {
  readonly hash: string;
  readonly resources: number;
  readonly gzipped: Uint8Array;
}

/**
 * Adds the parts that are not there yet. Within a transaction that holds `lockTenant` and adds an audit event with what
 * this returns.
 */
export async function insertParts(
  tx: Database,
  store: DecisionStore,
  { tenant, patient }: Pick<InputRow, 'tenant' | 'patient'>,
  parts: readonly CompressedPart[],
): Promise<readonly SaidInput[]> {
  if (parts.length === 0) return [];
  const receivedAt = store.now();
  const values = parts.map(({ hash, resources, gzipped }) => {
    const plain = Buffer.from(gzipped).toString('base64');
    const sealed = store.keys.seal(plain, boundTo({ tenant, patient, hash }));
    return { tenant, patient, hash, resources, sealed, receivedAt };
  });
  const stored = await tx.insert(assessmentInputs).values(values).onConflictDoNothing().returning();
  return stored.map((row) => ({ id: String(row.sequence), hash: rowHash(row), part: row.hash }));
}

const decompress = promisify(gunzip);
/** The lines of a part; `null` when it is not what its hash says, too long, unsorted, or no list of resources. */
export async function readPart(gzipped: Uint8Array, hash: string): Promise<readonly string[] | null> {
  const text = await decompress(gzipped, { maxOutputLength: PART_BYTES }).then(
    (bytes) => bytes.toString('utf8'),
    () => null,
  );
  if (text === null || (await sha256(text)) !== hash) return null;
  const lines = text.split('\n');
  const isList = lines.every(
    (line, index) => INPUT_LINE.test(line) && (index === 0 || line >= (lines[index - 1] ?? '')),
  );
  return isList ? lines : null;
}

/** Decrypts and reads what `insertParts` stored. */
export async function openPart(store: DecisionStore, row: InputRow): Promise<readonly string[] | null> {
  const gzipped = Buffer.from(store.keys.open(row.sealed, boundTo(row)), 'base64');
  return readPart(gzipped, row.hash);
}

function boundTo({ tenant, patient, hash }: { tenant: string; patient: string; hash: string }): string {
  return `${tenant}|${patient}|${hash}`;
}

async function missingParts(tx: Database, { tenant, patient, body }: AssessmentRow): Promise<string[]> {
  const stored = new Set((await partsOf(tx, tenant, patient, body.inputs.parts)).map(({ hash }) => hash));
  return body.inputs.parts.map(({ hash }) => hash).filter((hash) => !stored.has(hash));
}

function partsOf(
  tx: Database,
  tenant: string,
  patient: string,
  parts: readonly { readonly hash: string }[],
): Promise<readonly { hash: string }[]> {
  return tx
    .select({ hash: assessmentInputs.hash })
    .from(assessmentInputs)
    .where(
      and(
        eq(assessmentInputs.tenant, tenant),
        eq(assessmentInputs.patient, patient),
        inArray(
          assessmentInputs.hash,
          parts.map(({ hash }) => hash),
        ),
      ),
    );
}

async function findAssessment(tx: Database, tenant: string, id: string): Promise<AssessmentRow | null> {
  const [row] = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.tenant, tenant), eq(assessments.id, id)));
  return row ?? null;
}

/** As it is stored, but for its place. */
export function assessmentRow(
  store: DecisionStore,
  { id, iss: tenant, patientId, encounterId, ...body }: AssessmentRecord,
  actor: DecidingUser,
) {
  const { pseudonym } = store.keys;
  return {
    tenant,
    id,
    patient: pseudonym('patient', tenant, patientId),
    encounter: encounterId === null ? null : pseudonym('encounter', tenant, encounterId),
    body,
    actor,
    receivedAt: store.now(),
  };
}

function ownFields({ patient, encounter, body }: ReturnType<typeof assessmentRow>) {
  return { patient, encounter, body };
}
