import type { Chart, Evidence, Measurement, Moment } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';

/** Five-year bands from five years on; infants finer, because medicine is; 90 and older are one band. */
export const AGE_BANDS = [
  'under 28 days',
  '28 days to 11 months',
  '1-4 years',
  ...Array.from({ length: 17 }, (_, i) => `${5 + i * 5}-${9 + i * 5} years` as const),
  '90 years or older',
] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export interface CaseValue {
  readonly analyte: string;
  /** In the analyte's canonical unit. */
  readonly value: number;
  readonly comparator: Measurement['comparator'];
  readonly daysAgo: number;
}

/**
 * One patient as ids of the knowledge base, numbers and relative days. It has no field that could hold a name, an
 * identifier, a date, a place or a sentence of the record.
 */
export interface DeidentifiedCase {
  readonly ageBand: AgeBand | null;
  readonly sex: AssessmentContext['sex'];
  readonly pregnant: boolean | null;
  readonly setting: AssessmentContext['setting'];
  readonly findings: readonly {
    readonly id: string;
    readonly status: Finding['status'];
    readonly uncertain: boolean;
    readonly daysAgo: number | null;
  }[];
  readonly values: readonly CaseValue[];
  readonly known: readonly { readonly id: string; readonly status: 'active' | 'past' }[];
  readonly medicines: readonly { readonly id: string; readonly startedDaysAgo: number | null }[];
}

/** For each item of a case, in its order, where it stands in the record. Never leaves the browser. */
export interface CaseSources {
  readonly findings: readonly Evidence[];
  readonly values: readonly Evidence[];
  readonly known: readonly Evidence[];
  readonly medicines: readonly Evidence[];
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;
const YEAR = 365;
const MOST_FINDINGS = 300;
const MOST_OTHERS = 100;
/** An older value says little about a new complaint (estimate). */
const VALUES_WITHIN_DAYS = 365;

/** Projects what was read of a chart by an allow-list: nothing is removed, only what is named here is taken. */
export function deidentifiedCase(
  chart: Chart,
  findings: readonly Finding[],
  context: AssessmentContext,
): { readonly case: DeidentifiedCase; readonly sources: CaseSources } {
  const ago = (moment: Moment | null) => daysAgo(moment, context.asOf);
  // What is present says most; the sort is stable.
  const told = findings
    .toSorted((a, b) => Number(a.status === 'absent') - Number(b.status === 'absent'))
    .slice(0, MOST_FINDINGS);
  const values = latestValues(chart.measurements, context.asOf);
  const known = uniqueById(context.known).slice(0, MOST_OTHERS);
  const medicines = uniqueById(context.medicines).slice(0, MOST_OTHERS);
  return {
    case: {
      ageBand: ageBand(context.ageYears),
      sex: context.sex,
      pregnant: context.pregnant,
      setting: context.setting,
      findings: told.map(({ id, status, certainty, when }) => ({
        id,
        status,
        uncertain: certainty < 1,
        daysAgo: ago(when),
      })),
      values: values.map(({ analyte, value, comparator, daysAgo: days }) => ({
        analyte,
        value,
        comparator,
        daysAgo: days,
      })),
      known: known.map(({ id, status }) => ({ id, status })),
      medicines: medicines.map(({ id, started }) => ({ id, startedDaysAgo: ago(started) })),
    },
    sources: {
      findings: told.map((f) => f.evidence),
      values: values.map((value) => [value.ref] as const),
      known: known.map((k) => k.evidence),
      medicines: medicines.map((m) => m.evidence),
    },
  };
}

export function ageBand(years: number | null): AgeBand | null {
  if (years === null || !Number.isFinite(years) || years < 0) return null;
  if (years * YEAR_DAYS < 28) return 'under 28 days';
  if (years < 1) return '28 days to 11 months';
  if (years < 5) return '1-4 years';
  return AGE_BANDS[Math.min(2 + Math.floor(years / 5), AGE_BANDS.length - 1)] ?? null;
}

/** Whole days before the assessment, beyond two years whole years; null when the record is less precise than a month, or says a later time. */
function daysAgo(moment: Moment | null, asOf: number): number | null {
  if (moment === null || moment.precision === 'year') return null;
  const days = Math.floor((asOf - moment.at) / DAY_MS);
  if (days < 0) return null;
  // Long ago an exact day says nothing more about the illness, but much about the person.
  return days < 2 * YEAR ? days : Math.floor(days / YEAR) * YEAR;
}

function latestValues(measurements: readonly Measurement[], asOf: number) {
  const latest = new Map<string, CaseValue & { readonly ref: string }>();
  for (const { analyte, value, comparator, when, ref, derivedBy } of measurements) {
    const days = daysAgo(when, asOf);
    if (analyte === null || derivedBy !== null || days === null || days > VALUES_WITHIN_DAYS) continue;
    // Sorted by time: the last one wins.
    latest.set(analyte, { analyte, value, comparator, daysAgo: days, ref });
  }
  return [...latest.values()].slice(0, MOST_OTHERS);
}

function uniqueById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
