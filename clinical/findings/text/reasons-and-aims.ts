import type { Measurement } from '../../chart/chart.ts';
import type { ReadNumber } from './number-after.ts';

/** Sections whose numbers are doses and aims, but for the reason of a change. */
export const withReasons: ReadonlySet<string> = new Set(['plan', 'medications']);
/** What is given rather than measured: "(iron 200)", "(vit D 1000)". */
const supplements: ReadonlySet<string> = new Set([
  'iron', 'vitamin-d-25oh', 'vitamin-b12', 'folate', 'zinc', 'copper', 'magnesium', 'calcium-total',
]); // prettier-ignore
const asReason = /(?:\(|\b(?:as|because(?: of)?|due to|d\/t|given)\s)\s*$/i;

/** "Ramipril STOPPED (K 5.9)": the reason of a change among medicines or plans, where other numbers are doses and aims. */
export function isReason(text: string, m: Measurement): boolean {
  const start = Number(/#(\d+)-\d+$/.exec(m.ref)?.[1]);
  const before = text.slice(Math.max(0, start - 14), start);
  return (
    m.category === 'laboratory' &&
    m.comparator === null &&
    !supplements.has(m.analyte ?? '') &&
    asReason.test(before)
  );
}

const aimBefore =
  /\b(?:once|until|till|unless|keep|kept|aim\w*|goal|target|maintain\w*|when|if|for)\b[^.;\n\d]{0,16}$/i;

/** "Restart once K < 5", "transfuse if Hb < 70": a limit for what is to be done. */
export function isAim(text: string, start: number, { comparator }: ReadNumber): boolean {
  return comparator !== null && aimBefore.test(text.slice(Math.max(0, start - 28), start));
}
