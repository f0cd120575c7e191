import { resourcesOfBundle } from '../bundle.ts';
import type { Chart, ChartEntry, ChartProblem, Measurement, ResultItem } from '../chart.ts';
import type { JsonObject } from '../json.ts';
import { has, isObject, objectAt, objectsAt, textAt } from '../json.ts';

/**
 * Items in = items shown + items reported, counted anew from the FHIR JSON: each resource, each value, component and
 * contained result is in the chart (alone or among the sources of another) or in a problem with its reference and
 * plain words. Returns a line for each one that is neither; `[]` is the claim that nothing was lost in silence.
 */
export function silentLosses(json: Iterable<unknown>, chart: Chart): readonly string[] {
  const entries = Map.groupBy(
    entriesOf(chart).flatMap((entry) => [entry.ref, ...entry.alsoIn].map((ref) => ({ ref, entry }))),
    ({ ref }) => ref,
  );
  const problems = Map.groupBy(chart.problems, (p) => p.evidence);
  const resources = [...json].flatMap((one) => resourcesOfBundle(one));
  const referred = (ref: string) => resources.some((r) => JSON.stringify(r).includes(`${ref}"`));
  const losses = resources.flatMap((resource, i) => {
    const ref = refOf(resource, i + 1);
    const held = (entries.get(ref) ?? []).map(({ entry }) => entry);
    return lossesOf(resource, { ref, held, said: problems.get(ref) ?? [], chart, referred });
  });
  return [...losses, ...wordless(chart.problems), ...miscounted(chart, resources.length)];
}

interface Found {
  readonly ref: string;
  readonly held: readonly ChartEntry[];
  readonly said: readonly ChartProblem[];
  readonly chart: Chart;
  /** Whether any resource names it. */
  readonly referred: (ref: string) => boolean;
}

export function entriesOf(chart: Chart): ChartEntry[] {
  return Object.values(chart).flatMap((list: unknown) =>
    Array.isArray(list) && list !== chart.problems ? (list as ChartEntry[]) : [],
  );
}

function refOf(resource: unknown, position: number): string {
  const type = isObject(resource) ? textAt(resource, 'resourceType') : null;
  if (!isObject(resource) || type === null || !/^[A-Z][A-Za-z]+$/.test(type)) return `unreadable/${position}`;
  return `${type}/${textAt(resource, 'id') ?? `without-id-${position}`}`;
}

/** They say nothing of the patient's health by themselves. */
const SERVES_OTHERS = new Set(
  'Practitioner PractitionerRole Organization Location Medication Device Provenance RelatedPerson'.split(' '),
);

function lossesOf(resource: unknown, found: Found): string[] {
  const { ref, held, said, chart } = found;
  if (said.some((p) => p.dropped)) return [];
  if (!isObject(resource) || ref.startsWith('unreadable/')) return [`${ref} is not reported`];
  const type = String(resource['resourceType']);
  if (SERVES_OTHERS.has(type) || ref === chart.patient.ref) return [];
  if (type === 'Binary' && found.referred(ref)) return [];
  const onlyLists = has(resource, 'hasMember') || has(resource, 'result') || has(resource, 'related');
  if (held.length === 0 && said.length === 0 && !onlyLists) return [`${ref} is neither shown nor reported`];
  return [...valueLosses(resource, found), ...familyLosses(resource, found)];
}

