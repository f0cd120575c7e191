import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import { isLoincCode } from './loinc.ts';
import { nameKey } from './names.ts';
import { parseUnit } from './units.ts';

/** value in the analyte's canonical unit = value * factor + offset */
export interface Conversion {
  readonly factor: number;
  readonly offset: number;
}

export interface AnalyteIndex {
  byLoinc(code: string): AnalyteDefinition | null;
  /** Exact name as laboratories and notes write it; case and spaces don't matter. */
  byName(name: string): AnalyteDefinition | null;
  /** Null: a value in this unit can't be converted and is not a number of this analyte. */
  conversion(analyte: AnalyteDefinition, unit: string): Conversion | null;
}

const indexes = new WeakMap<readonly AnalyteDefinition[], AnalyteIndex>();

/** One index for each list of analytes, built once. */
export function indexAnalytes(analytes: readonly AnalyteDefinition[]): AnalyteIndex {
  const known = indexes.get(analytes);
  if (known !== undefined) return known;
  const built = build(analytes);
  indexes.set(analytes, built);
  return built;
}

function build(analytes: readonly AnalyteDefinition[]): AnalyteIndex {
  const loinc = new Map<string, AnalyteDefinition>();
  const names = new Map<string, AnalyteDefinition>();
  for (const analyte of analytes) {
    for (const code of analyte.loinc) if (isLoincCode(code)) loinc.set(code, analyte);
    for (const name of [...analyte.names, analyte.name, analyte.id.replaceAll('-', ' ')]) {
      const key = nameKey(name);
      if (!names.has(key)) names.set(key, analyte);
    }
  }
  const conversions = new Map<AnalyteDefinition, Map<string, Conversion | null>>();
  return {
    byLoinc: (code) => loinc.get(code) ?? null,
    byName: (name) => names.get(nameKey(name)) ?? null,
    conversion: (analyte, unit) => {
      let known = conversions.get(analyte);
      if (known === undefined) conversions.set(analyte, (known = new Map()));
      let found = known.get(unit);
      if (found === undefined) {
        found = conversionOf(analyte, unit);
        if (known.size < CACHE_LIMIT) known.set(unit, found);
      }
      return found;
    },
  };
}

const CACHE_LIMIT = 500;
const IDENTITY: Conversion = { factor: 1, offset: 0 };

/**
 * The analyte's own conversions first, then another spelling of one of its units, then any unit of the same dimension.
 * The order matters: mmol/mol and % are both ratios, but HbA1c in one isn't a multiple of HbA1c in the other.
 */
function conversionOf(analyte: AnalyteDefinition, unit: string): Conversion | null {
  const own = [{ unit: analyte.unit, ...IDENTITY }, ...analyte.units];
  const exact = own.find((o) => o.unit === unit);
  if (exact) return { factor: exact.factor, offset: exact.offset };
  const source = parseUnit(gigaOrTera(analyte, unit));
  if (source === null) return null;
  const alike = own.flatMap((o) => {
    const target = parseUnit(o.unit);
    if (target === null || target.dimension !== source.dimension) return [];
    return [{ ratio: rounded(source.scale / target.scale), ...o }];
  });
  const best = alike.find((a) => a.ratio === 1) ?? alike[0];
  return best === undefined ? null : { factor: best.ratio * best.factor, offset: best.offset };
}

/** "G/L" and "T/L" are counts where cells are counted, grams and nothing anywhere else. */
function gigaOrTera(analyte: AnalyteDefinition, unit: string): string {
  if (parseUnit(analyte.unit)?.dimension !== 'count/volume') return unit;
  return unit === 'G/L' ? '10*9/L' : unit === 'T/L' ? '10*12/L' : unit;
}

/** Powers of ten without the last bit's noise, so that equal results under two units compare equal. */
function rounded(factor: number): number {
  return Number(factor.toPrecision(12));
}

/**
 * A value in the analyte's canonical unit; `unit` as UCUM code or as written ("mg/dl", "K/uL", "°F"). Null when it
 * can't be converted.
 */
export function toCanonical(
  analytes: readonly AnalyteDefinition[],
  analyte: AnalyteDefinition,
  value: number,
  unit: string,
): number | null {
  const conversion = indexAnalytes(analytes).conversion(analyte, unit);
  return conversion === null ? null : applyConversion(conversion, value);
}

/** Without the last digits' noise of binary fractions: 131 g/L is 13.1 g/dL. */
export function applyConversion({ factor, offset }: Conversion, value: number): number {
  return factor === 1 && offset === 0 ? value : Number((value * factor + offset).toPrecision(12));
}
