import type { Moment, ResourceRef } from '../../chart/chart.ts';
import type { Statement } from '../statement.ts';
import { findingsFromText } from '../text/findings-from-text.ts';
import { readDocument } from '../text/read-document.ts';
import type { DocumentReading } from '../text/read-document.ts';
import type { PreparedReader } from '../prepare-reader.ts';

/** The short text of a coded item, read like a line of a note; its evidence is the resource. */
export interface Phrase {
  readonly text: string;
  readonly ref: ResourceRef;
  readonly when: Moment | null;
  readonly current: boolean;
}

export function readPhrase(reader: PreparedReader, text: string): DocumentReading {
  return readDocument(reader.text, text, false);
}

/** What a coded item's words say about findings. They count as coded: a person chose them for this item. */
export function phraseStatements(reader: PreparedReader, phrase: Phrase): Statement[] {
  const reading = readPhrase(reader, phrase.text);
  const source = { ref: phrase.ref, when: phrase.when, current: phrase.current, ranged: false };
  return findingsFromText(reader.text, reader.knowledge.findings, reading, source).map((s) => ({
    ...s,
    source: 'coded',
    detail: phrase.text,
  }));
}
