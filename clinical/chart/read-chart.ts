import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import { indexAnalytes } from './analyte-index.ts';
import { assembleChart } from './assemble-chart.ts';
import { isBundle, resourcesOfBundle } from './bundle.ts';
import type { Chart, ResourceRef } from './chart.ts';
import type { ReadContext, Reading } from './reading.ts';
import { readResource } from './read-resource.ts';
import { normaliseReference, serverOfBase } from './references.ts';

export interface ChartOptions {
  readonly knowledge: { readonly analytes: readonly AnalyteDefinition[] };
  /** Epoch milliseconds; items dated after it are flagged. */
  readonly asOf: number;
  /** `Patient/id` of the launch. Without it the first Patient that is read. */
  readonly patient?: ResourceRef;
  /** FHIR base of the server that the record is read from: the same patient id on another one is another person. */
  readonly server?: string;
  /** Bytes of a PDF to its text; without it PDFs are listed as unread. */
  readonly extractPdf?: (bytes: Uint8Array) => string | null;
}

export interface ChartReader {
  /** Reads resources, Bundles, or any other JSON, in any order and any number of times. Never throws. */
  add(resources: Iterable<unknown>): void;
  /** The chart of everything read so far, as of another time if one is given. */
  chart(asOf?: number): Chart;
}

/** Reads a record page by page; each resource is read once, references among them are resolved in `chart()`. */
export function createChartReader(options: ChartOptions): ChartReader {
  const { knowledge, patient, extractPdf } = options;
  const context: ReadContext = {
    index: indexAnalytes(knowledge.analytes),
    codes: codesOf(knowledge.analytes),
    extractPdf: extractPdf ?? null,
  };
  const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
  const readings = new Map<ResourceRef, Reading>();
  const servers = new Set(options.server === undefined ? [] : [serverOfBase(options.server)]);
  let position = 0;
  let repeated = 0;

  const take = (resource: unknown): void => {
    position += 1;
    const reading = readResource(resource, position, context);
    const before = readings.get(reading.ref);
    if (before === undefined) readings.set(reading.ref, reading);
    else {
      repeated += 1;
      if (reading.updated >= before.updated) readings.set(reading.ref, reading);
    }
  };
  return {
    add: (resources) => {
      for (const resource of resources)
        if (isBundle(resource)) for (const inner of resourcesOfBundle(resource)) take(inner);
        else take(resource);
    },
    chart: (asOf = options.asOf) =>
      assembleChart({
        readings,
        repeated,
        patient: patient === undefined ? null : normaliseReference(patient),
        servers,
        analytes,
        asOf,
      }),
  };
}

const codes = new WeakMap<readonly AnalyteDefinition[], ReadContext['codes']>();

/** Codes are resolved once for all readers of one knowledge base. */
function codesOf(analytes: readonly AnalyteDefinition[]): ReadContext['codes'] {
  let known = codes.get(analytes);
  if (known === undefined) codes.set(analytes, (known = new Map()));
  return known;
}

/** A whole record at once (FHIR resources or Bundles) as a chart: normalised, dated, unit-safe, with its problems. */
export function readChart(resources: Iterable<unknown>, options: ChartOptions): Chart {
  const reader = createChartReader(options);
  reader.add(resources);
  return reader.chart();
}
