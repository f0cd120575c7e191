import type { Measurement } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { furtherNumbers } from './further-numbers.ts';
import type { Told } from './further-numbers.ts';
import { numberAfter } from './number-after.ts';
import type { ReadNumber } from './number-after.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { TextReader } from './text-reader.ts';
import { asMeasurement, momentOf } from './value-context.ts';
import type { Context } from './value-context.ts';

/** What changes in months: the first of a series is of another time, though it doesn't say so. */
const slow: ReadonlySet<string> = new Set([
  'hba1c', 'tsh', 'psa', 'ferritin', 'ldl', 'cholesterol-total', 'egfr', 'lvef', 'bmi', 'body-weight', 'phq9-total', 'vitamin-d-25oh',
]); // prettier-ignore
const sameValue = 0.005;
/** What opens a value of its own. */
const nameKinds: ReadonlySet<string> = new Set(['analyte', 'phrase', 'panel']);

/** What the same name has beside its number, apart what is said to have come after it: "SpO2 96 % between, 74 % during spells", "Hb 13.1 -> 8.9". */
export function otherValues(
  c: Context,
  s: SentenceReading,
  { analyte, n, start }: { analyte: AnalyteDefinition; n: ReadNumber; start: number },
  conversions: TextReader['conversions'],
): { readonly earlier: readonly Measurement[]; readonly later: readonly Measurement[] } {
  if (!c.when || n.by === undefined) return { earlier: [], later: [] };
  const { tokens, text } = c.reading;
  const to = Math.min(
    s.range.to,
    ...s.mentions.filter((o) => o.start >= n.next && nameKinds.has(o.owner.of)).map((o) => o.start),
  );
  const read = (i: number): ReadNumber | null => {
    const found = numberAfter(text, tokens, i, to, analyte, conversions(analyte), null, { by: n.by });
    return found && !('unclear' in found) ? found : null;
  };
  const before: ReadNumber[] = [];
  const first = slow.has(analyte.id) ? n.next : (n.first ?? n.next);
  for (let i = first; i < n.next - 1; i += 1)
    if (tokens[i]?.kind === 'number') before.push(...[read(i) ?? []].flat());
  const upper = /(?:[-–]|to)\s*(\d[\d.]*)/.exec(n.written.text)?.[1];
  if (upper !== undefined && !slow.has(analyte.id))
    before.push({ ...n, value: Number(upper) * n.by.factor + n.by.offset });
  const after = furtherNumbers({ text, tokens, to, at: c.when.at }, n, read);
  const dated = (number: ReadNumber, told: Told): Measurement[] => {
    const when = momentOf(c, told);
    // "38.5 °C (101.3 °F)": the same value again.
    const again = Math.abs(number.value - n.value) <= sameValue * Math.abs(n.value);
    return when === null || (again && told === 'same')
      ? []
      : [asMeasurement(c, analyte, start, number, when)];
  };
  return {
    earlier: [
      ...before.flatMap((number) => dated(number, 'same')),
      ...after.flatMap(({ number, told, later }) => (later ? [] : dated(number, told))),
    ],
    later: after.flatMap(({ number, told, later }) => (later ? dated(number, told) : [])),
  };
}
