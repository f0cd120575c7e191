import type { Measurement } from '../../chart/chart.ts';
import { timeBehind } from './further-numbers.ts';
import { numberAfter, skipConnectors } from './number-after.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';
import { asMeasurement, dated, momentOf } from './value-context.ts';
import type { Context } from './value-context.ts';

/** No fraction, date or score lies within these. mmHg. */
const systolic = { low: 50, high: 280 };
const diastolic = { low: 20, high: 180 };
const leastBetween = 8;
const noValue = /(?:[<>≤≥]|\b(?:target|goal|aim\w*|below|under|above|over|keep|limit|VA|to|of))[\s:=]*$/i;
const mostBetween = 60;

/** Whether the number at a token opens a pressure: "102/60". */
function isPressure(tokens: readonly Token[], i: number): boolean {
  const [high, slash, low] = tokens.slice(i, i + 3);
  if (high?.kind !== 'number' || slash?.stem !== '/' || low?.kind !== 'number') return false;
  const [h, l] = [Number(high.stem), Number(low.stem)];
  if (tokens[i + 3]?.stem === '/' || tokens[i - 1]?.stem === '/') return false;
  return (
    h >= systolic.low &&
    h <= systolic.high &&
    l >= diastolic.low &&
    l <= diastolic.high &&
    h - l >= leastBetween
  );
}

const mostWords = 8;

/** "BP through the roof, 220/130", "BP (large cuff, seated) 150/92": the first fraction that can only be a pressure. */
function nextPressure(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + mostWords); i += 1) {
    if (tokens[i]?.kind === 'number') return isPressure(tokens, i) ? i : to;
    if (/^(?:[<>]|target|goal|aim|below|under|above|if)$/.test(tokens[i]?.stem ?? '')) return to;
  }
  return to;
}

/** Tokens at which a pressure stands: the first behind its name, and those of other positions, sides and times. */
function pressuresFrom(c: Context, s: SentenceReading, m: Mention): number[] {
  const { tokens, text } = c.reading;
  const direct = skipConnectors(tokens, m.end, s.range.to);
  const first = tokens[direct]?.kind === 'number' ? direct : nextPressure(tokens, m.end, s.range.to);
  const [high, slash, low] = tokens.slice(first, first + 3);
  if (high?.kind !== 'number' || slash?.stem !== '/' || low?.kind !== 'number' || first + 2 >= s.range.to)
    return [];
  const next = s.mentions
    .filter((o) => o.start >= first + 3 && (o.owner.of === 'phrase' || o.owner.of === 'analyte'))
    .map((o) => o.start);
  const to = Math.min(s.range.to, ...next);
  const out = [first];
  let end = low.end;
  for (let i = first + 3; i + 2 < to; i += 1) {
    if (!isPressure(tokens, i)) continue;
    const lead = text.slice(end, tokens[i]?.start ?? end);
    if (lead.length > mostBetween || /\n\s*\n|;/.test(lead)) break;
    end = tokens[i + 2]?.end ?? end;
    if (!noValue.test(lead) || /(?:->|\bto)\s*$/.test(lead)) out.push(i);
    i += 2;
  }
  return out;
}

/** "BP 80s/40s", "BP in the 80s": the systolic one, told by the ten. */
function systolicByTens(c: Context, s: SentenceReading, m: Mention): Measurement[] {
  const { tokens, text } = c.reading;
  const at = skipConnectors(tokens, m.end, s.range.to);
  const analyte = c.analytes.find((a) => a.loinc.includes('8480-6'));
  if (!analyte || tokens[at]?.kind !== 'number' || !/^s\b/.test(text.slice(tokens[at].end))) return [];
  const n = numberAfter(text, tokens, at, s.range.to, analyte, c.reader.conversions(analyte));
  if (!n || 'unclear' in n) return [];
  return [asMeasurement(c, analyte, tokens[m.start]?.start ?? n.start, n, dated(s, m, c))];
}

/** "Blood pressure is 130/80", "BP 78/40, 102/60 after 1 L", "BP lying 148/70 sitting 112/60". */
export function bloodPressures(c: Context, s: SentenceReading, m: Mention): Measurement[] {
  const { tokens, text } = c.reading;
  const pressures = pressuresFrom(c, s, m);
  if (pressures.length === 0) return systolicByTens(c, s, m);
  return pressures.flatMap((i) => {
    const [high, , low] = tokens.slice(i, i + 3);
    if (!high || !low) return [];
    const told = c.when ? timeBehind(text, low.end, c.when.at) : null;
    const when = told === null || told === 'same' ? dated(s, m, c) : momentOf(c, told);
    return [['8480-6', high] as const, ['8462-4', low] as const].flatMap(([loinc, token]) => {
      const analyte = c.analytes.find((a) => a.loinc.includes(loinc));
      const value = Number(token.stem);
      if (!analyte || value < analyte.plausible.low || value > analyte.plausible.high) return [];
      const start = tokens[m.start]?.start ?? 0;
      const written = { text: `${high.stem}/${low.stem}`, unit: null };
      const number = {
        value,
        comparator: null,
        written,
        range: null,
        verdict: null,
        start,
        end: low.end,
        next: i + 3,
      };
      return [asMeasurement(c, analyte, start, number, when)];
    });
  });
}
