import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import type { UnitHabit } from './guess-unit.ts';
import { numberAfter } from './number-after.ts';
import type { ReadNumber } from './number-after.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { TextReader } from './text-reader.ts';

/** Shares of white cells that are also written as counts without a unit, and the highest such count. */
const highestCount: Readonly<Record<string, number>> = {
  'neutrophils-pct': 30,
  'lymphocytes-pct': 5,
  'eosinophils-pct': 2,
};
/** Whole numbers of them from here on are counts too: nobody with so small a share leaves out its sign. */
const leastWholeCount: Readonly<Record<string, number>> = { 'neutrophils-pct': 2 };

/** Places that write molar units print counts, not shares: there so many times the usual limit is a count too (estimate). */
const molarFactor = 5;
/** Estimate: a share of reticulocytes as high is written with its sign. */
const leastRetics = 8;

interface Note {
  readonly analytes: readonly AnalyteDefinition[];
  readonly reading: DocumentReading;
}

/** "95% neutrophils": the share stands before its name. */
function shareBefore(c: Note, m: Mention, analyte: AnalyteDefinition): ReadNumber | null {
  const { tokens, text } = c.reading;
  const [number, percent] = [tokens[m.start - 2], tokens[m.start - 1]];
  if (analyte.unit !== '%' || percent?.stem !== '%' || number?.kind !== 'number') return null;
  const value = Number(number.stem);
  if (value > 100) return null;
  const { start, end } = { start: number.start, end: tokens[m.end - 1]?.end ?? percent.end };
  const written = { text: text.slice(start, percent.end), unit: '%' };
  return { value, comparator: null, written, range: null, verdict: null, start, end, next: m.end };
}

/** The number behind a name. Of a share of cells it is their count where a count's unit stands behind it ("eosinophils 4.8 × 10⁹/L"). */
export function numberOf(
  c: Note,
  m: Mention,
  to: number,
  named: AnalyteDefinition,
  conversions: TextReader['conversions'],
  habit: UnitHabit,
) {
  const read = (a: AnalyteDefinition) =>
    numberAfter(c.reading.text, c.reading.tokens, m.end, to, a, conversions(a), habit);
  const count = c.analytes.find((a) => named.id.endsWith('-pct') && a.id === named.id.replace(/pct$/, 'abs'));
  const counted = count ? read(count) : null;
  if (count && counted && !('unclear' in counted) && counted.written.unit !== null)
    return { analyte: count, n: counted };
  // "88% neutrophils, 6% bands": what stands behind the comma is another's.
  const behind = c.reading.tokens[m.end]?.stem ?? '';
  const before =
    /^[,;).]?$|^and$/.test(behind) || c.reading.tokens[m.end + 1]?.stem === '%'
      ? shareBefore(c, m, named)
      : null;
  const share = before ?? read(named) ?? shareBefore(c, m, named);
  // "Retics 380": no share is as high.
  return share || !count ? { analyte: named, n: share } : { analyte: count, n: counted };
}

/**
 * "Neutrophils 15.9" without a percent sign is a count in 10⁹/L: a share that low would be written with its sign.
 */
export function countOfShare(
  c: Note,
  analyte: AnalyteDefinition,
  n: ReadNumber,
  habit: UnitHabit = null,
): AnalyteDefinition {
  const count = c.analytes.find((a) => a.id === analyte.id.replace(/-pct$/, '-abs'));
  const bare = analyte.unit === '%' && n.written.unit === null && count !== undefined && count !== analyte;
  const isCount = n.written.text.includes('.') || n.value >= (leastWholeCount[analyte.id] ?? Infinity);
  const most = (highestCount[analyte.id] ?? 0) * (habit === 'si' ? molarFactor : 1);
  if (bare && habit === 'si' && analyte.id === 'reticulocytes-pct' && n.value >= leastRetics) return count;
  return bare && n.value < most && isCount ? count : analyte;
}
