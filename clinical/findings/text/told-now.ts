import type { Mention } from './mentions.ts';
import type { Place } from './past-mentions.ts';

const goesOn = String.raw`\b(?:still|remains?|persists|currently|at (?:present|the moment)`;
/** "Now well controlled", "currently on" tell of an illness or its treatment. */
const ofTreatment = String.raw`)\b(?! (?:well|fine|ok|stable|resolved|settled|none|no|not|on|under|off|in(?! pain)|controlled)\b)`;
const inPlan = new RegExp(goesOn + ofTreatment, 'i');
const inHistory = new RegExp(
  `${goesOn}|now|this (?:morning|week|month)|most (?:days|nights)|every|chronic|in the last \\w+${ofTreatment}`,
  'i',
);
const behind = 40;

/** "PMH: endometriosis, still has painful periods", "Plan: remains unsteady, so physio": a list or a plan that tells how it is now. */
export function isToldNow(m: Mention, { reading: { text, tokens }, section, sentence }: Place): boolean {
  if (section !== 'past-history' && section !== 'plan') return false;
  const { from, to } = sentence.range;
  const end = tokens[m.end - 1]?.end ?? 0;
  const own = /^[^,]*(?:, (?:worse|takes)[^,]*)?/.exec(
    text.slice(end, Math.min(tokens[to - 1]?.end ?? 0, end + behind)),
  )![0];
  const told = text.slice(tokens[from]?.start ?? 0, end) + own;
  return (section === 'plan' ? inPlan : inHistory).test(told);
}

const excepted =
  /^,? (?:unless|(?:except|apart from|other than)(?: for)? (?:when|while|on|with|during|after|at|in|over|occasional|once|one|two|\d))/i;

/** "No pain except on deep breathing", "denies falls apart from one in March": it is there, at that time. */
export function isExcepted(m: Mention, { reading: { text, tokens } }: Place): boolean {
  const end = tokens[m.end - 1]?.end ?? 0;
  return (m.deniedBy?.trigger.end ?? Infinity) <= m.start && excepted.test(text.slice(end, end + behind));
}
