import type { Concept, Measurement, Moment, ResourceRef, ResultItem } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { dayMs } from '../time.ts';
import { oxygenAfter } from './oxygen-after.ts';
import { ordinalAfter } from './ordinal-after.ts';
import { unitHabit } from './guess-unit.ts';
import type { UnitHabit } from './guess-unit.ts';
import { skipConnectors } from './number-after.ts';
import type { ReadNumber } from './number-after.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention, SentenceReading } from './read-sentence.ts';
import { bloodSpecimen, passedOn, specimenIn } from './specimens.ts';
import { countOfShare, numberOf } from './shares-of-cells.ts';
import { saturationsIn } from './unnamed-saturations.ts';
import type { TextReader } from './text-reader.ts';
import { findTimeExpressions } from './time-expressions.ts';
import type { TimeExpression } from './time-expressions.ts';
import { tokenise } from './tokenise.ts';
import type { Token } from './tokenise.ts';

export interface TextValues {
  readonly measurements: readonly Measurement[];
  readonly results: readonly ResultItem[];
  /** Numbers without a unit that could be two quantities: characters of name and number. */
  readonly unclear: readonly { readonly start: number; readonly end: number }[];
}

/** Carbon dioxide: kilopascals below, mmHg from here on. 1 kPa = 7.50062 mmHg. */
const mostKilopascal = 15;
const mmHgPerKilopascal = 7.50062;
interface Context {
  readonly reader: TextReader;
  readonly analytes: readonly AnalyteDefinition[];
  readonly reading: DocumentReading;
  readonly ref: ResourceRef;
  readonly encounter: ResourceRef | null;
  readonly when: Moment | null;
}

type AnalyteMention = Mention & {
  readonly owner: { readonly of: 'analyte'; readonly index: number; readonly specimen: string | null };
};

const elsewhere = ['hypothetical', 'family', 'other-person'] as const;
/** Words right before a name that make it another quantity. */
const otherQuantity = new Set([
  'fetal',
  'target',
  'goal',
  'maximum',
  'maximal',
  'peak',
  'birth',
  'maternal',
  'predict',
  'gallbladder',
  'gb',
  'water',
  'bath',
  'room',
  'fridge',
  'incubator',
  'marrow',
]);
const silentSections = new Set(['plan', 'technique', 'allergies', 'medications', 'family-history']);

function concept(analyte: AnalyteDefinition): Concept {
  return { codings: [], text: analyte.name };
}

const pastWords = new Set(['ago', 'earlier', 'prior', 'yesterday', 'last', 'previous', 'befor', 'back']);

/** A past value keeps its own date: "hemoglobin 14 six months ago". */
function dated(s: SentenceReading, m: Mention, c: Context): Moment | null {
  if (!c.when || !c.reading.tokens.slice(s.range.from, s.range.to).some((t) => pastWords.has(t.stem)))
    return c.when;
  const ago = findTimeExpressions(c.reading.tokens, s.range, c.reader.lexicon.course).filter(
    (t) => t.role === 'ago' && t.days >= 1,
  );
  const clauseOf = (i: number): number =>
    s.clauses.hard.slice(0, i - s.range.from + 1).filter(Boolean).length;
  const opens = (t: TimeExpression): boolean =>
    t.start <= s.range.from + 1 && c.reading.tokens[t.end]?.stem === ',';
  const own = ago.find((t) => clauseOf(opens(t) ? t.end : t.start) === clauseOf(m.start));
  return own ? { at: c.when.at - own.days * dayMs, precision: 'day', approximate: true } : c.when;
}

