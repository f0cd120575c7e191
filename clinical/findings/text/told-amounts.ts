import { allMatches } from './all-matches.ts';
import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import { indexOfFinding } from '../finding-index.ts';
import { spelled } from './measured-number.ts';
import type { Statement } from '../statement.ts';
import type { TextSource } from './findings-from-text.ts';
import type { DocumentReading } from './read-document.ts';
import { toldChanges } from './told-changes.ts';
import { toldContacts } from './told-contacts.ts';
import { toldEffects } from './told-effects.ts';
import type { Amount } from './told-changes.ts';

/** Smoked 20 pack-years or more: the finding's own limit. */
const heavyPackYears = 20;
const cigarettesInPack = 20;
/**
 * Harmful drinking is more than 35 units a week for women and 50 for men (House of Commons Health Committee, Alcohol, HC 151,
 * 2010); the lower counts for both (estimate).
 */
const heavyUnitsPerWeek = 35;
/** More a week is no drinking: a vitamin, a hormone. */
const mostUnitsPerWeek = 400;
const daysInWeek = 7;
/** So many tablets at once are no dose. */
const leastOverdose = 10;

const packYears = /(\d{1,3}(?:\.\d)?)\s?\+?\s?-?\s?(?:(?:pack|pk|p)\s?[-/.]?\s?(?:years?|yrs?|y)\b|pyh?\b)/gi;
const perDayForYears =
  /(?:(\d{1,2})\s*(?:cigs?|cigarettes?|bidis?|beedis?)?\s*(?:\/\s*d(?:ay)?\b|(?:a|per)\s+day|daily|od\b)|(?<![\d/.])(1\/2|½|half a|a|one|two|\d(?:\.\d)?)\s*(?:ppd\b|packs?\s*(?:\/|a|per)\s*d(?:ay)?\b))[^.;\n\d]{0,20}(?:x|×|for|since)\s*(?:about |over |almost |nearly |the (?:past|last) )?(\d{1,2}|twenty|thirty|forty|fifty|sixty)\s*\+?\s*(?:years?|yrs?|y\b)/gi;
const packsInWords: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  'half a': 0.5,
  '1/2': 0.5,
  '½': 0.5,
};
const ofTobacco = /smok|cig|bidi|beedi|tobacco|fags/i;
const units =
  /(?<![\d,.])(\d{1,3})\s*(?:[-–]\s*\d{1,3}\s*)?\+?\s*(?:units?|u)\s*(?:of (?:alcohol|etoh)\s*)?(?:\/|per|a|each)?\s*(wk|week|w\b|d\b|day|daily|night)/gi;
/** In the amount's own clause: insulin and heparin are given in units too, though not by the week. */
const drinkBefore = /\b(?:alc\w*|etoh|drinks?|drinking|drank|beer|wine|spirits)\b[^.,;\n]{0,30}$/i;
const drinkAfter = /^[^.,;\n]{0,12}\b(?:alcohol|etoh|beer|wine|spirits)\b/i;
const bottles =
  /(?:\b(?:half|a|1|one|2|two|1\/2|½)\s*(?:a\s+)?bottles?\s*(?:of\s+)?(?:whisk(?:e?)y|vodka|gin|rum|spirits|wine|brandy)\b[^.;\n]{0,10}(?:\b(?:a|per|each|every)\s+|\/)(?:day|night)|\b(?:whisk(?:e?)y|vodka|gin|rum|spirits|brandy)\b[^.;\n]{0,8}\b(?:daily|nightly|every (?:day|night)))/gi;
const tablets =
  /\b(?:took|taken|ingested|swallowed|overdose of|overdosed on|od of)\s+(?:approx\.?\s*|about\s+|around\s+|~\s*|roughly\s+|up to\s+)?(\d{2,3})\s*(?:x|×|tabs?\b|tablets?\b|pills?\b|capsules?\b)/gi;
/** A course that was prescribed, not a dose. */
const overDays =
  /\b(?:course|prescribed|daily|(?:over|for|in) \d+ (?:days?|weeks?)|(?:a|per|each|every) day)\b/i;
/** Of someone else, or denied. */
const notOwn =
  /\b(?:no|denies|father|mother|mum|dad|husband|wife|partner|brother|sister|parents?|advised|limit|max(?:imum)?|under|less than)\b[^.,;\n]{0,30}$/i;
const quiet: ReadonlySet<string> = new Set(['family-history', 'plan', 'technique']);

const amounts: readonly Amount[] = [
  { id: 'heavy-smoking', pattern: packYears, counts: ([, n]) => Number(n) >= heavyPackYears },
  {
    id: 'heavy-smoking',
    pattern: perDayForYears,
    counts: ([words, n, packs, years = ''], { before, after }) => {
      const perDay = packs
        ? (packsInWords[packs.toLowerCase()] ?? Number(packs))
        : Number(n) / cigarettesInPack;
      const isSmoked = packs !== undefined || ofTobacco.test(before + words + after);
      return isSmoked && perDay * (spelled.get(years.toLowerCase()) ?? Number(years)) >= heavyPackYears;
    },
  },
  {
    id: 'alcohol-use-heavy',
    pattern: units,
    counts: ([words, n, per = ''], { before, after }) => {
      const perWeek = Number(n) * (/^w/i.test(per) ? 1 : daysInWeek);
      const isDrunk =
        drinkBefore.test(before) || drinkAfter.test(after) || /alcohol|etoh|units?\b.*w/i.test(words);
      return isDrunk && perWeek > heavyUnitsPerWeek && perWeek < mostUnitsPerWeek;
    },
  },
  { id: 'alcohol-use-heavy', pattern: bottles, counts: () => true },
  {
    id: 'medicine-overdose',
    pattern: tablets,
    counts: ([, n], { after }) => Number(n) >= leastOverdose && !overDays.test(after),
  },
  ...toldChanges,
  ...toldEffects,
  ...toldContacts,
];

const around = 60;

/** "20/day x 25 yrs", "60 u/wk", "took 40 x 500 mg": amounts that make a habit heavy or a dose too many. */
export function amountStatements(
  definitions: readonly FindingDefinition[],
  { text, sections }: DocumentReading,
  source: TextSource,
): Statement[] {
  return sections.flatMap(({ section: { kind, start: from, end: to } }) => {
    if (quiet.has(kind)) return [];
    const body = text.slice(from, to);
    return amounts.flatMap(({ id, pattern, counts }) => {
      const told = allMatches(body, pattern);
      if (told.length === 0) return [];
      const finding = indexOfFinding(definitions, id);
      if (finding < 0 || (id === 'medicine-overdose' && !source.current)) return [];
      return told.flatMap((found): Statement[] => {
        const before = body.slice(Math.max(0, found.index - around), found.index);
        const after = body.slice(found.index + found[0].length).slice(0, around);
        const counted = notOwn.test(before) ? false : counts(found, { before, after });
        if (counted === false) return [];
        const start = from + found.index;
        const end = start + found[0].length;
        return [
          {
            finding,
            status: counted === 'absent' ? 'absent' : 'present',
            source: 'text',
            evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
            certainty: 1,
            when: source.when,
            detail: `“${found[0].replace(/\s+/g, ' ')}”`,
            rank: 0,
          },
        ];
      });
    });
  });
}
