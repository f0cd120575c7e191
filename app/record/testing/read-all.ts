import type { Session } from '../../launch/session.ts';
import type { FhirResource } from '../fhir-json.ts';
import { planRecord } from '../plan.ts';
import { createRecordReading } from '../read-record.ts';
import type { FhirReader } from '../reader.ts';
import { coverageOf, type RecordCoverage, type SourceStatus } from '../source-status.ts';
import { quickReader } from './record-session.ts';

const NOW = Date.parse('2026-01-15T09:00:00Z');

interface ReadRecord {
  readonly resources: readonly FhirResource[];
  readonly statuses: ReadonlyMap<string, SourceStatus>;
  readonly coverage: RecordCoverage;
  /** Every status in the order in which it was told. */
  readonly told: readonly SourceStatus[];
}

/** Reads the whole plan of a session once; `onStatus` hears each status as it is told. */
export async function readAll(
  session: Session,
  reader: FhirReader = quickReader(session),
  onStatus: (status: SourceStatus) => void = () => undefined,
): Promise<ReadRecord> {
  const resources: FhirResource[] = [];
  const told: SourceStatus[] = [];
  const plan = planRecord(session, NOW);
  const read = createRecordReading(session, plan, {
    reader,
    now: () => NOW,
    onPage: (page) => resources.push(...page),
    onStatus: (status) => {
      told.push(status);
      onStatus(status);
    },
  });
  const { signal } = new AbortController();
  const final = await Promise.all(plan.map((source) => read(source, signal)));
  return {
    resources,
    statuses: new Map(final.map((status) => [status.source, status])),
    coverage: coverageOf(final),
    told,
  };
}
