import type { Measurement } from '../../chart/chart.ts';
import { skipConnectors } from './number-after.ts';
import type { Mention, SentenceReading } from './read-sentence.ts';
import { asMeasurement, dated } from './value-context.ts';
import type { Context } from './value-context.ts';

/** Carbon dioxide: kilopascals below, mmHg from here on. 1 kPa = 7.50062 mmHg. */
const mostKilopascal = 15;
const mmHgPerKilopascal = 7.50062;

/** "7.28/72/51" after the name of a blood gas: pH, then carbon dioxide in mmHg or, when that low, in kPa. */
export function bloodGas(c: Context, s: SentenceReading, m: Mention): Measurement[] {
  const { tokens } = c.reading;
  const i = skipConnectors(tokens, m.end, s.range.to);
  const [ph, slash, gas, second] = tokens.slice(i, i + 4);
  if (ph?.kind !== 'number' || slash?.stem !== '/' || gas?.kind !== 'number' || second?.stem !== '/')
    return [];
  const acidity = Number(ph.stem);
  if (acidity < 6.5 || acidity > 8) return [];
  const pressure = Number(gas.stem);
  const values = [
    ['ph-arterial', acidity, ph.end] as const,
    ['pco2-arterial', pressure < mostKilopascal ? pressure * mmHgPerKilopascal : pressure, gas.end] as const,
  ];
  const start = tokens[m.start]?.start ?? 0;
  return values.flatMap(([id, value, end]) => {
    const analyte = c.analytes.find((a) => a.id === id);
    if (!analyte || value < analyte.plausible.low || value > analyte.plausible.high) return [];
    const written = { text: c.reading.text.slice(ph.start, end), unit: null };
    const number = { value, comparator: null, written, range: null, verdict: null, start, end, next: i };
    return [asMeasurement(c, analyte, start, number, dated(s, m, c))];
  });
}
