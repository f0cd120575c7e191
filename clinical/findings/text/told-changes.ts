import { allMatches } from './all-matches.ts';
/** What stands before and behind an amount. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/** An amount, or two of them, whose size makes a finding. */
export interface Amount {
  readonly id: string;
  readonly pattern: RegExp;
  /** `'absent'`: the amounts say that the finding isn't there. */
  readonly counts: (found: RegExpExecArray, beside: Beside) => boolean | 'absent';
}

const systolic = String.raw`[^.;\n\d]{0,14}(\d{2,3})\s*(?:\/\s*\d{2,3})?`;
const pressure = String.raw`(\d{2,3})\s*\/\s*\d{2,3}`;
const side = String.raw`\b(?:right|left|r|l)(?:\s+arm|ue)\b`;
const bareSide = String.raw`\b(?:right|left|r|l)\b`;
/** "BP R arm 180/100, L arm 140/80", "180/100 right arm, 140/80 left", "BP right 168/94 left 122/70". */
const bothArms = new RegExp(
  String.raw`${side}${systolic}[^.;\n]{0,20}?${side}${systolic}|${pressure}[^.;\n\d]{0,12}${side}[^.;\n\d]{0,12}${pressure}[^.;\n\d]{0,12}${bareSide}|\bBP\b[^.;\n\d]{0,8}${bareSide}[^.;\n\d]{0,4}${pressure}[^.;\n\d]{0,12}${bareSide}[^.;\n\d]{0,4}${pressure}`,
  'gi',
);
/** More than 20 mmHg: Rogers 2011, the aortic dissection detection risk score. */
const leastBetweenArms = 20;

const low = String.raw`\b(?:lying|laying|lay|supine|flat|sitting|sat|seated)\b`;
const up = String.raw`(?:\b(?:sitting|sat|standing|stood|stand|erect|upright|to)\b|->|→)`;
/** "HR 70" behind a pressure. */
const itsPulse = String.raw`(?:\W{0,3}(?:hr|p|pr|pulse)\W{0,2}\d{2,3})?`;
/** "Lying 150/80, standing 118/70", "146/80 lying, 102/60 after 3 min", "postural BP 150/80 -> 118/70". */
const lyingThenUp = new RegExp(
  String.raw`${low}(?: and standing)?(?: bp)?${systolic}${itsPulse}[^.;\n\d]{0,30}?${up}${systolic}|${pressure}\s*\(?${low}[^.;\n\d]{0,20}${pressure}\s*\(?(?:(?:on |when |once |after )?(?:we |he |she |pt )?(?:standing|stood|stands|erect|upright)|(?:after|at) \d)|\b(?:postural|orthostatics?|l\/s)\b[^.;\n\d]{0,24}${pressure}[^.;\n\d]{0,14}${pressure}|\b(?:lying|supine)\b[^.;\n\d]{0,4}(?:\/|&|and|then)[^.;\n\d]{0,4}\b(?:standing|sitting)\b[^.;\n\d]{0,8}${pressure}[^.;\n\d]{0,14}${pressure}`,
  'gi',
);
/** Freeman 2011, consensus statement on orthostatic hypotension: a fall of 20 mmHg systolic or 10 diastolic. */
const leastPosturalFall = 20;
const leastDiastolicFall = 10;

const amount = String.raw`(\d+(?:\.\d+)?)`;
const earlier = String.raw`\b(?:baseline|base|was|usual(?:ly)?|prev(?:ious(?:ly)?)?|from|last|normally|b\/l|bl|(?<=[(,]\s?)pre-?op)\b`;

/**
 * A value and an earlier one behind its name: "188 (was 96 in June)", "2.9, baseline 1.7", "266 (80 in Aug)", "2.8 (0.9)";
 * and in order of time: "rose from 88 to 212", "0.9 -> 2.4". Groups: now, then or then; then, now.
 */
function changeOf(name: string): RegExp {
  const behind = String.raw`\b(?:${name})\b[^.;\n\d]{0,12}${amount}`;
  return new RegExp(
    String.raw`${behind}(?:[^.;\n\d]{0,25}${earlier}[^.;\n\d)]{0,12}${amount}|\s?(?:[\p{L}/µ]{1,8}\s?)?\(${amount}(?=\)|\s(?:in|at|on|last|pre|before|\d)[^)\n]{0,20}\)))|\b(?:${name})\b[^.;\n\d]{0,20}${amount}\s?[\p{L}/µ%-]{0,8}\s*(?:->|→|=>|>|\bto\b)\s*(?:\d[\d.]*\s*(?:[\p{L}\d ]{1,8})?(?:->|→|=>|>)\s*)*${amount}`,
    'giu',
  );
}

/** The two values of a match, later and earlier. */
function pair([, now, then, other, first, last]: RegExpExecArray): [later: number, earlier: number] {
  return now === undefined ? [Number(last), Number(first)] : [Number(now), Number(then ?? other)];
}

