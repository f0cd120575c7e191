import type { Measurement } from '../../chart/chart.ts';

const DAY = 86_400_000;
/** A number in a note that the record holds as a result of about that time is a quotation, often of an older one. */
const SAME_OCCASION_DAYS = 3;

/**
 * Numbers of notes without those whose analyte was measured on the same occasion: the result itself is the better
 * witness ("MCV 76.8, was 91 in 2017" would else read as 91).
 */
export function withoutQuotedValues(
  inNotes: readonly Measurement[],
  measured: readonly Measurement[],
): Measurement[] {
  if (inNotes.length === 0) return [];
  const wanted = new Set(inNotes.map((m) => m.analyte));
  const times = new Map<string, number[]>();
  for (const m of measured) {
    if (m.analyte === null || m.when === null || !wanted.has(m.analyte)) continue;
    const list = times.get(m.analyte);
    if (list) list.push(m.when.at);
    else times.set(m.analyte, [m.when.at]);
  }
  return inNotes.filter(({ analyte, when }) => {
    const known = analyte === null ? undefined : times.get(analyte);
    return !known?.some((at) => when !== null && Math.abs(at - when.at) <= SAME_OCCASION_DAYS * DAY);
  });
}
