import type { Token } from './tokenise.ts';

export const conjunctions: ReadonlySet<string> = new Set(['/', 'or', 'and', 'nor']);

/** "Thickened yellow nails", "knee red, hot, swollen": one quality beside another of the same place. */
export const quality =
  /^(?:red|pink|purple|yellow|green|white|black|brown|blue|gr[ea]y|pale|dusky|dark|hot|warm|cold|cool|swollen|sore|painful|tender|weepy|itchy|firm|soft|rubbery|smooth|thick|thickened|cracked|crust(?:y|ed)|scaly|flaky|brawny|woody|puffy|shiny|raised|mottled|inflamed|erythematous|indurated|fluctuant|dystrophic|cloudy|smelly|offensive|sticky)$/;
/** What else is told of a complaint behind a comma. */
const told =
  /^(?:dry|wet|productive|nonproductive|hacking|tickly|irritating|barking|watery|loose|hard|bloody|bilious|mucoid|purulent|frothy|foamy|clear|bright|crampy|colicky|sharp|dull|burning|stabbing|throbbing|pounding|pulsating|pressing|pruritic|vesicular|maculopapular|macular|papular|petechial|blanching|nonblanching|heavy|irregular|exertional|nocturnal|pleuritic|bilateral|unilateral|pitting|nonpitting|generali[sz]ed|projectile|intermittent|persistent)$/;
const hedging =
  /^(?:mainly|mostly|largely|predominantly|usually|often|sometimes|now|initially|quite|always)$/;
const before = new Set([',', '-', '(', ';']);
const time =
  /^(?:for|x|since|over|about|the|past|last|a|an|few|couple|several|one|two|three|four|five|of|\/|\d+|\d*[dwmy]|days?|wks?|weeks?|months?|mths?|yrs?|years?|hours?|hrs?|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|now)$/;
const longestTime = 6;

/**
 * Where a pattern goes on from `at` (both counted from the pattern's first token `from`): "cough, mainly dry", "cough
 * for 3 weeks, dry", but not "cough, dry mouth". A quality that no noun follows is told of what is before it.
 */
export function toldBehind(
  tokens: readonly Token[],
  { from, at, to }: { readonly from: number; readonly at: number; readonly to: number },
  skippable: ReadonlySet<string>,
): number | undefined {
  let comma = from + at;
  while (comma < from + at + longestTime && time.test(tokens[comma]?.written ?? '')) comma += 1;
  if (!before.has(tokens[comma]?.stem ?? '') || quality.test(tokens[comma - 1]?.written ?? ''))
    return undefined;
  const q = hedging.test(tokens[comma + 1]?.written ?? '') ? comma + 2 : comma + 1;
  const said = tokens[q]?.written ?? '';
  if (q >= to || !(told.test(said) || quality.test(said))) return undefined;
  const next = tokens[q + 1];
  const names = next?.kind === 'word' && !conjunctions.has(next.stem) && !skippable.has(next.stem);
  return names ? undefined : q - from;
}
