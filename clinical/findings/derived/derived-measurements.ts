import type { Measurement, PatientFacts } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { ageAt } from '../context/age.ts';
import { dayMs } from '../time.ts';
import { electrolyteFormulas } from './electrolyte-formulas.ts';
import type { Formula } from './formula.ts';
import { organFormulas } from './organ-formulas.ts';
import { vitalFormulas } from './vital-formulas.ts';

/** For each: the source stands in its docstring. */
export const formulas: readonly Formula[] = [...electrolyteFormulas, ...organFormulas, ...vitalFormulas];

export interface DerivedFor {
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: PatientFacts['birthDate'];
}

interface Dated {
  readonly measurement: Measurement;
  readonly at: number;
  /** In the record. */
  readonly place: number;
}

/** Oldest first: a record of decades has thousands of each. */
type ByAnalyte = ReadonlyMap<string, readonly Dated[]>;

const hourMs = dayMs / 24;
const utcDay = (m: Measurement): number => Math.floor((m.when?.at ?? 0) / dayMs);

/** A formula is used only when all analytes exist in exactly the units it was written for. */
function fits(formula: Formula, analytes: ReadonlyMap<string, AnalyteDefinition>): boolean {
  return (
    analytes.get(formula.output)?.unit === formula.outputUnit &&
    formula.inputs.every((i) => analytes.get(i.analyte)?.unit === i.unit)
  );
}

/** Of equally near ones the first of the record. */
function nearest(candidates: readonly Dated[], at: number, withinHours: number): Measurement | null {
  const window = withinHours * hourMs;
  let best: Dated | null = null;
  for (let i = firstFrom(candidates, at - window); i < candidates.length; i += 1) {
    const c = candidates[i]!;
    if (c.at > at + window) break;
    const nearer = best === null ? -1 : Math.abs(c.at - at) - Math.abs(best.at - at);
    if (best === null || nearer < 0 || (nearer === 0 && c.place < best.place)) best = c;
  }
  return best?.measurement ?? null;
}

/** Index of the first candidate at or after `at`. */
function firstFrom(candidates: readonly Dated[], at: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candidates[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function derive(
  formula: Formula,
  lead: Measurement,
  measured: ByAnalyte,
  output: AnalyteDefinition,
  person: DerivedFor,
): Measurement | null {
  const when = lead.when;
  if (when === null) return null;
  const inputs: Measurement[] = [lead];
  for (const input of formula.inputs.slice(1)) {
    const found = nearest(
      measured.get(input.analyte) ?? [],
      when.at,
      when.precision === 'time' ? input.withinHours : Math.max(input.withinHours, 24),
    );
    if (!found) return null;
    inputs.push(found);
  }
  const ageYears = ageAt(person.birthDate, when.at);
  const value = formula.compute(
    inputs.map((m) => m.value),
    { ageYears, sex: person.sex },
  );
  if (value === null || !Number.isFinite(value)) return null;
  const rounded = Number(value.toFixed(Math.max(output.decimals, 1) + 1));
  return {
    kind: 'measurement',
    ref: lead.ref,
    alsoIn: inputs.slice(1).map((m) => m.ref),
    encounter: lead.encounter,
    analyte: output.id,
    concept: { codings: [], text: output.name },
    category: output.category,
    value: rounded,
    unit: output.unit,
    comparator: null,
    sourceValue: { text: String(rounded), unit: output.unit },
    range: null,
    interpretation: null,
    when,
    derivedBy: formula.id,
  };
}

const outputs: ReadonlySet<string> = new Set(formulas.map(({ output }) => output));
const inputIds: ReadonlySet<string> = new Set(
  formulas.flatMap((f) => f.inputs.map(({ analyte }) => analyte)),
);

/**
 * Values computed from the measurements: one per leading input, unless the same analyte was reported that day.
 * Evidence is the inputs (`ref` and `alsoIn`). Inputs with a comparator ("< 0.2") give none. `from`: of an output, the
 * oldest moment (epoch milliseconds) that is wanted.
 */
export function derivedMeasurements(
  measurements: readonly Measurement[],
  analytes: ReadonlyMap<string, AnalyteDefinition>,
  person: DerivedFor,
  from: (output: string) => number = () => Number.NEGATIVE_INFINITY,
): Measurement[] {
  const measured = new Map<string, Dated[]>();
  const reported = new Set<string>();
  for (const [place, m] of measurements.entries()) {
    if (m.analyte === null || m.when === null) continue;
    if (outputs.has(m.analyte)) reported.add(`${m.analyte}@${utcDay(m)}`);
    if (m.comparator !== null || !inputIds.has(m.analyte)) continue;
    const dated = { measurement: m, at: m.when.at, place };
    const list = measured.get(m.analyte);
    if (list) list.push(dated);
    else measured.set(m.analyte, [dated]);
  }
  for (const list of measured.values()) list.sort((a, b) => a.at - b.at || a.place - b.place);
  return formulas.flatMap((formula) => {
    const output = analytes.get(formula.output);
    const first = formula.inputs[0];
    if (!output || !first || !fits(formula, analytes)) return [];
    const leads = measured.get(first.analyte) ?? [];
    return leads
      .slice(firstFrom(leads, from(output.id)))
      .sort((a, b) => a.place - b.place)
      .map((d) => d.measurement)
      .filter((lead) => !reported.has(`${output.id}@${utcDay(lead)}`))
      .flatMap((lead) => derive(formula, lead, measured, output, person) ?? []);
  });
}
