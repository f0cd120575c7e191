import type { Trigger } from './triggers.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

/** What marks of presence and absence say in a sentence: reaches of their own, and words that are only answers. */
export interface SignReadings {
  readonly triggers: readonly Trigger[];
  /** Tokens that are marks or answers: their words open no reach of their own. */
  readonly answers: ReadonlySet<number>;
}

interface Sign {
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  readonly place: 'before' | 'after';
}

/** Tokens [from, to) between two separators. */
interface Segment {
  readonly from: number;
  readonly to: number;
  /** The mark before it is a colon: what stands alone here answers what stood before. */
  readonly answers: boolean;
}

const bracketed = /^[([]\s?([+\-−–])\s?[)\]]$/;
const minus = new Set(['-', '−', '–', '—']);
const separators = new Set([',', ';', '.', ':', '|', '•', '·', '?', '!']);
const nearby = 200;

class SignFinder {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly range: TokenRange;

  constructor(text: string, tokens: readonly Token[], range: TokenRange) {
    this.text = text;
    this.tokens = tokens;
    this.range = range;
  }

  /** Only white space, with a line break, stands before this token on its line. */
  private opensLine(i: number): boolean {
    const start = this.tokens[i]?.start ?? 0;
    return /(?:^|\n)[ \t]*$/.test(this.text.slice(Math.max(0, start - nearby), start));
  }

  private gap(i: number): string {
    return this.text.slice(this.tokens[i]?.end ?? 0, this.tokens[i + 1]?.start ?? this.text.length);
  }

  private segments(): Segment[] {
    const out: Segment[] = [];
    let from = this.range.from;
    let answers = false;
    for (let i = this.range.from; i < this.range.to; i += 1) {
      const parts = separators.has(this.tokens[i]?.stem ?? '');
      if (!parts && !this.gap(i).includes('\n')) continue;
      out.push({ from, to: parts ? i : i + 1, answers });
      answers = this.tokens[i]?.stem === ':' || this.tokens[i]?.stem === '?';
      from = i + 1;
    }
    out.push({ from, to: this.range.to, answers });
    return out.filter((s) => s.to > s.from);
  }

  /** Marks in a segment: "(+)", "+", "++", "-", as [start, end, plus]. Grades ("2+") and charges ("Na+ 140") are none. */
  private marks({ from, to }: Segment): { start: number; end: number; plus: boolean; bracket: boolean }[] {
    const out: { start: number; end: number; plus: boolean; bracket: boolean }[] = [];
    for (let i = from; i < to; i += 1) {
      const token = this.tokens[i];
      if (!token) break;
      const found = bracketed.exec(this.text.slice(token.start, token.end))?.[1];
      if (found !== undefined) {
        out.push({ start: i, end: i + 1, plus: found === '+', bracket: true });
      } else if (token.stem === '+') {
        let end = i + 1;
        while (end < to && this.tokens[end]?.stem === '+') end += 1;
        const graded = this.tokens[i - 1]?.kind === 'number' || this.tokens[end]?.kind === 'number';
        if (!graded) out.push({ start: i, end, plus: true, bracket: false });
        i = end - 1;
      } else if (token.kind === 'mark' && minus.has(token.stem) && this.tokens[i + 1]?.kind !== 'number') {
        out.push({ start: i, end: i + 1, plus: false, bracket: false });
      }
    }
    return out;
  }

