import { normaliseWord } from './normalise-word.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

/** `text/course.yaml`: words and lengths of time. Days throughout. */
export interface CourseLexicon {
  readonly durations: readonly (readonly [finding: string, belowDays: number])[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, number>;
  readonly moments: readonly { readonly words: readonly string[]; readonly days: number }[];
  readonly pastFromDays: number;
}

/** `ago`: a moment. `lasting`: "for 3 days", "3-day history of", "3 days of". `other`: "2 weeks after", "every 3 hours". */
export interface TimeExpression {
  readonly role: 'ago' | 'lasting' | 'other';
  readonly days: number;
  /** Token range, with the words that give the role. */
  readonly start: number;
  readonly end: number;
  /** "3-day history of": what it is a history of stands right after. */
  readonly historyOf: boolean;
}

function numbersOf(value: unknown, where: string): [string, number][] {
  if (typeof value !== 'object' || value === null) throw new Error(`${where}: a mapping is expected`);
  return Object.entries(value).map(([k, v]) => {
    if (typeof v !== 'number') throw new Error(`${where}: ${k}: a number is expected`);
    return [k, v];
  });
}

/** Checks and types `text/course.yaml`. @throws Error naming the key that is wrong. */
export function courseLexicon(raw: unknown): CourseLexicon {
  const file = (raw ?? {}) as Record<string, unknown>;
  const where = 'text/course.yaml';
  if (typeof file.pastFromDays !== 'number') throw new Error(`${where}: pastFromDays: a number is expected`);
  const stemmed = (key: string): Map<string, number> =>
    new Map(numbersOf(file[key], `${where}: ${key}`).map(([k, v]) => [normaliseWord(k), v]));
  return {
    durations: numbersOf(file.durations, `${where}: durations`).toSorted((a, b) => a[1] - b[1]),
    numbers: stemmed('numbers'),
    units: stemmed('units'),
    moments: numbersOf(file.moments, `${where}: moments`)
      .map(([k, days]) => ({ words: k.split(' ').map(normaliseWord), days }))
      .toSorted((a, b) => b.words.length - a.words.length),
    pastFromDays: file.pastFromDays,
  };
}

const lastingBefore = new Set([
  'for',
  'over',
  'during',
  'within',
  'x',
  '×',
  'past',
  'last',
  'lasting',
  'previous',
  'preced',
  'of',
  'throughout',
]);
const fillers = new Set([
  'the',
  'past',
  'last',
  'previous',
  'preced',
  'about',
  'approximat',
  'approximately',
  'around',
  'roughly',
  'nearly',
  'almost',
  'at',
  'least',
  'more',
  'than',
  'over',
  'up',
  'to',
  'these',
  'his',
  'her',
  '~',
  '>',
  '<',
  'entire',
  'at least',
  'prior',
  'another',
  'only',
  'just',
]);
const implicitOne = new Set(['past', 'last', 'previous', 'preced']);
/** "2 weeks back pain": a place, and no "ago". */
const backAsSite =
  /^(?:pain|ach|spasm|stiff|stiffnes|swell|tender|tendernes|discomfort|problem|troubl|strain)$/;
const agoAfter = new Set(['ago', 'earlier', 'back']);

class Finder {
  private readonly tokens: readonly Token[];
  private readonly range: TokenRange;
  private readonly lexicon: CourseLexicon;

  constructor(tokens: readonly Token[], range: TokenRange, lexicon: CourseLexicon) {
    this.tokens = tokens;
    this.range = range;
    this.lexicon = lexicon;
  }

  private stem(i: number): string {
    return i >= this.range.from && i < this.range.to ? (this.tokens[i]?.stem ?? '') : '';
  }

  private number(i: number): number | null {
    const token = this.tokens[i];
    if (!token || i >= this.range.to || i < this.range.from) return null;
    if (token.kind === 'number') return Number(token.stem);
    return this.lexicon.numbers.get(token.stem) ?? null;
  }

