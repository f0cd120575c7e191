import type { Conversion } from './analyte-index.ts';
import type { ReferenceRange } from './chart.ts';
import { readConcept, conceptsAt } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { has, numberAt, objectAt, objectsAt, textAt } from './json.ts';
import { comparatorOf } from './numbers-in-text.ts';

/** A range of the report in the analyte's unit, with whom it is for. */
export interface RangeCandidate {
  readonly range: ReferenceRange;
  readonly sex: 'male' | 'female' | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
}

export interface RangesReading {
  readonly candidates: readonly RangeCandidate[];
  /** Plain words on ranges that can't be right; they are left out. */
  readonly lies: readonly string[];
}

const NONE: RangesReading = { candidates: [], lies: [] };

export interface RangeScale {
  /** Converts a limit given in `unit` (null: the value's own unit) to the analyte's unit; null when it can't. */
  conversion(unit: string | null): Conversion | null;
  readonly plausible: { readonly low: number; readonly high: number } | null;
}

/**
 * The report's ranges of normal. Critical, treatment and other ranges stand beside the normal one and are passed over;
 * reversed ones, 0–0 and limits that this analyte can't have (another's range) are lies.
 */
export function readRanges(part: JsonObject, scale: RangeScale): RangesReading {
  if (!has(part, 'referenceRange')) return NONE;
  const candidates: RangeCandidate[] = [];
  const lies: string[] = [];
  for (const entry of objectsAt(part, 'referenceRange')) {
    if (!isNormal(entry)) continue;
    const limits = limitsOf(entry, scale);
    if (limits === null) continue;
    const lie = lieOf(limits, scale);
    if (lie !== null) lies.push(lie);
    else candidates.push({ range: { ...limits, source: 'report' }, ...audienceOf(entry) });
  }
  return { candidates, lies };
}

/** Type is absent, "normal" or its text; everything else ("critical", "treatment", "therapeutic", "luteal") isn't normal. */
function isNormal(entry: JsonObject): boolean {
  if (!has(entry, 'type') && !has(entry, 'text')) return true;
  const type = has(entry, 'type') ? readConcept(entry['type']) : null;
  const words = [type?.text ?? '', ...(type?.codings ?? []).map((c) => c.code), textAt(entry, 'text') ?? ''];
  const all = words.join(' ').toLowerCase();
  if (/critical|panic|treatment|therapeutic|recommended|target|toxic|alert|absolute/.test(all)) return false;
  const [code] = type?.codings ?? [];
  return (
    !code || code.code === '' || /^(?:normal|nrml|n)$/i.test(code.code) || /normal/i.test(type?.text ?? '')
  );
}

type Limits = Pick<ReferenceRange, 'low' | 'high' | 'text'>;

function limitsOf(entry: JsonObject, scale: RangeScale): Limits | null {
  const text = textAt(entry, 'text');
  const low = limit(objectAt(entry, 'low'), scale);
  const high = limit(objectAt(entry, 'high'), scale);
  if (low !== null || high !== null) return { low, high, text };
  if (text === null) return null;
  const written = rangeOfText(text);
  const conversion = written === null ? null : scale.conversion(written.unit);
  if (written === null || conversion === null) return null;
  const convert = (x: number | null) => (x === null ? null : x * conversion.factor + conversion.offset);
  return { low: convert(written.low), high: convert(written.high), text };
}

function limit(quantity: JsonObject | null, scale: RangeScale): number | null {
  const value = quantity === null ? null : numberAt(quantity, 'value');
  if (quantity === null || value === null) return null;
  const conversion = scale.conversion(textAt(quantity, 'code') ?? textAt(quantity, 'unit'));
  return conversion === null ? null : value * conversion.factor + conversion.offset;
}

function lieOf({ low, high }: Limits, { plausible }: RangeScale): string | null {
  if (low !== null && high !== null && low > high) return `its range is reversed (${low} to ${high})`;
  if ((low ?? 0) === 0 && high === 0) return 'its range is 0 to 0';
  if (plausible === null) return null;
  const impossible = (low !== null && low > plausible.high) || (high !== null && high < plausible.low);
  return impossible ? `its range (${low ?? '…'} to ${high ?? '…'}) can't be this result's` : null;
}

