const notTakenBefore =
  /\b(?:off|ran out of|out of|stop(?:ped|ping)?|d\/c'?d?|discontinu\w+|held|hold(?:ing)?|finished|completed|declined|refus\w+(?! to stop)|never took|not taking|(?:had|given|after|received|took|needed) (?:an? )?(?:[\w-]+ ){0,3}courses? of|(?:two|three|four|several|multiple|many|repeated|\d+) (?:[\w-]+ ){0,2}courses of|instead of|allergic to|reaction to|previously on|failed|OD(?:'?d)? (?:on|of|with)|overdosed? (?:on|of|with)|supposed to (?:take|be on)|discuss(?:ed|ing)?|offer(?:ed|ing)|suggest(?:ed|ing)|consider(?:ed|ing)|tried|defaulted|before starting|will (?:switch|change|start|begin|try|trial|give|add|consider)|cut out|(?:taken|took) (?:him|her|me) off|wean(?:ed|ing) off|go(?:ing|es)? ahead w(?:ith|\/)|(?:happy|keen|agree[ds]?|open|willing|would like) to (?:try|start|go on)|wants|wanting|request(?:s|ed|ing)|asks? (?:for|about)|asking (?:for|about)|hoping for|(?:can|could|may|should) (?:I|we|you) (?:\w+ ){0,2}(?:try|take|start|have|get|prescribe|order|send|call))\b(?:(?!\b(?:when|started)\b|, (?:on|takes|taking|now)\b)[^.;:()]){0,40}$|\b(?:switched|changed|swapped|converted) from (?:(?!\bto\b)[^.;:()]){0,40}$|\b(?:wife|husband|partner|friend|mother|father|mum|mom|dad|brother|sister)['’]s (?:\w+ )?$/i;
/** "Has tried ibuprofen with some relief": it is taken. */
const triedBefore = /\btried\b[^.;:]*$/i;
const relief = /^[^.;:,\n]{0,24}(?:with|w\/) (?:\w+ )?(?:relief|effect|help|improvement)/i;
/** The names of the months, as far as told apart. */
export const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const notTakenAfter = new RegExp(
  [
    String.raw`^(?:[^.;:,]{0,36}|, (?:which|but|recently|now) [^.;:,]{0,24})\b(?:(?:was|were|being) (?:stopped|discontinued|held|ceased)|stopped|ceased|withheld|discontinued|no longer|(?:is |currently )?on hold|held|made no difference|ran out|(?:of )?no help|d\/c'd|avoid(?:s|ed)|off (?:it|since|from|for|because|due|as)|finished|course completed|(?:un)?till? (?:last|\d|${month})|in (?:(?:her|his|their) (?:teens|\d|twent|thirt|fort|fift)|college|high school)|before(?=[.,;)]|$))`,
    String.raw`^[^.;:\n]{0,60}, (?:so |has |since |now )?(?:stopped(?: it| taking it)?(?= (?:in|by|last|due|because|after|since|\d)|[.,;)]|$)|finished(?= \d| yesterday| last|[.,;)]|$))`,
    // Not wanted, not suitable, or known not to be borne.
    String.raw`^[^.;,\n]{0,24}?\b(?:not (?:given|keen(?! to stop)|indicated|needed|required|suitable|wanted|tolerated|started|prescribed|recommended|available)|refused|declined|contra-?indicated)\b`,
    String.raw`^(?: [\d·]+ ?\w*)?\s*(?:never|caused|(?:would|will|did|are)(?: not|n['’]?t)\b|upsets?|(?:gave|made) (?:him|her|me)|(?:was |been )?(?:tried|discussed|offered|planned|considered|suggested)(?! to)|(?:in|during|with) (?:her |his |the )?(?:(?:first|last|previous|prior|both) pregnanc|uni\w*|prison|past(?=[.,;)]|$))|before (?:pregnan|she\b|he\b)|once (?!daily|nightly|weekly|monthly|an?\b|every|per|in\b|at\b|on\b|\d))`,
    String.raw`^[^.;:,\n]{0,16}\b(?:19|20)\d\d ?[-–] ?\d\d(?:\d\d)?(?![-\d])`,
    String.raw`^[^.;:\n]{0,60}, (?:but )?not (?:now|any ?more|currently|since|(?:used|needed)(?= (?:in|for|since|lately)|[.,;)]|$))`,
    // "But doesn't use it" is not "doesn't take it every day".
    String.raw`^[^.;:,\n]{0,30}\b(?:not (?:taking|using)|(?:doesn['’]?t|does not|didn['’]?t|did not|never|hasn['’]?t|has not|have(?:n['’]?t| not)) (?:yet )?(?:us|t[ao]k|start|fill|collect|picked)\w*)(?=(?: it| them)?(?:[.,;)]|$| up| for| yet| as (?:she|he)))`,
    String.raw`^[^.;:,\n]{0,20}\d\/7 each\b`,
  ].join('|'),
  'i',
);

/**
 * "Off amlodipine", "ran out of losartan", "azithromycin made no difference", "discussed propranolol": whether what stands
 * before and after a medicine's name says that it isn't taken, or no longer.
 */
export function isNotTakenBy(before: string, after: string): boolean {
  if (notTakenAfter.test(after)) return true;
  return notTakenBefore.test(before) && !(triedBefore.test(before) && relief.test(after));
}
