import { dayMs } from '../time.ts';
import { spelled } from './measured-number.ts';
import type { ReadNumber } from './number-after.ts';
import type { Token } from './tokenise.ts';

/** When a value was measured, by the words at it: with the others, so many days before, or before at an unknown time. */
export type Told = 'same' | 'before' | { readonly days: number };

export interface FurtherNumber {
  readonly number: ReadNumber;
  readonly told: Told;
  /** Measured after the value before it: "142 on admission, 88 today". */
  readonly later: boolean;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthWord = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?`;
const ofOccasion =
  /\b(?:home|triage|scene|arrival|ems|crew|here|now|today|rest|walk\w*|exert\w*|exercise|stand\w*|sit\w*|lying|room air|after|post|overnight|this (?:am|morning)|hours?|hrs?|mins?|minutes)\b/i;
const ofBefore = new RegExp(
  String.raw`\b(?:prev\w*|prior|last|baseline|base|usual\w*|was|were|before|ago|back|earlier|yesterday|d\/c|b\/l|bl|discharge|admission|adm(?:itted)?|admit|booking|pre-?op|recent|norm(?:al)?|${monthWord}|(?:19|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b|\d\/\d`,
  'i',
);
const spans: readonly (readonly [RegExp, number])[] = [
  [/\byesterday\b/i, 1],
  [/\blast week\b/i, 7],
  [/\blast month\b/i, 30],
  [/\blast (?:year|yr)\b/i, 365],
];
const agoUnits: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

const timeAgo = new RegExp(
  String.raw`\b(\d{1,2}|an?|one|${[...spelled.keys()].join('|')}) ?(d|w|m|y)\w* (?:ago|back|earlier)`,
  'i',
);

/** "80 in Aug", "last year", "3 weeks ago" as days before the note of `at`; null when the words name no time. */
function daysBefore(words: string, at: number): number | null {
  const span = spans.find(([pattern]) => pattern.test(words));
  if (span) return span[1];
  const ago = timeAgo.exec(words);
  if (ago) {
    const count = (ago[1] ?? '').toLowerCase();
    const many = /^\d/.test(count) ? Number(count) : (spelled.get(count) ?? 1);
    return many * (agoUnits[(ago[2] ?? '').toLowerCase()] ?? 1);
  }
  const year = Number(/\b((?:19|20)\d\d)\b/.exec(words)?.[1]);
  const now = new Date(at);
  const month = months.indexOf(
    (new RegExp(String.raw`\b${monthWord}\b`, 'i').exec(words)?.[1] ?? '').slice(0, 3).toLowerCase(),
  );
  if (month < 0 && !(year > 0)) return null;
  const latest = now.getUTCFullYear() - (month >= now.getUTCMonth() ? 1 : 0);
  const then = Date.UTC(year > 0 ? year : latest, month < 0 ? 6 : month, 28);
  return then < at ? Math.round((at - then) / dayMs) : null;
}

/** What the words beside a value say of its time. */
function toldTime(words: string, at: number): Told {
  if (!ofBefore.test(words) || ofOccasion.test(words)) return 'same';
  const days = daysBefore(words, at);
  return days === null ? 'before' : { days };
}

const behindFirst = new RegExp(
  String.raw`^\s*(?:mm\s?hg\s*)?[([,]?\s*(?:in |at |on |from )?(?:the )?(?:last (?:year|yr|month|week|visit|check|time|clinic|admission|appt|appointment)|previously|yesterday|at baseline|pre-?op|before (?:surgery|(?:the )?operation|admission|treatment|therapy|chemo\w*|delivery)|${monthWord}(?: ?'?\d\d(?:\d\d)?)?(?![\p{L}])|(?<=in |from )(?:19|20)\d\d|\d{1,2} (?:days|weeks|months|years) ago)\b`,
  'iu',
);

/** "118 (pre-op 138)": the time is that of the number in the brackets. */
const ofNumberBehind = /^[\s:=]{0,3}\d{1,3}(?:\.\d+)?\s?[\p{L}/%]*\)/u;

/** "190/110 last year": the time that stands right behind a value; null where none does. */
export function timeBehind(text: string, end: number, at: number): Told | null {
  const words = behindFirst.exec(text.slice(end, end + 36))?.[0];
  if (words === undefined || ofNumberBehind.test(text.slice(end + words.length, end + 60))) return null;
  return toldTime(words, at);
}

const link =
  /(?:->|→|=>|>|\b(?:to|then|now|repeat(?:ed)?|rpt|recheck(?:ed)?|later|today|current(?:ly)?|nadir|peak(?:ed)?(?: at)?|was|were|from|baseline|prev(?:ious(?:ly)?)?|prior|last|latest|usual(?:ly)?|after [a-z ]{1,20},?))[\s:=(]{0,3}$/i;
const situation =
  /^\s?(?:%|[°º]?[CF]\b|bpm|\/min|mmol\/l|mg\/dl)?\s?(?:on|during|after|with|at|when|while|whilst|standing|walking|exert\w*|rest\w*|post|in (?:ed|a&e|resus|clinic|ambulance)|here|now|today|overnight|later|by|RA|air)\b/i;
const longestLead = 40;
const closing = /[;\n\d]|\.\s/;

const inFishbone = /^\s?>-?\s?[\d.]+\s?\//;

interface Series {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The token behind the last that can belong to it: another name, the end of the sentence. */
  readonly to: number;
  /** When the note was written, in milliseconds. */
  readonly at: number;
}

const laterLead =
  /(?:->|→|=>|>|\b(?:to|then|now|repeat(?:ed)?|rpt|recheck(?:ed)?|later|today|current(?:ly)?|nadir|peak(?:ed)?(?: at)?|after [a-z ]{1,20},?))[\s:=(]{0,3}$/i;
const laterTrail = /^\s?(?:now|today|this morning|overnight)\b/i;
/** "(54 in Jan, 51 last July)": the next of a list of earlier values. */
const listedTime = new RegExp(
  String.raw`^\s?(?:in |on )?(?:last (?:year|yr|month|week)|yesterday|(?:last )?${monthWord}\b|(?:19|20)\d\d\b|\w+ ?(?:d|w|m|y)\w* ago)`,
  'i',
);

/** Whether a number belongs to the value before it: an arrow or a word leads to it, or it stands in brackets or in another situation. */
function isLinked(lead: string, trail: string, isShare: boolean): boolean {
  if (link.test(lead)) return true;
  if (/^\s*(?:\p{L}+\s*)?[([]\s*$/u.test(lead))
    return /^[^)\]\d]{0,24}(?:\d\d(?:\d\d)?)?[)\]]/.test(trail) || listedTime.test(trail);
  if (/,\s*$/.test(lead) && listedTime.test(trail)) return true;
  return /[,/]\s*$/.test(lead) && (situation.test(trail) || (isShare && trail.startsWith('%')));
}

/**
 * Further values of a test whose name stands once: "SpO2 96 % between, 74 % during spells", "T 39.1 -> 35.9",
 * "Cr 266 (80 in Aug)". `read` gives the number at a token, in the analyte's unit.
 */
export function furtherNumbers(
  { text, tokens, to, at }: Series,
  first: ReadNumber,
  read: (token: number) => ReadNumber | null,
): FurtherNumber[] {
  const out: FurtherNumber[] = [];
  let end = first.end;
  const isShare = first.written.unit === '%';
  for (let i = first.next; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'number' || token.start < end) continue;
    const lead = text.slice(end, token.start);
    const trail = text.slice(token.end, token.end + longestLead);
    if (
      lead.length > longestLead ||
      inFishbone.test(text.slice(end, end + 16)) ||
      closing.test(lead) ||
      // "8.1 (>3.9)": what is normal.
      /[([]\s*[<>]\s*$/.test(lead) ||
      !isLinked(lead, trail, isShare)
    )
      break;
    const number = read(i);
    if (!number) break;
    const words = `${lead.replace(/^.*(?:[,)]|->|→|\bnow\b)/s, '')} ${/^[^,;)\n]*/.exec(text.slice(number.end, number.end + 24))?.[0] ?? ''}`;
    const alone = lead.trim().endsWith('(') && /^\s*\)/.test(text.slice(number.end));
    const later = laterLead.test(lead) || laterTrail.test(trail);
    out.push({ number, told: alone ? 'before' : toldTime(words, at), later });
    end = number.end;
    i = number.next - 1;
  }
  return out;
}
