import type { Measurement, Moment, ResourceRef, ResultItem } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { bloodPressures } from './blood-pressures.ts';
import { furtherNumbers } from './further-numbers.ts';
import { oxygenAfter } from './oxygen-after.ts';
import { ordinalAfter } from './ordinal-after.ts';
import { unitHabit } from './guess-unit.ts';
import type { UnitHabit } from './guess-unit.ts';
import { numberAfter, skipConnectors } from './number-after.ts';
import type { ReadNumber } from './number-after.ts';
import { pairedNumbers } from './paired-values.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention, SentenceReading } from './read-sentence.ts';
import { bloodSpecimen, isUrate, passedOn, specimenIn } from './specimens.ts';
import { countOfShare, numberOf } from './shares-of-cells.ts';
import { saturationsIn } from './unnamed-saturations.ts';
import type { TextReader } from './text-reader.ts';
import { bilirubinParts, comaScales, letteredCells, namelessRows } from './unnamed-values.ts';
import { tokenise } from './tokenise.ts';
import type { Token } from './tokenise.ts';
import { asMeasurement, base, dated, momentAt, momentOf } from './value-context.ts';
import type { Context } from './value-context.ts';

export interface TextValues {
  readonly measurements: readonly Measurement[];
  readonly results: readonly ResultItem[];
  /** Numbers without a unit that could be two quantities: characters of name and number. */
  readonly unclear: readonly { readonly start: number; readonly end: number }[];
}

/** Carbon dioxide: kilopascals below, mmHg from here on. 1 kPa = 7.50062 mmHg. */
const mostKilopascal = 15;
const mmHgPerKilopascal = 7.50062;
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
/** What changes in months: the first of a series is of another time, though it doesn't say so. */
const slow: ReadonlySet<string> = new Set([
  'hba1c', 'tsh', 'psa', 'ferritin', 'ldl', 'cholesterol-total', 'egfr', 'lvef', 'bmi', 'body-weight', 'phq9-total', 'vitamin-d-25oh',
]); // prettier-ignore
const sameValue = 0.005;
/** What opens a value of its own. */
const nameKinds: ReadonlySet<string> = new Set(['analyte', 'phrase', 'panel']);
const silentSections = new Set(['plan', 'technique', 'allergies', 'medications', 'family-history']);

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

