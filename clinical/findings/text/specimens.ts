import { normaliseWord } from './normalise-word.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

interface SpecimenPhrase {
  readonly specimen: string;
  readonly words: readonly string[];
}

/** `text/specimens.yaml` as stems, by first word: which fluid the results of a line belong to. */
export type SpecimenWords = ReadonlyMap<string, readonly SpecimenPhrase[]>;

export const bloodSpecimen = 'serum';
const headerTokens = 4;
const answers = new Set(
  [
    'negativ',
    'positiv',
    'none',
    'trac',
    'absent',
    'present',
    'normal',
    'clear',
    'nil',
    'neg',
    'clean',
    'bland',
    'unremarkable',
  ].map(normaliseWord),
);
const denials = new Set(['no', 'not', 'nil', 'deny', 'denied', 'denies', 'without'].map(normaliseWord));
const proseTokens = 14;

export function specimenWords(lists: Readonly<Record<string, readonly string[]>>): SpecimenWords {
  const map = new Map<string, SpecimenPhrase[]>();
  for (const [specimen, phrases] of Object.entries(lists)) {
    for (const p of phrases) {
      const words = p.replaceAll('/', ' / ').split(' ').map(normaliseWord);
      const first = words[0] ?? '';
      map.set(
        first,
        [...(map.get(first) ?? []), { specimen, words }].toSorted((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return map;
}

/** "Blood ++, protein +++" of a urine: here blood is what was found. */
function isResult(token: Token | undefined, next: Token | undefined): boolean {
  return token?.stem === 'blood' && next !== undefined && (next.stem === '+' || answers.has(next.stem));
}

const spokenBefore = /^(?:pass|of|smelly|incontinent|void|retain|leak|smell|offensiv|foul)$/;
const spokenAfter =
  /^(?:output|symptom|sx|frequency|retention|urgency|incontinenc|catheter|tract|dark|smell|smelly|offensiv|pass|strean|stream|colour|color|infection)$/;

/** "Loose stool x4": what was passed. */
const passedStool =
  /^(?:loose|watery|formed|bloody|soft|hard|tarry|black|pale|liquid|mucoid|last|normal|green|frequent)$/;
const sweatTest = /^(?:chlorid|sodium|test|collection)$/;

/** "Smells of urine", "passing urine", "urinary frequency", "night sweats": what someone does, not what is tested. */
function isSpoken(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.stem === 'sweat' && !sweatTest.test(tokens[i + 1]?.stem ?? '')) return true;
  if (tokens[i]?.stem === 'stool' && passedStool.test(tokens[i - 1]?.written ?? '')) return true;
  return spokenBefore.test(tokens[i - 1]?.stem ?? '') || spokenAfter.test(tokens[i + 1]?.stem ?? '');
}

const leastMicromoles = 100;

/** "UA 642 umol/L", "UA 9.8": uric acid, where "UA: WBC 50" is a urine. */
export function isUrate(tokens: readonly Token[], i: number): boolean {
  const at = /^[:=]$/.test(tokens[i + 1]?.stem ?? '') ? i + 2 : i + 1;
  const [number, behind] = [tokens[at], tokens[at + 1]];
  if (tokens[i]?.written !== 'ua' || number?.kind !== 'number') return false;
  if (/^(?:mg|[uµμm]mol|micromol)/.test(behind?.written ?? '')) return true;
  const ends = behind === undefined || /^[,;.()]$/.test(behind.stem);
  return ends && (/^[2-9]\.|^\d\d\./.test(number.stem) || Number(number.stem) >= leastMicromoles);
}

/** "UA clean, Na 128": with its verdict the specimen is done. */
function isDone(tokens: readonly Token[], i: number, to: number): boolean {
  return answers.has(tokens[i]?.stem ?? '') && (i + 1 >= to || /^[,;.]$/.test(tokens[i + 1]?.stem ?? ''));
}

/** The last specimen named in tokens [from, to). */
export function specimenIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  lists: SpecimenWords,
): string | null {
  for (let i = to - 1; i >= from; i -= 1) {
    if (isResult(tokens[i], tokens[i + 1])) continue;
    const hit = lists
      .get(tokens[i]?.stem ?? '')
      ?.find(({ words }) => words.every((w, k) => i + k < to && tokens[i + k]?.stem === w));
    if (hit && isDone(tokens, i + hit.words.length, to)) return null;
    if (hit && !isSpoken(tokens, i) && !isUrate(tokens, i)) return hit.specimen;
  }
  return null;
}

/**
 * The specimen that a line passes on to the lines below it: a header ("Urine", "Urinalysis shows:") sets it, a
 * sentence of prose ends it, a line of results keeps it. "No urinary symptoms" is no header.
 */
export function passedOn(
  text: string,
  tokens: readonly Token[],
  range: TokenRange,
  lists: SpecimenWords,
  before: string | null,
): string | null {
  const last = tokens[range.to - 1];
  const named = specimenIn(tokens, range.from, range.to, lists);
  const values = tokens
    .slice(range.from, range.to)
    .some((t) => t.kind === 'number' || t.stem === ':' || answers.has(t.stem));
  if (last?.stem === ':') return named;
  const denied = denials.has(tokens[range.from]?.stem ?? '');
  if (!values && !denied && range.to - range.from <= headerTokens && named) return named;
  const prose = range.to - range.from > proseTokens && last !== undefined && text[last.start] === '.';
  return prose ? null : before;
}
