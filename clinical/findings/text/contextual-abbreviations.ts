import { eyeAbbreviation, hasEyeForm } from './eye-abbreviations.ts';
import { dayAfter, gestation, hasShortForm, shortForm, tellsBirth } from './short-forms.ts';
import type { Token } from './tokenise.ts';

/** How many tokens from here make the abbreviation, and what it stands for. */
export interface Expansion {
  readonly length: number;
  readonly meaning: string;
}

/** Parts of a week, a year: "4/7" is four days, "3/52" three weeks. A month's "6/12" also is an acuity, a date. */
const fractions: Readonly<Record<string, { readonly unit: string; readonly most: number }>> = {
  7: { unit: 'day', most: 14 },
  52: { unit: 'week', most: 52 },
  12: { unit: 'month', most: 24 },
  40: { unit: 'weeks gestation', most: 42 },
};
const leastGestation = 5;
const ofTime = new Set([
  'x',
  'for',
  'hx',
  'history',
  'ago',
  'of',
  'since',
  'past',
  'last',
  'over',
  'h',
  'in',
  'about',
  'approx',
]);
const notTime =
  /\b(?:power|strength|gcs|score|va|acuity|vision|visual|od|os|bp|pain|murmur|seidel|mmse|moca|dated?|on|re|le)\b[^.;\n]{0,12}$/i;
/** "Bed 32/40", "scored 36/40", "35/40 dB": no gestation. */
const notWeeks =
  /\b(?:bed|bay|room|ward|scored?|score|grip|exam|test|attended|sessions?|audio\w*|hearing|page|right|left)\b[^.;\n]{0,12}$/i;
const unitOfPoints = /^\s*(?:size|db|points|marks|in the|on the|correct|%)/i;
const deniedList = /^(?:nil|neg|negative|none|absent|nad|-|–)$/;
const lists: Readonly<Record<string, string>> = {
  jaccol: 'jaundice cyanosis clubbing edema or lymphadenopathy',
  piccle: 'pallor icterus cyanosis clubbing lymphadenopathy or edema',
};

/** "Abd soft, NT, ND". */
const belly: Readonly<Record<string, string>> = {
  nt: 'nontender',
  nd: 'nondistended',
  snt: 'soft nontender',
  sntnd: 'soft nontender nondistended',
};

const explained = new Set([
  ...Object.keys(lists),
  ...Object.keys(belly),
  'nvd',
  'co2',
  'hsm',
  'plat',
  'cr',
  'w',
  'cta',
  'hr',
  'alc',
  'ppm',
  'ketones',
  'pr',
  'le',
  'low',
  'ca',
  'rad',
  'ctx',
  'preg',
  'abd',
  'ba',
  'np',
  'hi',
]);

/** Beside other illnesses of a list "BA" is bronchial asthma. */
const illnesses =
  /^(?:t?2?dm|htn|hypertension|ihd|cad|p?tb|cva|ckd|epilepsy|seizures?|copd|thyroid|allergy|diabetes)$/;
const joinsItems = /^(?:[,/&+]|and|or)$/;
/** "CTX 2 g", "CTX/vanc" is a medicine, "ctx q3 min" a labour. */
const asCeftriaxone = /^\s*(?:\d(?:\.\d)?\s*g|[+/&,]\s*(?:vanc|azithro|doxy|metro|flagyl|amp))/i;
/** What is felt for, or not. */
const feltFor = /\b(?:liver|spleen|kidneys?|bladder|nodes?|lymph\w*|thyroid|mass|uterus|gall ?bladder)\s$/i;

function before(text: string, token: Token): string {
  return text.slice(Math.max(0, token.start - 40), token.start);
}

function timeFraction(text: string, tokens: readonly Token[], i: number): Expansion | null {
  const [first, slash, second, next] = tokens.slice(i, i + 4);
  const times = /^x(\d{1,2})$/.exec(first?.written ?? '')?.[1];
  const count = first?.kind === 'number' ? first.stem : times;
  if (!first || count === undefined || slash?.stem !== '/' || second?.kind !== 'number') return null;
  if (slash.start !== first.end || second.start !== slash.end) return null;
  const fraction = fractions[second.stem];
  const n = Number(count);
  if (!fraction || !Number.isInteger(n) || n < 1 || n > fraction.most) return null;
  const apart = /[/.\d-]$/.test(before(text, first)) || /^[/.-]?\d|^\//.test(text.slice(second.end));
  if (apart || notTime.test(before(text, first))) return null;
  if (
    second.stem === '40' &&
    (notWeeks.test(before(text, first)) || unitOfPoints.test(text.slice(second.end)))
  )
    return null;
  const born = tellsBirth(text, first.start, second.end);
  if (second.stem === '40' && born && n > 20)
    return { length: 3, meaning: tokens[i - 1]?.written === 'at' ? `${n} weeks` : `born at ${n} weeks` };
  if (second.stem === '40' && (n < leastGestation || n === 20 || born)) return null;
  const told =
    times !== undefined || ofTime.has(tokens[i - 1]?.written ?? '') || ofTime.has(next?.written ?? '');
  if (second.stem === '12' && !told) return null;
  return { length: 3, meaning: `${times === undefined ? '' : 'for '}${n} ${fraction.unit}` };
}

