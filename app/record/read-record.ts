import type { Session } from '../launch/session.ts';
import { identityOf, type FhirResource } from './fhir-json.ts';
import { linkedTexts, medicationAddress, type LinkedText } from './follow-references.ts';
import type { RecordSource } from './plan.ts';
import { readMedications, readNoteTexts } from './read-followed.ts';
import type { FhirReader } from './reader.ts';
import { readSource, type SourceRun } from './read-source.ts';
import type { SourceStatus } from './source-status.ts';

interface RecordRun {
  readonly reader: FhirReader;
  readonly now: () => number;
  /**
   * New resources as they come; each `Type/id` once, whichever sources it is in. Only a document whose text lay
   * behind a link may come a second time, complete: the later one counts.
   */
  readonly onPage: (resources: readonly FhirResource[], source: RecordSource) => void;
  readonly onStatus: (status: SourceStatus) => void;
}

/** How a source is read; lets the caller put its cache around it. */
export type ReadOneSource = (source: RecordSource, signal: AbortSignal) => Promise<SourceStatus>;

/**
 * One reading of one patient's record. All sources start at once; the reader's gate lets the earlier stage through
 * first. Sources that follow references wait for those that bring them.
 */
export function createRecordReading(
  session: Session,
  plan: readonly RecordSource[],
  run: RecordRun,
): ReadOneSource {
  const given = new Set<string>();
  const medications = new Set<string>();
  const texts: LinkedText[] = [];
  const settled = new Map(plan.map((source) => [source.id, Promise.withResolvers<void>()]));
  const { reader, now, onStatus } = run;

  function take(resources: readonly FhirResource[], source: RecordSource): void {
    const fresh = resources.filter((resource) => {
      const identity = identityOf(resource);
      if (given.has(identity)) return false;
      given.add(identity);
      return true;
    });
    for (const resource of fresh) {
      const medication = medicationAddress(resource, session.issuer);
      if (medication !== null) medications.add(medication);
      texts.push(...linkedTexts(resource, session.issuer));
    }
    if (fresh.length > 0) run.onPage(fresh, source);
  }

  const after = (ids: readonly string[]) => Promise.all(ids.map((id) => settled.get(id)?.promise));

  async function read(source: RecordSource, signal: AbortSignal): Promise<SourceStatus> {
    const sourceRun: SourceRun = {
      reader,
      patientId: session.patientId,
      signal,
      now,
      onResources: (resources, from) => {
        if (!signal.aborted) take(resources, from);
      },
      onStatus: (status) => {
        if (!signal.aborted) onStatus(status);
      },
    };
    switch (source.kind) {
      case 'read':
      case 'search':
        return readSource(source, sourceRun);
      case 'follow-medications':
        await after(['medications']);
        return readMedications(source, [...medications], sourceRun);
      case 'follow-attachments':
        await after(['documents', 'reports']);
        return readNoteTexts(source, texts, {
          ...sourceRun,
          // A document that comes again with its text is no repetition.
          onResources: (resources, from) => {
            if (!signal.aborted) run.onPage(resources, from);
          },
        });
    }
  }

  return async (source, signal) => {
    try {
      return await read(source, signal);
    } finally {
      settled.get(source.id)?.resolve();
    }
  };
}
