import type { Token } from './tokenise.ts';

const verdict =
  /^(?:normal|nl|wnl|nad|intact|unremarkable|clear|fine|ok|full|symmetrical|symmetric|healthy|unaffected|preserved|felt|palpable|palpated|palp)$/;
/** "Abdo soft, bladder not palpable": the first has a verdict of its own. */
const ownVerdict = /^(?:soft|supple|tender|nontender|distended|moist|swollen|enlarged|raised|warm|red|dry)$/;
/** What may stand between the last name and the verdict: "were all", "grossly", "within". */
const between =
  /^(?:is|are|was|were|be|been|being|has|have|had|all|both|each|also|grossly|entirely|otherwise|completely|looked|looks|appear|appeared|appears|seemed|felt|within|remain|remained)$/;
const perceived = /^(?:felt|palpable|palpated|palp)$/;
const joins = /^(?:,|\/|and|or|nor|&|\+)$/;
const withoutMeaning = /^(?:the|his|her|their|its|both|all|left|right|bilateral|upper|lower|lateral)$/;
/** The parts and functions that an examination or a report goes through. */
export const examined =
  /^(?:tone|power|strength|reflex|dtr|jerk|sens|motor|co-?ord|gait|balance|speech|vision|hearing|cns?$|cvs$|rs$|cranial|nerv|cerebell|neuro|pupil|fund|fields|acuity|eye|lids|conj|sclera|cornea|disc|macula|ears?$|nose|throat|mouth|muco|tongue|pharynx|oroph|tonsil|tms|drum|membrane|thyroid|neck|nodes|chest|lung|air|heart|sounds|jvp|pulse|carotid|abdo|belly|liver|spleen|kidney|renal|pancrea|adrenal|gallb|duct|cbd|aorta|bowel|colon|stomach|duod|o?esoph|bladder|prostat|genital|test[ie]|uter|cervix|ovar|adnexa|endomet|breast|axilla|groin|perine|skin|nail|hair|palm|sole|spine|hips?$|knee|ankle|should|elbow|wrist|hand|feet|joint|limb|ventric|valve|pericard|system|respir|cardio|gastro|musculo|mood|affect|thought|memory|colou?r|hydrat|circ|crt)/;
const longestItem = 3;

/** Tokens [from, to) of one name of the list. */
interface Item {
  readonly from: number;
  readonly to: number;
}

function isExamined({ from, to }: Item, tokens: readonly Token[]): boolean {
  for (let i = from; i < to; i += 1) if (examined.test(tokens[i]?.written ?? '')) return true;
  return false;
}

/** The name that ends before token `to`: up to the mark or the "and" in front of it. */
function itemBefore(to: number, tokens: readonly Token[]): Item | null {
  let from = to;
  let words = 0;
  while (from > 0) {
    const token = tokens[from - 1];
    if (!token || token.kind !== 'word' || joins.test(token.written)) break;
    if (token.written === 'not' || verdict.test(token.written) || ownVerdict.test(token.written)) return null;
    if (!withoutMeaning.test(token.written)) words += 1;
    if (words > longestItem) return null;
    from -= 1;
  }
  const item = { from, to };
  return from < to && isExamined(item, tokens) ? item : null;
}

/** "Not palpable", "not felt": the verdict is both words. */
function denies(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.written === 'not' && perceived.test(tokens[at]?.written ?? '');
}

/** The names that share the verdict at token `at`, the last first. */
function itemsBefore(at: number, tokens: readonly Token[]): Item[] {
  let end = denies(tokens, at) ? at - 1 : at;
  while (between.test(tokens[end - 1]?.written ?? '')) end -= 1;
  const items: Item[] = [];
  for (;;) {
    const item = itemBefore(end, tokens);
    if (!item) return items;
    items.push(item);
    end = item.from;
    if (!joins.test(tokens[end - 1]?.written ?? '')) return items;
    while (joins.test(tokens[end - 1]?.written ?? '')) end -= 1;
  }
}

/**
 * "Tone, power, reflexes and sensation were all normal": each name of the list gets the verdict behind it, of no width
 * in the text. So does each of "liver and spleen not palpable". A list that is denied, unless of what is felt ("no liver or spleen felt"), or of other things than parts and functions, stays as it is.
 */
export function withSharedVerdicts(tokens: readonly Token[]): readonly Token[] {
  const added = new Map<number, Token[]>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !verdict.test(token.written)) continue;
    const items = itemsBefore(at, tokens);
    const first = items.at(-1);
    const denied = /^(?:no|not|nor|without|nil)$/.test(tokens[first?.from ?? 0]?.written ?? '');
    if (items.length < 2 || (denied && !perceived.test(token.written))) continue;
    const opens = denies(tokens, at) ? at - 1 : at;
    const words = tokens.slice(opens, at + 1);
    for (const { to } of items) {
      if (to >= opens) continue;
      const end = tokens[to - 1]?.end ?? token.end;
      added.set(
        to,
        words.map((w) => ({ ...w, start: end, end, hyphen: false })),
      );
    }
  }
  if (added.size === 0) return tokens;
  return tokens.flatMap((token, i) => {
    const verdictHere = added.get(i);
    return verdictHere ? [...verdictHere, token] : [token];
  });
}
