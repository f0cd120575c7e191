import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';
import type { Trigger } from './triggers.ts';

/** "?Fracture": a question mark right before a word. */
export function questionMarks(tokens: readonly Token[], range: TokenRange): Trigger[] {
  const out: Trigger[] = [];
  for (let i = range.from; i + 1 < range.to; i += 1) {
    const [mark, next] = [tokens[i], tokens[i + 1]];
    const apart = next?.start === mark?.end || tokens[i - 1]?.kind === 'mark';
    if (mark?.stem === '?' && next?.kind === 'word' && apart) {
      out.push({ role: { reach: 'before', kind: 'uncertain' }, start: i, end: i + 1 });
    }
  }
  return out;
}

/** Verbs that open an order or a plan when they open a sentence: "Start heparin if …", not "Started heparin". */
const ordering = new Set([
  'start', 'begin', 'commence', 'give', 'consider', 'arrange', 'order', 'send', 'refer', 'request', 'book', 'plan', 'obtain',
  'recommend', 'advise', 'trial', 'titrate', 'await', 'awaiting', 'avoid', 'prescribe', 'initiate', 'discuss', 'organise', 'organize',
]); // prettier-ignore

/** "Target", "aim" and the like, with a number soon behind: what is wanted, not what is. */
const wanted =
  /^(?:targets?|aim|aims|aiming|goals?|keep|maintain|thresholds?|cut-?off|parameters|limits|titrate|until)$/;
const wantedReach = 6;

/** "Target sats 88-92%", "keep SBP > 100", "MAP goal 65". "Target lesions" have no number. */
export function targets(tokens: readonly Token[], range: TokenRange): Trigger[] {
  const out: Trigger[] = [];
  for (let i = range.from; i < range.to; i += 1) {
    if (!wanted.test(tokens[i]?.written ?? '')) continue;
    for (let k = i + 1; k < Math.min(range.to, i + wantedReach); k += 1) {
      if (/^[,;.]$/.test(tokens[k]?.stem ?? '')) break;
      if (tokens[k]?.kind !== 'number' || /^(?:19|20)\d\d$/.test(tokens[k]?.stem ?? '')) continue;
      // "Well until 2 days ago" tells when it began.
      if (tokens.slice(k, k + 4).some((t) => /^(?:ago|back|before|prior)$/.test(t.stem))) break;
      out.push({ role: { reach: 'phrase', kind: 'hypothetical' }, start: i, end: i + 1 });
      break;
    }
  }
  return out;
}

const opensOrder = new Set([',', ';', ':', '.', '+', '-', '–', '→', ')']);

/** How advice on when to come back opens: its first word, with those that must follow it. "Contact with TB" is none. */
const advising: Readonly<Record<string, RegExp>> = {
  may: /^(?:have|be|feel|get|need|notice|develop|experience|become)$/,
  should: /^(?!be$|have$)\p{L}/u,
  call: /^(?:for|with|if|us|ward|the|gp|clinic|office|back)$/,
  ring: /^(?:for|with|us|ward|the|gp|clinic|if|back|team|unit|111|999)$/,
  phone: /^(?:us|ward|the|gp|clinic|if|back|team|unit|111|999)$/,
  bring: /^(?:back|him|her|child)$/,
  contact: /^(?:us|ward|the|gp|clinic|if|team|unit|doctor|midwife|111)$/,
  dial: /^(?:999|911|112|000|111)$/,
  attend: /^\p{L}/u,
  reattend: /^\p{L}/u,
  escalate: /^\p{L}/u,
  inform: /^\p{L}/u,
  notify: /^\p{L}/u,
  observe: /^for$/,
  seek: /^\p{L}/u,
  expect: /^\p{L}/u,
  explained: /^(?!that|he|she)\p{L}/u,
  rtc: /^\p{L}/u,
  rtn: /^\p{L}/u,
};

function advises(token: Token, next: Token | undefined): boolean {
  return Object.hasOwn(advising, token.written) && advising[token.written]!.test(next?.written ?? '');
}

/** An order or advice opens the sentence, an order also an item of its list; "start" of a time is none. */
export function orders(tokens: readonly Token[], range: TokenRange): Trigger[] {
  const out: Trigger[] = [];
  for (let i = range.from; i < range.to; i += 1) {
    const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
    if (!token) continue;
    const first = i === range.from || (i === range.from + 1 && before?.kind === 'mark');
    const advice = first && advises(token, next);
    if (!ordering.has(token.written) && !advice) continue;
    const item = opensOrder.has(before?.stem ?? '') && next?.kind === 'word' && !ofTime.has(next.written);
    if (first || item)
      // Longer than the hedge "may have".
      out.push({
        role: { reach: 'before', kind: 'hypothetical', order: true },
        start: i,
        end: token.written === 'may' ? Math.min(i + 3, range.to) : i + 1,
      });
  }
  return out;
}

const ofTime = new Set(['at', 'on', 'in', 'from', 'after', 'when', 'of', 'to', 'this', 'last', 'yesterday']);

/** "UPT neg, periods heavy", "type 1? no - Hashimoto's": the word answers what stands before it and denies nothing behind the comma. */
export function answersBefore(
  { role, start, end }: Trigger,
  tokens: readonly Token[],
  range: TokenRange,
): boolean {
  if (role.reach !== 'before' || role.kind !== 'negated') return false;
  const [before, next] = [tokens[start - 1], tokens[end]];
  if (tokens[start]?.written === 'no' && before?.stem === '?') return next?.kind === 'mark';
  if (tokens[start]?.written !== 'neg') return false;
  const named = start > range.from && before !== undefined && (before.kind !== 'mark' || before.stem === ')');
  return named && (end >= range.to || next?.kind === 'mark');
}

const shortUnits = /^(?:hour|day|week|month|h|d)$/;

/** "H/o loose stools since 4 days": the history of what goes on, not of what is over. */
export function tellsPresentCourse(
  { role, start, end }: Trigger,
  tokens: readonly Token[],
  range: TokenRange,
): boolean {
  if (role.reach !== 'before' || role.kind !== 'historical' || tokens[end - 1]?.stem !== 'of') return false;
  if (tokens[start]?.stem === 'known') return false;
  for (let i = end; i < range.to && !/^[;.]$/.test(tokens[i]?.stem ?? ''); i += 1) {
    const lasting = /^(?:sinc|x|from|for)$/.test(tokens[i]?.stem ?? '') && tokens[i + 1]?.kind === 'number';
    if (lasting && shortUnits.test(tokens[i + 2]?.stem ?? '')) return true;
  }
  return false;
}

const treatment =
  /(?:ectomy|ostomy|otomy|plasty|scopy|ography|chole|surgery|surgical|operation|repair|replacement|dialysis|transplant|therapy|ablation|pacemaker|stenting|bypass|cabg|biopsy|testing|screening|vaccine|vaccination|immuni[sz]ation|clinic|induction|delivery|section|transfusion|rehab|rehabilitation|exclusion|prevention)$|^(?:stent|test|scan|echo|ecg|mri|ct)$/;
const namedWithin = 6;

/** "Referred for two years of headache": why someone comes is what he has; "referred for dialysis" is a plan. */
export function tellsWhyReferred(
  { start, end }: Trigger,
  tokens: readonly Token[],
  range: TokenRange,
): boolean {
  if (
    tokens[start]?.stem !== 'refer' ||
    tokens[start]?.written.endsWith('ed') !== true ||
    tokens[end - 1]?.stem !== 'for'
  )
    return false;
  return !tokens.slice(end, Math.min(range.to, end + namedWithin)).some((t) => treatment.test(t.written));
}