  /** A dash opens a list item or a remark more often than a denial; what stands around it tells. */
  private isDash(m: { start: number; end: number }, place: Sign['place'], segment: Segment): boolean {
    const { from, to } = this.range;
    if (place === 'after') {
      const closed = (end: number): boolean => /^[,;|)]$/.test(this.tokens[end]?.stem ?? '') && end < to;
      const signed = this.marks({ ...segment, from, to }).some((o) => o.plus || o.bracket || closed(o.end));
      return !(signed || (segment.answers && m.start === segment.from));
    }
    const start = this.tokens[m.start]?.start ?? 0;
    const joined = this.tokens[m.end]?.start === this.tokens[m.start]?.end;
    if (this.opensLine(m.start)) {
      const around = this.text.slice(Math.max(0, start - nearby), start + nearby);
      const rest = this.text.slice(start).split('\n', 1)[0] ?? '';
      return !(joined && (/(?:^|\n)[ \t]*\+[ \t]?\p{L}/u.test(around) || /,\s*\+\p{L}/u.test(rest)));
    }
    const line = this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);
    // "ROS: + fatigue. - HA, sore throat": the sentence before it on the line opens with its counterpart.
    const earlier = this.text.slice(0, start).split('\n').at(-1) ?? '';
    if (m.start === from && /(?:^|[:.]\s|\bROS\s)\s*\+\s?\p{L}/u.test(earlier)) return false;
    return !((joined && m.start === segment.from) || /(?:^|[\s,;:])\+[ \t]?\p{L}/u.test(line));
  }

  /** "Pallor- Icterus- Pedal edema-": each mark behind its own one or two words. "Chest- clear CVS- normal" is none. */
  private isRun(marks: readonly { start: number; end: number; plus: boolean }[], { to }: Segment): boolean {
    const end = marks.at(-1)?.end ?? to;
    const gaps = marks.slice(1).map((m, k) => m.start - (marks[k]?.end ?? 0));
    if (!gaps.includes(1) || gaps.some((words) => words < 1 || words > 2)) return false;
    const led = marks.filter((m) => this.gap(m.start - 1) === '').length;
    if (led !== marks.length && (led > 0 || end !== to)) return false;
    // "Pain- swelling- redness of the calf" lists complaints.
    return (
      end === to ||
      marks.some((m) => m.plus) ||
      /^\s(?:\s|\p{Lu})/u.test(this.text.slice(this.tokens[end - 1]?.end))
    );
  }

  private signs(segment: Segment): Sign[] {
    const marks = this.marks(segment);
    const run = this.isRun(marks, segment);
    const opens = marks[0]?.start === segment.from && marks[0].end < segment.to;
    const closes = marks.at(-1)?.end === segment.to;
    return marks.flatMap((m): Sign[] => {
      const alone = m.start === segment.from && m.end === segment.to;
      const space = /^\s/.test(this.gap(m.end - 1));
      const led = m.start > segment.from && this.gap(m.start - 1) === '';
      let place: Sign['place'] | null = null;
      if (run && m.start > segment.from)
        return [{ start: m.start, end: m.end, plus: m.plus, place: 'after' as const }];
      if (alone) place = segment.answers ? 'after' : null;
      else if (m.start === segment.from) place = 'before';
      else if (m.end === segment.to) place = opens && marks.length > 1 && !led ? null : 'after';
      else if (m.bracket) place = opens ? 'before' : closes ? 'after' : null;
      else if (m.plus) place = opens || (!space && !led) ? 'before' : led && space ? 'after' : null;
      else place = !space && !led ? 'before' : null;
      if (!place || (!m.plus && !m.bracket && this.isDash(m, place, segment))) return [];
      return [{ start: m.start, end: m.end, plus: m.plus, place }];
    });
  }

  /** Where what a closing mark answers begins: after the mark before it, or before the colon. */
  private openingOf(
    sign: Sign,
    segment: Segment,
    before: Segment | undefined,
    signs: readonly Sign[],
  ): number {
    if (sign.start === segment.from && segment.answers && before) return before.from;
    const last = signs.filter((s) => s.end <= sign.start).at(-1);
    return last ? last.end : segment.from;
  }

  read(): SignReadings {
    const triggers: Trigger[] = [];
    const answers = new Set<number>();
    const segments = this.segments();
    segments.forEach((segment, k) => {
      const signs = this.signs(segment);
      for (const sign of signs) {
        for (let i = sign.start; i < sign.end; i += 1) answers.add(i);
        const place = { start: sign.start, end: sign.end };
        const opening = this.openingOf(sign, segment, segments[k - 1], signs);
        triggers.push({
          role: { reach: 'end' },
          start: sign.place === 'before' ? sign.start : opening,
          end: sign.place === 'before' ? sign.end : opening,
        });
        if (sign.plus) continue;
        triggers.push(
          sign.place === 'before'
            ? { role: { reach: 'before', kind: 'negated' }, ...place }
            : { role: { reach: 'span', kind: 'negated', from: opening, to: sign.start }, ...place },
        );
      }
      this.plainAnswer(segment, segments[k - 1], triggers, answers);
    });
    return { triggers, answers };
  }

  /** "Cough: N, rash: Y": a letter alone answers what stands before the colon. */
  private plainAnswer(
    segment: Segment,
    before: Segment | undefined,
    triggers: Trigger[],
    answers: Set<number>,
  ): void {
    // "Previous miscarriage? - No, ...".
    const i = minus.has(this.tokens[segment.from]?.stem ?? '') ? segment.from + 1 : segment.from;
    const word = this.text.slice(this.tokens[i]?.start ?? 0, this.tokens[i]?.end ?? 0);
    if (!segment.answers || !before || segment.to !== i + 1 || !/^(?:N|Y|no|yes|No|Yes|NO|YES)$/.test(word))
      return;
    answers.add(i);
    if (/^n/i.test(word))
      triggers.push({
        role: { reach: 'span', kind: 'negated', from: before.from, to: before.to },
        start: i,
        end: i + 1,
      });
  }
}

/** "+cough, -fever", "(-) melena", "pallor +, icterus -", "Rash: N": marks that say present or absent. */
export function readSigns(text: string, tokens: readonly Token[], range: TokenRange): SignReadings {
  return new SignFinder(text, tokens, range).read();
}
