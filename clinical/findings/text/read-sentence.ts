import { findClauses } from './clauses.ts';
import type { Clauses } from './clauses.ts';
import { foundPatterns, isDeniedOfOther, isElsewhere, isMasked } from './found-patterns.ts';
import type { Found } from './found-patterns.ts';
import { matchSentence } from './match-sentence.ts';
import { holdsNot, mention } from './mentions.ts';
import type { Mention } from './mentions.ts';
import type { PartMatch } from './match-sentence.ts';
import { findScopes } from './scopes.ts';
import type { Scope, ScopeKind, Trigger, TriggerRole } from './triggers.ts';
import type { TokenRange } from './sentences.ts';
import { generalStatements } from './general-statements.ts';
import { readCheckboxes } from './checkboxes.ts';
import { formAnswers } from './form-answers.ts';
import {
  answersBefore,
  orders,
  questionMarks,
  targets,
  tellsPresentCourse,
  tellsWhyReferred,
} from './sentence-triggers.ts';
import { carriedMatches, topicAfter } from './two-sentences.ts';
import type { Topic } from './two-sentences.ts';
import { openAnswers, scoredNothing } from './open-answers.ts';
import { isJoiningPlus } from './joining-plus.ts';
import { readSigns } from './signs.ts';
import type { TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';

export interface SentenceReading {
  readonly range: TokenRange;
  readonly mentions: readonly Mention[];
  readonly scopes: readonly Scope[];
  readonly clauses: Clauses;
  /** What is spoken of: the next sentence may add to it. */
  readonly topic: Topic | null;
}

/**
 * "Hasn't vomited and has an appetite" says nothing of "not have", "doesn't smoke or use drugs" nothing of "not use" alone,
 * nor "no fever or other complaint" of "no other", nor "if fever or not better" of "if not".
 */
function passesJoin({ start, end, used }: PartMatch, role: TriggerRole, tokens: readonly Token[]): boolean {
  const either =
    ('kind' in role && role.kind === 'hypothetical') || /^(?:not|if)$/.test(tokens[start]?.stem ?? '');
  const joins = either ? /^(?:and|or)$/ : /^and$/;
  for (let i = start; i < end; i += 1)
    if (joins.test(tokens[i]?.stem ?? '') && !used.includes(i)) return true;
  return false;
}

/**
 * "No condoms", "not eating" are statements: what follows a comma or "and" behind them is not denied with them. Null: the
 * trigger denies something else.
 */
function spent(
  t: Trigger,
  found: readonly Found[],
  reader: TextReader,
  tokens: readonly Token[],
): Trigger | null {
  const { role, start, end } = t;
  if (!/^(?:before|phrase)$/.test(role.reach) || !('kind' in role) || role.kind !== 'negated') return null;
  if (end !== start + 1) return null;
  const ends = found.flatMap((f) => {
    const owner = reader.owners[f.pattern];
    if (owner?.of !== 'finding' || owner.absent) return [];
    return f.parts.filter((p) => p.used.includes(start)).map((p) => p.end);
  });
  if (ends.length === 0) return null;
  const to = Math.max(...ends);
  if (tokens[to]?.written === 'and') return { ...t, role: { reach: 'span', kind: 'negated', from: end, to } };
  return upToComma(t);
}

/** "Never smoker, dry cough": what was never is one thing, unless its list ends with "or". */
function isNever({ role, start, end }: Trigger, tokens: readonly Token[]): boolean {
  return (
    role.reach === 'before' &&
    role.kind === 'negated' &&
    tokens[start]?.written === 'never' &&
    (end === start + 1 || /^(?:this|it|that|these|anything)$/.test(tokens[end]?.written ?? ''))
  );
}

function upToComma(t: Trigger): Trigger {
  return { ...t, role: { reach: 'phrase', kind: 'negated' } };
}

/** The text that a sentence stands in. */
export interface SentenceText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** A minor, whom the note may call "her son". */
  readonly childIsPatient: boolean;
}

