import type {
  Chart,
  DocumentItem,
  EncounterItem,
  Measurement,
  ResourceRef,
  ResultItem,
} from '../chart/chart.ts';
import type { StatedPregnancy } from './context/pregnancy.ts';
import type { CurrentMedicine, KnownCondition } from './finding.ts';
import type { PreparedReader } from './prepare-reader.ts';
import { readingsOf, type NotesReadAhead } from './read-ahead.ts';
import type { Statement } from './statement.ts';
import { abnormalStatements } from './text/called-abnormal.ts';
import { conditionsFromText } from './text/conditions-from-text.ts';
import { findingsFromText } from './text/findings-from-text.ts';
import type { TextSource } from './text/findings-from-text.ts';
import { otherLanguage } from './text/language.ts';
import { measurementsFromText } from './text/measurements-from-text.ts';
import { deniedMedicines, medicinesFromText } from './text/medicines-from-text.ts';
import { statesFromText } from './text/pregnancy-from-text.ts';
import { normalStatements } from './text/normal-values.ts';
import { readDocument } from './text/read-document.ts';
import type { DocumentReading } from './text/read-document.ts';
import { recentAntibiotics } from './text/recent-antibiotics.ts';
import { amountStatements } from './text/told-amounts.ts';
import { timeCourseFromText } from './text/time-course.ts';

/** A text that was not read, and why, in plain words. */
export interface UnreadText {
  readonly ref: ResourceRef;
  readonly reason: string;
}

export interface TextsRead {
  readonly statements: readonly Statement[];
  readonly known: readonly KnownCondition[];
  readonly medicines: readonly CurrentMedicine[];
  readonly measurements: readonly Measurement[];
  readonly results: readonly ResultItem[];
  readonly pregnancy: readonly StatedPregnancy[];
  readonly unread: readonly UnreadText[];
}

interface Gathered {
  statements: Statement[];
  known: KnownCondition[];
  medicines: CurrentMedicine[];
  measurements: Measurement[];
  results: ResultItem[];
  pregnancy: StatedPregnancy[];
  unread: UnreadText[];
}

interface Task {
  readonly reader: PreparedReader;
  readonly kinds: readonly string[];
  readonly analyteIds: readonly string[];
  readonly asOf: number;
  readonly childIsPatient: boolean;
  readonly ageYears: number | null;
  readonly ahead: ReadonlyMap<string, DocumentReading> | null;
  /** Texts that stand in the record more than once, as nursing notes do: taken apart once. Null: not yet. */
  readonly repeated: Map<string, DocumentReading | null>;
}

function repeatedTexts(documents: readonly DocumentItem[]): Task['repeated'] {
  const seen = new Set<string>();
  const repeated: Task['repeated'] = new Map();
  for (const { text } of documents) {
    if (text === null) continue;
    if (seen.has(text)) repeated.set(text, null);
    seen.add(text);
  }
  return repeated;
}

function takenApart({ reader, childIsPatient, ahead, repeated }: Task, text: string): DocumentReading {
  const known = ahead?.get(text) ?? repeated.get(text);
  if (known) return known;
  const reading = readDocument(reader.text, text, childIsPatient);
  if (known === null) repeated.set(text, reading);
  return reading;
}

/** Appends without spreading: a list of many thousands is no list of arguments. */
function addAll<T>(to: T[], from: readonly T[]): void {
  for (const item of from) to.push(item);
}

/**
 * What is denied of a medicine says nothing of the class above it. One that was stopped denies its own narrow class,
 * where nothing else of it is taken: "amlodipine stopped" a calcium channel blocker, never all antihypertensives.
 */
function medicinesDenied(
  reader: PreparedReader,
  reading: DocumentReading,
  source: TextSource,
  taken: readonly CurrentMedicine[],
): Statement[] {
  const { drugs } = reader.knowledge;
  const classesOf = (id: string): readonly string[] => drugs.find((d) => d.id === id)?.classes ?? [];
  const kept = new Set(taken.flatMap((t) => [t.id, ...classesOf(t.id)]));
  return deniedMedicines(drugs, reading, source.ref).flatMap(({ id, ref, words, stopped }) => {
    const narrow = [id, ...classesOf(id)].find((c) => reader.findingsOfDrug.has(c));
    const denied = stopped && narrow !== undefined && !kept.has(narrow) ? narrow : id;
    return (reader.findingsOfDrug.get(denied) ?? []).map((finding): Statement => ({
      finding,
      status: 'absent',
      source: 'text',
      evidence: [ref],
      certainty: 1,
      when: source.when,
      detail: `“${words}” is not taken`,
      rank: 0,
    }));
  });
}

