import type { Token } from './tokenise.ts';

const organ =
  /^(?:abdomen|abdom|belly|chest|lung|heart|neck|skin|pupil|calf|leg|foot|throat|tonsil|liver|spleen|bladder|bowel|jvp|apex|trache|fontanel|uterus|cervix|joint|kne|pulse|sclera|conjunctiva|tongu|eye|power|ton|reflex|sensation|gait|speech|mood|affect|extremity|gcs|bp|pharynx|oropharynx)$/;
const organState =
  /^(?:inc|incr|dec|decr|distended|soft|tender|clear|swollen|normal|intact|tense|red|warm|moist|dry|supple|equal|reactive|raised|elevated|reduced|palpable|positive|rigid|cold|cool|pale|blue|dusky|enlarged|dilated|deviated|displaced|irregular|regular|weak|brisk|slurred|low|flat|full|bulging|sunken|inflamed|erythematous|jaundiced|icteric|wasted|increased|decreased|open|closed|tinkling|quiet|present|tip|up|with|shows?|has|have|is|are|was|were)$/;
const organStateWithin = 4;
/** What a person is, not what he has: "no rash, jaundiced" goes on to another statement. */
const personState =
  /^(?:jaundiced|icteric|dehydrated|febrile|afebrile|pale|tachycardic|tachypn?o?eic|bradycardic|hypotensive|hypoxic|normotensive|confused|drowsy|alert|oriented|orientated|unwell|well|comfortable|sweaty|clammy|cachectic|distressed|agitated|lethargic|cyanosed|unresponsive|obtunded|stable)$/;
const verbs =
  /^(?:started|starting|began|developed|became|worsened|persists?|persisted|continues|continued|radiates|radiated|came|went|lasts|lasted|returned|appeared|is|are|was|were|has|had|have|remains|remained|moves|keeps|wakes|gets|comes|goes|leaves|consistent|suggestive|compatible)$/;
/** "No rash, swelling was seen": the verb of the whole list. */
const listVerb =
  /^(?:noted|seen|reported|present|found|heard|elicited|detected|appreciated|identified|observed|evident|palpated|visuali[sz]ed|been|not|described|mentioned|documented)$/;

function statesOfOrgan(tokens: readonly Token[], start: number, to: number): boolean {
  if (!organ.test(tokens[start]?.stem ?? '')) return false;
  for (let i = start + 1; i < Math.min(start + organStateWithin, to); i += 1) {
    const token = tokens[i];
    if (!token || token.kind === 'mark' || token.stem === 'or') return false;
    if (organState.test(token.written)) return true;
  }
  return false;
}

/** A verb of its own makes an item of the list a statement: "no vomiting, abdominal pain started last night". */
function hasVerb(tokens: readonly Token[], start: number, to: number): boolean {
  for (let i = start + 1; i < to && tokens[i]?.kind !== 'mark'; i += 1)
    if (verbs.test(tokens[i]?.written ?? '')) return !listVerb.test(tokens[i + 1]?.written ?? '');
  return false;
}

/** "No bleeding, tightenings now and then": how often it comes. */
function isAtTimes(tokens: readonly Token[], start: number): boolean {
  for (let i = start + 1; i < start + organStateWithin && tokens[i]?.kind !== 'mark'; i += 1)
    if (/^(?:now|on|off)$/.test(tokens[i]?.written ?? '') && tokens[i + 1]?.stem === 'and') return true;
    else if (/^(?:twice|nightly)$/.test(tokens[i]?.written ?? '')) return true;
  return false;
}

/** "No melaena, bowels not opened for four days": an item that is denied by a word of its own. */
function deniesItself(tokens: readonly Token[], start: number, to: number): boolean {
  for (let i = start + 1; i < Math.min(to, start + organStateWithin) && tokens[i]?.kind !== 'mark'; i += 1)
    if (tokens[i]?.stem === 'not')
      return tokens[i + 1]?.kind === 'word' && !listVerb.test(tokens[i + 1]?.written ?? '');
  return false;
}

/** "No drooling, voice normal": an item that ends with what it is like is a statement. */
const itemState =
  /^(?:normal|intact|clear|clean|unremarkable|stable|good|fine|ok|full|regular|equal|symmetrical|symmetric|present|moist|supple|soft|unchanged|reactive|patent|nad|positive|raised|elevated|high|low|reduced|enlarged|swollen|tender|sore|worse|better|healthy|dry|hot|warm|cold|cool|dark|pale|green|yellow|red|black|poor|weak|down|up|painful|stiff|blocked|broken|torn|bruised|gritty|itchy|crusted|raw|controlled|treated)$/;
