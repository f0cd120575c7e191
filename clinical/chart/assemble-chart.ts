import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import type { Chart, ChartEntry, ChartProblem, Measurement, PatientFacts, ResourceRef } from './chart.ts';
import { ageAt, defaultRange, personOf } from './default-ranges.ts';
import type { Person } from './default-ranges.ts';
import { documentKey } from './documents.ts';
import { entryTime } from './entry-time.ts';
import { medicationKey, UNNAMED_MEDICINE } from './medications.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import { unknownPatient } from './patients.ts';
import { problem } from './reading.ts';
import type { Draft, Reading } from './reading.ts';
import { chooseRange } from './reference-ranges.ts';
import { judgeSubject, serversOf } from './wrong-patient.ts';

export interface AssemblyInput {
  /** One for each resource, in the order they were read. */
  readonly readings: ReadonlyMap<ResourceRef, Reading>;
  /** Readings beyond the first of the same `Type/id`. */
  readonly repeated: number;
  readonly patient: ResourceRef | null;
  /** Bases of the servers that the record is known to come from, comparable; empty for loose files. */
  readonly servers: ReadonlySet<string>;
  readonly analytes: ReadonlyMap<string, AnalyteDefinition>;
  readonly asOf: number;
}

const ORPHAN = 'No document of this record takes its text from it; look at it in the source.';

/** Puts what the resources say together: patient, ranges, references to each other, duplicates, order, accounting. */
export function assembleChart(input: AssemblyInput): Chart {
  const { readings, analytes, asOf } = input;
  const patient = patientOf(input);
  const servers = serversOf(readings.values(), patient, input.servers);
  const person = personOf(patient);
  const drafts: Draft[] = [];
  const problems: ChartProblem[] = [];
  const itemRefs = new Set<ResourceRef>();
  const binaries = new Set<ResourceRef>();
  let dropped = 0;
  let supporting = 0;
  for (const reading of readings.values()) {
    const verdict = judgeSubject(reading, patient, servers);
    if (verdict !== null) problems.push(verdict);
    if (verdict?.dropped) {
      dropped += 1;
      continue;
    }
    for (const p of reading.problems) problems.push(p);
    if (reading.role === 'dropped') dropped += 1;
    else if (reading.role === 'supporting') supporting += 1;
    else {
      itemRefs.add(reading.ref);
      for (const draft of reading.drafts) {
        for (const binary of draft.binaries ?? []) binaries.add(binary);
        drafts.push(resolve(draft, readings, person, analytes));
      }
    }
  }
  for (const { ref, body } of readings.values())
    if (body !== undefined && !binaries.has(ref))
      problems.push(problem('unreadable-document', ref, ORPHAN, false));
  const merged = mergeDuplicates(drafts);
  for (const p of merged.problems) problems.push(p);
  const { items } = merged;
  reportItems(items, asOf, problems);
  const shown = new Set(items.map((i) => i.ref)).size;
  return {
    patient,
    ...byKind(items),
    problems,
    accounting: {
      read: readings.size + input.repeated,
      shown,
      merged: itemRefs.size - shown + input.repeated,
      dropped,
      supporting,
    },
  };
}

