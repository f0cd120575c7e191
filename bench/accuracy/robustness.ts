import type { Chart, DocumentItem } from '../../clinical/chart/chart.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import type { AnalyteDefinition, Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { generateChart } from '../../fhir-fixtures/generator.ts';
import { seededRandom, type Random } from '../../fhir-fixtures/random.ts';
import type { Change } from './case.ts';

export const NEGATIVES_REMOVED: Change = {
  findings: (findings) => findings.filter((f) => f.status === 'present'),
};

/** Each finding stays with a probability: of a patient never all is asked, examined, written and read. */
export function partOfFindings(share: number, seed: number): Change {
  const random = seededRandom(seed);
  return { findings: (findings) => findings.filter(() => random.next() < share) };
}

/** In one of twenty words of at least five letters two letters are swapped, or one is left out or doubled. */
export function misspelled(): Change {
  const random = seededRandom(5);
  const misspell = (d: DocumentItem): DocumentItem => ({
    ...d,
    text:
      d.text && d.text.replace(/[a-z]{5,}/gi, (word) => (random.next() < 0.05 ? slip(word, random) : word)),
  });
  return { chart: (chart: Chart) => ({ ...chart, documents: chart.documents.map(misspell) }) };
}

function slip(word: string, random: Random): string {
  const at = random.integer(1, word.length - 2);
  const [a, b] = [word[at]!, word[at + 1]!];
  return word.slice(0, at) + random.pick([b + a, b, a + a + b]) + word.slice(at + 2);
}

/** Ten years and 5,000 Observations of another, invented patient under the case's own name. */
export function inLongChart(): Change {
  const others = (generateChart({ observations: 5000, seed: 11 }).entry ?? [])
    .map((entry) => entry.resource)
    .filter((r) => r !== undefined);
  const stranger = others.find((r) => r.resourceType === 'Patient')?.id;
  const history = others.filter((r) => r.resourceType !== 'Patient').map((r) => JSON.stringify(r));
  return {
    resources: (resources) => {
      const own = resources.find((r) => (r as { resourceType?: string }).resourceType === 'Patient');
      const id = (own as { id: string }).id;
      const renamed = history.map(
        (text) => JSON.parse(text.replaceAll(`Patient/${stranger}`, `Patient/${id}`)) as unknown,
      );
      return [...resources, ...renamed];
    },
  };
}

interface Quantity {
  value: number;
  unit?: string;
  code?: string;
  system?: string;
}

interface Observation {
  readonly resourceType: string;
  readonly id?: string;
  readonly valueQuantity?: Quantity;
  readonly referenceRange?: readonly { readonly low?: Quantity; readonly high?: Quantity }[];
}

/** Every measurement whose analyte has a second unit is written in that unit, with its range. */
export const UNITS_CHANGED: Change = {
  resources: (resources, knowledge, asOf) => {
    const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
    const measured = new Map(
      readChart(resources, { knowledge, asOf }).measurements.map((m) => [m.ref, m] as const),
    );
    return resources.map((r) => {
      const o = r as Observation;
      const m = o.resourceType === 'Observation' && o.valueQuantity && measured.get(`Observation/${o.id}`);
      const a = m && m.analyte ? analytes.get(m.analyte) : undefined;
      return a && m && o.valueQuantity ? inOtherUnit(o, o.valueQuantity, a, m.value) : r;
    });
  },
};

/** `canonical` is the value in the analyte's own unit, which tells in which unit it was sent. */
function inOtherUnit(o: Observation, sent: Quantity, a: AnalyteDefinition, canonical: number): unknown {
  const own = { unit: a.unit, factor: 1, offset: 0 };
  const same = (u: typeof own) =>
    Math.abs(sent.value * u.factor + u.offset - canonical) < 1e-6 * Math.abs(canonical);
  const from = [own, ...a.units].find(same);
  const to = from && [own, ...a.units].find((u) => u.factor !== from.factor);
  if (!from || !to) return o;
  const convert = (q: Quantity): Quantity => ({
    value: (q.value * from.factor + from.offset - to.offset) / to.factor,
    unit: to.unit,
    code: to.unit,
    system: 'http://unitsofmeasure.org',
  });
  return {
    ...o,
    valueQuantity: convert(sent),
    referenceRange: o.referenceRange?.map((range) => ({
      ...range,
      ...(range.low && { low: convert(range.low) }),
      ...(range.high && { high: convert(range.high) }),
    })),
  };
}

/** The knowledge base without any accepted condition: its mass belongs to `other`. */
export const TRUTH_REMOVED: Change = {
  knowledge: (knowledge: Knowledge, of) => ({
    ...knowledge,
    conditions: knowledge.conditions.filter((c) => !of.accepted.includes(c.id)),
  }),
};
