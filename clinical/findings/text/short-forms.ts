import type { Expansion } from './contextual-abbreviations.ts';
import type { Token } from './tokenise.ts';

const leastGestation = 5;

function before(text: string, token: Token): string {
  return text.slice(Math.max(0, token.start - 40), token.start);
}

const ofPregnancy =
  /\bG\d|pregnan|gestat|gravid|\bIUP\b|prim[ip]|multip|antenatal|labour|labor\b|\bEDD\b|f(?:o?)etal|\b(?:CTG|SROM|PROM|cephalic|breech|fundal|liquor|midwife|booked|contract\w*)\b/i;
const ofChild =
  /\b(?:born|birth|nvd|svd|lscs|deliver\w*|ex|term|infant|baby|newborn|neonate|preemie)\b[^.,;()\n]{0,16}$/i;
const isChild =
  /^[\s,-]*(?:infant|baby|newborn|neonate|preemie|twin|male|female|boy|girl|aga|sga|lga|bw|birth ?weight)\b/i;

/** "Ex-35w6d infant" was born then; nobody is pregnant. */
export function tellsBirth(text: string, start: number, end: number): boolean {
  return ofChild.test(text.slice(Math.max(0, start - 40), start)) || isChild.test(text.slice(end, end + 20));
}
const latestWeek = 42;

/** "32+4", "34w2d", "36+5/40": weeks and days of a pregnancy. */
export function gestation(text: string, tokens: readonly Token[], i: number): Expansion | null {
  const [week, next, day, slash, forty] = tokens.slice(i, i + 5);
  const n = Number(week?.stem);
  if (!week || next?.start !== week.end || !Number.isInteger(n) || n < leastGestation || n > latestWeek)
    return null;
  const meaning = (end: number): string =>
    tellsBirth(text, week.start, end) ? `born at ${n} weeks` : `${n} weeks gestation`;
  if (/^w(?:k|ks)?[0-6]d?$/.test(next.written)) return { length: 2, meaning: meaning(next.end) };
  if (next.stem !== '+' || day?.start !== next.end || !/^[0-6]$/.test(day.stem)) return null;
  const rest = text.slice(day.end, day.end + 12);
  const told = /^\s*(?:\/\s*40|weeks?\b|wks?\b|w\b|\/52)/i.test(rest);
  const around = text.slice(Math.max(0, week.start - 120), day.end + 80);
  if (!told && !ofPregnancy.test(around) && !tellsBirth(text, week.start, day.end)) return null;
  const whole = slash?.stem === '/' && forty?.stem === '40' ? 5 : 3;
  return { length: whole, meaning: meaning(whole === 5 && forty ? forty.end : day.end) };
}

const ofBowel = /^(?:\/|x|times?|per|day|days|d|daily|bms?|in|ago|loose|since)$/;

/** "BM 24.6" of a strip is sugar, "BM x3" and "last BM 2 days ago" are stools. */
function isSugar(tokens: readonly Token[], i: number): boolean {
  const at = /^[:=-]$/.test(tokens[i + 1]?.stem ?? '') ? i + 2 : i + 1;
  const number = tokens[at];
  if (number?.kind !== 'number' || Number(number.stem) > 60) return false;
  return (
    !ofBowel.test(tokens[at + 1]?.written ?? '') &&
    !/^(?:last|no|normal|of)$/.test(tokens[i - 1]?.written ?? '')
  );
}

const ofLimb =
  /\b(?:power|weak\w*|tone|reflex\w*|b\/l|bilat\w*|both|numb\w*|tingl\w*|swell\w*|o?edema|paresis|mov\w*)\b[^.;\n]{0,24}$/i;

/** "B/L LL weakness", "power UL 4/5": limbs, where a lobe of the lung has "L" or "R" before it. */
function isLimb(text: string, tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (!token) return false;
  const graded = next?.kind === 'number' && tokens[i + 2]?.stem === '/' && tokens[i + 3]?.stem === '5';
  const heads =
    next?.stem === ':' &&
    /^(?:tone|power|reflexes|sensation|normal|weak\w*|mrc)$/.test(tokens[i + 2]?.written ?? '');
  return (
    graded ||
    heads ||
    /^(?:weak\w*|power|swelling|o?edema|numbness|reflexes|also)$/.test(next?.written ?? '') ||
    ofLimb.test(before(text, token))
  );
}

const passing =
  /^(?:on|when|to|unable|not|pain|burning|stinging|able|difficulty|with|after|frequently|painful|sore|keeps|stings|hurts|whilst|while)$/;

const afterwards = /^(?:post|postop|postpartum|postnatal|after|following|pp|pn|s)$/;

/** "D6 post EMCS", "POD#3": the day since a birth or an operation. */
export function dayAfter(tokens: readonly Token[], i: number): Expansion | null {
  const [token, next, after] = tokens.slice(i, i + 3);
  const day = /^d(\d{1,2})$/.exec(token?.written ?? '')?.[1];
  if (day !== undefined && afterwards.test(next?.written ?? '')) return { length: 1, meaning: `day ${day}` };
  if (token?.written === 'd' && next?.kind === 'number' && afterwards.test(after?.written ?? ''))
    return { length: 1, meaning: 'day' };
  return null;
}

const flows =
  /^(?:vag|vaginal|pv|nipple|ear|eye|nasal|nose|penile|urethral|wound|aural|purulent|green|yellow|bloody|offensive|foul|smelly|white|brown|watery|clear|sticky)$/;

