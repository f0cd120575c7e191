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

type ByAnalyte = ReadonlyMap<string, readonly Measurement[]>;

const hourMs = dayMs / 24;
const utcDay = (m: Measurement): number => Math.floor((m.when?.at ?? 0) / dayMs);

/** A formula is used only when all analytes exist in exactly the units it was written for. */
function fits(formula: Formula, analytes: ReadonlyMap<string, AnalyteDefinition>): boolean {
  return (
    analytes.get(formula.output)?.unit === formula.outputUnit &&
    formula.inputs.every((i) => analytes.get(i.analyte)?.unit === i.unit)
  );
}

function nearest(candidates: readonly Measurement[], at: number, withinHours: number): Measurement | null {
  let best: Measurement | null = null;
  for (const m of candidates) {
    const distance = Math.abs((m.when?.at ?? 0) - at);
    if (distance <= withinHours * hourMs && (best === null || distance < Math.abs((best.when?.at ?? 0) - at)))
      best = m;
  }
  return best;
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

/**
 * Values computed from the measurements: one per leading input, unless the same analyte was reported that day.
 * Evidence is the inputs (`ref` and `alsoIn`). Inputs with a comparator ("< 0.2") give none.
 */
export function derivedMeasurements(
  measurements: readonly Measurement[],
  analytes: ReadonlyMap<string, AnalyteDefinition>,
  person: DerivedFor,
): Measurement[] {
  const measured = new Map<string, Measurement[]>();
  const reported = new Set<string>();
  for (const m of measurements) {
    if (m.analyte === null || m.when === null) continue;
    reported.add(`${m.analyte}@${utcDay(m)}`);
    if (m.comparator !== null) continue;
    const list = measured.get(m.analyte);
    if (list) list.push(m);
    else measured.set(m.analyte, [m]);
  }
  return formulas.flatMap((formula) => {
    const output = analytes.get(formula.output);
    const first = formula.inputs[0];
    if (!output || !first || !fits(formula, analytes)) return [];
    return (measured.get(first.analyte) ?? [])
      .filter((lead) => !reported.has(`${output.id}@${utcDay(lead)}`))
      .flatMap((lead) => derive(formula, lead, measured, output, person) ?? []);
  });
}