function readOne(
  task: Task,
  text: string,
  source: TextSource,
  encounter: ResourceRef | null,
  into: Gathered,
): void {
  const { reader } = task;
  const { knowledge } = reader;
  const reading = takenApart(task, text);
  addAll(into.statements, findingsFromText(reader.text, knowledge.findings, reading, source));
  addAll(
    into.statements,
    normalStatements(reader.text, knowledge.findings, task.analyteIds, reading, source),
  );
  addAll(into.statements, amountStatements(knowledge.findings, reading, source));
  addAll(into.statements, abnormalStatements(knowledge.findings, knowledge.analytes, reading, source));
  addAll(
    into.statements,
    timeCourseFromText(reader.text, task.kinds, reader.findingIndex, reading, source, task.ageYears),
  );
  if (!source.ranged) return;
  addAll(into.known, conditionsFromText(knowledge.conditions, knowledge.findings, reading, source.ref));
  const when =
    source.when ?? (source.current ? { at: task.asOf, precision: 'day' as const, approximate: true } : null);
  const values = measurementsFromText(reader.text, knowledge.analytes, reading, {
    ref: source.ref,
    encounter,
    when,
    childIsPatient: task.childIsPatient || task.ageYears === null,
  });
  addAll(into.measurements, values.measurements);
  addAll(into.results, values.results);
  for (const { start, end } of source.current ? values.unclear : [])
    into.unread.push({
      ref: `${source.ref}#${start}-${end}`,
      reason: `“${text.slice(start, end)}” has no unit and can be read in two ways; it was not taken as a value.`,
    });
  if (!source.current) return;
  const taken = medicinesFromText(knowledge.drugs, reading, source.ref);
  addAll(into.medicines, taken);
  addAll(into.statements, medicinesDenied(reader, reading, source, taken));
  addAll(into.statements, recentAntibiotics(knowledge.drugs, knowledge.findings, reading, source));
  into.pregnancy.push(
    ...statesFromText(reading, source.ref).map((s) => ({
      state: s.state,
      source: 'text' as const,
      evidence: [s.evidence] as const,
      when: source.when,
      detail: `“${s.words}”`,
    })),
  );
}

/** About 150 printed pages. */
const longestNote = 300_000;

/** As much of a text as is read, to the end of a word. */
function beginning(text: string): string {
  if (text.length <= longestNote) return text;
  const space = text.lastIndexOf(' ', longestNote);
  return text.slice(0, space > longestNote / 2 ? space : longestNote);
}

function readDocumentItem(task: Task, d: DocumentItem, current: boolean, into: Gathered): void {
  if (d.text === null) {
    into.unread.push({
      ref: d.ref,
      reason: `“${d.title}”: ${d.unread ?? 'The document has no readable text.'}`,
    });
    return;
  }
  const language = otherLanguage(d.text);
  if (language) {
    into.unread.push({
      ref: d.ref,
      reason: `“${d.title}” looks like ${language}; only English is read. Nothing was taken from it.`,
    });
    return;
  }
  const text = beginning(d.text);
  if (text.length < d.text.length)
    into.unread.push({
      ref: `${d.ref}#${text.length}-${d.text.length}`,
      reason: `“${d.title}” is longer than a note can be; only its first ${text.length.toLocaleString('en')} characters were read.`,
    });
  readOne(task, text, { ref: d.ref, when: d.when, current, ranged: true }, d.encounter, into);
}

/**
 * Reads all documents and the reasons of the encounter. Present-picture documents give findings, time course,
 * medicines and pregnancy; every document gives history, known conditions and dated numbers.
 */
export function readTexts(
  reader: PreparedReader,
  chart: Chart,
  at: {
    asOf: number;
    encounter: EncounterItem | null;
    current: ReadonlySet<DocumentItem>;
    ageYears: number | null;
    ahead: NotesReadAhead | null;
  },
): TextsRead {
  const into: Gathered = {
    statements: [],
    known: [],
    medicines: [],
    measurements: [],
    results: [],
    pregnancy: [],
    unread: [],
  };
  const childIsPatient = at.ageYears !== null && at.ageYears < 18;
  const task: Task = {
    reader,
    kinds: reader.knowledge.findings.map((f) => f.kind),
    analyteIds: reader.knowledge.analytes.map((a) => a.id),
    asOf: at.asOf,
    childIsPatient,
    ageYears: at.ageYears,
    ahead: at.ahead && readingsOf(at.ahead, childIsPatient),
    repeated: repeatedTexts(chart.documents),
  };
  const { current } = at;
  for (const d of chart.documents) readDocumentItem(task, d, current.has(d), into);
  for (const reason of at.encounter?.reasons ?? []) {
    const { ref, period } = at.encounter ?? { ref: '', period: { start: null } };
    readOne(
      task,
      `Chief complaint: ${reason.text}`,
      { ref, when: period.start, current: true, ranged: false },
      ref,
      into,
    );
  }
  return into;
}
