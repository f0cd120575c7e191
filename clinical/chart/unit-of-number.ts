import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import { applyConversion } from './analyte-index.ts';
import type { Conversion } from './analyte-index.ts';
import type { CodeReading } from './codes.ts';
import type { JsonObject } from './json.ts';
import { objectAt, objectsAt, textAt } from './json.ts';
import type { ReadContext } from './reading.ts';

/** The analyte and conversion by which a number is understood. */
export interface UnitFound {
  readonly analyte: AnalyteDefinition;
  readonly conversion: Conversion;
  /** As sent, best first; empty when none was. */
  readonly units: readonly string[];
  /** Set when no unit was sent and only this one gives a plausible value. */
  readonly supposed: string | null;
}

/**
 * The unit of a number: the one sent with it, else the one of its reference range, else the only one of the analyte's
 * units in which the value is plausible. Null: it can't be converted, so it is not a number of this analyte.
 */
export function unitOfNumber(
  part: JsonObject,
  code: CodeReading & { readonly analyte: AnalyteDefinition },
  value: { readonly value: number; readonly units: readonly string[] },
  context: ReadContext,
): UnitFound | null {
  const units = value.units.length > 0 ? value.units : unitsOfRange(part);
  if (units.length > 0) return convert(code.analyte, units, context) ?? sibling(code, units, context);
  const { analyte } = code;
  if (isUnitless(analyte.unit)) return { analyte, conversion: IDENTITY, units, supposed: null };
  return byElimination(analyte, value.value);
}

const IDENTITY: Conversion = { factor: 1, offset: 0 };

function convert(
  analyte: AnalyteDefinition,
  units: readonly string[],
  context: ReadContext,
): UnitFound | null {
  for (const unit of units) {
    const conversion = context.index.conversion(analyte, unit);
    if (conversion !== null) return { analyte, conversion, units, supposed: null };
  }
  return null;
}

/** Numbers that are written without a unit: INR, pH, scores, ratios. A share isn't: 0.97 and 97 both occur. */
function isUnitless(unit: string): boolean {
  return unit === '1' || unit === '[pH]' || unit.startsWith('{');
}

/** A systolic pressure of 120 can only be mm[Hg], a temperature of 98.6 only °F; a glucose of 95 could be either. */
function byElimination(analyte: AnalyteDefinition, value: number): UnitFound | null {
  const { low, high } = analyte.plausible;
  const possible = [{ unit: analyte.unit, ...IDENTITY }, ...analyte.units].filter((conversion) => {
    const canonical = applyConversion(conversion, value);
    return canonical >= low && canonical <= high;
  });
  const [first] = possible;
  if (first === undefined) return null;
  const same = possible.every((p) => p.factor === first.factor && p.offset === first.offset);
  return same ? { analyte, conversion: first, units: [], supposed: first.unit } : null;
}

/** "Neutrophils 4.2 K/uL" is the count although the name alone means the share. */
function sibling(code: CodeReading, units: readonly string[], context: ReadContext): UnitFound | null {
  if (!code.byName) return null;
  for (const kind of ['absolute', 'count', 'ratio']) {
    const analyte = context.index.byName(`${code.concept.text} ${kind}`);
    const found = analyte === null ? null : convert(analyte, units, context);
    if (found !== null) return found;
  }
  return null;
}

/** A result without unit is in the unit of the range that was sent with it. */
function unitsOfRange(part: JsonObject): readonly string[] {
  for (const range of objectsAt(part, 'referenceRange'))
    for (const key of ['low', 'high'] as const) {
      const end = objectAt(range, key);
      const unit = end === null ? null : (textAt(end, 'code') ?? textAt(end, 'unit'));
      if (unit !== null) return [unit];
    }
  return [];
}