  /** The quantity that ends right before `unitAt`: its value and first token. "2 to 3 weeks" is the larger. */
  private quantity(unitAt: number): { value: number; start: number } | null {
    let i = unitAt - 1;
    if (this.stem(i) === 'of' && this.stem(i - 1) === 'couple') i -= 1;
    if (this.stem(i) === 'full' || this.stem(i) === 'or' || this.stem(i) === 'so') i -= 1;
    const value = this.number(i);
    if (value === null) return implicitOne.has(this.stem(i)) ? { value: 1, start: i } : null;
    let start = i;
    if (['to', '-', '–', 'or'].includes(this.stem(i - 1)) && this.number(i - 2) !== null) start = i - 2;
    else if (this.tokens[i]?.hyphen && this.number(i - 1) !== null) start = i - 1;
    if (this.stem(start - 1) === 'a' && this.tokens[start]?.kind === 'word') start -= 1;
    return { value, start };
  }

  private expression(unitAt: number): TimeExpression | null {
    const unit = this.lexicon.units.get(this.stem(unitAt));
    const q = unit === undefined ? null : this.quantity(unitAt);
    if (unit === undefined || !q) return null;
    const days = q.value * unit;
    let after = unitAt + 1;
    if (
      (agoAfter.has(this.stem(after)) && !backAsSite.test(this.stem(after + 1))) ||
      (this.stem(after) === 'prior' && this.stem(after + 1) !== 'history')
    ) {
      return { role: 'ago', days, start: q.start, end: after + 1, historyOf: false };
    }
    if (this.stem(after) === 'old' || (this.stem(after) === 'of' && this.stem(after + 1) === 'age'))
      return null;
    if (['before', 'after', 'later', 'per', 'apart'].includes(this.stem(after))) {
      const arrival = /^(admission|presentation|arrival)$/.test(this.stem(after + 1));
      return {
        role: this.stem(after) === 'before' && arrival ? 'ago' : 'other',
        days,
        start: q.start,
        end: after + 1,
        historyOf: false,
      };
    }
    if (this.stem(after) === 'history') {
      after += this.stem(after + 1) === 'of' ? 2 : 1;
      return { role: 'lasting', days, start: q.start, end: after, historyOf: true };
    }
    let before = q.start - 1;
    while (fillers.has(this.stem(before)) && before >= this.range.from) before -= 1;
    if (!lastingBefore.has(this.stem(before)) && this.stem(before + 1) === 'over') before += 1;
    const lead = this.stem(before);
    if (lead === 'of' && this.stem(before - 1) === 'age') return null;
    const lasting =
      lastingBefore.has(lead) ||
      implicitOne.has(this.stem(q.start - 1)) ||
      implicitOne.has(this.stem(q.start)) ||
      this.stem(after) === 'of' ||
      lead === 'since';
    if (lead === 'every' || lead === 'each' || !lasting)
      return { role: 'other', days, start: q.start, end: unitAt + 1, historyOf: false };
    return {
      role: 'lasting',
      days,
      start: lastingBefore.has(lead) || lead === 'since' ? before : before + 1,
      end: unitAt + 1,
      historyOf: this.stem(after) === 'of',
    };
  }

  private moment(i: number): TimeExpression | null {
    const found = this.lexicon.moments.find((m) => m.words.every((w, k) => this.stem(i + k) === w));
    if (!found) return null;
    return { role: 'ago', days: found.days, start: i, end: i + found.words.length, historyOf: false };
  }

  all(): TimeExpression[] {
    const out: TimeExpression[] = [];
    for (let i = this.range.from; i < this.range.to; i += 1) {
      const found = this.expression(i) ?? this.moment(i);
      if (found && !out.some((o) => o.start < found.end && found.start < o.end)) out.push(found);
    }
    return out;
  }
}

/** The lengths and points of time named in a sentence. Ages ("45 years old") are left out. */
export function findTimeExpressions(
  tokens: readonly Token[],
  range: TokenRange,
  lexicon: CourseLexicon,
): TimeExpression[] {
  return new Finder(tokens, range, lexicon).all();
}
