import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import type { Conversion } from './units-in-text.ts';

/** Which family of units a note's other values are written in; null when nothing tells. */
export type UnitHabit = 'si' | 'conventional' | null;

export type Side = 'low' | 'normal' | 'high';

/** Units as far apart as this look different on paper; nearer ones can't be told apart by their numbers. */
const leastFactor = 3;
/** Magnesium of 0.86 beside a creatinine of 108: the note's other values tell units apart that its number doesn't. */
const leastFactorInHabit = 2;
/** How much nearer to normal one reading must lie, in logarithms, before it is believed over the other. */
const clearlyNearer = 2;
const onOppositeSides = 3;
/** Cells per microlitre among cells in 10³ per microlitre: written so, they are tens at least. */
const perMicrolitre = '/uL';
const leastPerMicrolitre = 20;
/** "Neuts 0.8" is a count that the analyte of shares can't tell, never 80 %. */
const shareOfCells = /-pct$/;
/** Nobody reports these in micromoles with a fraction. */
const wholeMicromoles = /^(?:bilirubin|creatinine)/;
/** Limits this near to each other are kept by the body: a value at half the lower one is another unit. */
const narrowRange = 1.6;
const farOut = Math.log(2);
/** A value in the note's own units is believed up to this far from normal, in logarithms. */
const believable = 2.5;
/** The lowest value of an analyte without a lower limit that is written without a unit: this part of the upper one. */
const oneSidedFloor = 50;

interface Reading {
  readonly conversion: Conversion;
  readonly side: Side;
  /** Logarithmic distance from the reference range; 0 within it. */
  readonly distance: number;
}

interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** The widest range that adults of any sex have. */
function adultRange(analyte: AnalyteDefinition): Range | null {
  const adult = analyte.ranges.filter((r) => r.when.ageTo === undefined && r.when.pregnant !== true);
  if (adult.length === 0) return null;
  const lows = adult.flatMap((r) => r.low ?? []);
  const highs = adult.flatMap((r) => r.high ?? []);
  return { low: lows.length ? Math.min(...lows) : null, high: highs.length ? Math.max(...highs) : null };
}

function distanceFrom(value: number, { low, high }: Range): { side: Side; distance: number } {
  if (high !== null && value > high)
    return { side: 'high', distance: high > 0 ? Math.log(value / high) : Infinity };
  const floor = low !== null && low > 0 ? low : high === null ? null : high / oneSidedFloor;
  if (floor === null || value >= floor) return { side: 'normal', distance: 0 };
  const side = low !== null && low > 0 ? 'low' : 'normal';
  return { side, distance: value > 0 ? Math.log(floor / value) : Infinity };
}

function isPlausible(value: number, a: AnalyteDefinition): boolean {
  return value >= a.plausible.low && value <= a.plausible.high;
}

/** Units that exist but that nobody leaves out: "nmol/L" of C-reactive protein, "mg/L" of creatinine. */
function isSilentlyUsed(unit: string, own: string): boolean {
  if (unit === 'lakh') return false;
  if (unit === 'mg/L' && own === 'mg/dL') return false;
  return !/nmol|pmol|fmol/.test(unit) || /^(?:ug|ng|pg)\//.test(own);
}

function isSi(unit: string): boolean {
  return /mol|g\/l|^10\*9|^10\*12/i.test(unit) && !/g\/dl/i.test(unit);
}

/**
 * Numbers whose size alone tells the unit to every reader: [analyte, unit, from, below]. Values of the other unit that
 * are written with the same number are not survived or not seen.
 */
const toldBySize: readonly (readonly [id: string, unit: string, from: number, below: number])[] = [
  ['hba1c', '%', 3, 20],
  ['hba1c', 'mmol/mol', 20, 250],
  ['lactate', 'mmol/L', 0, 20],
  ['wbc', '10*3/uL', 0, 500],
  ['hemoglobin', 'g/dL', 2, 22],
  ['hemoglobin', 'g/L', 25, 250],
  ['beta-hydroxybutyrate', 'mmol/L', 0, 30],
  ['troponin-i', 'ng/mL', 0, 1],
  ['troponin-t', 'ng/mL', 0, 1],
  ['creatinine', 'mg/dL', 0.1, 18],
  ['creatinine', 'umol/L', 25, 3000],
  ['d-dimer-feu', 'ug/mL{FEU}', 0, 50],
  ['fibrinogen', 'g/L', 0, 15],
  ['neutrophils-abs', perMicrolitre, 50, 100_000],
  ['urine-protein-creatinine-ratio', 'g/g', 0, 15],
  ['ethanol', '%', 0.01, 0.6],
  ['bnp', 'pg/mL', 0, 50_000],
  // Laboratories of either habit report it by mass.
  ['acetaminophen', 'ug/mL', 0, 2000],
];

