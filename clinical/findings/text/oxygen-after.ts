/** The oxygen that a saturation was measured under, as written behind it. Characters up to `end` tell it. */
export interface OxygenGiven {
  readonly analyte: 'inhaled-o2-flow' | 'inhaled-o2-concentration';
  /** L/min, or %. With `comparator` ">" only that some is given is known. */
  readonly value: number;
  readonly comparator: '>' | null;
  readonly end: number;
}

const LOOK_AHEAD = 60;
/** Up to the next sentence, value or line. */
const OWN_CLAUSE = /^[^;\n]*?(?=[;\n]|\.\s|[,/]\s*(?:hr|rr|bp|t|temp|p|pulse|gcs)\b|$)/i;
const LITRES =
  /^[\s,(%]*(?:(?:now|is|was|while|when)\s+)?(?:on|with|via|under|using|@|at)?\s*(?:\p{L}+\s+){0,3}?(\d{1,2}(?:\.\d)?)\s*(?:l|lpm|lit(?:re|er)s?)(?![\p{L}\d])/iu;
const CONCENTRATION =
  /^[\s,(%]*(?:on|with|via|under|@|at)?\s*(?:\p{L}+\s+){0,3}?(?:fi\s?o2\s*(?:of|=|:)?\s*(0?\.\d+|1\.0|\d{2,3})|(\d{2,3})\s*%\s*(?:o2|oxygen|fi\s?o2|venturi))/iu;
const AIR = /^[\s,(%]*(?:on|in|at|breathing)?\s*(?:room\s+air|ra\b|air\b)/i;
const SOME =
  /^[\s,(%]*(?:on|with|via|under)\s+(?:\p{L}+\s+){0,2}?(?:oxygen|o2|nrb|nrbm|non-?rebreath\p{L}*|nasal\s+(?:cannul\p{L}*|prongs?|specs)|hfnc|hfno|cpap|bipap|niv|venturi|face\s?mask)(?!\p{L})/iu;

/** "95% on 3 L", "96 % (FiO2 0.4)", "98% RA", "94% on nasal cannula" -> what was breathed; null where nothing tells. */
export function oxygenAfter(text: string, from: number): OxygenGiven | null {
  const clause = OWN_CLAUSE.exec(text.slice(from, from + LOOK_AHEAD))?.[0] ?? '';
  const given = (
    analyte: OxygenGiven['analyte'],
    value: number,
    found: RegExpExecArray,
    comparator: OxygenGiven['comparator'] = null,
  ): OxygenGiven => ({ analyte, value, comparator, end: from + found[0].length });
  const air = AIR.exec(clause);
  if (air) return given('inhaled-o2-flow', 0, air);
  const share = CONCENTRATION.exec(clause);
  if (share) {
    const value = Number(share[1] ?? share[2]);
    return given('inhaled-o2-concentration', value <= 1 ? value * 100 : value, share);
  }
  const litres = LITRES.exec(clause);
  if (litres) return given('inhaled-o2-flow', Number(litres[1]), litres);
  const some = SOME.exec(clause);
  return some ? given('inhaled-o2-flow', 0, some, '>') : null;
}
