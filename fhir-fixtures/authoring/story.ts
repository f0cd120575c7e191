import type { FhirResource } from 'fhir/r4';
import { Chart, categoryOf, conceptOf, instant, later } from './builders.ts';
import type { AuthoredCase, Expected, Visit, VisitKind } from './builders.ts';
import { DRUGS } from './drugs.ts';
import type { DrugName } from './drugs.ts';
import { allergy, noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Ranges, Values } from './labs.ts';
import type { AnalyteName, PanelName } from './analytes.ts';
import type { Person } from './person.ts';
import type { Problem, ProblemName } from './problems.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { asSi, withoutLoinc } from './units-si.ts';
import { recordVitals } from './vitals.ts';
import type { VitalSigns } from './vitals.ts';

type NoteKind = Parameters<typeof writeNote>[2];
/** Name, value, unit, lower and upper limit, LOINC where certain. */
type Extra = readonly [string, number, string, (number | null)?, (number | null)?, string?];

/** One visit of a story. `at` is local time; the index visit is the last one, of 2026-01-15. */
export interface StoryVisit {
  readonly at: string;
  readonly type: string;
  readonly kind?: VisitKind;
  readonly reason?: string;
  readonly vitals?: VitalSigns;
  readonly panels?: readonly PanelName[];
  readonly lab?: Values;
  /** Results that the list of analytes does not hold. */
  readonly extra?: readonly Extra[];
  readonly words?: readonly (readonly [string, string])[];
  readonly studies?: readonly (readonly [string, string, ('RAD' | 'CUS' | 'MB' | 'SP')?])[];
  readonly notes: readonly (readonly [NoteKind, string])[];
}

/** Yearly visits: values drift in a line from the first to the last, and the notes take turns. */
export interface StorySeries {
  readonly years: readonly [first: number, last: number];
  /** Month and day, and the hour. */
  readonly on: string;
  readonly type: string;
  readonly panels?: readonly PanelName[];
  readonly drift?: Partial<Record<AnalyteName, readonly [number, number]>>;
  readonly vitals: VitalSigns;
  readonly weight?: readonly [number, number];
  readonly notes: readonly string[];
}

/** A free-text problem or drug stands beside the named ones; codes only where certain. */
export interface Story {
  readonly slug: string;
  readonly serial: number;
  readonly person: Omit<Person, 'given'> & { readonly given: string };
  readonly style?: 'us' | 'si' | 'local' | 'text';
  readonly usual?: Values;
  readonly ranges?: Ranges;
  readonly problems?: readonly (readonly [ProblemName | Problem, string])[];
  readonly medicines?: readonly (readonly [
    DrugName | string,
    string,
    { until?: string; once?: boolean; sig?: string }?,
  ])[];
  readonly allergies?: readonly (readonly [string, string, string])[];
  readonly relatives?: readonly (readonly [Parameters<typeof relative>[1], string, number?])[];
  readonly smoking?: readonly [Parameters<typeof smoking>[1], ...string[]];
  readonly vaccines?: readonly (readonly [Parameters<typeof vaccinate>[1], ...string[]])[];
  readonly procedures?: readonly (readonly [string, string])[];
  readonly series?: readonly StorySeries[];
  readonly visits: readonly StoryVisit[];
  readonly withheld: readonly RegExp[];
  readonly primary: readonly string[];
  readonly acceptable?: readonly string[];
  readonly cannotMiss?: readonly string[];
  readonly notExpected?: readonly string[];
  readonly conclusion: string;
}

function addProblem(chart: Chart, problem: ProblemName | Problem, onset: string): void {
  if (typeof problem === 'string') {
    chart.problem(problem, onset);
    return;
  }
  const terminology = 'http://terminology.hl7.org/CodeSystem';
  chart.add({
    resourceType: 'Condition',
    id: chart.id('prob'),
    clinicalStatus: { coding: [{ system: `${terminology}/condition-clinical`, code: 'active' }] },
    category: [{ coding: [{ system: `${terminology}/condition-category`, code: 'problem-list-item' }] }],
    code: conceptOf(problem),
    subject: chart.subject,
    onsetDateTime: onset,
    recordedDate: onset,
  });
}

function addMedicine(
  chart: Chart,
  [name, from, options = {}]: NonNullable<Story['medicines']>[number],
): void {
  if (name in DRUGS) {
    prescribe(chart, name as DrugName, from, options);
    return;
  }
  chart.add({
    resourceType: 'MedicationRequest',
    id: chart.id('rx', from),
    status: options.once ? 'completed' : options.until ? 'stopped' : 'active',
    intent: 'order',
    medicationCodeableConcept: { text: name },
    subject: chart.subject,
    authoredOn: from,
    dosageInstruction: [{ text: options.sig ?? 'Take as directed' }],
  });
}

