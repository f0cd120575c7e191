import type { PatientFacts } from '../../chart/chart.ts';

/**
 * Age in years on the day of `asOf`: completed years from 2 years on, with the fraction below that. A birth date
 * known to the month or year is read as the middle of it. Null when unknown or after `asOf`.
 */
export function ageAt(birthDate: PatientFacts['birthDate'], asOf: number): number | null {
  if (!birthDate) return null;
  const [year = '', month, day] = birthDate.text.split('-');
  const y = Number(year);
  if (!Number.isInteger(y)) return null;
  const now = new Date(asOf);
  const m = month === undefined ? 7 : Number(month);
  const d = day === undefined ? (month === undefined ? 1 : 15) : Number(day.slice(0, 2));
  const beforeBirthday = now.getUTCMonth() + 1 < m || (now.getUTCMonth() + 1 === m && now.getUTCDate() < d);
  const completed = now.getUTCFullYear() - y - (beforeBirthday ? 1 : 0);
  if (completed >= 2) return completed;
  const exact = (asOf - Date.UTC(y, m - 1, d)) / (365.25 * 86_400_000);
  return exact < 0 ? (birthDate.precision === 'day' ? null : 0) : exact;
}
