export type DatePrecision = 'time' | 'day' | 'month' | 'year';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * A date as `DD-MMM-YYYY`, never more exact than it is known: `2024`, `Mar-2024`, `14-Mar-2024`, `14-Mar-2024 09:05`.
 * A date without a time is a calendar date and is read in UTC; a time is shown on the reader's clock.
 */
export function formatDate(at: number, precision: DatePrecision = 'day'): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'not recorded';
  if (precision === 'time') return `${dayOf(local(date))} ${clockOf(date)}`;
  const utc = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
  if (precision === 'year') return String(utc.year);
  if (precision === 'month') return `${MONTHS[utc.month]}-${utc.year}`;
  return dayOf(utc);
}

/** `09:05` on the reader's clock. */
export function clockOf(date: Date): string {
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

function local(date: Date): { year: number; month: number; day: number } {
  return { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() };
}

function dayOf({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${pad(day)}-${MONTHS[month]}-${year}`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