const EVERYBODY = { sex: null, ageFrom: null, ageTo: null };

function audienceOf(entry: JsonObject): Pick<RangeCandidate, 'sex' | 'ageFrom' | 'ageTo'> {
  if (!has(entry, 'appliesTo') && !has(entry, 'age') && !has(entry, 'text')) return EVERYBODY;
  const words = [
    ...conceptsAt(entry, 'appliesTo').flatMap((c) => [c.text, ...c.codings.map((x) => x.code)]),
    textAt(entry, 'text') ?? '',
  ].join(' ');
  const age = objectAt(entry, 'age');
  const sex = /\b(?:female|women|woman|248152002|f)\b/i.test(words)
    ? 'female'
    : /\b(?:male|men|man|248153007|m)\b/i.test(words)
      ? 'male'
      : null;
  return { sex, ageFrom: years(age, 'low'), ageTo: years(age, 'high') };
}

const YEARS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['mo', 1 / 12],
  ['wk', 7 / 365.25],
  ['d', 1 / 365.25],
]);

function years(age: JsonObject | null, key: 'low' | 'high'): number | null {
  const end = age === null ? null : objectAt(age, key);
  const value = end === null ? null : numberAt(end, 'value');
  if (end === null || value === null) return null;
  const unit = (textAt(end, 'code') ?? textAt(end, 'unit') ?? 'a').toLowerCase();
  const factor = YEARS.get(unit) ?? (unit.startsWith('mo') ? 1 / 12 : unit.startsWith('d') ? 1 / 365.25 : 1);
  return value * factor;
}

/** The unit may follow: "3.5 - 5.1 mmol/L", "<200 mg/dL", "≥ 60", "up to 40", "135–145". */
export function rangeOfText(
  text: string,
): { readonly low: number | null; readonly high: number | null; readonly unit: string | null } | null {
  if (text.length > 80) return null;
  const plain = text.trim().replace(/^(?:normal|reference|ref\.?|range|male|female|adult)s?\s*:?\s*/i, '');
  const between =
    /^[([]?\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|—|to|\.\.)\s*(-?\d+(?:\.\d+)?)\s*[)\]]?\s*([^\d\s,;()]\S*)?$/i.exec(
      plain,
    );
  if (between) return { low: Number(between[1]), high: Number(between[2]), unit: between[3] ?? null };
  const oneSided =
    /^(<=|>=|<|>|≤|≥|less than|greater than|more than|up to|under|over|below|above)\s*(or equal to)?\s*(-?\d+(?:\.\d+)?)\s*([^\d\s,;()]\S*)?$/i.exec(
      plain,
    );
  if (!oneSided) return null;
  const sign = oneSided[1]!.toLowerCase() === 'up to' ? '<=' : comparatorOf(oneSided[1]);
  const value = Number(oneSided[3]);
  const unit = oneSided[4] ?? null;
  return sign === '<' || sign === '<=' ? { low: null, high: value, unit } : { low: value, high: null, unit };
}

/** The candidate for this patient; null where several are for others, or where the patient's sex or age would decide. */
export function chooseRange(
  candidates: readonly RangeCandidate[],
  person: { readonly sex: 'male' | 'female' | null; readonly ageYears: number | null },
): ReferenceRange | null {
  const fitting = candidates.filter((c) => {
    if (c.sex !== null && c.sex !== person.sex) return false;
    if (c.ageFrom !== null && (person.ageYears === null || person.ageYears < c.ageFrom)) return false;
    return c.ageTo === null || (person.ageYears !== null && person.ageYears <= c.ageTo);
  });
  const specific = (c: RangeCandidate) =>
    Number(c.sex !== null) + Number(c.ageFrom !== null || c.ageTo !== null);
  const [best] = fitting.toSorted((a, b) => specific(b) - specific(a));
  return best?.range ?? null;
}
