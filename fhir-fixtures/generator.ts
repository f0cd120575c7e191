import type { Bundle, FhirResource } from 'fhir/r4';
import { Chart, entryOf, later } from './authoring/builders.ts';
import type { Visit } from './authoring/builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './authoring/history.ts';
import { Laboratory } from './authoring/labs.ts';
import type { LabOptions, Values } from './authoring/labs.ts';
import type { ProblemName } from './authoring/problems.ts';
import type { DrugName } from './authoring/drugs.ts';
import { prescribe, writeNote } from './authoring/record.ts';
import { recordVitals } from './authoring/vitals.ts';
import { planContacts } from './generator-plan.ts';
import type { Contact } from './generator-plan.ts';
import { seededRandom } from './random.ts';

export interface GeneratorOptions {
  /** Observations to write, exactly; 10 to 100,000. */
  readonly observations: number;
  readonly seed: number;
  /** Years of history before 2026-01-15; 1 to 40. */
  readonly years?: number;
}

const END = Date.UTC(2026, 0, 15);
const GIVEN = ['Amara', 'Bjorn', 'Chidi', 'Dalia', 'Edwin', 'Farida', 'Goran', 'Hana', 'Imre', 'Junia'];
const FAMILY = ['Abara', 'Brandt', 'Cisneros', 'Dobrev', 'Eklund', 'Faleolo', 'Grimaldi', 'Hadley', 'Iyer'];
/** Slow courses: what changes over the whole chart, with its problem and drug where one is recorded. */
const COURSES: readonly { from: Values; to: Values; problem?: ProblemName; drug?: DrugName }[] = [
  { from: { creatinine: 0.9 }, to: { creatinine: 2.1 }, problem: 'hypertension', drug: 'lisinopril20' },
  {
    from: { a1c: 5.7, glucose: 105 },
    to: { a1c: 8.6, glucose: 190 },
    problem: 'diabetes2',
    drug: 'metformin1000',
  },
  { from: { hgb: 14.6, mcv: 91 }, to: { hgb: 11.2, mcv: 76 } },
  { from: { ldl: 165 }, to: { ldl: 84 }, problem: 'hyperlipidaemia', drug: 'atorvastatin40' },
  { from: { tsh: 1.8 }, to: { tsh: 9.5 } },
  { from: { calcium: 9.3 }, to: { calcium: 10.9 }, problem: 'osteoarthritis', drug: 'acetaminophen500' },
];
const NOTES: readonly string[] = [
  'Routine follow-up. No new complaints. Denies chest pain, dyspnea, fever. Exam unremarkable. Continue current medications.',
  'Here for medication refill. Occasional headache, no red flags. BP reviewed. Labs ordered. RTC 3 months.',
  'Feels tired lately. No weight loss, no night sweats, no melena. Exam: no pallor, lungs clear, abd soft. Check labs.',
  'Knee pain after gardening, no swelling or fever. ROM full. Acetaminophen prn, exercises.',
  'Cough x 1 wk, clear sputum, afebrile, lungs clear. Supportive care. Patient denies hemoptysis.',
];

/** Refuses options outside their limits, with the sentence a person needs. */
export function checkOptions({ observations, seed, years = 10 }: GeneratorOptions): void {
  if (!Number.isInteger(observations) || observations < 10 || observations > 100_000) {
    throw new RangeError(`observations is ${observations}: give a whole number from 10 to 100000.`);
  }
  if (!Number.isInteger(seed) || seed < 0) {
    throw new RangeError(`seed is ${seed}: give a whole number from 0.`);
  }
  if (!Number.isInteger(years) || years < 1 || years > 40) {
    throw new RangeError(`years is ${years}: give a whole number from 1 to 40.`);
  }
}

class ChartWriter {
  private readonly chart: Chart;
  private readonly lab: Laboratory;
  private readonly courses: typeof COURSES;
  private readonly years: number;
  private readonly start: number;
  private readonly weight: number;
  private stay: Visit | null = null;

  constructor(seed: number, years: number) {
    const random = seededRandom(seed);
    this.years = years;
    this.start = END - years * 365 * 86_400_000;
    this.chart = new Chart(
      {
        key: `gen-${seed}`,
        given: [random.pick(GIVEN)],
        family: random.pick(FAMILY),
        sex: random.next() < 0.5 ? 'female' : 'male',
        born: `${2026 - years - random.integer(25, 55)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`,
        city: ['Springfield', 'IL', '62701'],
      },
      seed,
    );
    this.lab = new Laboratory(this.chart);
    this.courses = COURSES.filter(() => random.next() < 0.5);
    this.weight = random.integer(55, 100);
  }

  private date(minutes: number): string {
    return new Date(this.start + minutes * 60_000).toISOString().slice(0, 16);
  }

