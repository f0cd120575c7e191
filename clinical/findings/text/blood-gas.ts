import type { Measurement } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { skipConnectors } from './number-after.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import { asMeasurement, dated } from './value-context.ts';
import type { Context } from './value-context.ts';

/** Carbon dioxide: kilopascals below, mmHg from here on. 1 kPa = 7.50062 mmHg. */
const mostKilopascal = 15;
const mmHgPerKilopascal = 7.50062;
const longestRow = 70;

/** Estimate: no bicarbonate, but the pressure of a gas that is called by its name alone. mmHg. */
const leastPressure = 46;

/** What stands in a row of a gas; a panel's carbon dioxide of 48 is an alkalosis. */
const ofGas = /\b(?:pH|[avc]bgs?|gas(?:es)?|p[ao]?o2)\b/i;

/** "pH 7.27, CO2 61", "carbon dioxide 58 on the gas": the gas, not the bicarbonate that a panel calls so. */
export function gasNamed(c: Context, named: AnalyteDefinition, m: Mention, value: number): AnalyteDefinition {
  const { text, tokens } = c.reading;
  const [from, to] = [tokens[m.start]?.start ?? 0, tokens[m.end - 1]?.end ?? 0];
  if (named.id !== 'bicarbonate-total-co2' || value < leastPressure) return named;
  if (!/^(?:co2|carbon dioxide)$/i.test(text.slice(from, to))) return named;
  const row =
    text
      .slice(Math.max(0, from - longestRow), from)
      .split('\n')
      .at(-1) ?? '';
  const behind = text.slice(to, to + longestRow).split('\n')[0] ?? '';
  if (!ofGas.test(row) && !ofGas.test(behind)) return named;
  const vein = /\b(?:venous|VBG)\b/i.test(row);
  return c.analytes.find((a) => a.id === (vein ? 'pco2-venous' : 'pco2-arterial')) ?? named;
}

/** "7.28/72/51" after the name of a blood gas: pH, then carbon dioxide in mmHg or, when that low, in kPa. */
export function bloodGas(c: Context, s: SentenceReading, m: Mention): Measurement[] {
  const { tokens } = c.reading;
  const i = skipConnectors(tokens, m.end, s.range.to);
  const [ph, slash, gas, second] = tokens.slice(i, i + 4);
  const acidity = Number(ph?.stem);
  if (ph?.kind !== 'number' || acidity < 6.5 || acidity > 8) return [];
  const start = tokens[m.start]?.start ?? 0;
  const read = (id: string, value: number, end: number): Measurement[] => {
    const analyte = c.analytes.find((a) => a.id === id);
    if (!analyte || value < analyte.plausible.low || value > analyte.plausible.high) return [];
    const written = { text: c.reading.text.slice(ph.start, end), unit: null };
    const number = { value, comparator: null, written, range: null, verdict: null, start, end, next: i };
    return [asMeasurement(c, analyte, start, number, dated(s, m, c))];
  };
  // "VBG 7.02 on arrival": the pH alone, with its two decimals.
  if (slash?.stem !== '/' && /^\d\.\d\d$/.test(ph.stem)) return read('ph-arterial', acidity, ph.end);
  if (slash?.stem !== '/' || gas?.kind !== 'number' || second?.stem !== '/') return [];
  const pressure = Number(gas.stem);
  // Of four numbers the third is oxygen; of three it may be the bicarbonate.
  const [oxygen, third] = tokens.slice(i + 4, i + 6);
  const isOxygen = oxygen?.kind === 'number' && third?.stem === '/' && pressure >= mostKilopascal;
  const values = [
    ['ph-arterial', acidity, ph.end] as const,
    ['pco2-arterial', pressure < mostKilopascal ? pressure * mmHgPerKilopascal : pressure, gas.end] as const,
    ...(isOxygen ? [['po2-arterial', Number(oxygen.stem), oxygen.end] as const] : []),
  ];
  return values.flatMap(([id, value, end]) => read(id, value, end));
}