const named =
  /^[\s%)]{0,3}(?:\p{L}[\p{L}/]*\s?)?[([,]?\s?(?:in\s+)?(?:\p{Lu}\p{Ll}{2,8}\s+)?((?:19|20)\d\d)\b/u;

const later = /\b(?:now|today|currently|latest|recovered|since)\b/i;

/**
 * "Hb 9.8 in 2019": a year behind the value, before the note's own. What hardly changes ("HFrEF, EF 35% 2021") counts on,
 * unless a later value follows.
 */
function ofYear(c: Context, { category }: AnalyteDefinition, end: number): Moment | null {
  const year = Number(named.exec(c.reading.text.slice(end, end + 24))?.[1]);
  if (category === 'other' && !later.test(c.reading.text.slice(end, end + 40))) return null;
  if (!c.when || !(year > 0) || year >= new Date(c.when.at).getUTCFullYear()) return null;
  return { at: Date.UTC(year, 6, 1), precision: 'year', approximate: true };
}

function base(c: Context, analyte: AnalyteDefinition, start: number, end: number, when: Moment | null) {
  const category = analyte.category;
  return {
    ref: `${c.ref}#${start}-${end}`,
    alsoIn: [],
    encounter: c.encounter,
    analyte: analyte.id,
    concept: concept(analyte),
    category,
    interpretation: null,
    when,
  };
}

function asMeasurement(
  c: Context,
  analyte: AnalyteDefinition,
  nameStart: number,
  n: ReadNumber,
  when: Moment | null,
): Measurement {
  return {
    ...base(c, analyte, nameStart, n.end, when),
    kind: 'measurement',
    value: n.value,
    unit: analyte.unit,
    comparator: n.comparator,
    sourceValue: n.written,
    range: n.range,
    interpretation: n.verdict,
    derivedBy: null,
  };
}

function resultOf(
  c: Context,
  analyte: AnalyteDefinition,
  m: Mention,
  to: number,
  when: Moment | null,
): ResultItem | null {
  const { tokens, text } = c.reading;
  const found = ordinalAfter(tokens, m.end, to);
  if (!found) return null;
  const start = tokens[m.start]?.start ?? 0;
  const end = tokens[found.endToken - 1]?.end ?? start;
  const value = {
    codings: [],
    text: text.slice(tokens[m.end - 1]?.end ?? start, end).trim() || found.ordinal,
  };
  return { ...base(c, analyte, start, end, when), kind: 'result', value, ordinal: found.ordinal };
}

const mostBareVitals = 3;

/** "VS 36.2 118 86/52": temperature and pulse without a name stand before the pressure. */
function pastBareVitals(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  for (let k = 0; k < mostBareVitals && i + 1 < to; k += 1) {
    const bare = tokens[i]?.kind === 'number' && tokens[i + 1]?.stem !== '/';
    if (!bare) return i;
    i += tokens[i + 1]?.stem === ',' ? 2 : 1;
  }
  return i;
}

/** "Blood pressure is 130/80": two numbers with a slash. */
function bloodPressure(c: Context, s: SentenceReading, m: Mention): Measurement[] {
  const { tokens } = c.reading;
  const i = pastBareVitals(tokens, skipConnectors(tokens, m.end, s.range.to), s.range.to);
  const [high, slash, low] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (high?.kind !== 'number' || slash?.stem !== '/' || low?.kind !== 'number' || i + 2 >= s.range.to)
    return [];
  const when = dated(s, m, c);
  return [['8480-6', high] as const, ['8462-4', low] as const].flatMap(([loinc, token]) => {
    const analyte = c.analytes.find((a) => a.loinc.includes(loinc));
    const value = Number(token.stem);
    if (!analyte || value < analyte.plausible.low || value > analyte.plausible.high) return [];
    const start = tokens[m.start]?.start ?? 0;
    const written = { text: `${high.stem}/${low.stem}`, unit: null };
    return [
      asMeasurement(
        c,
        analyte,
        start,
        { value, comparator: null, written, range: null, verdict: null, start, end: low.end, next: i + 3 },
        when,
      ),
    ];
  });
}

/** "7.28/72/51" after the name of a blood gas: pH, then carbon dioxide in mmHg or, when that low, in kPa. */
function bloodGas(c: Context, s: SentenceReading, m: Mention): Measurement[] {
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

/** "88% on air, RR 30": a saturation without its name. */
function unnamedSaturations(c: Context, s: SentenceReading, named: readonly Measurement[]): Measurement[] {
  const analyte = c.analytes.find(({ id }) => id === 'spo2');
  if (!analyte || named.some((m) => m.analyte === 'spo2')) return [];
  const { text, tokens } = c.reading;
  const from = tokens[s.range.from]?.start ?? 0;
  return saturationsIn(text, from, tokens[s.range.to - 1]?.end ?? from).flatMap((n) => {
    const at = tokens.findIndex((t) => t.start === n.start);
    const aside = s.scopes.some((x) => elsewhere.some((k) => k === x.kind) && at >= x.from && at < x.to);
    return at < 0 || aside ? [] : [asMeasurement(c, analyte, n.start, { ...n, next: at + 1 }, c.when)];
  });
}

function isAnalyte(m: Mention): m is AnalyteMention {
  return m.owner.of === 'analyte';
}

/** What is measured in no fluid or in blood alone, whatever specimen its line names before: "stool chart x9, HR 104, CRP 88". */
const bloodOnly: ReadonlySet<string> = new Set([
  'heart-rate', 'respiratory-rate', 'systolic-bp', 'diastolic-bp', 'body-temperature', 'spo2',
  'mean-arterial-pressure', 'bmi', 'gcs-total', 'mmse', 'moca', 'phq9-total', 'lvef', 'qtc-interval', 'intraocular-pressure',
  'fev1', 'fev1-fvc', 'peak-expiratory-flow', 'bone-density-t-score', 'pack-years', 'crp', 'esr', 'platelets', 'inr', 'egfr', 'ferritin', 'hba1c', 'mcv', 'tsh', 'd-dimer-feu', 'bnp', 'nt-probnp',
]); // prettier-ignore

const idsOf = new WeakMap<readonly AnalyteDefinition[], readonly string[]>();

function bloodIds(analytes: readonly AnalyteDefinition[]): readonly string[] {
  const ids = idsOf.get(analytes) ?? analytes.map((a) => a.id);
  idsOf.set(analytes, ids);
  return ids;
}

/** "Saturation 88 %" is oxygen's; iron's only with the sign before it ("% saturation"). */
function isBareSaturation(tokens: readonly Token[], m: AnalyteMention, ids: readonly string[]): boolean {
  const signed = tokens.slice(Math.max(0, m.start - 1), m.start + 1).some((t) => t.stem === '%');
  return !signed && ids[m.owner.index] === 'transferrin-saturation' && tokens[m.start]?.stem === 'saturation';
}

/** Of overlapping names the longest; of equal ones those whose specimen is that of the line. */
function chosenNames(
  s: SentenceReading,
  tokens: readonly Token[],
  specimenBefore: (i: number) => string | null,
  ids: readonly string[],
): AnalyteMention[] {
  const fitting = s.mentions.filter(isAnalyte).filter((m) => {
    const specimen = specimenBefore(m.start);
    if (otherQuantity.has(tokens[m.start - 1]?.stem ?? '')) return false;
    if (isBareSaturation(tokens, m, ids)) return false;
    if (m.owner.specimen !== null) return m.owner.specimen === specimen;
    return specimen === null || specimen === bloodSpecimen || bloodOnly.has(ids[m.owner.index] ?? '');
  });
  return fitting.filter(
    (m) => !fitting.some((o) => o.end - o.start > m.end - m.start && o.start < m.end && m.start < o.end),
  );
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
    if (m.owner.of !== 'phrase' || elsewhere.some((k) => m.meant.has(k))) continue;
    if (m.owner.group === 'blood-pressure') measurements.push(...bloodPressure(c, s, m));
    if (m.owner.group === 'blood-gas') measurements.push(...bloodGas(c, s, m));
  }
  for (const m of chosenNames(s, tokens, specimenBefore, bloodIds(c.analytes))) {
    const named = c.analytes[m.owner.index];
    if (!named || elsewhere.some((k) => m.meant.has(k)) || taken.has(`${named.id}@${m.start}`)) continue;
    taken.add(`${named.id}@${m.start}`);
    const result = resultOf(c, named, m, s.range.to, dated(s, m, c));
    if (result) results.push(result);
    else if (!named.qualitative) {
      const { analyte, n } = numberOf(c, m, s.range.to, named, conversions, habit);
      if (n && 'unclear' in n) unclear.push({ start: tokens[m.start]?.start ?? n.start, end: n.end });
      else if (n)
        measurements.push(
          asMeasurement(
            c,
            countOfShare(c, analyte, n),
            Math.min(tokens[m.start]?.start ?? 0, n.start),
            n,
            ofYear(c, analyte, n.end) ?? dated(s, m, c),
          ),
          ...(analyte.id === 'spo2' ? oxygenGiven(c, m, n, dated(s, m, c)) : []),
        );
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
  source: { ref: ResourceRef; encounter: ResourceRef | null; when: Moment | null },
): TextValues {
  const context: Context = { reader, analytes, reading, ...source };
  const measurements: Measurement[] = [];
  const results: ResultItem[] = [];
  const unclear: { start: number; end: number }[] = [];
  const habit = unitHabit(reading.text);
  for (const { section, sentences } of reading.sections) {
    let specimen: string | null = specimenOfHeading(section.heading, reader);
    for (const s of sentences) {
      if (!silentSections.has(section.kind)) {
        const values = sentenceValues(context, s, specimen, reader.conversions, habit);
        measurements.push(...values.measurements);
        results.push(...values.results);
        unclear.push(...values.unclear);
      }
      specimen = passedOn(reading.text, reading.tokens, s.range, reader.specimens, specimen);
    }
  }
  return { measurements, results, unclear };
}

function specimenOfHeading(heading: string | null, reader: TextReader): string | null {
  if (heading === null) return null;
  const tokens = tokenise(heading);
  return specimenIn(tokens, 0, tokens.length, reader.specimens);
}