/**
 * Numbers that are normal in one unit and not in the other, where both are in daily use: [analyte, from, below] (estimates,
 * by the limits of normal in either). Only the units of the note's other values tell.
 */
const twoMeanings: readonly (readonly [id: string, from: number, below: number])[] = [
  ['magnesium', 0.65, 1.2],
  ['vitamin-d-25oh', 20, 50],
  ['t3-free', 4.2, 6.8],
  ['pth', 7, 65],
  ['cortisol', 20, 140],
  ['urine-albumin-creatinine-ratio', 3, 30],
  ['urine-protein-creatinine-ratio', 15, 200],
];
/** "T4 45" is little for a total thyroxine and much for a free one: nothing tells. */
const thirdMeaning: typeof twoMeanings = [['t4-total', 13, 58]];

function isAmong(ranges: typeof twoMeanings, value: number, { id }: AnalyteDefinition): boolean {
  return ranges.some(([of, from, below]) => of === id && value >= from && value < below);
}

function sizeTells(
  value: number,
  { id }: AnalyteDefinition,
  known: ReadonlyMap<string, Conversion>,
): Conversion | null {
  const told = toldBySize.find(([of, , from, below]) => of === id && value >= from && value < below)?.[1];
  if (told === undefined) return null;
  return [...known.values()].find((c) => c.unit === told) ?? null;
}

/** Which of two plausible readings is meant, or null when both could be. */
function decide(own: Reading, other: Reading, range: Range): Conversion | null {
  if (own.side === other.side) return own.distance <= other.distance ? own.conversion : other.conversion;
  const narrow = range.low !== null && range.high !== null && range.high / range.low <= narrowRange;
  if (narrow && own.distance > farOut && other.distance * clearlyNearer < own.distance)
    return other.conversion;
  if (own.side === 'normal' && own.distance === 0 && other.distance > farOut) return own.conversion;
  if (own.distance > 0 && own.distance * onOppositeSides < other.distance) return own.conversion;
  if (own.distance > farOut && other.distance > 0 && other.distance * clearlyNearer < own.distance)
    return other.conversion;
  return null;
}

/** Estimate: none has platelets of ten hundred thousands. */
const mostLakhs = 10;
/** 150 × 10⁹/L, the lower limit of what is normal. */
const leastLakhs = 1.5;

/**
 * "Plt 1.62" counts hundreds of thousands, as nobody counts thousands so finely. "Plt 5.4" may be 540 or next to none:
 * null.
 */
function isInLakhs(value: number): boolean | null {
  if (Number.isInteger(value) || value >= mostLakhs) return false;
  const tenths = value * 10;
  return Math.abs(tenths - Math.round(tenths)) > 1e-9 ? true : null;
}

/**
 * The unit of a number written without one: not one in which nobody writes fractions ("glucose 24.3" is no mg/dL); the
 * analyte's own when no other makes the number plausible; else the reading that lies clearly nearer to normal, that the
 * writer's verdict ("high") allows, or that the note's other values are written in. `null`: two readings are possible,
 * or none.
 */