/** Every value of an Observation, of its components and of what it or another resource contains. */
function valueLosses(resource: JsonObject, { ref, held, said }: Found): string[] {
  const contained = objectsAt(resource, 'contained');
  const observations = [resource, ...contained].filter((r) => r['resourceType'] === 'Observation');
  const unread = contained.filter((r) => !['Observation', 'Patient'].includes(String(r['resourceType'])));
  const entries = new Set(held.filter((e) => e.kind === 'measurement' || e.kind === 'result'));
  const reports = new Set(said.filter(({ kind }) => VALUE_PROBLEMS.has(kind)));
  const losses = observations.flatMap(partsOf).filter((part) => {
    const shown =
      [...entries].find((e) => e.ref === ref && states(e, part)) ?? [...entries].find((e) => e.ref !== ref);
    if (shown !== undefined) return !entries.delete(shown);
    const [report] = reports;
    return report === undefined || !reports.delete(report);
  });
  return [
    ...losses.map(
      (part) => `${ref}: a value is neither shown nor reported: ${JSON.stringify(part).slice(0, 200)}`,
    ),
    ...unread
      .filter((r) => !SERVES_OTHERS.has(String(r['resourceType'])) && said.length === 0)
      .map((r) => `${ref}: the contained ${String(r['resourceType'])} is not reported`),
  ];
}

const VALUE_PROBLEMS: ReadonlySet<ChartProblem['kind']> = new Set([
  'absent-value', 'unreadable-value', 'unreadable-unit', 'duplicate', 'wrong-patient', 'entered-in-error',
]); // prettier-ignore

function partsOf(observation: JsonObject): JsonObject[] {
  const components = objectsAt(observation, 'component');
  const says = Object.keys(observation).some((key) => key.startsWith('value') && isSaid(observation[key]));
  const isPanel = components.length > 0 || has(observation, 'hasMember') || has(observation, 'related');
  return says || !isPanel ? [observation, ...components] : [...components];
}

/** A quantity without a number says nothing. */
function isSaid(value: unknown): boolean {
  if (isObject(value)) return Object.keys(value).length > 0 && !('unit' in value && !has(value, 'value'));
  return value !== undefined && value !== null && value !== '';
}

/** Whether an entry shows this value, as it was sent. */
function states(entry: Measurement | ResultItem, part: JsonObject): boolean {
  const shown = entry.kind === 'measurement' ? entry.sourceValue.text : entry.value.text;
  const quantity = objectAt(part, 'valueQuantity');
  if (quantity !== null && has(quantity, 'value')) {
    const sent = String(quantity['value']).trim();
    return (
      shown === sent || Number(shown) === Number(sent) || (entry.kind === 'result' && shown.includes(sent))
    );
  }
  const text = textAt(part, 'valueString');
  if (text !== null) return text.includes(shown) || shown.includes(text);
  const coded = objectAt(part, 'valueCodeableConcept');
  if (coded === null) return true;
  const words = [
    textAt(coded, 'text'),
    ...objectsAt(coded, 'coding').flatMap((c) => [textAt(c, 'display'), textAt(c, 'code')]),
  ];
  return words.includes(shown);
}

function familyLosses(resource: JsonObject, { ref, held, said }: Found): string[] {
  const conditions = objectsAt(resource, 'condition').length;
  if (resource['resourceType'] !== 'FamilyMemberHistory' || said.length > 0) return [];
  const shown = held.flatMap((e) => (e.kind === 'family-history' ? [e.conditions.length] : []));
  return shown.includes(conditions) ? [] : [`${ref}: ${conditions} family conditions, ${shown.join()} shown`];
}

/** A problem without a reference or without words reports nothing. */
function wordless(problems: readonly ChartProblem[]): string[] {
  return problems
    .filter(
      ({ evidence, message }) => evidence === '' || message.split(' ').length < 3 || !/[.”"]$/.test(message),
    )
    .map((p) => `a problem without plain words: ${JSON.stringify(p)}`);
}

function miscounted({ accounting, problems }: Chart, resources: number): string[] {
  const { read, shown, merged, dropped, supporting } = accounting;
  const droppedRefs = new Set(problems.filter((p) => p.dropped).map((p) => p.evidence));
  const sound =
    read === resources && shown + merged + dropped + supporting === read && droppedRefs.size === dropped;
  return sound ? [] : [`the counts disagree: ${resources} resources, ${JSON.stringify(accounting)}`];
}
