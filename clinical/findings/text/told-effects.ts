import type { Amount } from './told-changes.ts';

const recovers = String.raw`\b(?:woke|awake|alert|roused?|rousable|responded|improv\w+|good (?:effect|response)|sat up|talking|came (?:round|to)|back to (?:normal|self)|recovered|perked up|gcs (?:now )?1[2-5])\b`;
const failed = /\b(?:no|not|without|little|minimal|despite|didn'?t|never)\b/i;
const plainly = ([words]: RegExpExecArray): boolean => !failed.test(words);
/** Below it a systolic pressure is low. */
const lowSystolic = 90;
/** ATS and ERS 2005: a rise of 12 % and 200 mL; notes seldom give the second, and it is not asked for. */
const leastReversibility = 12;

/** A treatment and what came of it: told in one breath, or in two sentences. */
export const toldEffects: readonly Amount[] = [
  {
    id: 'naloxone-response',
    pattern: new RegExp(String.raw`\b(?:naloxone|narcan)\b[^;\n]{0,50}?${recovers}`, 'gi'),
    counts: plainly,
  },
  {
    id: 'hypoglycaemia-relief',
    pattern: new RegExp(
      String.raw`\b(?:dextrose|glucogel|glucose gel|glucagon|juice|lucozade|hypostop)\b[^;\n]{0,40}?${recovers}`,
      'gi',
    ),
    counts: plainly,
  },
  {
    id: 'relief-with-nitroglycerin',
    pattern: /\b(?:gtn|ntg|nitro)\b[^.;\n]{0,24}?\b(?:gone|eased|relieved|settled|resolved|went away)\b/gi,
    counts: plainly,
  },
  {
    id: 'hypotension-refractory',
    pattern:
      /\b(?:s?bp|map)\b[^.;\n\d]{0,12}(\d{2,3})(?:\/\d{2,3})?[^.;\n\d]{0,6}(?:despite|after|post)\b[^.;\n]{0,10}(?:\bfluids?|\bbolus|\bcrystalloid|\bsaline|\d\s?l\b|\d\s?lit|ml\/kg)/gi,
    counts: ([, n]) => Number(n) < lowSystolic,
  },
  {
    id: 'bronchodilator-reversibility',
    pattern:
      /\bfev1?\b[^.;\n\d]{0,12}(?:up|rose|improved|increased|gain\w*|\+)[^.;\n\d]{0,8}(\d{1,2})\s?%[^.;\n]{0,16}(?:salbutamol|albuterol|ventolin|bronchodilator|\bbd\b|neb)/gi,
    counts: ([, n]) => Number(n) >= leastReversibility || 'absent',
  },
];