/** KDIGO 2012, acute kidney injury: 1.5 times the baseline. */
const leastCreatinineRise = 1.5;
/** As the rule of the finding: 2 g/dL; from here on the unit is g/L. */
const leastHaemoglobinFall = 2;
const leastGramsPerLitre = 25;
const leastWeightLoss = 0.05;
/** Estimate: what two weighings of one person can differ by. */
const mostWeightLoss = 0.5;

/** "198 lb in summer, today 180", "was 82, 71 kg now". */
const weightThen =
  /\b(\d{2,3})(?:\.\d)? ?(?:kgs?|kilos|lbs?|pounds)?\b[^.;:\n\d]{0,20}?(?:\b(?:now|today|currently)[^.;\n\d]{0,8}(\d{2,3})\b|, (\d{2,3}) ?(?:kg|lbs?) (?:now|today))/gi;
/** ng/mL: the finding's own limit is for a year, which a note seldom tells. */
const leastPsaRise = 0.75;
/** "Home BPs 148/92, 151/94", "clinic readings 152/90 and 158/96". */
const homePressures =
  /\b(?:home|clinic|ambulatory|serial|pharmacy|repeated)\s(?:bps?|blood pressures?|readings|pressures)\b[^.;\n\d]{0,24}(\d{3})\/(\d{2,3})[^.;\n\d]{1,30}(\d{3})\/(\d{2,3})/gi;
/** mmHg, as the finding says. */
const [highSystolic, highDiastolic] = [140, 90];
const isHigh = (high?: string, low?: string): boolean =>
  Number(high) >= highSystolic || Number(low) >= highDiastolic;