/** How the line above a list ("Patient denies:") means its items. */
function leading(lead: readonly ScopeKind[], at: number): Trigger[] {
  return lead.map((kind) => ({ role: { reach: 'lead', kind }, start: at, end: at }));
}

/**
 * `lead`: how the line that opens this list means it. Everything said in one sentence: which patterns occur, and whether they are denied, hedged, hypothetical, past,
 * over, or about someone else.
 */
export function readSentence(
  reader: TextReader,
  { text, tokens, childIsPatient }: SentenceText,
  range: TokenRange,
  lead: readonly ScopeKind[],
  before: SentenceReading | null = null,
  headed: ReadonlySet<number> = new Set(),
): SentenceReading {
  const { parts, negatedTokens } = matchSentence(tokens, range.from, range.to, reader.index, reader.words);
  const clauses = findClauses(tokens, range, reader.clauseWords);
  const found = foundPatterns(reader, parts, tokens, range, clauses);
  for (const { pattern, part } of carriedMatches(reader, parts, before?.topic ?? null, tokens, range, headed))
    found.push({ pattern, parts: [part] });
  const form = formAnswers(text, tokens, range);
  const signs = [form ?? readSigns(text, tokens, range), readCheckboxes(text, tokens, range)];
  const isAnswer = (i: number): boolean => signs.some((s) => s.answers.has(i));
  const triggers = [
    ...leading(lead, range.from),
    ...questionMarks(tokens, range),
    ...orders(tokens, range),
    ...targets(tokens, range),
    ...openAnswers(text, tokens, range),
    ...scoredNothing(tokens, range),
    ...generalStatements(text, tokens, range),
    ...signs.flatMap((s) => s.triggers),
  ];
  for (const f of found) {
    const owner = reader.owners[f.pattern];
    const [only] = f.parts;
    if (owner?.of !== 'trigger' || !only || only.used.some(isAnswer) || holdsNot(only, tokens)) continue;
    if (passesJoin(only, owner.role, tokens)) continue;
    // "No one-sided weakness" speaks of nobody else.
    if (owner.role.reach === 'relative' && tokens[only.start]?.written === 'no' && tokens[only.end]?.hyphen)
      continue;
    const trigger = { role: owner.role, start: only.start, end: only.end };
    if (answersBefore(trigger, tokens, range) || tellsPresentCourse(trigger, tokens, range)) continue;
    if (!tellsWhyReferred(trigger, tokens, range)) triggers.push(trigger);
  }
  for (const [i, t] of triggers.entries())
    triggers[i] = spent(t, found, reader, tokens) ?? (isNever(t, tokens) ? upToComma(t) : t);
  const masks = triggers.filter((t) => t.role.reach === 'mask');
  const scopes = findScopes(tokens, range, clauses, triggers, childIsPatient);
  const pseudo = triggers.filter(
    ({ role }) => role.reach === 'pseudo' || (role.reach === 'after' && role.kind === 'negated'),
  );
  const selfNegated = new Set(negatedTokens);
  const mentions = found.flatMap((f) => {
    const owner = reader.owners[f.pattern];
    return owner &&
      owner.of !== 'trigger' &&
      !isMasked(
        f,
        owner.of === 'analyte' ? masks.filter((k) => tokens[k.end - 1]?.stem !== 'fall') : masks,
      ) &&
      !isDeniedOfOther(f, found, triggers, reader, tokens) &&
      !isElsewhere(f, scopes, tokens) &&
      !f.parts.some((p) => isJoiningPlus(p, tokens, range))
      ? [mention(reader, f, owner, scopes, selfNegated, pseudo, tokens)]
      : [];
  });
  const topic = topicAfter(reader, before?.topic ?? null, { mentions, parts, range }, tokens);
  return { range, mentions, scopes, clauses, topic };
}
