import { allMatches } from './all-matches.ts';
import type { UnnamedValue } from './unnamed-values.ts';

const stroke = String.raw`\s?[/|]\s?`;
/** Sodium / potassium / chloride / bicarbonate / urea nitrogen / creatinine < glucose. */
const chemistry = new RegExp(
  String.raw`(?<![\d./])(1[1-7]\d)${stroke}([1-9](?:\.\d)?)${stroke}(\d{2,3})${stroke}(\d{1,2}(?:\.\d)?)${stroke}(\d{1,3})${stroke}(\d{1,2}\.\d{1,2})\s?[<>/|]\s?(\d{2,4})(?![\d./])`,
  'g',
);
const chemistryNames = [
  'sodium', 'potassium', 'chloride', 'bicarbonate-total-co2', 'bun', 'creatinine', 'glucose',
]; // prettier-ignore
/** White cells > haemoglobin / haematocrit < platelets. */
const count =
  /(?<![\d./])(\d{1,3}(?:\.\d{1,2})?)\s?[>\\]-?\s?(\d{1,2}(?:\.\d)?)\s?\/\s?(\d{2}(?:\.\d)?)\s?-?[<\\/]\s?(\d{1,4})(?![\d./])/g;
const countNames = ['wbc', 'hemoglobin', 'hematocrit', 'platelets'];
/** The haematocrit in per cent is about three times the haemoglobin in g/dL; other fractions are no count. */
const leastRatio = 2.4;
const mostRatio = 3.7;

function named(names: readonly string[], found: RegExpExecArray): UnnamedValue[] {
  const at = { start: found.index, end: found.index + found[0].length };
  return names.map((analyte, k) => ({ analyte, value: Number(found[k + 1]), ...at }));
}

/** "136/4.1/101/24/18/0.9<110", "14.2>12.1/36<250": panels whose places tell what each number is, in conventional units. */
export function fishbones(text: string): UnnamedValue[] {
  const counts = allMatches(text, count).filter(([, , haemoglobin, haematocrit]) => {
    const ratio = Number(haematocrit) / Number(haemoglobin);
    return ratio >= leastRatio && ratio <= mostRatio;
  });
  return [
    ...allMatches(text, chemistry).flatMap((found) => named(chemistryNames, found)),
    ...counts.flatMap((found) => named(countNames, found)),
  ];
}
