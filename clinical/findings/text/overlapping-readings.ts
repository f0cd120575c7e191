import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import { indexOfFinding } from '../finding-index.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokenise.ts';

/** A mention with what it states. */
export interface Reading {
  readonly m: Mention;
  readonly finding: number;
  readonly status: 'present' | 'absent';
}

const joining = new Set([',', ';', 'and', 'or', 'nor', '/', '&', '+']);
const denying = new Set([
  'no',
  'not',
  'nil',
  'without',
  'deny',
  'deni',
  'denied',
  'denies',
  'any',
  'be',
  'hav',
]);

function within(a: Mention, b: Mention): boolean {
  return b.used.length > a.used.length && a.used.every((i) => b.used.includes(i));
}

/**
 * "Pale stools" is no pallor, "pale foot" neither: the broader words only describe what the longer phrase names. The
 * head of the phrase ("consolidation" of "right lower lobe consolidation") and a complaint ("itchy weals") count on.
 */
function describes(a: Mention, b: Mention, kind: FindingKind): boolean {
  if (b.joinsSite) return true;
  const [first = 0, last = 0] = [a.used[0], a.used.at(-1)];
  if (b.used.some((i) => i > first && i < last && !a.used.includes(i))) return true;
  return kind !== 'symptom' && kind !== 'history' && !a.used.includes(b.used.at(-1) ?? -1);
}

function worded(r: Reading): boolean {
  return r.m.owner.of === 'finding' && !r.m.owner.absent && r.m.owner.only !== 'denied';
}

/** "Right upper abdominal pain" is no pain of the upper abdomen: the one place is part of the other's words. */
function isPartOfPlace(a: Mention, b: Mention): boolean {
  const [own = 0, other = 0] = [a.site[0], b.site[0]];
  if (!a.site.some((i) => b.site.includes(i))) return false;
  return other < own || (b.site.length > a.site.length && a.site.every((i) => b.site.includes(i)));
}

/** Items of a list stand between its words: "constipation, diarrhoea" is no one thing. */
function spansList(m: Mention, tokens: readonly Token[]): boolean {
  for (let i = m.start; i < m.end; i += 1) if (joining.has(tokens[i]?.stem ?? '')) return true;
  return false;
}

/** "Dysuria/frequency" holds dysuria and more; "saddle or perianal numbness" is one numbness of two places. */
function isOneOfList(a: Mention, b: Mention, tokens: readonly Token[]): boolean {
  for (let i = b.start + 1; i < b.end - 1; i += 1)
    if (joining.has(tokens[i]?.stem ?? '') && b.used.includes(i - 1) && b.used.includes(i + 1))
      if (a.used.includes(i - 1) !== a.used.includes(i + 1)) return true;
  return false;
}

/**
 * "Liver palpable, spleen not palpable": what its own item says of the spleen counts, not the item before. And "HIV" of
 * "HIV, HCV neg" is part of what denies it.
 */
function takesFrom(r: Reading, own: Reading, tokens: readonly Token[]): boolean {
  if (r.finding !== own.finding || r.status === own.status) return false;
  if (r.status === 'present' && !worded(own) && within(r.m, own.m)) return true;
  return r.m.used.some((i) => own.m.used.includes(i)) && spansList(r.m, tokens) && !spansList(own.m, tokens);
}

/** "No constipation, diarrhoea or vomiting" denies each of them, not what two of them make together. */
function joinsDenials(r: Reading, read: readonly Reading[], tokens: readonly Token[]): boolean {
  if (r.status !== 'absent' || !spansList(r.m, tokens)) return false;
  const items = read.filter((o) => o.status === 'absent' && worded(o) && within(o.m, r.m));
  return items.some((a) => items.some((b) => a.m.end <= b.m.start));
}

/** "No pleuritic chest pain" no other chest pain: the narrower is meant. */
function deniesLess(b: Reading, a: Reading, definitions: readonly FindingDefinition[]): boolean {
  if (a.status !== 'absent' || b.status !== 'absent' || !worded(a) || !worded(b)) return false;
  if (!isAbove(a.finding, b.finding, definitions)) return false;
  return b.m.end === a.m.start;
}

/** "No drugs" within "no drug allergies": a fixed denial whose words the longer one goes on with. */
function goesOn(a: Reading, b: Reading, tokens: readonly Token[]): boolean {
  if (worded(a) || b.status !== 'absent' || a.finding === b.finding) return false;
  const content = (m: Mention): number[] => m.used.filter((i) => !denying.has(tokens[i]?.stem ?? ''));
  const [own, other] = [content(a.m), content(b.m)];
  const fixed = a.m.owner.of === 'finding' && a.m.owner.only === 'denied';
  if ((own.length === a.m.used.length && !fixed) || own.length === 0) return false;
  return other.length > own.length && own.every((i) => other.includes(i));
}

/**
 * Mentions of one sentence without those whose words all belong to a more precise one that says the same. Of denials
 * the broader falls always: "no saddle anaesthesia" denies no other numbness.
 */
export function withoutBroader(
  all: readonly Reading[],
  definitions: readonly FindingDefinition[],
  tokens: readonly Token[],
): Reading[] {
  const single = all.filter(
    (r) => !joinsDenials(r, all, tokens) && !all.some((o) => takesFrom(r, o, tokens)),
  );
  const read = single.filter((a) => !single.some((b) => deniesLess(b, a, definitions)));
  const hides = (b: Reading, a: Reading): boolean => {
    if (b.finding === a.finding || b.status !== a.status) return false;
    if (isPartOfPlace(a.m, b.m) && a.status === 'present') return !isAbove(a.finding, b.finding, definitions);
    if (!within(a.m, b.m)) return false;
    if (a.status === 'absent')
      return (b.m.compact && !isOneOfList(a.m, b.m, tokens)) || !spansList(b.m, tokens);
    if (spansList(b.m, tokens) && !b.m.joinsSite) return false;
    const kind = definitions[a.finding]?.kind ?? 'symptom';
    // "Knee pain, worse on stairs" is a pain of the knee and one with use.
    if (kind === 'symptom' && a.m.joinsSite && b.m.site.length > 0) return false;
    return b.m.compact && describes(a.m, b.m, kind) && !isAbove(a.finding, b.finding, definitions);
  };
  return read.filter((a) => {
    if (!worded(a)) return !read.some((b) => goesOn(a, b, tokens));
    return !read.some((b) => worded(b) && hides(b, a));
  });
}

const normalExam = /^(.+)-normal(?:-.+)?$/;

/** "ECG: sinus rhythm, LVH with strain": an examination with a finding in the same sentence is not a normal one. */
export function withoutNormal(
  read: readonly Reading[],
  definitions: readonly FindingDefinition[],
): readonly Reading[] {
  const idOf = (r: Reading): string => definitions[r.finding]?.id ?? '';
  const present = read.filter((r) => r.status === 'present');
  return read.filter((r) => {
    const exam = r.status === 'present' ? normalExam.exec(idOf(r))?.[1] : undefined;
    if (exam === undefined) return true;
    return !present.some((o) => o !== r && idOf(o).startsWith(`${exam}-`) && !normalExam.test(idOf(o)));
  });
}

/** Whether a finding is among the broader ones of another, by their `parents`. */
function isAbove(broad: number, narrow: number, definitions: readonly FindingDefinition[]): boolean {
  return (definitions[narrow]?.parents ?? []).some((p) => {
    const parent = indexOfFinding(definitions, p);
    return parent >= 0 && (parent === broad || isAbove(broad, parent, definitions));
  });
}
