import type { FindingKind } from '../../knowledge/knowledge.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';

/** How a group of `text/phrases.yaml` begins whose phrases give the words of a finding another meaning. */
const prefix = 'not-';
const before = 3;
const behind = 5;

/** "Drinks 8 glasses of water": what is named within or right beside the finding's words makes it something else. */
export function meansOther(m: Mention, finding: string, { mentions }: SentenceReading): boolean {
  return mentions.some(
    ({ owner, start, end }) =>
      owner.of === 'phrase' &&
      owner.group === prefix + finding &&
      end > m.start - before &&
      start < m.end + behind,
  );
}

const complaints: ReadonlySet<FindingKind> = new Set(['symptom', 'sign', 'history']);
const named =
  /^(?:screen|screening|website|patients|friendly|bowl|basin|bags?|alarms?|mats?|sensor|poster|checklist|questionnaire|charity|society|foundation)$/;
const offered =
  /^(?:advice|leaflet|booklet|information|info|prevention|awareness|vaccine|vaccination|jab|booster)$/;

/** "Seizure advice", "dementia screen 10/10", "vomit bowl": what gives its name to a thing or a service is not there by that. */
export function givesName({ end }: Mention, kind: FindingKind, tokens: readonly Token[]): boolean {
  const next = tokens[end]?.written ?? '';
  if (kind === 'exposure') return offered.test(next);
  if (!complaints.has(kind) || !(named.test(next) || offered.test(next))) return false;
  return !/^(?:positiv|\+|fail)$/.test(tokens[end + 1]?.stem ?? '');
}

const operating =
  /(?:ectomy|ostomy|otomy|plasty|chole|ccy|orif|cabg|t[kh]ra?|turp|replacement|repair|surgery|operation|section|transplant|fixation|bypass|appy)s?$/i;
const soon =
  /^(?: w\/ ioc| with ioc| via \S+)?[\s,(]*(?:(?:is |was )?(?:planned|scheduled|booked|pending) |on )?(?:tomorrow|tmrw|tmr|tonight|later today|this (?:adm|admission|afternoon|evening|pm|am|week)|next (?:week|month|list|\w+day)|in \d[\d-]* ?(?:days?|d|weeks?|wks?|months?|\/\d)|once |when |before (?:discharge|d\/c))/i;
const intended =
  /\b(?:consult(?:ed)? for|c\/s for|needs?|await(?:ing|s)?|listed for|offered|discuss(?:ed)?|candidate for|evaluat\w+ for|work-?up for)(?: an?| the| elective| urgent| early| interval| possible| lap\w*)*\s*$/i;

/** "Lap chole tomorrow", "CCY this admission", "surgery consulted for cholecystectomy": an operation still to come. */
export function isStillToCome(
  { start, end }: Mention,
  kind: FindingKind,
  { text, tokens }: DocumentReading,
): boolean {
  const [first, last] = [tokens[start], tokens[end - 1]];
  if ((kind !== 'history' && kind !== 'exposure') || !first || !last || !operating.test(last.written))
    return false;
  return (
    soon.test(text.slice(last.end, last.end + 40)) ||
    intended.test(text.slice(Math.max(0, first.start - 40), first.start))
  );
}

/** "Cough, bloods sent", "headache, pulses felt": a noun that has but the stem of what bleeds or throbs. */
export function isOtherNoun(
  { used, compact }: Mention,
  kind: FindingKind,
  tokens: readonly Token[],
): boolean {
  return (
    kind === 'symptom' && !compact && used.some((i) => /^(?:bloods|pulses?)$/.test(tokens[i]?.written ?? ''))
  );
}

const bareVerb = /^(?:start|begin|commence|add|increase|initiate|introduce|restart|stop|double)$/;
const asOrder = /^(?:and|&|then|to|will|please|can|should)$/;

/** "Furosemide 20 mg, and start apixaban", "apixaban to begin on day 6": what is ordered hasn't been met with yet. */
export function isOrdered({ used }: Mention, kind: FindingKind, tokens: readonly Token[]): boolean {
  if (kind !== 'exposure') return false;
  return used.some((i) => {
    const [before, far] = [tokens[i - 1], tokens[i - 2]];
    if (!bareVerb.test(tokens[i]?.written ?? '') || before === undefined) return false;
    if (/^(?:had|has|have|forgot|made|told)$/.test(far?.written ?? '')) return false;
    return before.kind === 'mark' || asOrder.test(before.written);
  });
}