/** The patient who was asked for; else the first Patient that was read; else the subject named most often. */
function patientOf({ readings, patient }: AssemblyInput): PatientFacts {
  if (patient !== null) return readings.get(patient)?.patient ?? unknownPatient(patient);
  const counts = new Map<ResourceRef, number>();
  for (const { patient: facts, subject } of readings.values()) {
    if (facts !== undefined) return facts;
    if (subject !== null) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return unknownPatient(most?.[0] ?? 'Patient/unknown');
}

/** What other resources decide: the medicine's name, the text of a Binary, the range for this patient. */
function resolve(
  draft: Draft,
  readings: ReadonlyMap<ResourceRef, Reading>,
  person: Person,
  analytes: ReadonlyMap<string, AnalyteDefinition>,
): Draft {
  const { item } = draft;
  if (item.kind === 'measurement') {
    placeRange(draft as Draft<Measurement>, rangeOf(item, draft.ranges ?? [], person, analytes));
    return draft;
  }
  if (item.kind === 'medication' && draft.medication !== undefined) {
    const concept = readings.get(draft.medication)?.medicine;
    if (concept === undefined) return draft;
    const named = { ...item, concept };
    return { item: named, key: medicationKey(named) };
  }
  if (item.kind === 'document' && draft.binaries !== undefined) {
    const bodies = draft.binaries.flatMap((b) => readings.get(b)?.body ?? []);
    const body = bodies.find((b) => b.text !== null) ?? bodies[0];
    if (body === undefined) return draft;
    const read = { ...item, text: body.text, unread: body.unread };
    return { item: read, key: documentKey(read) };
  }
  return draft;
}

/** Written before the item is first shown; when the patient's facts change later, a new item takes its place. */
function placeRange(draft: Draft<Measurement>, range: Measurement['range']): void {
  if (range === draft.item.range && draft.isPlaced) return;
  if (draft.isPlaced) draft.item = { ...draft.item, range };
  else (draft.item as { range: Measurement['range'] }).range = range;
  draft.isPlaced = true;
}

function rangeOf(
  item: Measurement,
  candidates: NonNullable<Draft['ranges']>,
  person: Person,
  analytes: ReadonlyMap<string, AnalyteDefinition>,
): Measurement['range'] {
  const ageYears = ageAt(person, item);
  const own = candidates.length === 0 ? null : chooseRange(candidates, { sex: person.sex, ageYears });
  if (own !== null || item.analyte === null) return own;
  const analyte = analytes.get(item.analyte);
  return analyte === undefined ? null : defaultRange(analyte, person.sex, ageYears);
}

const DAY_MS = 86_400_000;

function reportItems(items: readonly ChartEntry[], asOf: number, problems: ChartProblem[]): void {
  for (const item of items) {
    const when = entryTime(item);
    if (when !== null && when.at > asOf + DAY_MS && item.kind !== 'encounter')
      problems.push(
        problem('future-date', item.ref, 'It is dated in the future; not used as evidence.', false),
      );
    if (item.kind === 'document' && item.unread !== null)
      problems.push(
        problem('unreadable-document', item.ref, `${item.unread} It is listed without its text.`, false),
      );
    if (item.kind === 'medication' && item.concept === UNNAMED_MEDICINE)
      problems.push(
        problem(
          'unreadable-value',
          item.ref,
          'The medicine it refers to has not been read; its name is not known.',
          false,
        ),
      );
    if (item.kind === 'encounter' && isOpenForLong(item, asOf))
      problems.push(
        problem('undated', item.ref, 'It is still open long after it began; its end is not recorded.', false),
      );
  }
}

/** A visit without an end after more than a year wasn't closed in the record. */
const OPEN_FOR_MS = 366 * DAY_MS;

function isOpenForLong(item: Extract<ChartEntry, { kind: 'encounter' }>, asOf: number): boolean {
  const { start, end } = item.period;
  return start !== null && end === null && item.status !== 'finished' && asOf - start.at > OPEN_FOR_MS;
}

/** Lists by kind: oldest first, undated last, otherwise as read. */
function byKind(items: readonly ChartEntry[]) {
  const lists = new Map<ChartEntry['kind'], ChartEntry[]>();
  for (const item of items) {
    const list = lists.get(item.kind);
    if (list === undefined) lists.set(item.kind, [item]);
    else list.push(item);
  }
  const of = <K extends ChartEntry['kind']>(kind: K) =>
    sortByTime(lists.get(kind) ?? []) as Extract<ChartEntry, { kind: K }>[];
  return {
    encounters: of('encounter'),
    conditions: of('condition'),
    measurements: of('measurement'),
    results: of('result'),
    medications: of('medication'),
    allergies: of('allergy'),
    procedures: of('procedure'),
    immunizations: of('immunization'),
    familyHistory: of('family-history'),
    documents: of('document'),
  };
}

/** Most servers send one order or the other: a list that is sorted already isn't sorted again. */
function sortByTime(items: ChartEntry[]): ChartEntry[] {
  const timeOf = (item: ChartEntry) => entryTime(item)?.at ?? Infinity;
  for (let i = 1; i < items.length; i += 1)
    if (timeOf(items[i - 1]!) > timeOf(items[i]!))
      return items.sort((a, b) => {
        const [x, y] = [timeOf(a), timeOf(b)];
        return x === y ? 0 : x - y;
      });
  return items;
}