/** "AROM flex 150, abd 140", "power: abd 4/5": a movement with its degrees or grade. */
function isAbduction(text: string, token: Token, next: Token | undefined): boolean {
  const moved = /\b(?:[AP]?ROM|flex\w*|ext|ER|IR|add|power|RC|ERs?|cuff|shoulder)\b[^.;\n]{0,20}$/.test(
    before(text, token),
  );
  return (
    next?.kind === 'number' ||
    (moved && /^\s*(?:\(|[<>]?\d|full|weak|limited|to )/i.test(text.slice(token.end)))
  );
}

function leukocyteEsterase(tokens: readonly Token[], i: number): boolean {
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (/^(?:pos|positive|neg|negative|trace|\+)$/.test(next?.written ?? '')) return true;
  if (next?.kind === 'number' && after?.stem === '+') return true;
  if (next?.stem === '/' && after?.written.startsWith('nit') === true) return true;
  const graded = /^(?:trace|small|moderate|mod|large)$/.test(tokens[i - 1]?.written ?? '');
  if (graded && next?.kind !== 'word') return true;
  return tokens.slice(Math.max(0, i - 5), i).some((t) => /^(?:nitrites?|nit|ua|dip|urine)$/.test(t.written));
}

/** "Ketones 6.2": a fraction is of the blood, in mmol/L; the strip of a urine says 40 or 3+. */
function isBloodKetones(text: string, tokens: readonly Token[], i: number): boolean {
  const [token, next, after] = tokens.slice(i, i + 3);
  const number = next?.kind === 'number' ? next : next && /^[:=]$/.test(next.stem) ? after : undefined;
  if (!token || number?.kind !== 'number' || !number.stem.includes('.')) return false;
  return !/\b(?:blood|capillary|serum|urine|urinary|ua|dip\w*)\b[^.;\n]{0,20}$/i.test(before(text, token));
}

const slowest = 30;
const fastest = 250;

/** "PR 112/min", "PR 88, BP 120/70": a rate, where no electrocardiogram is spoken of. */
function isPulse(text: string, token: Token, next: Token | undefined): boolean {
  if (next?.kind !== 'number' || Number(next.stem) < slowest || Number(next.stem) > fastest) return false;
  const told = /\b(?:ecg|ekg|interval|qrs|axis|rhythm|nsr|bleed\w*)\b[^.;\n]{0,30}$/i.test(
    before(text, token),
  );
  return !told && !/^\s*(?:m?s\b|msec|mm\b|ml\b)/i.test(text.slice(next.end));
}

const growsIn =
  /^(?:breast|lung|colon|colonic|colorectal|bowel|rectal|rectum|sigmoid|c?a?ecal|caecum|prostate|ovarian|ovary|bladder|thyroid|gastric|stomach|o?esophageal|o?esophagus|pancreatic|pancreas|liver|hepatocellular|renal|kidney|cervical|cervix|endometrial|endometrium|uterine|skin|tongue|buccal|oral|laryngeal|larynx|testicular|bronchial|metastatic|vulval|penile|tcc)$/;

/** "Breast Ca", "CA prostate", "h/o Ca": a growth where an organ is named beside it, else calcium or an antigen. */
function isCancer(text: string, token: Token, last: Token | undefined, next: Token | undefined): boolean {
  if (next?.kind === 'number' || /^[-:=]/.test(text.slice(token.end))) return false;
  if (growsIn.test(last?.written ?? '') || growsIn.test(next?.written ?? '')) return true;
  return !token.capitals && (last?.written === 'of' || /h\/o $/i.test(before(text, token)));
}

function isBirth(text: string, token: Token): boolean {
  return (
    /(?:born|birth|deliver|term|\/40|week|via|by|\b(?:FT|para|all|prev\w*|[GPL]\d\w*|x\s?\d))[^.;\n]{0,30}$/i.test(
      before(text, token),
    ) ||
    /^[^.;,\n]{0,6}(?:\d\d\s?\/\s?40|\d\d\s?w|term|\d(?:\.\d+)?\s?kg|(?:19|20)\d\d|x\s?\d)/i.test(
      text.slice(token.end, token.end + 20),
    )
  );
}

/** "Loin→groin pain", "SR → AF": between two words an arrow reads "to". */
function arrow(tokens: readonly Token[], i: number): Expansion | null {
  const between = tokens[i - 1]?.kind === 'word' && tokens[i + 1]?.kind === 'word';
  return between ? { length: 1, meaning: 'to' } : null;
}

/** What an examiner could not do tells of what is not there: "could not hear a murmur". */
const examines =
  /^(?:palpated?|hear|heard|see|seen|feel|felt|detect|detected|find|found|appreciated?|elicit|elicited|identify|identified|demonstrated?|assess|assessed|ruled?|excluded?|reached|obtained)$/;

/** "Could not", "unable to" and "not able to" all say "cannot": one wording of a pattern reads them all. */
function inability(tokens: readonly Token[], i: number): Expansion | null {
  const [first, second, third] = tokens.slice(i, i + 3).map((t) => t.written);
  const length =
    (first === 'could' || first === 'can') && second === 'not'
      ? 2
      : first === 'unable' && second === 'to'
        ? 2
        : first === 'not' && second === 'able' && third === 'to'
          ? 3
          : 0;
  // "His wife found him unable to speak": not she.
  const foundSo = tokens.slice(Math.max(0, i - 3), i).some((t) => t.written === 'found');
  const verb = tokens[i + length]?.written === 'be' ? i + length + 1 : i + length;
  return length > 0 && !foundSo && !examines.test(tokens[verb]?.written ?? '')
    ? { length, meaning: 'cannot' }
    : null;
}

const ofMind = /\b(?:SI|AVH|AH|VH|suicid\w*|ideation|psych\w*|depress\w*)\b/;
const meterBefore =
  /\b(?:BMs?|[CG]?RBS|C?BGs?|FSBG|FSBS|B[SG]L|dexi|gluc\w*|sugars?|fingerstick|accucheck)\s*(?:reads?|reading|is|was|[:=])?\s*['"“]?$/i;
const hurtBefore = /\b(?:no|nil|any|minor|with|sustained|and|previous|hx of|h\/o)\s*$/i;

/** "No SI or HI", "BM HI", "fell, no HI": homicidal ideation, a glucose above what the meter shows, a head injury. */
function whichHi(text: string, token: Token): Expansion | null {
  const [told, next] = [before(text, token), text.slice(token.end, token.end + 20)];
  if (ofMind.test(told) || ofMind.test(next)) return null;
  if (meterBefore.test(told)) return { length: 1, meaning: 'unrecordable high' };
  return hurtBefore.test(told) ? { length: 1, meaning: 'head injury' } : null;
}

const leastRate = 30;

function isRate(token: Token | undefined): boolean {
  return token?.kind === 'number' && Number(token.stem) >= leastRate;
}

/** Abbreviations that only what stands around them explains; null where the plain meaning holds, or none. */
export function expansionHere(text: string, tokens: readonly Token[], i: number): Expansion | null {
  const token = tokens[i];
  if (!token) return null;
  if (tokens[i + 1]?.stem === '/' && (token.kind === 'number' || token.written.startsWith('x')))
    return timeFraction(text, tokens, i);
  if (token.kind === 'number') return gestation(text, tokens, i);
  if (token.stem === '→') return arrow(tokens, i);
  if (/^(?:could|can|unable|not)$/.test(token.written)) return inability(tokens, i);
  const ofEye = hasEyeForm.has(token.written) ? eyeAbbreviation(text, tokens, i) : null;
  if (ofEye) return ofEye;
  const short = hasShortForm.has(token.written) ? shortForm(text, tokens, i) : null;
  if (short) return short;
  if (hasShortForm.has(token.written) && token.written !== 'd') return null;
  if (token.written.startsWith('d') && token.written.length <= 3) {
    const day = dayAfter(tokens, i);
    if (day) return day;
  }
  if (!explained.has(token.written)) return null;
  const [last, next] = [tokens[i - 1], tokens[i + 1]];
  const { written } = token;
  if (written === 'nvd' && isBirth(text, token)) return { length: 1, meaning: 'vaginal delivery' };
  // "RRR no m/r/g. CTA."
  if (written === 'cta' && /\b(?:rrr|m\/r\/g|mrg|murmurs?|s1 ?s2)[^\n]{0,16}$/i.test(before(text, token)))
    return { length: 1, meaning: 'clear to auscultation' };
  // "Cap gas pH 7.36 CO2 46"
  if (written === 'co2' && /\b(?:ph|[vac]bg|gas)\b[^\n;]{0,24}$/i.test(before(text, token)))
    return { length: 1, meaning: 'pco2' };
  // "2/6 HSM at apex"
  if (
    written === 'hsm' &&
    (/\/6 ?$/.test(before(text, token)) || /^(?:apex|at|llsb|lsb|radiating)$/.test(next?.written ?? ''))
  )
    return { length: 1, meaning: 'holosystolic murmur' };
  if (
    written === 'plat' &&
    /\b(?:pip|peep|peak|pressures?|vent\w*|tv|ppeak|pplat)\b[^\n]{0,30}$/i.test(before(text, token))
  )
    return { length: 1, meaning: 'plateau' };
  // "CR 3s"
  if (
    written === 'cr' &&
    next?.kind === 'number' &&
    /^(?:s|sec|secs|seconds)$/.test(tokens[i + 2]?.written ?? '')
  )
    return { length: 1, meaning: 'capillary refill' };
  // "Wine w dinner", "fever w rigors"
  if (written === 'w' && !token.capitals && last?.kind === 'word' && next?.kind === 'word')
    return { length: 1, meaning: 'with' };
  if (written === 'ppm' && last?.kind === 'number') return { length: 1, meaning: 'parts' };
  if (written === 'ketones' && isBloodKetones(text, tokens, i))
    return { length: 1, meaning: 'blood ketones' };
  // "HR 122, rigid": no hour.
  if (
    written === 'hr' &&
    last?.kind !== 'number' &&
    isRate(tokens[i + (/^[:-]$/.test(next?.stem ?? '') ? 2 : 1)])
  )
    return { length: 1, meaning: 'heart rate' };
  // "ALC 0.4" beside "alc 10 units/wk".
  if (written === 'alc' && token.capitals && next?.written.includes('.') && next.kind === 'number')
    return { length: 1, meaning: 'absolute lymphocyte count' };
  if (written === 'pr' && token.capitals && isPulse(text, token, next?.stem === ':' ? tokens[i + 2] : next))
    return { length: 1, meaning: 'pulse' };
  if (written === 'hi' && token.capitals) return whichHi(text, token);
  if (written === 'le' && token.capitals && leukocyteEsterase(tokens, i))
    return { length: 1, meaning: 'leukocyte esterase' };
  if (written === 'low' && token.capitals && (!last || /^(?:[,.;]|and|nil|no)$/.test(last.written)))
    return { length: 1, meaning: 'weight loss' };
  if (written === 'abd' && isAbduction(text, token, next)) return { length: 1, meaning: 'abduction' };
  if (written === 'np' && token.capitals && feltFor.test(before(text, token)))
    return { length: 1, meaning: 'not palpable' };
  const listed = (mark: Token | undefined, item: Token | undefined): boolean =>
    joinsItems.test(mark?.stem ?? '') && illnesses.test(item?.written ?? '');
  if (written === 'ba' && (listed(last, tokens[i - 2]) || listed(next, tokens[i + 2])))
    return { length: 1, meaning: 'asthma' };
  if (written === 'preg' && /^(?:not|is|was|currently|if|while|when)$/.test(last?.written ?? ''))
    return { length: 1, meaning: 'pregnant' };
  if (written === 'rad' && next?.written === 'to') return { length: 1, meaning: 'radiating' };
  if (written === 'ctx' && asCeftriaxone.test(text.slice(token.end)))
    return { length: 1, meaning: 'ceftriaxone' };
  if (written === 'ctx' && /^(?:q\d|every|(?:ir)?regular|since|x|\d|q$)/.test(next?.written ?? ''))
    return { length: 1, meaning: 'contractions' };
  if (written === 'ca' && isCancer(text, token, last, next)) return { length: 1, meaning: 'cancer' };
  const examined = token.capitals ? belly[written] : undefined;
  if (
    examined !== undefined &&
    /\b(?:soft|abd\w*|nt|nd|p\/a|spine|calf|calves|loins?|flanks?|tragus|joints?|arter(?:y|ies)|sinuses)\b[^.;\n]{0,30}$/i.test(
      before(text, token),
    )
  )
    return { length: 1, meaning: examined };
  const list = Object.hasOwn(lists, written) ? lists[written] : undefined;
  const denied = deniedList.test(next?.written ?? '') || /^(?:no|nil)$/.test(last?.written ?? '');
  return list !== undefined && denied ? { length: 1, meaning: list } : null;
}
