import { absentStatement } from './absent-statements.ts';
import type { ChartProblem, Concept, MedicationItem, ResourceRef, Span } from './chart.ts';
import { firstDate } from './clinical-time.ts';
import { conceptAt, conceptKey, conceptsAt, displayAt, readConcept } from './concepts.ts';
import { NO_SPAN, statedPeriod } from './dates.ts';
import type { JsonObject } from './json.ts';
import { NOTHING, booleanAt, codeAt, numberAt, objectAt, objectsAt, textAt } from './json.ts';
import { NO_SOURCES, problem, quoted } from './reading.ts';
import type { Draft } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

type Source = MedicationItem['source'];

/** Shown until the Medication that names the medicine has been read. */
export const UNNAMED_MEDICINE: Concept = { codings: [], text: 'Unnamed medicine' };

/** MedicationRequest, -Statement, -Administration or -Dispense. */
export function readMedicationUse(source: Source, resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { status, problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const dropped = (message: string): ResourceContent => ({
    drafts: [],
    problems: [problem('absent-value', ref, message, true)],
  });
  if (booleanAt(resource, 'doNotPerform') === true)
    return dropped('It says not to give the medicine; not shown as taken.');
  if (status === 'not-taken' || status === 'not-done' || status === 'declined')
    return dropped(`Its status is "${status}"; not shown as taken.`);
  const { concept, medication } = medicineOf(resource);
  if (concept === null && medication === null) return dropped('It names no medicine.');
  if (concept !== null && absentStatement(concept) !== null)
    return dropped(`It says ${quoted(concept.text)}; not shown as a medicine.`);
  const problems: ChartProblem[] = status === 'unknown' && statusProblem !== null ? [statusProblem] : [];
  const period = periodOf(source, resource, ref, problems);
  const item: MedicationItem = {
    kind: 'medication',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter') ?? referenceAt(resource, 'context'),
    concept: concept ?? UNNAMED_MEDICINE,
    status: statusOf(status, codeAt(resource, 'intent')),
    source,
    period,
    dosage: dosageOf(resource),
    reason: reasonOf(resource),
  };
  if (period.start === null && period.end === null && problems.length === 0)
    problems.push(problem('undated', ref, 'The medicine has no date; shown among the undated items.', false));
  const draft: Draft<MedicationItem> = { item, key: medicationKey(item) };
  return { drafts: [medication === null ? draft : { ...draft, medication }], problems };
}

/** One medicine from one kind of source beginning at one time is one entry. */
export function medicationKey({ concept, source, status, period: { start } }: MedicationItem): string | null {
  return start === null
    ? null
    : `x|${source}|${status}|${conceptKey(concept)}|${start.at}|${start.precision}`;
}

function medicineOf(resource: JsonObject): {
  readonly concept: Concept | null;
  readonly medication: ResourceRef | null;
} {
  const own =
    conceptAt(resource, 'medicationCodeableConcept') ??
    conceptAt(objectAt(resource, 'medication') ?? NOTHING, 'concept');
  if (own !== null) return { concept: own, medication: null };
  const display = displayAt(resource, 'medicationReference');
  const named = display === null ? null : readConcept(display);
  const reference = referenceAt(resource, 'medicationReference');
  if (reference === null || !reference.startsWith('#')) return { concept: named, medication: reference };
  const contained = objectsAt(resource, 'contained').find((c) => textAt(c, 'id') === reference.slice(1));
  return {
    concept: (contained === undefined ? null : conceptAt(contained, 'code')) ?? named,
    medication: null,
  };
}

function statusOf(status: string, intent: string | null): MedicationItem['status'] {
  if (
    status === 'draft' ||
    status === 'intended' ||
    intent === 'proposal' ||
    intent === 'plan' ||
    intent === 'option'
  )
    return 'planned';
  switch (status) {
    case 'active':
    case 'in-progress':
      return 'active';
    case 'completed':
    case 'ended':
      return 'completed';
    case 'stopped':
    case 'discontinued':
      return 'stopped';
    case 'on-hold':
      return 'on-hold';
    case 'preparation':
      return 'planned';
    default:
      return 'unknown';
  }
}

const DAY_MS = 86_400_000;

function periodOf(source: Source, resource: JsonObject, ref: ResourceRef, problems: ChartProblem[]): Span {
  if (source === 'request') return requestPeriod(resource, ref, problems);
  if (source === 'dispense') {
    const start = firstDate(resource, ['whenHandedOver', 'whenPrepared'], ref, problems);
    const days = numberAt(objectAt(resource, 'daysSupply') ?? NOTHING, 'value');
    const end =
      start === null || days === null || days <= 0 ? null : { ...start, at: start.at + days * DAY_MS };
    return { start, end };
  }
  const { span } = statedPeriod(resource, 'effectivePeriod');
  if (span.start !== null || span.end !== null) return span;
  const at = firstDate(resource, ['effectiveDateTime', 'dateAsserted'], ref, problems);
  return source === 'administration' ? { start: at, end: at } : { start: at, end: null };
}

/** The period of the dosage, else when it was written. Validity of a prescription isn't how long it is taken. */
function requestPeriod(resource: JsonObject, ref: ResourceRef, problems: ChartProblem[]): Span {
  const bounds = objectsAt(resource, 'dosageInstruction').flatMap((d) => {
    const repeat = objectAt(objectAt(d, 'timing') ?? NOTHING, 'repeat');
    return repeat === null ? [] : [statedPeriod(repeat, 'boundsPeriod').span];
  });
  const stated = bounds.find((b) => b.start !== null || b.end !== null) ?? NO_SPAN;
  return {
    start: stated.start ?? firstDate(resource, ['authoredOn', 'dateWritten'], ref, problems),
    end: stated.end,
  };
}

function dosageOf(resource: JsonObject): string | null {
  const dosages = [...objectsAt(resource, 'dosageInstruction'), ...objectsAt(resource, 'dosage')];
  const texts = dosages.flatMap((d) => textAt(d, 'text') ?? composed(d) ?? []);
  return texts.length === 0 ? null : texts.join('; ');
}

/** "500 mg, 2 times per 1 d" from the structured parts where no text was sent. */
function composed(dosage: JsonObject): string | null {
  const dose =
    objectsAt(dosage, 'doseAndRate')
      .map((d) => objectAt(d, 'doseQuantity'))
      .find((d) => d !== null) ?? objectAt(dosage, 'dose');
  const amount = dose === undefined || dose === null ? null : numberAt(dose, 'value');
  const unit = dose === undefined || dose === null ? null : (textAt(dose, 'unit') ?? textAt(dose, 'code'));
  const repeat = objectAt(objectAt(dosage, 'timing') ?? NOTHING, 'repeat') ?? NOTHING;
  const [frequency, period] = [numberAt(repeat, 'frequency'), numberAt(repeat, 'period')];
  const times =
    frequency === null || period === null
      ? null
      : `${frequency} times per ${period} ${textAt(repeat, 'periodUnit') ?? ''}`.trim();
  const parts = [
    amount === null ? null : `${amount} ${unit ?? ''}`.trim(),
    times,
    booleanAt(dosage, 'asNeededBoolean') === true ? 'as needed' : null,
  ];
  const said = parts.filter((p) => p !== null);
  return said.length === 0 ? null : said.join(', ');
}

function reasonOf(resource: JsonObject): Concept | null {
  const [coded] = conceptsAt(resource, 'reasonCode');
  if (coded !== undefined) return coded;
  const display = objectsAt(resource, 'reasonReference')
    .map((r) => textAt(r, 'display'))
    .find((d) => d !== null);
  return display === undefined ? null : readConcept(display);
}