  /** The person and the history that is no series: problems, drugs, vaccines, family, smoking. */
  background(): FhirResource[] {
    const from = this.date(0).slice(0, 10);
    noAllergies(this.chart, from);
    for (const { problem, drug } of this.courses) {
      if (problem) this.chart.problem(problem, from);
      if (drug) prescribe(this.chart, drug, from);
    }
    relative(this.chart, 'FTH', 'Hypertension', 55);
    smoking(this.chart, this.chart.random.next() < 0.3 ? 'former' : 'never', from);
    for (let year = 0; year < this.years; year += 1) {
      vaccinate(this.chart, 'influenza', this.date((year * 365 + 270) * 1440).slice(0, 10));
    }
    return this.chart.drain();
  }

  /** Values of the slow courses at this time, with the variation of a day. */
  private valuesAt(minutes: number): Values {
    const t = minutes / (this.years * 365 * 1440);
    const values: Values = {};
    for (const { from, to } of this.courses) {
      for (const name of Object.keys(from) as (keyof Values)[]) {
        const level = from[name]! + (to[name]! - from[name]!) * t;
        values[name] = level * (1 + 0.02 * this.chart.random.normal());
      }
    }
    return values;
  }

  private visitOf({ at, kind }: Contact): Visit {
    const start = this.date(at);
    if (kind === 'ward-day') {
      if (this.stay && this.stay.end > start) return this.stay;
      this.stay = this.chart.visit(start, { kind: 'IMP', type: 'Hospital admission', minutes: 3 * 1440 });
      return this.stay;
    }
    const emergency = kind === 'emergency';
    return this.chart.visit(start, {
      kind: emergency ? 'EMER' : 'AMB',
      type: emergency ? 'Emergency department visit' : 'Office visit',
      minutes: emergency ? 200 : 25,
    });
  }

  contact(contact: Contact): FhirResource[] {
    const { random } = this.chart;
    const visit = this.visitOf(contact);
    const offset = (Date.parse(`${this.date(contact.at)}:00Z`) - Date.parse(`${visit.start}:00Z`)) / 60_000;
    const day = contact.kind === 'ward-day';
    const step = Math.floor((day ? 1430 : 120) / Math.max(1, contact.vitalSets));
    for (let i = 0; i < contact.vitalSets; i += 1) {
      recordVitals(
        this.chart,
        visit,
        {
          bp: [random.integer(104, 158), random.integer(60, 94)],
          hr: random.integer(56, 104),
          rr: random.integer(12, 20),
          temp: 36.7 + 0.3 * random.normal(),
          spo2: random.integer(93, 99),
          weight: this.weight * (1 + 0.01 * random.normal()),
        },
        { after: offset + 4 + i * step, us: random.next() < 0.3 },
      );
    }
    const options: LabOptions = { after: offset + 10, flags: random.next() < 0.2 };
    if (contact.panels.length) this.draw(visit, contact, options);
    if (random.next() < 0.5) {
      writeNote(this.chart, visit, 'progress', random.pick(NOTES), { after: offset + (day ? 600 : 20) });
    }
    return this.chart.drain();
  }

  private draw(visit: Visit, contact: Contact, options: LabOptions): void {
    const values = this.valuesAt(contact.at);
    this.lab.draw(visit, contact.panels, values, { ...options, membersOnly: true });
  }

  /** Single heart rates, to end a chart at exactly the wanted number. */
  remainder(contact: Contact, count: number): FhirResource[] {
    const visit = this.chart.visit(later(this.date(contact.at), 5), { type: 'Remote monitoring' });
    for (let i = 0; i < count; i += 1) {
      recordVitals(this.chart, visit, { hr: this.chart.random.integer(58, 92) }, { after: i });
    }
    return this.chart.drain();
  }
}

/** The resources of a generated chart, patient first and then in order of time; nothing is held back, so any size streams. */
export function* generateResources(options: GeneratorOptions): Generator<FhirResource> {
  checkOptions(options);
  const { observations, seed, years = 10 } = options;
  const writer = new ChartWriter(seed, years);
  const background = writer.background();
  yield* background;
  let left = observations - countObservations(background);
  for (const contact of planContacts(seededRandom(seed + 1), left, years)) {
    if (left <= 0) return;
    const written = writer.contact(contact);
    const count = countObservations(written);
    if (count > left) {
      yield* writer.remainder(contact, left);
      return;
    }
    left -= count;
    yield* written;
  }
}

function countObservations(resources: readonly FhirResource[]): number {
  return resources.filter(({ resourceType }) => resourceType === 'Observation').length;
}

/** A generated chart as one collection Bundle. The same options give the same Bundle. */
export function generateChart(options: GeneratorOptions): Bundle {
  return {
    resourceType: 'Bundle',
    id: `generated-${options.seed}`,
    type: 'collection',
    entry: [...generateResources(options)].map(entryOf),
  };
}
