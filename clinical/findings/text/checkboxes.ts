import type { TokenRange } from './sentences.ts';
import type { SignReadings } from './signs.ts';
import type { Trigger } from './triggers.ts';
import type { Token } from './tokenise.ts';

interface Box {
  readonly start: number;
  readonly end: number;
  readonly ticked: boolean;
  /** "✗": no. */
  readonly crossed?: boolean;
}

const ticked = new Set(['☒', '☑', '✓', '✔', '✅', '■', '√']);
const crossed = new Set(['✗', '✘', '❌']);
const open = new Set(['☐', '□', '⬜']);
const anyBox = /[☒☑✓✔✅☐□⬜■√✗✘❌]|[[(]\s?[xX]?\s?[\])]/u;
const brackets: Readonly<Record<string, string>> = { '[': ']', '(': ')' };
const nothing: SignReadings = { triggers: [], answers: new Set() };

function boxes(tokens: readonly Token[], { from, to }: TokenRange): Box[] {
  const out: Box[] = [];
  for (let i = from; i < to; i += 1) {
    const stem = tokens[i]?.stem ?? '';
    const closing = brackets[stem];
    if (ticked.has(stem) || open.has(stem)) out.push({ start: i, end: i + 1, ticked: ticked.has(stem) });
    else if (crossed.has(stem)) out.push({ start: i, end: i + 1, ticked: false, crossed: true });
    else if (closing === undefined) continue;
    else if (tokens[i + 1]?.stem === closing && i + 1 < to) out.push({ start: i, end: i + 2, ticked: false });
    else if (tokens[i + 1]?.written === 'x' && tokens[i + 2]?.stem === closing && i + 2 < to)
      out.push({ start: i, end: i + 3, ticked: true });
  }
  return out;
}

function answerAt(tokens: readonly Token[], i: number, to: number): 'yes' | 'no' | null {
  const word = i < to ? tokens[i]?.written : undefined;
  return word === 'yes' || word === 'y' ? 'yes' : word === 'no' || word === 'n' ? 'no' : null;
}

/**
 * Tick boxes of a form. A ticked item is stated, one left open in its row is denied; a row of open boxes says nothing. Where the boxes stand before "yes" and
 * "no", the ticked one answers the item before them.
 */
export function readCheckboxes(text: string, tokens: readonly Token[], range: TokenRange): SignReadings {
  const [start, end] = [tokens[range.from]?.start ?? 0, tokens[range.to - 1]?.end ?? 0];
  if (!anyBox.test(text.slice(start, end))) return nothing;
  const triggers: Trigger[] = [];
  const answers = new Set<number>();
  const all = boxes(tokens, range);
  // Where one of a row is ticked, one left open is no.
  const filled = all.some((b) => b.ticked);
  let item = range.from;
  // "Hay fever [ ] eczema [ ] asthma [x]": where a box ends the line and none opens it, each stands behind its item.
  const last = all.at(-1)?.end ?? range.from;
  const trailing =
    last >= range.to - (tokens[range.to - 1]?.stem === '.' ? 1 : 0) && (all[0]?.start ?? 0) > range.from;
  all.forEach((box, k) => {
    const next = all[k + 1]?.start ?? range.to;
    const place = { start: box.start, end: box.end };
    const answer = answerAt(tokens, box.end, range.to);
    triggers.push({ role: { reach: 'end' }, ...place });
    if (answer === null) {
      // "Head strike: [ ] LOC: [ ]": the box stands behind its item.
      const behind = trailing || tokens[box.start - 1]?.stem === ':';
      const [from, to] = behind ? [item, box.start] : [box.end, next];
      const kind = box.crossed || filled ? 'negated' : 'hypothetical';
      if (!box.ticked) triggers.push({ role: { reach: 'span', kind, from, to }, ...place });
      if (behind) item = box.end;
      return;
    }
    answers.add(box.end);
    if (answer === 'no' && box.ticked)
      triggers.push({ role: { reach: 'span', kind: 'negated', from: item, to: box.start }, ...place });
    const closes =
      all[k + 1] === undefined || answerAt(tokens, all[k + 1]?.end ?? range.to, range.to) === null;
    if (closes || k % 2 === 1) item = box.end + 1;
  });
  return { triggers, answers };
}
