import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';
import type { Trigger } from './triggers.ts';

/** Of whom leaflets, guidelines and comments of laboratories speak: "Patients with diabetes on metformin should …". */
const ofMany =
  /^(?:(?:in|for|all|most|some|many|older|young|pregnant) )*(?:patients|people|persons|adults|women|men|individuals|those) (?:with|who|on|taking|over|aged|under|in|should|may|can|must|are)\b.*\b(?:should|may|can|must|might|are|often|usually|is (?:recommended|advised|needed))\b/;
/** What a test means at large, or where an illness is met. */
const atLarge =
  /\b(?:(?:is|are) (?:(?:very|more|most|also) )?(?:common\b|(?:contraindicated|unreliable|invalid) (?:in|with|if|during)|(?:often|usually|frequently|typically|sometimes|commonly) (?:seen|found|raised|normal|associated) (?:in|with))|(?:may|can|might|could) (?:also )?be (?:falsely )?(?:raised|elevated|increased|lowered?|reduced|affected|seen|normal) (?:in|by|with|due)|(?:may|can) include|not (?:valid|reliable|validated) in|indicates? (?:an? )?(?:high|increased|low|moderate)(?:er)? risk|causes (?:\w+ ){0,4}(?:include|are)\b|risk factors (?:include|are)\b|correlat(?:e|ion) (?:clinically )?with|(?:in|for|among) (?:patients|people|adults|anyone|women|men|individuals) (?:with|who|on|taking|over)\b)/;
/** "Shares a bay with patients who …", "looks after people with …" speak of this patient's days. */
const spoken = /\b(?:he|she|his|her|i|my|pt|the patient|this patient)\b/;

/** What a sentence says of anybody is said of nobody. */
export function generalStatements(text: string, tokens: readonly Token[], range: TokenRange): Trigger[] {
  const { from, to } = range;
  const said = text.slice(tokens[from]?.start, tokens[to - 1]?.end).toLowerCase();
  if ((!ofMany.test(said) && !atLarge.test(said)) || spoken.test(said)) return [];
  return [{ role: { reach: 'span', kind: 'hypothetical', from, to }, start: from, end: from }];
}
