import { bigint, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Impression } from '../../contracts/api.ts';
import type { DecidingUser, Decision } from '../../contracts/decision.ts';

const chartside = pgSchema('chartside');

/** What of a decision is stored in the clear: nothing that names a resource of the EHR. */
export type DecisionBody = Omit<Decision, 'id' | 'iss' | 'patientId' | 'encounterId' | 'writtenResource'>;
export type ImpressionBody = Omit<Impression, 'id' | 'iss' | 'patientId' | 'encounterId'>;

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