export function guessUnit(
  value: number,
  analyte: AnalyteDefinition,
  known: ReadonlyMap<string, Conversion>,
  hints: { readonly habit: UnitHabit; readonly verdict: Side | null },
): Conversion | null {
  const told = sizeTells(value, analyte, known);
  if (told) return told;
  if (isAmong(thirdMeaning, value, analyte)) return null;
  if (hints.habit === null && hints.verdict === null && isAmong(twoMeanings, value, analyte)) return null;
  // "Troponin 11" is rather of a sensitive assay, whatever the place; "troponin 3.4" is not.
  const habit = analyte.id.startsWith('troponin') && Number.isInteger(value) ? null : hints.habit;
  const fraction = analyte.decimals === 0 && !Number.isInteger(value);
  const units = [...new Set(known.values())];
  const inLakhs = units.some((c) => c.unit === 'lakh') && fraction ? isInLakhs(value) : false;
  // "Plt 1.2 L" is low either way, of "Plt 5.4 L" only one is.
  if (inLakhs === null && !(hints.verdict === 'low' && value < leastLakhs)) return null;
  const possible = units.filter(
    (c) =>
      (isSilentlyUsed(c.unit, analyte.unit) || (c.unit === 'lakh' && inLakhs !== false)) &&
      (c.unit !== perMicrolitre || value >= leastPerMicrolitre) &&
      !(shareOfCells.test(analyte.id) && c.factor >= 100) &&
      (Number.isInteger(value) || c.unit !== 'umol/L' || !wholeMicromoles.test(analyte.id)) &&
      isPlausible(value * c.factor + c.offset, analyte),
  );
  const whole = possible.filter((c) => !fraction || c.factor > 1);
  const plausible = whole.length > 0 ? whole : possible;
  const [first] = plausible;
  const range = adultRange(analyte);
  if (!first || !range) return first ?? null;
  const readings = plausible
    .filter((c) => {
      const apart = Math.max(c.factor / first.factor, first.factor / c.factor);
      const inHabit = habit === 'si' && isSi(c.unit) && !c.unit.startsWith('pmol');
      return c === first || apart >= (inHabit ? leastFactorInHabit : leastFactor);
    })
    .map((conversion): Reading => ({
      conversion,
      ...distanceFrom(value * conversion.factor + conversion.offset, range),
    }))
    .filter((r) => hints.verdict === null || r.side === hints.verdict);
  const [own, ...others] = readings;
  if (!own) return hints.verdict === null ? null : first;
  const [nearest] = others.toSorted((a, b) => a.distance - b.distance);
  if (!nearest) return own.conversion;
  const habitual =
    habit === null ? undefined : [own, nearest].find((r) => isSi(r.conversion.unit) === (habit === 'si'));
  if (habitual && habitual.distance < believable) return habitual.conversion;
  return decide(own, nearest, range) ?? habitual?.conversion ?? null;
}

/** Words of places that write molar units, and of those that write mass units. Used where no unit of the note tells. */
const spokenWithSi =
  /\b(?:WCC|[Uu]rea|BMs?\s*\d|BSLs?|U\s?[&+]\s?Es?|FBC|kPa|adj(?:usted)? Ca|[Hh]aemo|[Hh]aemat|oedema|[Ll]eucocyt|ketones\s*:?\s*\d\.\d|[Pp]aracetamol|CRP\s*\d+.*\bHb\s*\d{2,3}\b)/;
const spokenWithConventional =
  /\b(?:TLC|RBS|GRBS|FBS|SGPT|SGOT|gm ?%|BMP|CMP|T\.? ?bili|Tbili|Plt|A1[cC]|y\.?o\.?\b|[Aa]cetaminophen|T(?:emp|max)?\s*:?\s*(?:9\d|10\d)(?:\.\d)?|\d\s?F\b|lakhs?|\d{1,2},\d{3}\s*(?:\/cumm|cells))/;

/** What the units and typical values of a note tell about all its numbers. */
export function unitHabit(text: string): UnitHabit {
  const si =
    /\d\s*[mµμu]mol|micromol|\bg\/L\b|\bCa\s*:?\s*[12]\.\d\d\b|\bHg?[bB]\s*:?\s*(?:[5-9]\d|1\d\d)\b|\b[Cc]r(?:eat\w*)?\s*:?\s*(?:[4-9]\d|\d{3,4})\b/.test(
      text,
    );
  const conventional =
    /mg\/d[lL]|\bBUN\b|\bCa\s*:?\s*(?:[5-9]|1[0-6])\.\d\b|\bg\/d[lL]|mEq|\bHgb\b(?!\s*:?\s*(?:[5-9]\d|1\d\d)\b)|\b[Cc]r(?:eat\w*)?\s*:?\s*\d{1,2}\.\d|\b[Gg]luc\w*\s*:?\s*(?:[4-9]\d|\d{3})\b(?!\s*m?mol)/.test(
      text,
    );
  if (si !== conventional) return si ? 'si' : 'conventional';
  const [british, american] = [spokenWithSi.test(text), spokenWithConventional.test(text)];
  return si || british === american ? null : british ? 'si' : 'conventional';
}

/** What a note says of a number right after it: "(high)", "H", "- normal". */
export function verdictAfter(text: string): Side | null {
  const found =
    /^\s*(?:[-–,:]\s*|\(\s*)?(?:(high|raised|elevated|H|↑)|(low|reduced|L|↓)|(normal|nl|wnl|N|in range))(?=\s*[),.;\n]|\s*$)/.exec(
      text,
    );
  if (!found) return null;
  return found[1] ? 'high' : found[2] ? 'low' : 'normal';
}
