import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../launch/session.ts';
import { readCapabilities, type ServerCapabilities } from './capabilities.ts';
import type { FhirResource } from './fhir-json.ts';
import type { RecordSource } from './plan.ts';
import type { Answer } from './answer.ts';
import { createReader, type FhirReader } from './reader.ts';
import type { ReadOneSource } from './read-record.ts';
import type { SourceStatus } from './source-status.ts';

/** Who is being read: every key starts with it, so that nothing of one launch is ever found by another. */
type RecordScope = Pick<Session, 'launchId' | 'patientId'>;

export const recordKeys = {
  launch: (launchId: string) => [launchId] as const,
  record: ({ launchId, patientId }: RecordScope) => [launchId, patientId, 'record'] as const,
  source: (scope: RecordScope, source: string) => [...recordKeys.record(scope), 'source', source] as const,
  resource: (scope: RecordScope, ref: string) => [...recordKeys.record(scope), 'resource', ref] as const,
  capabilities: ({ launchId }: RecordScope) => [launchId, 'capabilities'] as const,
};

const readers = new WeakMap<Session, FhirReader>();

/** The one reader of a session: its limit of five requests holds for everything. */
export function readerOf(session: Session): FhirReader {
  const reader = readers.get(session) ?? createReader(session);
  readers.set(session, reader);
  return reader;
}

const MINUTE_MS = 60_000;

/**
 * How one source was read. The resources themselves are handed on as they come and are not kept here: the chart's
 * worker holds the record once. The reader repeats what is worth repeating, so the query doesn't.
 */
export function sourceQuery(session: Session, source: RecordSource, read: ReadOneSource) {
  return queryOptions<SourceStatus>({
    queryKey: recordKeys.source(session, source.id),
    queryFn: ({ signal }) => read(source, signal),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
  });
}

/** The source resource of an item, as it is now on the server. `ref`: `Type/id`, with or without a text range. */
export function resourceQuery(session: Session, ref: string) {
  const address = ref.replace(/#.*$/, '');
  return queryOptions<Answer<FhirResource>>({
    queryKey: recordKeys.resource(session, address),
    queryFn: ({ signal }) => readerOf(session).resource(address, { signal }),
    staleTime: 5 * MINUTE_MS,
    gcTime: 10 * MINUTE_MS,
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
  });
}

/** What the server says that it can do. */
export function capabilitiesQuery(session: Session) {
  return queryOptions<ServerCapabilities | null>({
    queryKey: recordKeys.capabilities(session),
    queryFn: ({ signal }) => readCapabilities(readerOf(session), signal),
    // A statement that could not be read is asked for again; one that was read stands for the launch.
    staleTime: ({ state }) => (state.data ? Infinity : 0),
    gcTime: Infinity,
    retry: false,
    networkMode: 'always',
  });
}

/** Stops every read of a launch and forgets what it brought. Answers that come later are dropped. */
export function forgetLaunch(client: QueryClient, launchId: string): void {
  void client.cancelQueries({ queryKey: recordKeys.launch(launchId) });
  client.removeQueries({ queryKey: recordKeys.launch(launchId) });
}
