import type { Measurement, Moment, ResourceRef, ResultItem } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { bloodGas, gasNamed } from './blood-gas.ts';
import { bloodPressures } from './blood-pressures.ts';
import { bloodIds, chosenNames } from './chosen-names.ts';
import { unitHabit } from './guess-unit.ts';
import type { UnitHabit } from './guess-unit.ts';
import { isElsewhere, isOfAnother } from './measured-elsewhere.ts';
import { numberAfter } from './number-after.ts';
import type { ReadNumber } from './number-after.ts';
import { ordinalAfter } from './ordinal-after.ts';
import { ordinalBefore } from './ordinal-before.ts';
import { otherValues } from './other-values.ts';
import { oxygenAfter } from './oxygen-after.ts';
import { pairedNumbers } from './paired-values.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import { countOfShare, numberOf } from './shares-of-cells.ts';
import { passedOn, specimenIn } from './specimens.ts';
import type { TextReader } from './text-reader.ts';
import { isAim, isReason, withReasons } from './reasons-and-aims.ts';
import { tokenise } from './tokenise.ts';
import { asMeasurement, base, dated, momentAt } from './value-context.ts';
import type { Context } from './value-context.ts';
import { unnamedSaturations, unnamedValues } from './values-without-names.ts';

export interface TextValues {
  readonly measurements: readonly Measurement[];
  readonly results: readonly ResultItem[];
  /** Numbers without a unit that could be two quantities: characters of name and number. */
  readonly unclear: readonly { readonly start: number; readonly end: number }[];
}

const silentSections = new Set(['plan', 'technique', 'allergies', 'medications', 'family-history']);

function resultOf(
  c: Context,
  analyte: AnalyteDefinition,
  m: Mention,
  { from, to }: SentenceReading['range'],
  when: Moment | null,
): ResultItem | null {
  const { tokens, text } = c.reading;
  const breaks = (i: number): boolean =>
    text.slice(tokens[i - 1]?.end ?? 0, tokens[i]?.start ?? 0).includes('\n');
  // "Blood +\nProtein trace": a line of its own keeps its grade.
  const line = breaks(m.end) ? -1 : tokens.findIndex((_, i) => i > m.end && i < to && breaks(i));
  const isUrine = analyte.id.startsWith('urine-');
  const before = breaks(m.start) ? null : ordinalBefore(tokens, m.start, from, isUrine);
  const behind = before?.opens ? null : ordinalAfter(tokens, m.end, line < 0 ? to : line);
  const ordinal = behind?.ordinal ?? before?.ordinal;
  if (!ordinal) return null;
  const [first, last] = behind ? [m.start, behind.endToken - 1] : [before?.from ?? m.start, m.end - 1];
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  const stated = behind
    ? text.slice(tokens[m.end - 1]?.end ?? start, end)
    : text.slice(start, tokens[m.start]?.start ?? end);
  const value = { codings: [], text: stated.trim() || ordinal };
  return { ...base(c, analyte, start, end, when), kind: 'result', value, ordinal };
}

/** "95% on 3 L": what was breathed decides what the saturation denies. */
function oxygenGiven(c: Context, m: Mention, n: ReadNumber, when: Moment | null): Measurement[] {
  const { text, tokens } = c.reading;
  const oxygen = oxygenAfter(text, n.end);
  const analyte = c.analytes.find(({ id }) => id === oxygen?.analyte);
  if (!oxygen || !analyte) return [];
  const start = tokens[m.start]?.start ?? n.start;
  const written = { text: text.slice(n.start, oxygen.end), unit: null };
  const { value, comparator, end } = oxygen;
  return [
    asMeasurement(
      c,
      analyte,
      start,
      { ...n, value, comparator, written, range: null, verdict: null, end },
      when,
    ),
  ];
}

/** The number at a token, apart from those that stand behind strokes beside it. */
function pairedNumber(
  { reading: { text, tokens } }: Context,
  at: number,
  analyte: AnalyteDefinition,
  conversions: TextReader['conversions'],
  habit: UnitHabit,
): ReturnType<typeof numberAfter> {
  const alone = `${text.slice(0, tokens[at]?.end ?? 0)} `;
  return numberAfter(alone, tokens, at, at + 1, analyte, conversions(analyte), habit, { by: undefined });
}