const relative =
  /^(?:husband|wife|partner|sister|brother|daughter|son|father|dad|boyfriend|girlfriend)['’]s$/;
const child = /^(?:baby|newborn|neonate|infant|twin [12])(?:['’]s)?$/;

/** "Husband's BP 190/100", in a mother's note "baby: T 39.2": another's. */
function isOfAnother(c: Context, { start }: Mention): boolean {
  const { tokens } = c.reading;
  const at = tokens[start - 1]?.stem === ':' ? start - 2 : start - 1;
  const words = tokens[at]?.written ?? '';
  return relative.test(words) || (c.childIsPatient === false && child.test(words));
}

/** What is measured in no fluid or in blood alone, whatever specimen its line names before: "stool chart x9, HR 104, CRP 88". */
const bloodOnly: ReadonlySet<string> = new Set([
  'heart-rate', 'respiratory-rate', 'systolic-bp', 'diastolic-bp', 'body-temperature', 'spo2',
  'mean-arterial-pressure', 'bmi', 'gcs-total', 'mmse', 'moca', 'phq9-total', 'lvef', 'qtc-interval', 'intraocular-pressure',
  'fev1', 'fev1-fvc', 'peak-expiratory-flow', 'bone-density-t-score', 'pack-years', 'crp', 'esr', 'platelets', 'inr', 'egfr', 'ferritin', 'hba1c', 'mcv', 'tsh', 'd-dimer-feu', 'bnp', 'nt-probnp',
]); // prettier-ignore

/** "BE -8" is a base excess, "was 39.4" none. */
function isBareVerb(tokens: readonly Token[], m: Mention): boolean {
  return tokens[m.start]?.stem === 'be' && !tokens[m.start]?.capitals;
}

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

/** "AST/ALT 240/88" is no ratio: two numbers follow. */
function isPairOfNames(tokens: readonly Token[], { start, end }: Mention): boolean {
  const strokes = tokens.slice(start, end).some((t) => t.stem === '/');
  return strokes && tokens[end]?.kind === 'number' && tokens[end + 1]?.stem === '/';
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
    if (isPairOfNames(tokens, m)) return false;
    if (isBareVerb(tokens, m) || (tokens[m.start]?.written === 'ua' && !isUrate(tokens, m.start)))
      return false;
    if (m.owner.specimen !== null) return m.owner.specimen === specimen;
    return specimen === null || specimen === bloodSpecimen || bloodOnly.has(ids[m.owner.index] ?? '');
  });
  return fitting.filter(
    (m) => !fitting.some((o) => o.end - o.start > m.end - m.start && o.start < m.end && m.start < o.end),
  );
}

/** What the same name has beside its number: "SpO2 96 % between, 74 % during spells", "Hb 13.1 -> 8.9". */
function otherValues(
  c: Context,
  s: SentenceReading,
  { analyte, n, start }: { analyte: AnalyteDefinition; n: ReadNumber; start: number },
  conversions: TextReader['conversions'],
): Measurement[] {
  if (!c.when || n.by === undefined) return [];
  const { tokens, text } = c.reading;
  const to = Math.min(
    s.range.to,
    ...s.mentions
      .filter((o) => o.start >= n.next && nameKinds.has(o.owner.of) && !isBareVerb(tokens, o))
      .map((o) => o.start),
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
  return [...before.map((number) => ({ number, told: 'same' as const })), ...after].flatMap(
    ({ number, told }) => {
      const when = momentOf(c, told);
      // "38.5 °C (101.3 °F)": the same value again.
      const again = Math.abs(number.value - n.value) <= sameValue * Math.abs(n.value);
      return when === null || (again && told === 'same')
        ? []
        : [asMeasurement(c, analyte, start, number, when)];
    },
  );
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
    if (m.owner.of !== 'phrase' || elsewhere.some((k) => m.meant.has(k)) || isOfAnother(c, m)) continue;
    if (m.owner.group === 'blood-pressure') measurements.push(...bloodPressures(c, s, m));
    if (m.owner.group === 'blood-gas') measurements.push(...bloodGas(c, s, m));
  }
  const names = chosenNames(s, tokens, specimenBefore, bloodIds(c.analytes));
  const paired = new Map(pairedNumbers(tokens, names, s.range.to).map(({ name, at }) => [name.start, at]));
  for (const m of names) {
    const named = c.analytes[m.owner.index];
    if (
      !named ||
      elsewhere.some((k) => m.meant.has(k)) ||
      isOfAnother(c, m) ||
      taken.has(`${named.id}@${m.start}`)
    )
      continue;
    taken.add(`${named.id}@${m.start}`);
    const result = resultOf(c, named, m, s.range.to, dated(s, m, c));
    if (result) results.push(result);
    else if (!named.qualitative) {
      const at = paired.get(m.start);
      const { analyte, n } =
        at === undefined
          ? numberOf(c, m, s.range.to, named, conversions, habit)
          : { analyte: named, n: pairedNumber(c, at, named, conversions, habit) };
      if (n && 'unclear' in n) unclear.push({ start: tokens[m.start]?.start ?? n.start, end: n.end });
      else if (n) {
        const start = Math.min(tokens[m.start]?.start ?? 0, n.start);
        const of = countOfShare(c, analyte, n);
        measurements.push(
          ...otherValues(c, s, { analyte: of, n, start }, conversions),
          asMeasurement(c, of, start, n, momentAt(c, s, m, analyte, n.end)),
          ...(analyte.id === 'spo2' ? oxygenGiven(c, m, n, dated(s, m, c)) : []),
        );
      }
    }
  }
  measurements.push(...unnamedSaturations(c, s, measurements));
  return { measurements, results, unclear };
}

/** What stands without its name: parts of the coma scale, rows of vital signs, the letters of white cells. */
function unnamedValues(c: Context, named: readonly Measurement[], to: number, from: number): Measurement[] {
  const text = c.reading.text.slice(from, to);
  const known = new Set(named.map((m) => m.analyte));
  const read = [
    ...(known.has('gcs-total') ? [] : comaScales(text)),
    ...namelessRows(text),
    ...letteredCells(text),
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
            elsewhere.some((k) => k === x.kind) &&
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
  for (const { section, sentences } of reading.sections) {
    const told = measurements.length;
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
    if (!silentSections.has(section.kind))
      measurements.push(...unnamedValues(context, measurements.slice(told), section.end, section.start));
  }
  return { measurements, results, unclear };
}

function specimenOfHeading(heading: string | null, reader: TextReader): string | null {
  if (heading === null) return null;
  const tokens = tokenise(heading);
  return specimenIn(tokens, 0, tokens.length, reader.specimens);
}