const longestItem = 5;

function saysHowItIs(tokens: readonly Token[], start: number, to: number): boolean {
  let end = start;
  while (end < to && end - start <= longestItem && tokens[end]?.kind === 'word') end += 1;
  const closed = end >= to || tokens[end]?.kind === 'mark';
  return closed && end - start > 1 && itemState.test(tokens[end - 1]?.written ?? '');
}

/** "No trauma, prev gout", "no PMH, admitted with fever": an item that says since when or what for is a statement. */
const tellsOwn =
  /^(?:adm|admitted|presented|presents|presenting|p\/w|c\/o|biba|seen|here|sent|prev|previous|previously|known|prior|first|ex|h\/o|hx|stage|glass|bottle|pint|pints|couple|takes|taking|started|attained|now|currently|recently)$/;

/** "No FH sudden death, dad HTN": what a relative has is told. */
const relative =
  /^(?:mother|father|mum|mom|dad|brother|sister|aunt|uncle|gran|nan|grandmother|grandfather|grandma|grandad|grandpa|cousin|wife|husband|son|daughter)$/;

/** "No hepatomegaly, mild tenderness", "no barking cough, and mild stridor is heard", "no pain, a bit dizzy": nobody denies a degree. */
const degree =
  /^(?:bit|mild|mildly|moderate|moderately|mod|marked|markedly|severe|severely|slight|slightly|trace|minimal|small|tiny|large|huge|massive|scattered|few|widespread|bibasal|generali[sz]ed|occasional|occasionally|occ|occas|some|sometimes|tends)$/;

/** "No free air, small bowel normal", "no large or small stones": no degree. */
const ofSmallness = /^(?:or|bowel|vessel|intestin\w*|for)$/;

/** "No icterus, clubbing grade I", "no S3, PSM at apex": an item with its grade, or a sound with its place, is there. */
function isGraded(tokens: readonly Token[], start: number, to: number): boolean {
  for (let i = start + 1; i < Math.min(start + 4, to); i += 1) {
    const token = tokens[i];
    if (!token || token.kind === 'mark') return false;
    if (/^(?:apex|ls[be]|lls[be]|rus[be])$/.test(token.written)) return true;
    if (/^(?:gr|grade)$/.test(token.written)) return i + 1 < to && tokens[i + 1]?.kind !== 'mark';
  }
  return false;
}

const sizes =
  /^(?:cm|mm|fb|pillows?|fingers?|fingerbreadths?|kgs?|g|lbs?|pounds|stone|mls?|mg|mcg|pints?|beers?|u|units?|packs?|cans?|cigarettes?|m|metres?|meters?|yards?|days?|weeks?|months?|years?|hours?|hrs?|s|secs?|seconds?)$/;

/** "No placenta felt, os 3 cm", "no vomiting, fever 3 days": what has a size is there; "no masses, nodes > 1 cm" says how large a thing would count. */
function isSized(tokens: readonly Token[], start: number, to: number): boolean {
  for (let i = start; i < Math.min(start + longestItem, to); i += 1) {
    const token = tokens[i];
    if (!token || (token.kind === 'mark' && token.stem !== ':')) return false;
    if (/^(?:over|than|least|exceeding|in|last|past|within|previous)$/.test(token.written)) return false;
    // "Diarrhoea x6".
    if (
      i > start &&
      (/^x\d+$/.test(token.written) || (token.written === 'x' && tokens[i + 1]?.kind === 'number'))
    )
      return true;
    if (token.kind === 'number') return sizes.test(tokens[i + 1]?.written ?? '');
  }
  return false;
}

const reacted = /^(?:hives|rash|anaphylaxis|angioedema|swelling|itching)$/;
/** "No helmet, fell and hit his head": what happened opens a statement. */
const sided = /^(?:l|r|left|right) (?:upper|lower|middle|mid|basal|mca|aca|pca)$/;
const happened = /^(?:fell|hit|struck|collapsed|slipped|tripped|skidded|landed|fainted|vomited)$/;