const onePressure = /\bBP\b(?! ?(?:target|goal|aim))[^\d\n.;<>]{0,14}(\d{2,3})\s*\/\s*(\d{2,3})(?![\d/])/gi;
/** WHO 2009, dengue: 20 mmHg or less. Newborns have it without illness. */
const mostNarrow = 20;
const leastSystolic = 70;
/** "Took 24 paracetamol at 2100, level 180 at 4 h". */
const levelOfParacetamol =
  /\b(?:paracetamol|acetaminophen|apap|tylenol|panadol|crocin|dolo)\b[^\n]{0,160}?\b(?:level|conc\w*)s?\b[^\d\n.;<>]{0,14}(\d{2,3})\b(?=\s?(?:mg\/l|mcg\/ml|ug\/ml)?\s?(?:at|@|\()?\s?\d{1,2}\s?h)/gi;
/** As the rule of the finding: above the therapeutic range, in mg/L. */
const leastLevel = 30;
/** "eGFR 51 stable x 3 yrs", "eGFR 38-42 for 2 years". */
const stableFiltration =
  /\begfr\b[^\d\n.;<>]{0,8}(\d{2})(?:\s?[-–]\s?\d{2})?(?:\s?ml\/min\S*)?,?\s(?:and |which is |has been |been )?(?:stable |steady |unchanged |static )?(?:x|×|for|over|since)\s?(?:the |at least |last |past |> ?)*(?:\d{1,2}\s?(?:y|yrs?|years?)\b|(?:[4-9]|1\d)\s?(?:mths?|months?|\/12)|(?:19|20)\d\d|(?:a|one|two|three|several|many) years?)/gi;
/** KDIGO 2024. */
const leastFiltration = 60;
const fluid = String.raw`(?:\bascit\w*|\bparacentesis|\bperitoneal fluid|\b(?:dx|diagnostic) para\b)[^\n]{0,70}?`;
const polymorphs = String.raw`(?:PMNs?|neut\w*|poly\w*)`;
/** "Ascitic PMN 480", "ascitic WCC 620, 85% neuts", "paracentesis: 1,860 cells, N 88%", "800 neutrophils". */
const ascitic = new RegExp(
  String.raw`${fluid}(?:\b${polymorphs}\b[^\d\n]{0,12}([\d,]{2,7})\b(?!\s?%)|([\d,]{2,7})\s?(?:\/\s?(?:mm3|cumm|uL|µL)|cells\/\S{1,4})?\s?${polymorphs}\b|\b(?:TC|TLC|WCC|WBC|cells?|cell count|count)\b[^\d\n]{0,10}([\d,]{2,7})[^\n]{0,24}?(?:(\d{1,2})\s?%|\bN\s?(\d{1,2})\b)|([\d,]{3,7})\s?(?:cells|WBC)[^\n]{0,24}?(\d{1,2})\s?%)`,
  'giu',
);
/** Spontaneous bacterial peritonitis: AASLD 2021, 250 per mm³. */
const leastPolymorphs = 250;

const limb = String.raw`\b(?:calf|calves|leg|thigh)(?: circumference)?s?`;
const length = String.raw`(\d{2}(?:\.\d)?)\s?(?:cm)?`;
/** "L calf 39 cm, R 35.5", "calves 42 R, 37 L", "calf circumference: right 41, left 36". */
const bothCalves = new RegExp(
  String.raw`(?:${bareSide} )?${limb}\b[^.;\n\d]{0,20}?${length}[^.;\n\d]{0,12}?(?:${bareSide}|\bthe other|\bvs|\bcompared)[^.;\n\d]{0,16}?${length}(?!\d|\s?(?:deg|°|\/|yo|year|week|day))`,
  'gi',
);
/** Wells 2003, score for deep vein thrombosis: the calf at least 3 cm larger than the other. */
const leastBetweenCalves = 3;
/** Estimate: more is a misreading. */
const mostBetweenCalves = 25;

const count = (written: string | undefined): number => Number((written ?? '').replaceAll(',', ''));

export const toldChanges: readonly Amount[] = [
  {
    id: 'ascitic-neutrophils',
    pattern: ascitic,
    counts: ([, behind, ahead, all, share, letter, cells, part]) => {
      const direct = behind ?? ahead;
      const polymorphsFound =
        direct === undefined ? (count(all ?? cells) * Number(share ?? letter ?? part)) / 100 : count(direct);
      return polymorphsFound >= leastPolymorphs || 'absent';
    },
  },
  {
    id: 'blood-pressure-differential',
    pattern: bothArms,
    counts: (found) => differ(found) > leastBetweenArms || 'absent',
  },
  {
    id: 'blood-pressure-differential',
    pattern: /\b\d{2,3}\/\d{2,3}(?: in)? both arms|\b(?:equal|same)(?: in)? (?:both|the two) arms/gi,
    counts: () => 'absent',
  },
  {
    id: 'orthostatic-hypotension',
    pattern: lyingThenUp,
    counts: (found) =>
      fall(found) >= leastPosturalFall || diastolicFall(found) >= leastDiastolicFall || 'absent',
  },
  {
    id: 'narrow-pulse-pressure',
    pattern: onePressure,
    counts: (found) => {
      const [high = 0] = told(found);
      return high >= leastSystolic && fall(found) > 0 && fall(found) <= mostNarrow;
    },
  },
  {
    id: 'unilateral-leg-swelling',
    pattern: bothCalves,
    counts: (found) => differ(found) >= leastBetweenCalves && differ(found) < mostBetweenCalves,
  },
  {
    id: 'paracetamol-level-raised',
    pattern: levelOfParacetamol,
    counts: ([, level]) => Number(level) > leastLevel || 'absent',
  },
  {
    id: 'egfr-persistently-below-60',
    pattern: stableFiltration,
    counts: ([, rate]) => Number(rate) < leastFiltration,
  },
  {
    id: 'creatinine-rise-acute',
    pattern: changeOf('creatinine|creat|cr'),
    counts: (found) => {
      const [now, then] = pair(found);
      return then > 0 && now >= then * leastCreatinineRise;
    },
  },
  {
    id: 'haemoglobin-falling',
    pattern: changeOf('ha?emoglobin|hgb|hb'),
    counts: (found) => {
      const [now, then] = pair(found);
      const tenfold = then >= leastGramsPerLitre ? 10 : 1;
      return now >= leastGramsPerLitre === tenfold > 1 && then - now >= leastHaemoglobinFall * tenfold;
    },
  },
  {
    id: 'platelets-falling',
    pattern: changeOf('plts?|platelets'),
    counts: (found) => {
      const [now, then] = pair(found);
      return now * 2 <= then;
    },
  },
  {
    id: 'weight-loss-5-percent',
    pattern: weightThen,
    counts: ([words, then, today, now = today]) => {
      const left = Number(now) / Number(then);
      return /kg|kilo|lb|pound/i.test(words) && left <= 1 - leastWeightLoss && left >= mostWeightLoss;
    },
  },
  {
    id: 'psa-rising',
    pattern: changeOf('psa'),
    counts: (found) => {
      const [now, then] = pair(found);
      return now - then > leastPsaRise;
    },
  },
  {
    id: 'blood-pressure-persistently-high',
    pattern: homePressures,
    counts: ([, a, b, c, d]) => isHigh(a, b) && isHigh(c, d),
  },
  {
    id: 'reduced-vital-capacity',
    pattern: changeOf('fvc|vc|vital capacity'),
    counts: (found) => {
      const [now, then] = pair(found);
      return now < then;
    },
  },
  {
    id: 'weight-loss-5-percent',
    pattern: changeOf('weight|wt'),
    counts: (found) => {
      const [now, then] = pair(found);
      return now <= then * (1 - leastWeightLoss) && now >= then * mostWeightLoss;
    },
  },
];

function told(found: RegExpExecArray): number[] {
  return found
    .slice(1)
    .filter((n) => n !== undefined)
    .map(Number);
}

function differ(found: RegExpExecArray): number {
  const [a = 0, b = 0] = told(found);
  return Math.abs(a - b);
}

function fall(found: RegExpExecArray): number {
  const [a = 0, b = 0] = told(found);
  return a - b;
}

/** Of the first two pressures; 0 where one has no diastolic. */
function diastolicFall([words]: RegExpExecArray): number {
  const [first, second] = allMatches(words, /\d\s*\/\s*(\d{2,3})/g).map(([, low]) => Number(low));
  return first === undefined || second === undefined ? 0 : first - second;
}
