import type {
  Bundle,
  BundleEntry,
  CodeableConcept,
  Condition,
  Encounter,
  FhirResource,
  Observation,
  Period,
  Reference,
} from 'fhir/r4';
import { seededRandom } from '../random.ts';
import type { Random } from '../random.ts';
import { patientResource } from './person.ts';
import type { Person } from './person.ts';
import { PROBLEMS } from './problems.ts';
import type { Problem, ProblemName } from './problems.ts';

/** What a clinician should conclude; ids are those of the coverage list of conditions. */
export interface Expected {
  readonly asOf: string;
  readonly primary: readonly string[];
  readonly acceptable: readonly string[];
  readonly cannotMiss: readonly string[];
  readonly notExpected: readonly string[];
  readonly conclusion: string;
}

/** One authored case: its folder, its chart and its conclusion. */
export interface AuthoredCase {
  readonly slug: string;
  readonly bundle: Bundle;
  readonly expected: Expected;
  /** Words that would give the diagnosis away and that the index visit must not contain. */
  readonly withheld: readonly RegExp[];
  /** The id of the index Encounter. */
  readonly index: string;
}

export type VisitKind = 'AMB' | 'EMER' | 'IMP';

export interface Visit {
  readonly id: string;
  /** Local start, `YYYY-MM-DDTHH:MM`. */
  readonly start: string;
  readonly end: string;
  readonly kind: VisitKind;
  readonly reference: Reference;
}

export interface VisitOptions {
  readonly kind?: VisitKind;
  readonly type: string;
  readonly minutes?: number;
  /** Chief complaint. */
  readonly reason?: string;
  readonly clinician?: string;
  /** Encounter diagnoses, each a coded Condition of this visit. */
  readonly diagnoses?: readonly ProblemName[];
  readonly ongoing?: boolean;
}

const KINDS = { AMB: 'ambulatory', EMER: 'emergency', IMP: 'inpatient encounter' } as const;
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
/** Fixtures keep one offset all year, so that local times in sources and data agree. */
const OFFSET = '-05:00';

export function categoryOf(code: string): CodeableConcept[] {
  return [{ coding: [{ system: CATEGORY, code }] }];
}

/** `2026-01-15T09:10` as an instant of the fixtures' time zone; dates stay dates. */
export function instant(local: string): string {
  return local.length === 10 ? local : `${local}:00${OFFSET}`;
}

/** Local time some minutes after another local time. */
export function later(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}:00Z`) + minutes * 60000).toISOString().slice(0, 16);
}

export function conceptOf(problem: Problem): CodeableConcept {
  const coding = [
    ...(problem.sct ? [{ system: 'http://snomed.info/sct', code: problem.sct, display: problem.text }] : []),
    ...(problem.icd
      ? [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: problem.icd, display: problem.text }]
      : []),
  ];
  return { ...(coding.length > 0 && { coding }), text: problem.text };
}

/** A Bundle entry of the resource under the fixtures' invented base. */
export function entryOf(resource: FhirResource): BundleEntry {
  return {
    fullUrl: `https://fixtures.chartside.example/fhir/${resource.resourceType}/${resource.id}`,
    resource,
  };
}

/** Writes one patient's chart: resources get stable ids, the patient as subject and local times. */
export class Chart {
  readonly person: Person;
  readonly random: Random;
  readonly subject: Reference;
  private readonly resources: FhirResource[] = [];
  private readonly used = new Map<string, number>();

  constructor(person: Person, seed: number) {
    this.person = person;
    this.random = seededRandom(seed);
    this.subject = { reference: `Patient/pt-${person.key}` };
    this.resources.push(patientResource(person, seed));
  }

  /** A readable id that is unique in the chart: `key-part-20260115`, with a counter where needed. */
  id(part: string, when = ''): string {
    const base = [this.person.key, part, when.slice(0, 10).replaceAll('-', '')].filter(Boolean).join('-');
    const count = (this.used.get(base) ?? 0) + 1;
    this.used.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  }

  add<T extends FhirResource>(resource: T): T {
    this.resources.push(resource);
    return resource;
  }

  ageAt(when: string): number {
    const years = Number(when.slice(0, 4)) - Number(this.person.born.slice(0, 4));
    return when.slice(5, 10) < this.person.born.slice(5, 10) ? years - 1 : years;
  }

  visit(start: string, options: VisitOptions): Visit {
    const kind = options.kind ?? 'AMB';
    const end = later(start, options.minutes ?? 30);
    const id = this.id('enc', start);
    const period: Period = { start: instant(start), ...(!options.ongoing && { end: instant(end) }) };
    const encounter: Encounter = {
      resourceType: 'Encounter',
      id,
      status: options.ongoing ? 'in-progress' : 'finished',
      class: {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
        code: kind,
        display: KINDS[kind],
      },
      type: [{ text: options.type }],
      subject: this.subject,
      ...(options.clinician && { participant: [{ individual: { display: options.clinician } }] }),
      period,
      ...(options.reason && { reasonCode: [{ text: options.reason }] }),
    };
    this.add(encounter);
    const visit: Visit = { id, start, end, kind, reference: { reference: `Encounter/${id}` } };
    for (const name of options.diagnoses ?? []) this.encounterDiagnosis(visit, name);
    return visit;
  }

  private encounterDiagnosis(visit: Visit, name: ProblemName): void {
    this.add({
      ...this.condition(
        PROBLEMS[name],
        'encounter-diagnosis',
        this.id(`dx-${name.toLowerCase()}`, visit.start),
      ),
      encounter: visit.reference,
      recordedDate: visit.start.slice(0, 10),
    });
  }

  private condition(problem: Problem, category: string, id: string, status = 'active'): Condition {
    const terminology = 'http://terminology.hl7.org/CodeSystem';
    return {
      resourceType: 'Condition',
      id,
      clinicalStatus: { coding: [{ system: `${terminology}/condition-clinical`, code: status }] },
      verificationStatus: { coding: [{ system: `${terminology}/condition-ver-status`, code: 'confirmed' }] },
      category: [{ coding: [{ system: `${terminology}/condition-category`, code: category }] }],
      code: conceptOf(problem),
      subject: this.subject,
    };
  }

  /** An entry of the problem list; `onset` may be a year, a month or a day. */
  problem(name: ProblemName, onset: string, options: { recorded?: string; abated?: string } = {}): void {
    const status = options.abated ? 'resolved' : 'active';
    this.add({
      ...this.condition(PROBLEMS[name], 'problem-list-item', this.id(`prob-${name.toLowerCase()}`), status),
      onsetDateTime: onset,
      ...(options.abated && { abatementDateTime: options.abated }),
      recordedDate: options.recorded ?? onset,
    });
  }

  /** A coded or free observation outside the laboratory and vital signs, such as smoking status. */
  observation(fields: Omit<Observation, 'resourceType' | 'id' | 'subject' | 'status'>, part: string): void {
    this.add({
      resourceType: 'Observation',
      id: this.id(part, fields.effectiveDateTime),
      status: 'final',
      ...fields,
      subject: this.subject,
    });
  }

  /** The resources written since the last call, which the chart then forgets: for charts too large to hold. */
  drain(): FhirResource[] {
    return this.resources.splice(0);
  }

  bundle(): Bundle {
    return {
      resourceType: 'Bundle',
      id: `bundle-${this.person.key}`,
      type: 'collection',
      entry: this.resources.map(entryOf),
    };
  }
}
