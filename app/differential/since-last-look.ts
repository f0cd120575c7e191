import type { Change } from '../../clinical/assessment/assessment.ts';
import type { Band, RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { LastLook } from '../../contracts/api.ts';
import { BAND_WORDS, inSentence } from './words.ts';

const LEADING = 5;
const ORDER: Record<Band, number> = { likely: 2, possible: 1, 'less-likely': 0 };

/** Of the leading ones, those that are at least possible now and were not when this clinician looked last. */
export function cameSince(
  look: NonNullable<LastLook>,
  entries: readonly RankedDiagnosis[],
): readonly RankedDiagnosis[] {
  const before = new Map(look.entries.map((e) => [e.conditionId, e.band]));
  return entries
    .slice(0, LEADING)
    .filter((d) => d.band !== 'less-likely' && (before.get(d.id) ?? 'less-likely') === 'less-likely');
}

/** What is different from the list that this clinician saw last, in words; empty: the list is as it was. */
export function listSince(look: NonNullable<LastLook>, entries: readonly RankedDiagnosis[]): string[] {
  const before = new Map(look.entries.map((e) => [e.conditionId, e]));
  const came = cameSince(look, entries);
  const moved = entries.filter((d) => {
    const then = before.get(d.id);
    return then !== undefined && then.band !== d.band && !came.includes(d);
  });
  const words = (d: RankedDiagnosis) =>
    `${inSentence(d.name)} (${BAND_WORDS[before.get(d.id)!.band].toLowerCase()} → ${BAND_WORDS[d.band].toLowerCase()})`;
  const rose = moved.filter((d) => ORDER[d.band] > ORDER[before.get(d.id)!.band]).map(words);
  const fell = moved.filter((d) => ORDER[d.band] < ORDER[before.get(d.id)!.band]).map(words);
  return [
    ...(came.length ? [`New on the list: ${came.map((d) => inSentence(d.name)).join(', ')}`] : []),
    ...(rose.length ? [`up: ${rose.join(', ')}`] : []),
    ...(fell.length ? [`down: ${fell.join(', ')}`] : []),
  ];
}

/** Dated after the clinician looked last. A date without a time counts when its whole day came later. */
export function isNewSince(look: LastLook, { when }: Change): boolean {
  return look !== null && when !== null && when.at > Date.parse(look.seenAt);
}