/** "IR 0 deg, abd limited", "flex 150, abd 140": the movement, not the belly. */
function isAbduction(text: string, token: Token, next: Token | undefined): boolean {
  if (/^(?:limited|restricted|full|reduced|pain)$/.test(next?.written ?? ''))
    return /\b(?:flex\w*|ER|IR|ext|add|rom|hip|shoulder|rotation)\b/i.test(before(text, token));
  return next?.kind === 'number' && /\b(?:flex\w*|ER|IR|add|rom)\b[^.\n]{0,20}$/i.test(before(text, token));
}

/** "No FH sudden death" is of relatives, "no FH seen" of a fetus. */
const asked = /^(?:no|nil|strong|positive|significant|pos)$/;
const ofFetus =
  /^(?:seen|heard|present|detected|activity|on|felt|noted|pulsation|visible|regular|of|and|at)$/;

function ofList(next: Token | undefined): boolean {
  return !next || next.kind === 'mark' || /^(?:or|and|sob|no|nor|dizziness|syncope)$/.test(next.written);
}

/** Two letters with two meanings: sugar or stools, urine or ulcer, limb or lobe. */
export function shortForm(text: string, tokens: readonly Token[], i: number): Expansion | null {
  const [token, next, after] = tokens.slice(i, i + 3);
  const last = tokens[i - 1];
  switch (token?.written) {
    case 'bm':
      return token.capitals && isSugar(tokens, i) ? { length: 1, meaning: 'blood glucose' } : null;
    case 'b':
      return next?.stem === '/' && after?.written === 'l' && tokens[i + 3]?.kind === 'number'
        ? { length: 3, meaning: 'baseline' }
        : null;
    // "CP/palp/SOB", "no palp": the complaint; "liver palp" is felt.
    case 'palp':
      return /^(?:\/|,|no|denies|or|\+)$/.test(last?.written ?? last?.stem ?? '') && ofList(next)
        ? { length: 1, meaning: 'palpitations' }
        : null;
    case 'misc':
      return /^(?:x|\d|prev|previous|threatened|missed|early|late|complete|incomplete|recurrent|inevitable)$/.test(
        last?.written ?? '',
      )
        ? { length: 1, meaning: 'miscarriage' }
        : null;
    case 'fam':
      return /^(?:hx|h|history|hist)$/.test(next?.written ?? '') ? { length: 1, meaning: 'family' } : null;
    case 'hx':
    case 'hist':
      return /^fam(?:ily)?$/.test(last?.written ?? '') ? { length: 1, meaning: 'history' } : null;
    case 'pp':
      return /^(?:weeks?|wks?|days?|months?|52|7|12)$/.test(last?.written ?? '')
        ? { length: 1, meaning: 'postpartum' }
        : null;
    // "AF, NAD", "AFVSS": no fever; "in AF, rate 80" is a rhythm.
    case 'af':
      return token.capitals &&
        /^(?:nad|vss|avss|vs)$/.test((/^[,/]$/.test(next?.stem ?? '') ? after : next)?.written ?? '')
        ? { length: 1, meaning: 'afebrile' }
        : null;
    case 'pu':
      return passing.test(last?.written ?? '') ? { length: 1, meaning: 'passing urine' } : null;
    case 'll':
    case 'ul':
      if (!token.capitals || !isLimb(text, tokens, i)) return null;
      return { length: 1, meaning: token.written === 'll' ? 'lower limb' : 'upper limb' };
    case 'cp':
      return next?.hyphen === true && /^[abc]$/.test(next.written)
        ? { length: 2, meaning: 'child pugh' }
        : null;
    case 'd':
      return next?.stem === '/' && after?.written === 'c' && flows.test(last?.written ?? '')
        ? { length: 3, meaning: 'discharge' }
        : null;
    case 'fh':
      return token.capitals &&
        asked.test(last?.written ?? '') &&
        next?.kind === 'word' &&
        !ofFetus.test(next.written)
        ? { length: 1, meaning: 'family history of' }
        : null;
    case 'abd':
      return isAbduction(text, token, next) ? { length: 1, meaning: 'abduction' } : null;
    case 'n':
    case 'nv':
      if (isNormal(text, tokens, i)) return { length: 1, meaning: 'normal' };
      return neurovascular(tokens, i, token, next, after);
    default:
      return null;
  }
}

/** "Thyroid N.", "S1S2 N, no murmur", where no letters answer yes and no. */
function isNormal(text: string, tokens: readonly Token[], i: number): boolean {
  const [last, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!token || !last || text.slice(token.start, token.end) !== 'N' || /\bY\b/.test(text)) return false;
  const closed =
    next === undefined || /^[.,;)]$/.test(next.stem) || /\n/.test(text.slice(token.end, next.start));
  return closed && last.kind === 'word' && !ofKind.test(last.written);
}

/** "Vitamin N", "level N": a letter of a row, no verdict. */
const ofKind =
  /^(?:vitamin|grade|stage|type|class|level|factor|group|arm|bed|bay|ward|nerves?|protein|[a-z])$/;

/** "N/V intact" is no nausea. */
function neurovascular(
  tokens: readonly Token[],
  i: number,
  token: Token,
  next: Token | undefined,
  after: Token | undefined,
): Expansion | null {
  const length = token.written === 'nv' ? 1 : next?.stem === '/' && after?.written === 'v' ? 3 : 0;
  const intact = /^(?:intact|status|distally|compromise|compromised|deficit|ok)$/;
  return length > 0 && intact.test(tokens[i + length]?.written ?? '')
    ? { length, meaning: 'neurovascular' }
    : null;
}

/** Words that `shortForm` may explain. */
export const hasShortForm: ReadonlySet<string> = new Set([
  'bm',
  'fam',
  'fh',
  'hist',
  'hx',
  'misc',
  'palp',
  'pp',
  'pu',
  'll',
  'ul',
  'n',
  'nv',
  'b',
  'cp',
  'd',
  'abd',
  'af',
]);
