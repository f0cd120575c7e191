import type { FindingKind } from '../../knowledge/knowledge.ts';
import type { Mention } from './mentions.ts';
import type { Place } from './past-mentions.ts';
import type { Token } from './tokenise.ts';

const unit = /^(?:day|week|month|year|hour|hr|h|minute|min|wk|yr|mo)$/;
const person =
  /^(?:m|f|old|aged|age|boy|girl|infant|baby|child|toddler|male|female|man|woman|lady|gentleman|yo|y\/o)$/;
/** What a time belongs to that stands between the complaint and it. */
const otherEvent =
  /^(?:took|taken|takes|given|started|stopped|return|returned|review|follow|followup|repeat|recheck|immuni[sz]ed|vaccinated|vaccinations?|admitted|discharged|surgery|operation|last|previous|until|trip|nicu)$/;
const ahead = /^(?:in|every|q|next|within|after|each|per)$/;
const ofComplaint: ReadonlySet<FindingKind> = new Set(['symptom', 'sign', 'vital']);

/** "6-month-old boy", "5-mo F ex-35 wk": an age, not how long something has lasted. */
function isAge(tokens: readonly Token[], at: number): boolean {
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (person.test(next?.written ?? '')) return true;
  return next?.written === 'of' && after?.written === 'age';
}

function firstOfAmount(tokens: readonly Token[], at: number): number {
  let i = at;
  while (
    tokens[i - 1]?.kind === 'number' ||
    /^(?:-|–|to|a|few|two|three|four|five|six|seven|eight|ten)$/.test(tokens[i - 1]?.written ?? '')
  )
    i -= 1;
  return i;
}

/**
 * Whether the length of time that a complaint's pattern took is of something else: the patient's age, the time of a
 * review or medicine, of another complaint that has one of its own ("fever 1 day, rash 5 days").
 */
export function isTimeOfAnother(
  m: Mention,
  kind: FindingKind,
  { reading: { tokens }, times }: Place,
): boolean {
  const at = m.used.findLast((i) => unit.test(tokens[i]?.stem ?? ''));
  if (at === undefined) return false;
  const ofBirth = m.used.some((i) => /^(?:born|ex)$/.test(tokens[i]?.stem ?? ''));
  if (!ofBirth && isAge(tokens, at)) return true;
  if (!ofComplaint.has(kind)) return false;
  const first = firstOfAmount(tokens, at);
  const own = (i: number): boolean => m.used.includes(i);
  if (ahead.test(tokens[first - 1]?.written ?? '') && !own(first - 1)) return true;
  const words = m.used.filter((i) => i < first || i > at);
  const nearest = words.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
  if (nearest === undefined) return false;
  const [from, to] = nearest < first ? [nearest + 1, first] : [at + 1, nearest];
  for (let i = from; i < to; i += 1) {
    if (own(i)) continue;
    if (tokens[i]?.stem === ';' || otherEvent.test(tokens[i]?.written ?? '')) return true;
  }
  return times.some((t) => t.start >= from && t.end <= to && t.end < first);
}
