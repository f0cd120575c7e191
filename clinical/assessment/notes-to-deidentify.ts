import type { Chart } from '../chart/chart.ts';

const DAY_MS = 86_400_000;
const NEWEST = 3;
const WITHIN_DAYS = 30;
const LONGEST = 20_000;

/**
 * The newest notes as they are, with the patient's own names and identifiers to take out of them. Not de-identified:
 * for the own server alone, and only where the deployment allows free text.
 */
export function notesToDeidentify(
  chart: Chart,
  asOf: number,
): {
  readonly texts: readonly { readonly daysAgo: number | null; readonly text: string }[];
  readonly hide: readonly string[];
} {
  const { name, identifiers, birthDate } = chart.patient;
  const texts = chart.documents
    .flatMap(({ role, text, when }) => {
      const daysAgo = when === null ? null : Math.floor((asOf - when.at) / DAY_MS);
      return role === 'note' && text !== null && daysAgo !== null && daysAgo >= 0 && daysAgo <= WITHIN_DAYS
        ? [{ daysAgo, text: text.slice(0, LONGEST) }]
        : [];
    })
    .slice(-NEWEST);
  const own = [name, birthDate?.text ?? null, ...identifiers.map(({ value }) => value)];
  return { texts, hide: own.flatMap((text) => (text === null || text === '' ? [] : [text.slice(0, 300)])) };
}