/** `told`: of a list that someone denies, or behind "negative for", "denies fever, hx of DVT" goes on to a history too. */
function opensStatement(tokens: readonly Token[], start: number, to: number, told: boolean): boolean {
  const [first, next] = [tokens[start], tokens[start + 1]];
  if (!first || start >= to) return false;
  if (told && /^(?:h\/o|hx|history|prev|previous|prior)$/.test(first.written)) return false;
  if (happened.test(first.written) && next?.kind === 'word') return true;
  // "No effusion, right lower lobe consolidation", "no bleed, L MCA hyperdense": the place of what is there.
  if (sided.test(`${first.written} ${next?.written}`)) return true;
  // "No meds, hives w/ penicillin": what a medicine did.
  if (reacted.test(first.written) && /^(?:with|w|to|from)$/.test(next?.stem ?? '')) return true;
  if (first.written === 'a' && /^(?:bit|little|touch)$/.test(next?.written ?? '')) return true;
  if (degree.test(first.written) && next?.kind === 'word' && !ofSmallness.test(next.written)) return true;
  if (isGraded(tokens, start, to) || isSized(tokens, start, to)) return true;
  if (relative.test(first.written) && next?.kind === 'word' && !/^(?:or|nor|with)$/.test(next.stem))
    return true;
  if (first.kind === 'number' || (tellsOwn.test(first.written) && next && next.kind !== 'mark')) return true;
  if (personState.test(first.written) && (start + 1 >= to || next?.kind === 'mark' || next?.stem === 'and'))
    return true;
  return (
    hasVerb(tokens, start, to) ||
    saysHowItIs(tokens, start, to) ||
    deniesItself(tokens, start, to) ||
    isAtTimes(tokens, start)
  );
}

/** "Does not smoke and rarely drinks": what else someone does. */
const doesAnother = /^(?:rarely|occasionally|sometimes|only|drinks|takes|lives|works|uses)$/;

/** "No fever has cough", without a stop between: "has" opens a statement of its own. */
function opensWithHas(tokens: readonly Token[], i: number): boolean {
  const word = tokens[i]?.written;
  // "Has not vomited blood or had black stools."
  if (/^n?or$/.test(tokens[i - 1]?.stem ?? '')) return false;
  if (word === 'and' && doesAnother.test(tokens[i + 1]?.written ?? '')) return true;
  if (word !== 'has' && word !== 'had') return false;
  const next = tokens[i + 1];
  return next?.kind === 'word' && !listVerb.test(next.written) && !next.written.endsWith('ed');
}

/** "No pain on stairs - shovelled snow yesterday": what stands behind a dash explains; "denies: - fever" is a list. */
function opensRemark(tokens: readonly Token[], i: number, from: number): boolean {
  return (
    i > from && tokens[i]?.stem === '-' && tokens[i - 1]?.kind === 'word' && tokens[i + 1]?.kind === 'word'
  );
}

const each =
  /^(?!(?:well|alert|bright|afebrile|comfortable)\b)(?:(?!\b(?:no|nil|not|never|without|denies|neg)\b).)+ , no [^,]+ , (?!no\b|and\b)[^,]+ .*, no\b(?!.* or )/;

/**
 * "Fever, no rigors, headache, no neck stiffness, photophobia": who opens with what is there and denies again behind what
 * isn't denied, denies one thing at a time.
 */
export function deniesEach(words: string): boolean {
  return each.test(words);
}

/**
 * Where a list of denied things ends within tokens [from, to): at the comma before an organ with its state, a grade
 * ("2+ oedema"), or what has a verb of its own. A list that ends with "or" goes on to it.
 */
export function deniedListEnd(tokens: readonly Token[], from: number, to: number): number {
  let lastOr = -1;
  const opening = tokens[from - 1]?.written ?? '';
  const told = /^(?:denies|denied|denying|for|:)$/.test(opening);
  // "None of her relatives has had a stroke", "neither parent has gout": the verb is the denied one's.
  const whose =
    opening === 'neither' ||
    opening === 'family' ||
    (opening === 'of' && tokens[from - 2]?.written === 'none');
  for (let i = from; i < to; i += 1) if (/^(?:or|nor)$/.test(tokens[i]?.stem ?? '')) lastOr = i;
  for (let i = from; i < to; i += 1) {
    if (i > from && !whose && opensWithHas(tokens, i)) return i;
    if (i > lastOr && opensRemark(tokens, i, from)) return i;
    if (tokens[i]?.stem !== ',') continue;
    const start = tokens[i + 1]?.stem === 'and' ? i + 2 : i + 1;
    if (statesOfOrgan(tokens, start, to)) return i;
    if (i > lastOr && opensStatement(tokens, start, to, told)) return i;
  }
  return to;
}
