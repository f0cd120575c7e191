import type { AnalyteIndex } from './analyte-index.ts';
import type { ChartEntry, ChartProblem, Concept, PatientFacts, ProblemKind, ResourceRef } from './chart.ts';
import type { CodeReading } from './codes.ts';
import type { DocumentBody } from './document-body.ts';
import type { RangeCandidate } from './reference-ranges.ts';

/** One entry of the chart before what other resources say is known. */
export interface Draft<T extends ChartEntry = ChartEntry> {
  item: T;
  /** Entries with one key are the same fact under several ids. Null: never merged. */
  readonly key: string | null;
  /** The report's own ranges where age and sex decide among them. */
  readonly ranges?: readonly RangeCandidate[];
  /** The medicine is named by this Medication resource. */
  readonly medication?: ResourceRef;
  /** The text is in these Binary resources; the first that can be read counts. */
  readonly binaries?: readonly ResourceRef[];
  /** A measurement whose range has been written. */
  isPlaced?: boolean;
}

/** What one resource says, independent of every other: `subject` is null when it names no patient. */
export interface Reading {
  readonly ref: ResourceRef;
  readonly subject: ResourceRef | null;
  /** Base of the server that an absolute reference to the subject names; null where it is relative. */
  readonly subjectServer: string | null;
  /** False for what belongs to no single patient (Practitioner, Medication, Binary…). */
  readonly ofPatient: boolean;
  readonly role: 'item' | 'supporting' | 'dropped';
  readonly drafts: readonly Draft[];
  readonly problems: readonly ChartProblem[];
  /** `meta.lastUpdated`, to choose between two versions of one resource. */
  readonly updated: string;
  readonly patient?: PatientFacts;
  readonly medicine?: Concept;
  readonly body?: DocumentBody;
}

export interface ReadContext {
  readonly index: AnalyteIndex;
  readonly codes: Map<string, CodeReading>;
  /** Bytes of a PDF to text; null where it can't be read or no extractor was given. */
  readonly extractPdf: ((bytes: Uint8Array) => string | null) | null;
}

export function problem(
  kind: ProblemKind,
  evidence: ResourceRef,
  message: string,
  dropped: boolean,
): ChartProblem {
  return { kind, evidence, message, dropped };
}

export const NO_SOURCES: readonly ResourceRef[] = [];

/** At most this much of a foreign text is quoted in a message. */
const QUOTE_LIMIT = 60;

export function quoted(text: string): string {
  return `"${text.length > QUOTE_LIMIT ? `${text.slice(0, QUOTE_LIMIT)}…` : text}"`;
}
