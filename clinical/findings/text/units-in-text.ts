import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';

/** Value in the analyte's unit = value * factor + offset. */
export interface Conversion {
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
}

const rewrites: readonly (readonly [RegExp, string])[] = [
  [/[µμ]/g, 'u'],
  [/\{[^}]*\}/g, ''],
  [/[[\]()]/g, ''],
  [/mcg/g, 'ug'],
  [/mm\^?3|cumm|cu\.?mm|mcl|microliter/g, 'ul'],
  [/^(?:cells|leukocytes|wbc|count|ct)?\/ul$/, '/ul'],
  [/^(?:x?10(?:\^|\*|e|exp)?0?3|k|thou(?:sand)?|1000)\/ul$/, '10^3/ul'],
  [/^(?:x?10(?:\^|\*|e)?0?9|g)\/l$|^gpt\/l$/, '10^9/l'],
  [/^(?:x?10(?:\^|\*|e)?0?6|m|mil(?:lion)?)\/ul$/, '10^6/ul'],
  [/^(?:x?10(?:\^|\*|e)?12|t)\/l$/, '10^12/l'],
  [/^gm?s?(\/(?:dl|l|100ml))$/, 'g$1'],
  [/100ml/, 'dl'],
  [/^g%$/, 'g/dl'],
  [/^mg%$/, 'mg/dl'],
  [/^(?:°|deg(?:rees?)?)?c(?:el(?:sius)?)?$/, 'cel'],
  [/^(?:°|deg(?:rees?)?)?f(?:ahrenheit)?$|^degf$/, 'degf'],
  [/^mmhg$|^mmofhg$|^torr$/, 'mmhg'],
  [
    /^(?:bpm|(?:beats|breaths)(?:\/|per)(?:min(?:ute)?)|\/minute|\/min|(?:beats|breaths)\/min|permin(?:ute)?)$/,
    '/min',
  ],
  [/^iu(\/l|\/ml)$/, 'u$1'],
  [/^units(\/l|\/ml)$/, 'u$1'],
  [/^mu(\/l|\/ml)$/, 'miu$1'],
  [/^uu(\/ml)$/, 'uiu$1'],
  [/\/(?:hr|hour)$/, '/h'],
  [/^(?:sec|seconds?)$/, 's'],
  [/^msec$/, 'ms'],
  [/^(?:um3|cubicmicrons?)$/, 'fl'],
  [/m\^2/, 'm2'],
  [/^(?:lbs?|pounds?|lb_av)$/, 'lb'],
  [/^(?:kilograms?|kgs)$/, 'kg'],
  [/^(?:mosm?ol\/kg|mosm\/kgh2o|mosm\/kg|mosmol\/kgh2o)$/, 'mosm/kg'],
  [/^percent$/, '%'],
  [/^mval\/l$/, 'meq/l'],
  [/^la(?:kh|c)s?(?:\/ul)?$/, 'lakh'],
  [/^(?:k|thousand)$/, '10^3/ul'],
];

const keys = new Map<string, string>();
const mostKeys = 20_000;

/** One spelling for the many that a unit has ("K/uL", "x10^3/µL", "10*3/uL"). For comparison only. */
export function unitKey(unit: string): string {
  const known = keys.get(unit);
  if (known !== undefined) return known;
  let key = unit.toLowerCase().replace(/\s+/g, '').replace(/10\*/g, '10^');
  for (const [pattern, by] of rewrites) key = key.replace(pattern, by);
  key = key.replace(/\.$/, '');
  if (keys.size < mostKeys) keys.set(unit, key);
  return key;
}

/** 10^9/L and 10^3/uL are one; so are 10^12/L and 10^6/uL, mmol/L and meq/L are not. */
const same: Readonly<Record<string, string>> = { '10^9/l': '10^3/ul', '10^12/l': '10^6/ul' };

export function conversionsOf(analyte: AnalyteDefinition): ReadonlyMap<string, Conversion> {
  const map = new Map<string, Conversion>();
  const own = { unit: analyte.unit, factor: 1, offset: 0 };
  for (const c of [own, ...analyte.units]) {
    const key = unitKey(c.unit);
    if (!map.has(key)) map.set(key, c);
    const twin = same[key] ?? Object.entries(same).find(([, v]) => v === key)?.[0];
    if (twin !== undefined && !map.has(twin)) map.set(twin, c);
  }
  return map;
}

const longestUnit = 22;

/** The unit that starts a text, among those the analyte knows: the longest. Null when there is none. */
export function unitAt(
  text: string,
  known: ReadonlyMap<string, Conversion>,
): { readonly conversion: Conversion; readonly length: number } | null {
  const lead = /^[\s-]*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead, lead + longestUnit);
  for (let length = rest.length; length > 0; length -= 1) {
    const next = rest[length];
    const last = rest[length - 1] ?? ' ';
    if (/[\s.,;([]/.test(last) || (next !== undefined && /[\p{L}\d]/u.test(next) && /[\p{L}\d]/u.test(last)))
      continue;
    // "102k": thousands; "WBC 12 K 4.1" goes on to potassium.
    if (length === 1 && lead > 0 && /k/i.test(rest)) continue;
    const conversion = known.get(unitKey(rest.slice(0, length)));
    if (conversion) return { conversion, length: lead + length };
  }
  return null;
}