const feetAndInches = /^(\d)\s?(?:['’′]|ft|feet|foot)\.?\s?(\d{1,2})(?![\d.])/i;
const inch = 2.54;

/** "5'11\"", "5 ft 11": the inches belong to the height. */
function withInches<N extends { readonly value: number; readonly start: number; readonly end: number }>(
  text: string,
  { id }: AnalyteDefinition,
  n: N,
): N {
  const [all, feet, inches] = (id === 'body-height' && feetAndInches.exec(text.slice(n.start))) || [];
  if (all === undefined) return n;
  return { ...n, value: (12 * Number(feet) + Number(inches)) * inch, end: n.start + all.length };
}

function sentenceValues(
  c: Context,
  s: SentenceReading,
  inherited: string | null,
  conversions: TextReader['conversions'],
  habit: UnitHabit,
): TextValues {
  const { tokens } = c.reading;
  const specimenBefore = (i: number): string | null =>
    specimenIn(tokens, s.range.from, i, c.reader.specimens) ?? inherited;
  const measurements: Measurement[] = [];
  const results: ResultItem[] = [];
  const unclear: { start: number; end: number }[] = [];
  const taken = new Set<string>();
  for (const m of s.mentions) {
    if (m.owner.of !== 'phrase' || [...m.meant].some(isElsewhere) || isOfAnother(c, m)) continue;
    if (m.owner.group === 'blood-pressure') measurements.push(...bloodPressures(c, s, m));
    if (m.owner.group === 'blood-gas') measurements.push(...bloodGas(c, s, m));
  }
  const names = chosenNames(s, c.reading, specimenBefore, bloodIds(c.analytes));
  const paired = new Map(pairedNumbers(tokens, names, s.range.to).map(({ name, at }) => [name.start, at]));
  for (const m of names) {
    const named = c.analytes[m.owner.index];
    if (!named || [...m.meant].some(isElsewhere) || isOfAnother(c, m) || taken.has(`${named.id}@${m.start}`))
      continue;
    taken.add(`${named.id}@${m.start}`);
    const result = resultOf(c, named, m, s.range, dated(s, m, c));
    if (result) results.push(result);
    else if (!named.qualitative) {
      const at = paired.get(m.start);
      const { analyte, n } =
        at === undefined
          ? numberOf(c, m, s.range.to, named, conversions, habit)
          : { analyte: named, n: pairedNumber(c, at, named, conversions, habit) };
      if (n && 'unclear' in n) unclear.push({ start: tokens[m.start]?.start ?? n.start, end: n.end });
      else if (n && !isAim(c.reading.text, tokens[m.start]?.start ?? 0, n)) {
        const start = Math.min(tokens[m.start]?.start ?? 0, n.start);
        const of = gasNamed(c, countOfShare(c, analyte, n, habit), m, n.value);
        const others = otherValues(c, s, { analyte: of, n, start }, conversions);
        measurements.push(
          ...others.earlier,
          // "Previous Hb 131": of an unknown time.
          ...(/^prev(?:ious)?$|^prior$/.test(tokens[m.start - 1]?.written ?? '')
            ? []
            : [
                asMeasurement(
                  c,
                  of,
                  start,
                  withInches(c.reading.text, of, n),
                  momentAt(c, s, m, analyte, n.end),
                ),
              ]),
          ...others.later,
          ...(analyte.id === 'spo2' ? oxygenGiven(c, m, n, dated(s, m, c)) : []),
        );
      }
    }
  }
  measurements.push(...unnamedSaturations(c, s, measurements));
  return { measurements, results, unclear };
}

/** Vital signs and laboratory values written in a note, each with the characters that hold name and value. */
export function measurementsFromText(
  reader: TextReader,
  analytes: readonly AnalyteDefinition[],
  reading: DocumentReading,
  source: {
    ref: ResourceRef;
    encounter: ResourceRef | null;
    when: Moment | null;
    childIsPatient?: boolean;
  },
): TextValues {
  const context: Context = { reader, analytes, reading, ...source };
  const measurements: Measurement[] = [];
  const results: ResultItem[] = [];
  const unclear: { start: number; end: number }[] = [];
  const habit = unitHabit(reading.text);
  let specimen: string | null = null;
  for (const { section, sentences } of reading.sections) {
    const told = measurements.length;
    const isSilent = silentSections.has(section.kind);
    // "CSF\nAppearance: turbid\nProtein 2.8": still of the fluid.
    if (!/^appearance/i.test(section.heading ?? '')) specimen = specimenOfHeading(section.heading, reader);
    for (const s of sentences) {
      if (!isSilent || withReasons.has(section.kind)) {
        const values = sentenceValues(context, s, specimen, reader.conversions, habit);
        measurements.push(...values.measurements.filter((m) => !isSilent || isReason(reading.text, m)));
        results.push(...(isSilent ? [] : values.results));
        unclear.push(...(isSilent ? [] : values.unclear));
      }
      specimen = passedOn(reading.text, reading.tokens, s.range, reader.specimens, specimen);
    }
    if (!isSilent)
      measurements.push(...unnamedValues(context, measurements.slice(told), section.end, section.start));
  }
  return { measurements, results, unclear };
}

function specimenOfHeading(heading: string | null, reader: TextReader): string | null {
  if (heading === null) return null;
  const tokens = tokenise(heading);
  return specimenIn(tokens, 0, tokens.length, reader.specimens);
}
