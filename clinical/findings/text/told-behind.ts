import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

export const conjunctions: ReadonlySet<string> = new Set(['/', 'or', 'and', 'nor']);

const qualities = new Set(
  'red pink purple yellow green white black brown blue grey gray pale dusky dark hot warm cold cool swollen sore painful tender weepy itchy firm soft rubbery smooth thick thickened cracked crusty crusted scaly flaky brawny woody puffy shiny raised mottled inflamed erythematous indurated fluctuant dystrophic cloudy smelly offensive sticky'.split(
    ' ',
  ),
);
/** What else is told of a complaint behind a comma. */
const told =
  /^(?:dry|wet|productive|nonproductive|hacking|tickly|irritating|barking|watery|loose|hard|bloody|bilious|mucoid|purulent|frothy|foamy|clear|bright|crampy|colicky|sharp|dull|burning|stabbing|throbbing|pounding|pulsating|pressing|pruritic|vesicular|maculopapular|macular|papular|petechial|blanching|nonblanching|heavy|irregular|exertional|nocturnal|pleuritic|bilateral|unilateral|pitting|nonpitting|generali[sz]ed|projectile|intermittent|persistent)$/;
const hedging =
  /^(?:mainly|mostly|largely|predominantly|usually|often|sometimes|now|initially|quite|always)$/;
const before = new Set([',', '-', '(', ';']);
const timeWords = new Set(
  'for x since over about the past last a an few couple several one two three four five of / day days wk wks week weeks month months mth mths yr yrs year years hour hours hr hrs yesterday today monday tuesday wednesday thursday friday saturday sunday ago now'.split(
    ' ',
  ),
);
const timeNumber = /^\d*[dwmy]?$/;
const longestTime = 6;

/** "Thickened yellow nails", "knee red, hot, swollen": one quality beside another of the same place. */
export function isQualityWord(written: string): boolean {
  return qualities.has(written);
}

function tellsTime(token: Token | undefined): boolean {
  const written = token?.written ?? '';
  return timeWords.has(written) || (written !== '' && timeNumber.test(written));
}

/**
 * Where a pattern that has come to token `from` goes on: "cough, mainly dry", "cough for 3 weeks, dry", but not "cough,
 * dry mouth". A quality that no noun follows is told of what is before it.
 */
export function toldBehind(
  tokens: readonly Token[],
  { from, to }: TokenRange,
  skippable: ReadonlySet<string>,
): number | undefined {
  let comma = from;
  while (comma < from + longestTime && tellsTime(tokens[comma])) comma += 1;
  if (!before.has(tokens[comma]?.stem ?? '') || qualities.has(tokens[comma - 1]?.written ?? ''))
    return undefined;
  const q = hedging.test(tokens[comma + 1]?.written ?? '') ? comma + 2 : comma + 1;
  const said = tokens[q]?.written ?? '';
  if (q >= to || !(told.test(said) || qualities.has(said))) return undefined;
  const next = tokens[q + 1];
  const names = next?.kind === 'word' && !conjunctions.has(next.stem) && !skippable.has(next.stem);
  return names ? undefined : q;
}
