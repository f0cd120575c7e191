import { bigint, boolean, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Impression } from '../../contracts/api.ts';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import type { DecidingUser, Decision, ModelVersion } from '../../contracts/decision.ts';

const chartside = pgSchema('chartside');

/** What of a decision is stored in the clear: nothing that names a resource of the EHR. */
export type DecisionBody = Omit<Decision, 'id' | 'iss' | 'patientId' | 'encounterId' | 'writtenResource'>;
export type ImpressionBody = Omit<Impression, 'id' | 'iss' | 'patientId' | 'encounterId'>;

export type AssessmentBody = Omit<AssessmentRecord, 'id' | 'iss' | 'patientId' | 'encounterId'>;

/** A condition offered on a CDS Hooks card, with what a decision in the app would say was shown. */
export interface CardBody {
  readonly conditionId: string;
  readonly rank: number;
  readonly probability: number;
  readonly band: string;
  readonly listed: readonly string[];
  readonly model: ModelVersion;
  readonly hookInstance: string;
  /** Of what the cards of the call were made from. Absent on cards of versions that did not keep it. */
  readonly assessmentId?: string;
}

export interface CardFeedbackBody {
  readonly outcome: 'accepted' | 'overridden';
  readonly overrideReason: { readonly code: string | null; readonly comment: string | null } | null;
  readonly outcomeTimestamp: string;
}

const receivedAt = () => timestamp('received_at', { withTimezone: true, precision: 3 }).notNull();

export const secrets = chartside.table('secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
});

export const decisions = chartside.table('decisions', {
  sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  tenant: text().notNull(),
  id: uuid().notNull(),
  patient: text().notNull(),
  encounter: text(),
  body: jsonb().$type<DecisionBody>().notNull(),
  sealed: text().notNull(),
  actor: jsonb().$type<DecidingUser>().notNull(),
  receivedAt: receivedAt(),
});

export const impressions = chartside.table('impressions', {
  sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  tenant: text().notNull(),
  id: uuid().notNull(),
  patient: text().notNull(),
  encounter: text(),
  body: jsonb().$type<ImpressionBody>().notNull(),
  actor: jsonb().$type<DecidingUser>().notNull(),
  receivedAt: receivedAt(),
});

export const assessments = chartside.table('assessments', {
  sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  tenant: text().notNull(),
  id: uuid().notNull(),
  patient: text().notNull(),
  encounter: text(),
  body: jsonb().$type<AssessmentBody>().notNull(),
  actor: jsonb().$type<DecidingUser>().notNull(),
  receivedAt: receivedAt(),
});

export const assessmentInputs = chartside.table('assessment_inputs', {
  sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  tenant: text().notNull(),
  patient: text().notNull(),
  hash: text().notNull(),
  resources: integer().notNull(),
  sealed: text().notNull(),
  receivedAt: receivedAt(),
});

export const auditEvents = chartside.table('audit_events', {
  tenant: text().notNull(),
  sequence: bigint({ mode: 'number' }).notNull(),
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  actor: jsonb().$type<DecidingUser>().notNull(),
  action: text().notNull(),
  details: jsonb().$type<Record<string, unknown>>().notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
});

export const cards = chartside.table('cards', {
  id: uuid().primaryKey(),
  tenant: text().notNull(),
  patient: text().notNull(),
  encounter: text(),
  body: jsonb().$type<CardBody>().notNull(),
  shown: boolean().notNull(),
  actor: jsonb().$type<DecidingUser>().notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true, precision: 3 }).notNull(),
});

export const cardFeedback = chartside.table('card_feedback', {
  sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  tenant: text().notNull(),
  card: uuid().notNull(),
  hash: text().notNull(),
  body: jsonb().$type<CardFeedbackBody>().notNull(),
  receivedAt: receivedAt(),
});

export const endedSessions = chartside.table('ended_sessions', {
  tenant: text().notNull(),
  sub: text().notNull(),
  endedAt: timestamp('ended_at', { withTimezone: true, precision: 3 }).notNull(),
});

export const usedTokens = chartside.table('used_tokens', {
  client: text().notNull(),
  jti: text().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true, precision: 3 }).notNull(),
});
