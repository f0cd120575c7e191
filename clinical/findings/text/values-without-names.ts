import type { Measurement } from '../../chart/chart.ts';
import { fishbones } from './fishbones.ts';
import { isElsewhere } from './measured-elsewhere.ts';
import type { SentenceReading } from './read-sentence.ts';
import { saturationsIn } from './unnamed-saturations.ts';
import {
  bilirubinParts,
  comaScales,
  letteredCells,
  namelessRows,
  pressuresByPlace,
  temperaturesBySite,
} from './unnamed-values.ts';
import { asMeasurement } from './value-context.ts';
import type { Context } from './value-context.ts';

/** "88% on air, RR 30": a saturation without its name. */
export function unnamedSaturations(
  c: Context,
  s: SentenceReading,
  named: readonly Measurement[],
): Measurement[] {
  const analyte = c.analytes.find(({ id }) => id === 'spo2');
  if (!analyte || named.some((m) => m.analyte === 'spo2')) return [];
  const { text, tokens } = c.reading;
  const from = tokens[s.range.from]?.start ?? 0;
  return saturationsIn(text, from, tokens[s.range.to - 1]?.end ?? from).flatMap((n) => {
    const at = tokens.findIndex((t) => t.start === n.start);
    const aside = s.scopes.some((x) => isElsewhere(x.kind) && at >= x.from && at < x.to);
    return at < 0 || aside ? [] : [asMeasurement(c, analyte, n.start, { ...n, next: at + 1 }, c.when)];
  });
}

/** What stands without its name: parts of the coma scale, rows of vital signs, the letters of white cells. */
export function unnamedValues(
  c: Context,
  named: readonly Measurement[],
  to: number,
  from: number,
): Measurement[] {
  const text = c.reading.text.slice(from, to);
  const known = new Set(named.map((m) => m.analyte));
  const read = [
    ...(known.has('gcs-total') ? [] : comaScales(text)),
    ...namelessRows(text),
    ...pressuresByPlace(text),
    ...letteredCells(text),
    ...fishbones(text),
    ...temperaturesBySite(text),
    ...(/direct|indirect/.test([...known].join()) ? [] : bilirubinParts(text)),
  ];
  return read.flatMap(({ analyte: id, value, start, end }) => {
    const pressure = id.endsWith('-bp') && known.has(id);
    const analyte = pressure ? undefined : c.analytes.find((a) => a.id === id);
    const at = { start: from + start, end: from + end };
    const aside = c.reading.sections.some(({ sentences }) =>
      sentences.some((s) =>
        s.scopes.some(
          (x) =>
            isElsewhere(x.kind) &&
            (c.reading.tokens[x.from]?.start ?? Infinity) <= at.start &&
            (c.reading.tokens[x.to - 1]?.end ?? 0) >= at.end,
        ),
      ),
    );
    if (!analyte || aside) return [];
    const written = { text: c.reading.text.slice(at.start, at.end), unit: null };
    const number = { value, comparator: null, written, range: null, verdict: null, ...at, next: 0 };
    return [asMeasurement(c, analyte, at.start, number, c.when)];
  });
}
