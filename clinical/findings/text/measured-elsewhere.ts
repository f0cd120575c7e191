import type { Mention } from './mentions.ts';
import type { Context } from './value-context.ts';

const elsewhere: ReadonlySet<string> = new Set(['hypothetical', 'family', 'other-person']);

/** Whether words of this kind make a value no finding of the patient's own: a plan, a relative. */
export function isElsewhere(kind: string): boolean {
  return elsewhere.has(kind);
}

const relative =
  /^(?:husband|wife|partner|sister|brother|daughter|son|father|dad|boyfriend|girlfriend)['’]s$/;
const child = /^(?:baby|newborn|neonate|infant|twin [12])(?:['’]s)?$/;

/** "Calf 39 cm, R 35.5": a side with its length; breaths are whole. */
function isOfSide(c: Context, { start, end }: Mention): boolean {
  const { tokens } = c.reading;
  // "R -8.75": the power of a lens.
  const [letter, number] = [tokens[start], tokens[tokens[end]?.stem === '-' ? end + 1 : end]];
  return letter?.written === 'r' && number?.kind === 'number' && number.written.includes('.');
}

/** "Husband's BP 190/100", in a mother's note "baby: T 39.2": another's. */
export function isOfAnother(c: Context, m: Mention): boolean {
  const { tokens } = c.reading;
  if (isOfSide(c, m)) return true;
  const { start } = m;
  const at = tokens[start - 1]?.stem === ':' ? start - 2 : start - 1;
  const words = tokens[at]?.written ?? '';
  return relative.test(words) || (c.childIsPatient === false && child.test(words));
}