function addExtra(chart: Chart, visit: Visit, [name, value, unit, low, high, loinc]: Extra): void {
  const when = instant(later(visit.start, 15));
  const isRange = typeof low === 'number' || typeof high === 'number';
  chart.add({
    resourceType: 'Observation',
    id: chart.id(
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '')
        .slice(0, 16),
      visit.start,
    ),
    status: 'final',
    category: categoryOf('laboratory'),
    code: {
      ...(loinc && { coding: [{ system: 'http://loinc.org', code: loinc, display: name }] }),
      text: name,
    },
    subject: chart.subject,
    encounter: visit.reference,
    effectiveDateTime: when,
    valueQuantity: { value, unit },
    ...(isRange && {
      referenceRange: [
        {
          ...(typeof low === 'number' && { low: { value: low, unit } }),
          ...(typeof high === 'number' && { high: { value: high, unit } }),
        },
      ],
    }),
  });
}

function addSeries(chart: Chart, lab: Laboratory, series: StorySeries, us: boolean): void {
  const [first, last] = series.years;
  for (let year = first; year <= last; year += 1) {
    const part = last === first ? 0 : (year - first) / (last - first);
    const between = ([a, b]: readonly [number, number]): number => a + (b - a) * part;
    const visit = chart.visit(`${year}-${series.on}`, { type: series.type });
    const weight = series.weight && { weight: between(series.weight) };
    recordVitals(chart, visit, { ...series.vitals, ...weight }, { us });
    const drifted = Object.entries(series.drift ?? {}).map(([name, ends]) => [name, between(ends)]);
    lab.draw(visit, series.panels ?? [], Object.fromEntries(drifted) as Values);
    writeNote(chart, visit, 'progress', series.notes[(year - first) % series.notes.length]!);
  }
}

function addVisit(chart: Chart, lab: Laboratory, story: StoryVisit, us: boolean, last: boolean): Visit {
  const { kind, type, reason } = story;
  const visit = chart.visit(story.at, {
    type,
    ...(kind && { kind }),
    ...(reason && { reason }),
    ...(last && { ongoing: true }),
  });
  if (story.vitals) recordVitals(chart, visit, story.vitals, { us });
  lab.draw(visit, story.panels ?? [], story.lab ?? {}, { flags: !us });
  for (const extra of story.extra ?? []) addExtra(chart, visit, extra);
  for (const [name, value] of story.words ?? []) lab.words(visit, name, value);
  for (const [name, conclusion, category] of story.studies ?? []) {
    reportStudy(chart, visit, name, conclusion, category && { category });
  }
  for (const [note, text] of story.notes) writeNote(chart, visit, note, text);
  return visit;
}

function addBackground(chart: Chart, story: Story): void {
  const start = story.person.born;
  if (!story.allergies) noAllergies(chart, start);
  for (const each of story.allergies ?? []) allergy(chart, ...each);
  for (const each of story.problems ?? []) addProblem(chart, ...each);
  for (const each of story.medicines ?? []) addMedicine(chart, each);
  for (const each of story.relatives ?? []) relative(chart, ...each);
  if (story.smoking) smoking(chart, ...story.smoking);
  for (const each of story.vaccines ?? []) vaccinate(chart, ...each);
  for (const each of story.procedures ?? []) procedure(chart, ...each);
}

function inStyle(resource: FhirResource, style: Story['style']): FhirResource {
  if (style === 'si') return asSi(resource);
  return style === 'local' || style === 'text' ? withoutLoinc(resource, style) : resource;
}

/** The chart of a story: its background, its yearly visits, its visits and, last, its index visit. */
export function authorStory(story: Story): AuthoredCase {
  const chart = new Chart({ ...story.person, given: story.person.given.split(' ') }, story.serial);
  const lab = new Laboratory(chart, story.usual, story.ranges);
  const us = story.style !== 'si';
  addBackground(chart, story);
  for (const series of story.series ?? []) addSeries(chart, lab, series, us);
  const visits = story.visits.map((visit, i) =>
    addVisit(chart, lab, visit, us, i === story.visits.length - 1),
  );
  const expected: Expected = {
    asOf: '2026-01-15',
    primary: story.primary,
    acceptable: story.acceptable ?? [],
    cannotMiss: story.cannotMiss ?? [],
    notExpected: story.notExpected ?? [],
    conclusion: story.conclusion,
  };
  const bundle = chart.bundle();
  const entry = (bundle.entry ?? []).map((item) => ({
    ...item,
    ...(item.resource && { resource: inStyle(item.resource as FhirResource, story.style) }),
  }));
  return {
    slug: story.slug,
    bundle: { ...bundle, entry },
    index: visits.at(-1)!.id,
    withheld: story.withheld,
    expected,
  };
}
