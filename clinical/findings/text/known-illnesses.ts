import type { Place } from './past-mentions.ts';
import type { Mention } from './mentions.ts';

const problemHeadings: ReadonlySet<string> = new Set([
  'diagnoses',
  'diagnosis',
  'dx',
  'active problems',
  'problems',
]);
const openingPart = 250;

/** "Diagnoses: 1. CKD 2. Hypertension" at the head of a clinic letter lists what the patient is known to have. */
function isProblemList({ heading, reading, sentence }: Place): boolean {
  if (heading === null || !problemHeadings.has(heading)) return false;
  return (reading.tokens[sentence.range.from]?.start ?? openingPart) < openingPart;
}

const mark = /^(?:,|;|#|:|\.|\/|\+|-|–|—|\(|&|\)|and|also|plus)$/;
const degree =
  /^(?:mild|moderat|sever|chron|chronic|known|stabl|permanent|perm|parox|persist|persistent|paroxysmal|recurr|recurrent|brittl|controll|well|poor|poorl|old|childhood|adult|intermittent|l|r)$/;

/** The token in front of an illness and of the words that grade it, or -1 where its sentence opens. */
function opening(m: Mention, { reading, sentence }: Place): number {
  let i = m.start - 1;
  while (i >= sentence.range.from && degree.test(reading.tokens[i]?.stem ?? '')) i -= 1;
  return i < sentence.range.from ? -1 : i;
}

function opensItem(m: Mention, place: Place): boolean {
  const i = opening(m, place);
  return i < 0 || mark.test(place.reading.tokens[i]?.stem ?? '');
}

/** What is felt now goes by the same name: two of these beside each other are no list of illnesses. */
const feltNow = /^(?:anxi|anxiety|low|depress|depression|seizur|angina|reflux|fit|migrain|migraine)/;
const notAList =
  /[;?]|\.\s|\b(?:is|was|has|had|have|were|are|presents?|presented|complain\w*|c\/o|started|developed|since|for|with|without|no|not|nil|denies|feels|due|then|came|admitted|reports?|if|vs|versus|likely)\b/i;
const listMark = /^(?:,|\/|\+|&|and|-)$/;
const longestBetween = 70;
const itemEnds = /^(?:,|;|\.|\/|\+|-|–|—|\(|\)|&|and|on|with|in|since|sinc|x|to)$/;

/** "AF, HTN, T2DM", "asthma, bunions and gout": an illness in a list with another, or beside one that is a history by its own words. */
function standsAmongHistories(m: Mention, place: Place): boolean {
  const { reading, sentence, definitions } = place;
  const { text, tokens } = reading;
  const next = m.end < sentence.range.to ? tokens[m.end] : undefined;
  const item = opensItem(m, place) && (!next || next.kind === 'number' || itemEnds.test(next.stem));
  return sentence.mentions.some((o) => {
    if (o.owner.of !== 'finding' || o.owner.absent || o.owner.index === (m.owner as { index: number }).index)
      return false;
    const { only } = o.owner;
    const other = definitions[o.owner.index];
    if (other?.kind !== 'history' || other.id.startsWith('family-history')) return false;
    if (
      o.deniedBy !== null ||
      o.meant.has('family') ||
      o.meant.has('uncertain') ||
      o.meant.has('other-person')
    )
      return false;
    if (
      only !== undefined &&
      (only !== 'known' || !opensItem(o, place) || feltNow.test(tokens[o.start]?.stem ?? ''))
    )
      return false;
    const [from, to] = o.end <= m.start ? [o.end, m.start] : [m.end, o.start];
    if (to <= from) return false;
    if (only === undefined && to === from + 1 && listMark.test(tokens[from]?.stem ?? '')) return true;
    if (!item) return false;
    const between = text.slice(tokens[from - 1]?.end ?? 0, tokens[to]?.start ?? 0);
    return between.length <= longestBetween && /[,/+&(]|\band\b/.test(between) && !notAList.test(between);
  });
}

/** What a name's own words still add: "Graves' disease", "bipolar affective disorder". */
const named =
  /^(?:['’]s?)?(?: (?:disease|disorder|dis|dz|syndrome|affective disorder|gravis|an(?:a)?emia|both \w+|of the \w+))?/i;
const withWhat = /^(?:on|from|-|–|—|\(|:|with|for|,)$/;
const opinions: ReadonlySet<Place['section']> = new Set(['assessment', 'plan', 'results', 'indication']);
const lasts =
  /^\s*[-–—,(:]?\s*(?:known\b|stable|quie(?:t|scent)\b|no (?:recent )?(?:flares?|attacks?|exacerbations?)\b|(?:well|poorly|diet|tablet|un)?[- ]?controlled|under control|diet\b|diagnosed|dx\b|usually\b|(?:once|twice) a\b|in remission|life-?long|long[- ]?standing|(?:since|x|for)\s+(?:(?:19|20)\d\d|age\b|childhood|birth|(?:many|several|some|\d+\+?)\s*(?:yrs?|years?|y)\b))/i;
const goesOn =
  /^\s*[-–—,(:]?\s*(?:stable|well[- ]controlled|at (?:goal|baseline)|cont(?:inue)?\b|home (?:meds|regimen)|resume|quiet|no (?:recent |new )?(?:flares?|attacks?|exacerbations?)\b)/i;

/**
 * "RS: asthma - Clenil bd", "T2DM diet controlled", "gout since 2019": an item of its own that is treated, lasts, or
 * opens what is told of its organ.
 */
function isLongHeld(m: Mention, place: Place): boolean {
  const { reading, section, sentence, heading, before } = place;
  const { text, tokens } = reading;
  if (!opensItem(m, place)) return false;
  const end = tokens[m.end - 1]?.end ?? 0;
  const after = text.slice(end, end + 60).replace(named, '');
  if (section === 'plan' && mayBeNew.test(tokens[m.start]?.stem ?? '')) return false;
  if (section === 'assessment' || section === 'plan') return goesOn.test(after);
  if (opinions.has(section)) return false;
  const last = tokens[opening(m, place)];
  const next = m.end < sentence.range.to ? tokens[m.end] : undefined;
  if (section === 'examination' && heading !== null && before === null && next?.kind !== 'number')
    if (last?.stem === ':' || (last?.stem === ',' && (next === undefined || next.kind === 'mark')))
      return true;
  if (lasts.test(after)) return true;
  const drug = sentence.mentions.find((o) => o.owner.of === 'drug' && o.start >= m.end);
  if (!drug || !withWhat.test(next?.stem ?? '') || drug.meant.has('negated')) return false;
  const off = /^(?:off|on|tak)$/.test(tokens[m.end + 1]?.stem ?? '');
  return drug.start - m.end <= (/^(?:on|\(|with)$/.test(next?.stem ?? '') ? 3 : off ? 2 : 1);
}

const treatedFor =
  /\b(?:under|on|takes?|taking|uses?|tablets?|pills?|med(?:s|ications?)|medicines?|treatment|follow(?:ed|s|-?up)?(?: up)?|clinic|inhalers?|attends|replacement|replaced|prophylaxis|mg|mcg|od|bd|daily|nocte)\b[^.;:?]{0,40}\bfor (?:(?:his|her|their|the|known|chronic|long-?standing|mild|old) )*$/i;
const seenFor =
  /\b(?:follow[- ]?up|f\/?u|review|recheck)(?: of| for|:)? (?:(?:his|her|their|the) )?$|\b(?:because of|smoker with) $|\b(?:here|in|seen|reviewed?|back|coming|comes|came|attend\w*) for (?:his|her|their) (?:known )?$/i;
const notYet =
  /\b(?:screen\w*|test\w*|assess\w*|evaluat\w*|refer\w*|risk|concern\w*|start(?:ed|ing)?|commenced?|given|loaded|prescribed|watch|monitor\w*|worried|list)\b[^.;,]{0,40}$/i;

/** "On rivaroxaban for AF", "under cardiology for angina", "tablets for gout": what someone is treated for. */
function isTreatedFor(m: Mention, { reading, sentence, section }: Place): boolean {
  if (opinions.has(section)) return false;
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  const lead = reading.text.slice(from, reading.tokens[m.start]?.start ?? from);
  const named = sentence.mentions.some(
    (o) => o.owner.of === 'drug' && o.end <= m.start && m.start - o.end <= 5,
  );
  if (seenFor.test(lead)) return true;
  return (
    !notYet.test(lead) && (treatedFor.test(lead) || (named && /\bfor (?:(?:his|her|their) )?$/i.test(lead)))
  );
}

const owned =
  /\b(?:his|her|their|my|(?:patient|pt)['’]s)\s+(?:(?:known|underlying|background|pre-?existing|existing|chronic|sero(?:positive|negative)|long-?[ -]?standing|(?:well|poorly|badly)[ -]controlled|relapsing|remitting|refractory|severe|mild|moderate|recurrent|active|stable|quiescent|brittle|usual|type|[12])[\s-]+){0,3}$/i;
const scored =
  /^(?:scor|screen|questionnair|scale|risk|test|vaccin|jab|serolog|antibod|status|immun|contact)/;
/** Said of what has just come as of what is old. */
const mayBeNew =
  /^(?:anxi|low|fit|seizur|angina|reflux|strok|tia|mi|infarct|clot|pe|dvt|miscarri|ectopic|preg)/;

/** "His asthma is well controlled", "review of her seropositive rheumatoid arthritis": what someone calls theirs they have. */
function isTheirs(m: Mention, { reading, sentence }: Place): boolean {
  const { text, tokens } = reading;
  if (mayBeNew.test(tokens[m.start]?.stem ?? '')) return false;
  if (tokens.slice(m.end, m.end + 2).some((t) => scored.test(t.stem))) return false;
  const from = tokens[sentence.range.from]?.start ?? 0;
  return owned.test(text.slice(from, tokens[m.start]?.start ?? from));
}

const shortestName = 4;
const shortestAlone = 8;

/** "Haloperidol not given (Parkinson's)", "no NSAIDs (ulcer)": an illness alone in brackets is the reason. */
function isInBrackets(m: Mention, { reading, section, sentence }: Place): boolean {
  const { tokens } = reading;
  if (section === 'examination' || opinions.has(section)) return false;
  const before = tokens[m.start - 2];
  const named = tokens.slice(m.start, m.end).some((t) => t.written.length >= shortestName);
  return (
    named &&
    tokens[m.start - 1]?.stem === '(' &&
    tokens[m.end]?.stem === ')' &&
    m.start - 2 >= sentence.range.from &&
    before?.kind === 'word' &&
    !/^(?:irregular|irreg|ecg|ekg|pulse|rate|rhythm|bpm)$/.test(before.stem)
  );
}

/** "33F, 9/40. Hypothyroid. Heavy bleeding since last night": an illness that is a sentence of its own. */
function isAlone(m: Mention, { reading: { tokens }, sentence: { range } }: Place): boolean {
  const first = tokens[m.start];
  if (first === undefined || first.written.length < shortestAlone || feltNow.test(first.stem)) return false;
  return tokens.slice(m.end, range.to).every((t) => t.kind === 'mark' && t.stem !== '?');
}

const reason =
  /\b(?:known|given|in view of|due to|(?:as|since|because) (?:(?:he|she) )?(?:has|is|of)) (?:(?:his|her|known|chronic|previous) )*\S*$|\bknown$/i;

/** "Known CKD so avoid NSAIDs", "no haloperidol given her Parkinson's", "Asthma: continue ICS": what a plan has regard to. */
export function isReason(m: Mention, place: Place): boolean {
  const { reading, section, sentence } = place;
  if (section !== 'plan' || m.deniedBy !== null || m.meant.has('family')) return false;
  const from = reading.tokens[sentence.range.from]?.start ?? 0;
  return reason.test(reading.text.slice(from, reading.tokens[m.start]?.end ?? from)) || isLongHeld(m, place);
}

/** Whether the place or the sentence says that an illness named alone is one that the patient is known to have. */
export function isKnownIllness(m: Mention, place: Place): boolean {
  if (isInBrackets(m, place)) return true;
  if (m.deniedBy !== null) return false;
  if (isProblemList(place) || isTheirs(m, place) || isReason(m, place)) return true;
  if (isLongHeld(m, place) || isTreatedFor(m, place)) return true;
  const { section, sentence, reading } = place;
  if (opinions.has(section) || section === 'examination' || section === 'review-of-systems') return false;
  if (m.start === sentence.range.from && isAlone(m, place)) return true;
  const opens = opening(m, place);
  if (opens === sentence.range.from && reading.tokens[opens]?.stem === 'also') return true;
  return standsAmongHistories(m, place);
}
