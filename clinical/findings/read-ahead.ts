import type { Chart, DocumentItem } from '../chart/chart.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { ageAt } from './context/age.ts';
import type { InSteps } from './in-steps.ts';
import { prepareReader } from './prepare-reader.ts';
import { otherLanguage } from './text/language.ts';
import { readDocument, type DocumentReading } from './text/read-document.ts';

/**
 * Notes taken apart before the assessment asks for them. By their words, since a chart is built anew whenever more of the
 * record has come.
 */
export interface NotesReadAhead {
  readonly adult: Map<string, DocumentReading>;
  readonly child: Map<string, DocumentReading>;
}

export function noNotesReadAhead(): NotesReadAhead {
  return { adult: new Map(), child: new Map() };
}

export function readingsOf(ahead: NotesReadAhead, childIsPatient: boolean): Map<string, DocumentReading> {
  return childIsPatient ? ahead.child : ahead.adult;
}

/** A step of a longer note would hold up whatever else the thread has to do. */
const LONGEST = 20_000;
/** Characters of all of them: taken apart, a text takes some thirty times its room. */
const MOST = 300_000;

/**
 * Reads the newest notes of a chart into `ahead`, one in a step. Without a birth date nothing is read: whose "son" a note
 * speaks of depends on it.
 */
export function* readingAhead(
  chart: Chart,
  { asOf, knowledge }: { readonly asOf: number; readonly knowledge: Knowledge },
  ahead: NotesReadAhead,
): InSteps<undefined> {
  const age = ageAt(chart.patient.birthDate, asOf);
  if (age === null) return undefined;
  const childIsPatient = age < 18;
  const readings = readingsOf(ahead, childIsPatient);
  const { text: reader } = prepareReader(knowledge);
  let room = MOST - [...readings.keys()].reduce((sum, { length }) => sum + length, 0);
  for (const { text } of [...chart.documents].sort(newestFirst)) {
    if (text === null || text.length > Math.min(room, LONGEST)) continue;
    if (readings.has(text) || otherLanguage(text) !== null) continue;
    readings.set(text, readDocument(reader, text, childIsPatient));
    room -= text.length;
    yield;
  }
  return undefined;
}

function newestFirst(a: DocumentItem, b: DocumentItem): number {
  return (b.when?.at ?? 0) - (a.when?.at ?? 0);
}
