import { allMatches } from './all-matches.ts';
/** A value whose name is a single letter, a sum of parts or the heading of its row. Characters [start, end). */
export interface UnnamedValue {
  readonly analyte: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const parts =
  /\b(?:E|eyes?(?: opening)?)\s?[=:]?\s?([1-4])[\s,/+]{0,2}(?:V|verbal|voice)\s?[=:]?\s?([1-5])[\s,/+]{0,2}(?:M|motor)\s?[=:]?\s?([1-6])\b|\bGCS[\s:]{1,3}\(?([1-4])[-/+,]([1-5])[-/+,]([1-6])\b(?!\s?[-/+]\s?\d)/gi;

/** "E3V4M6", "GCS 3/5/6": the coma scale by its parts. */
export function comaScales(text: string): UnnamedValue[] {
  return allMatches(text, parts).map((found) => ({
    analyte: 'gcs-total',
    value: found.slice(1).reduce((sum, part) => sum + Number(part ?? 0), 0),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

const celsiusPerFahrenheit = 5 / 9;
const degrees = String.raw`((?:3[3-9]|4[0-3]|9[3-9]|10[0-8])\.\d)(?!\d|\.\d)`;
const taken = String.raw`(?:rectal(?:ly)?|core|axilla(?:ry)?|tympanic|temporal|forehead|oral(?:ly)?)`;
const site = new RegExp(
  String.raw`\b${taken}[\s:]{1,2}${degrees}|(?<![\d.])${degrees}\s?°?[FC]?,? (?:${taken}|(?:in (?:the |her |his |one )?|l |r |left |right )?ear|by mouth|under (?:the |her |his |one )?(?:arm|tongue))\b`,
  'gi',
);
const leastFahrenheit = 93;

const home = new RegExp(
  String.raw`(?<=(?:^|[.,;:(\n]|\b(?:to|of|was|had|got|reached|hit|fever|and))\s*)${degrees}(?=(?: ?°? ?[CF])? (?:at home|on (?:the|a|his|her|our) (?:\w+ )?thermometer)\b)`,
  'gi',
);

/** "Barfed once, 103.4 ax", "feels rough. 39.0 C.": alone, but with its scale or where it was taken. A bare one may be anything. */
const alone =
  /(?<=(?:^|[^\d\s][.,;]\s|\n)\s?)((?:3[89]|4[01]|10[0-5])\.\d)(?: ?°[CF]?| ?[CF]| ax| po)(?=[.;](?!\d)|,\s(?!\d)|\s*$)/gim;

/** "Collapsed in the tent, rectal 41.2", "103.2 ear", "off colour, 38.9 at home": a temperature by where it was taken. */
export function temperaturesBySite(text: string): UnnamedValue[] {
  return [site, home, alone]
    .flatMap((pattern) => allMatches(text, pattern))
    .map((found) => {
      const number = Number(found[1] ?? found[2]);
      return {
        analyte: 'body-temperature',
        value: number < leastFahrenheit ? number : (number - 32) * celsiusPerFahrenheit,
        start: found.index,
        end: found.index + found[0].length,
      };
    });
}

const fraction = String.raw`(?<![\d/.])(\d{2,3})\s?\/\s?(\d{2,3})(?![\d/])`;
const placed = new RegExp(
  String.raw`\bpressures?(?: (?:is|was|were|of|at|today|now|here|up|reads|running|in clinic))*[\s:]{1,2}${fraction}|(?<=\b(?:p|hr|pulse|rr|sats?|spo2|t)\s?:?\s?\d[\d.]{1,4}%?(?: on| ra| (?:ir)?reg(?:ular)?)*[,;]\s?)${fraction}|${fraction}(?=\s*\(?(?:mm\s?hg|(?:(?:in|on) )?(?:(?:the|his|her) )?(?:r|l|right|left|both) arms?|lying|standing|seated|sitting|supine|erect|manual\w*)\b)`,
  'gi',
);
const leastPulse = 15;

/** "168/94 R arm", "138/80 lying", "P 118 reg, 178/96": a pressure by where or how it was taken, or behind a pulse. */
export function pressuresByPlace(text: string): UnnamedValue[] {
  return allMatches(text, placed)
    .slice(0, 1)
    .flatMap((found) => {
      const [high, low] = [
        Number(found[1] ?? found[3] ?? found[5]),
        Number(found[2] ?? found[4] ?? found[6]),
      ];
      const at = { start: found.index, end: found.index + found[0].length };
      if (high < 60 || high > 260 || low < 30 || high - low < leastPulse) return [];
      return [
        { analyte: 'systolic-bp', value: high, ...at },
        { analyte: 'diastolic-bp', value: low, ...at },
      ];
    });
}

const heading =
  /\b(?:obs(?:ervations)?|v\/?s|vitals?(?: signs)?|VSS?)\b(?:[ \t]+(?:on arrival|today|now|at triage|\(?\d{4}\)?(?=:)))?[ \t:=–-]{1,4}(?=\d)|(?<=^|[.\n]\s?)(?=(?:3[4-9]|4[01]|9[6-9]|10[0-5])\.\d[ ,/])/gi;
const cell =
  /^[ \t,;/|]{0,4}(?:(\d{2,3})\s?\/\s?(\d{2,3})(?![\d/])|(\d{1,3}(?:\.\d)?)\s?(%|°?\s?[CF]\b|º[CF])?(?!\.?\d)(?:\s?\((?:R|O|PO|T|Ax)\))?)(?:\s?(?:on )?(?:RA|OA|air|room air)\b)?/i;
const fewestCells = 3;

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** Written with a decimal: "99.0". */
  readonly decimal: boolean;
  readonly mark: string;
}

/** What a nameless number of a row must be by its size; the pulse is the larger of two whole numbers. */
function namedBySize(cells: readonly Cell[]): UnnamedValue[] {
  const out: UnnamedValue[] = [];
  const rates: Cell[] = [];
  for (const c of cells) {
    const at = { start: c.start, end: c.end };
    const isFahrenheit = c.number >= 93 && c.number <= 108 && (/f/i.test(c.mark) || c.decimal);
    if (c.mark === '%') out.push({ analyte: 'spo2', value: c.number, ...at });
    else if (isFahrenheit)
      out.push({ analyte: 'body-temperature', value: (c.number - 32) * celsiusPerFahrenheit, ...at });
    else if (c.number >= 33 && c.number <= 43 && (/c/i.test(c.mark) || c.decimal))
      out.push({ analyte: 'body-temperature', value: c.number, ...at });
    else if (c.mark !== '' || c.decimal) return [];
    else rates.push(c);
  }
  const [pulse, breaths] = rates.toSorted((a, b) => b.number - a.number);
  if (rates.length > 2 || !pulse) return rates.length > 2 ? [] : out;
  if (breaths && !(breaths.number <= 60 && breaths.number >= 6 && pulse.number >= 40)) return out;
  if (!breaths && pulse.number < 40) return out;
  const read = (analyte: string, { number, start, end }: Cell) => ({ analyte, value: number, start, end });
  out.push(read('heart-rate', pulse));
  if (breaths) out.push(read('respiratory-rate', breaths));
  return out;
}

/** "Obs 37.9, 128, 168/102, 24, 95% RA": a row of vital signs without names, told by their sizes beside a pressure. */
export function namelessRows(text: string): UnnamedValue[] {
  return allMatches(text, heading).flatMap((found) => {
    const cells: Cell[] = [];
    const pressures: UnnamedValue[] = [];
    let at = found.index + found[0].length;
    for (let next = cell.exec(text.slice(at, at + 40)); next; next = cell.exec(text.slice(at, at + 40))) {
      const end = at + next[0].length;
      const [, high, low, number = '', mark = ''] = next;
      if (high !== undefined)
        pressures.push(
          { analyte: 'systolic-bp', value: Number(high), start: at, end },
          { analyte: 'diastolic-bp', value: Number(low), start: at, end },
        );
      else cells.push({ start: at, end, number: Number(number), decimal: number.includes('.'), mark });
      at = end;
    }
    if (pressures.length !== 2 || cells.length + 1 < fewestCells) return [];
    const named = namedBySize(cells);
    return named.length > 0 ? [...named, ...pressures] : [];
  });
}

const cellNames: Readonly<Record<string, string>> = {
  n: 'neutrophils',
  p: 'neutrophils',
  l: 'lymphocytes',
  e: 'eosinophils',
};
const behindCount =
  /\b(?:WBCs?|WCC|TL?C|[Tt]otal counts?|DLC|diff(?:erential)?|white (?:cell )?count|leu[ck]ocytes)\b[^\n;]{0,24}?[\d(,: ]/gi;
const share =
  /(?<![\p{L}\d])(?:(N|P|L|E)\s?[:=-]?\s?(\d{1,2}(?:\.\d{1,2})?)(\s?%)?|(\d{1,2})\s?%\s?(N|P|L|E))(?![\p{L}\d]|\.\d)/gu;
const ofFluid = /\b(?:ascit\w*|csf|lp|tap|pleural|synovial|joint|urine|ua|fluid|aspirate)\b[^\n.]*$/i;
const longestRow = 44;
/** Counts of them in 10⁹/L lie below; whole numbers from here on are shares. */
const leastShare = 35;

/** "WBC 14.2 (N 81%)", "DLC N86 L10", "WCC 22.1 (N 18.9)": white cells named by a letter behind their count. */
export function letteredCells(text: string): UnnamedValue[] {
  return allMatches(text, behindCount).flatMap((count) => {
    if (ofFluid.test(text.slice(Math.max(0, count.index - longestRow), count.index))) return [];
    const from = count.index + count[0].length - 1;
    const row = /^[^\n;]*/.exec(text.slice(from, from + longestRow))?.[0] ?? '';
    const found = allMatches(row, share);
    const isRow = found.some(([, , number, sign, before]) => sign || before || Number(number) >= leastShare);
    return found.flatMap(([all, letter, number, sign, before, behind], k) => {
      const of = cellNames[(letter ?? behind ?? '').toLowerCase()];
      const value = Number(number ?? before);
      const start = from + (found[k]?.index ?? 0);
      if (of === undefined || (number !== undefined && number.includes('.') && isRow)) return [];
      const isShare = sign !== undefined || before !== undefined || isRow;
      if (!isShare && !(number?.includes('.') ?? false)) return [];
      return [{ analyte: `${of}-${isShare ? 'pct' : 'abs'}`, value, start, end: start + all.length }];
    });
  });
}

const bilirubins =
  /\bT?bil\w*\b[^\d\n]{0,14}(\d+(?:\.\d+)?)[^\d\n]{0,14}?\b(D|dir\w*|conj\w*|DB|I|ind\w*|un-?conj\w*)\b[\s:=]{0,3}(\d+(?:\.\d+)?)|\bT\.?\s?bil\w*\s?\/\s?D\.?\s?bil\w*[\s:=]{1,3}(\d+(?:\.\d+)?)\s?\/\s?(\d+(?:\.\d+)?)/gi;
/** Whole numbers from here on are micromoles per litre: 17.1 make a milligram per decilitre. */
const leastMicromoles = 25;
const micromolesPerMilligram = 17.104;

/** "T bil 9.4 (D 5.8)", "Bili 142 (unconj 108)": the part that is named by a letter behind the whole. mg/dL. */
export function bilirubinParts(text: string): UnnamedValue[] {
  return allMatches(text, bilirubins).flatMap((found) => {
    const [all, whole = found[4] ?? '', kind = 'D', part = found[5] ?? ''] = found;
    const inMicromoles = Number(whole) >= leastMicromoles && !whole.includes('.');
    if (Number(part) > Number(whole)) return [];
    const value = inMicromoles ? Number(part) / micromolesPerMilligram : Number(part);
    const analyte = /^[iu]/i.test(kind) ? 'bilirubin-indirect' : 'bilirubin-direct';
    return [{ analyte, value, start: found.index, end: found.index + all.length }];
  });
}
