import { findClauses } from './clauses.ts';
import type { Clauses } from './clauses.ts';
import { clusterSites, joinParts } from './co-occurrence.ts';
import { matchSentence } from './match-sentence.ts';
import type { PartMatch } from './match-sentence.ts';
import { coveredBy, findScopes } from './scopes.ts';
import type { Scope, ScopeKind, Trigger, TriggerRole } from './triggers.ts';
import type { TokenRange } from './sentences.ts';
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
import type { Owner, TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';

/** A pattern found in a sentence, with how it is meant. Token indices. */
export interface Mention {
  readonly owner: Exclude<Owner, { of: 'trigger' }>;
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
  readonly used: readonly number[];
  /** One phrase, or a finding with its site: a statement of its own, more precise than any of its words. */
  readonly compact: boolean;
  /** A finding with the site that it stands at. */
  readonly joinsSite: boolean;
  /** Of `used`: the words of the site. */
  readonly site: readonly number[];
  readonly meant: ReadonlySet<ScopeKind>;
  /** The phrase that denies it, for the evidence. */
  readonly deniedBy: Scope | null;
}

export interface SentenceReading {
  readonly range: TokenRange;
  readonly mentions: readonly Mention[];
  readonly scopes: readonly Scope[];
  readonly clauses: Clauses;
  /** What is spoken of: the next sentence may add to it. */
  readonly topic: Topic | null;
}

const scopeKinds: readonly ScopeKind[] = [
  'negated',
  'hypothetical',
  'uncertain',
  'historical',
  'resolved',
  'family',
  'other-person',
  'patient-and-family',
  'radiating',
];

interface Found {
  readonly pattern: number;
  readonly parts: readonly PartMatch[];
}

function foundPatterns(
  reader: TextReader,
  matches: readonly PartMatch[],
  tokens: readonly Token[],
  range: TokenRange,
  clauses: Clauses,
): Found[] {
  const byPart = new Map<number, PartMatch[]>();
  for (const m of matches) {
    const list = byPart.get(m.part);
    if (list) list.push(m);
    else byPart.set(m.part, [m]);
  }
  const siteOf = reader.placeOfPart;
  const { skippable } = reader.words;
  const { ofStem } = reader.regions;
  const isSite = (m: PartMatch): boolean =>
    (reader.siteOfPart[m.part] ?? null) !== null || m.used.some((i) => ofStem.has(tokens[i]?.stem ?? ''));
  const sites = clusterSites(matches.filter(isSite), siteOf, tokens, skippable, ofStem);
  const complaints = matches.filter((m) => reader.complaintParts.has(m.part));
  const frame = { tokens, range, clauses, siteOf, sites, skippable, ofStem, complaints };
  const found: Found[] = [];
  for (const match of matches) {
    for (const pattern of reader.patternsOfPart[match.part] ?? []) {
      const parts = reader.index.patternParts[pattern] ?? [];
      if (parts.length === 1) {
        found.push({ pattern, parts: [match] });
        continue;
      }
      const others = parts.filter((p) => p !== match.part).map((p) => byPart.get(p) ?? []);
      if (others.some((o) => o.length === 0)) continue;
      const joined = joinParts(match, others, frame);
      if (joined) found.push({ pattern, parts: joined });
    }
  }
  return found;
}

/** Inside a fixed phrase ("Glasgow Coma Scale") a match counts only when it covers the whole phrase. */
function isMasked(found: Found, masks: readonly Trigger[]): boolean {
  return masks.some((mask) =>
    found.parts.some(
      (p) => p.start < mask.end && mask.start < p.end && !(p.start <= mask.start && mask.end <= p.end),
    ),
  );
}

/**
 * "Chest pain radiating to the back" is no pain of the back: the place stands beyond the word that sends it there. Nor is
 * what stands behind the next comma at that place, but for what is worse or better: "radiating to the shoulder, generalised weakness".
 */
function isElsewhere(found: Found, scopes: readonly Scope[], tokens: readonly Token[]): boolean {
  if (found.parts.length < 2) return false;
  return scopes.some(({ kind, from, to, trigger }) => {
    const goesOn = tokens[to]?.stem === ',' && !found.parts.some((p) => p.start === to + 1);
    return (
      kind === 'radiating' &&
      found.parts.some((p) => p.end <= trigger.start || (goesOn && p.start > to)) &&
      found.parts.some((p) => p.start >= from && p.end <= to) &&
      !found.parts.some((p) => p.start < trigger.end && trigger.start < p.end)
    );
  });
}

/** "Neck veins not distended": passed over, "not" denies the whole. */
function holdsNot({ start, end, used }: PartMatch, tokens: readonly Token[]): boolean {
  for (let i = start; i < end; i += 1) if (tokens[i]?.stem === 'not' && !used.includes(i)) return true;
  return false;
}

/**
 * "Hasn't vomited and has an appetite" says nothing of "not have", "doesn't smoke or use drugs" nothing of "not use" alone,
 * nor "no fever or other complaint" of "no other".
 */
function passesJoin({ start, end, used }: PartMatch, role: TriggerRole, tokens: readonly Token[]): boolean {
  const either = 'kind' in role && (role.kind === 'hypothetical' || tokens[start]?.stem === 'not');
  const joins = either ? /^(?:and|or)$/ : /^and$/;
  for (let i = start; i < end; i += 1)
    if (joins.test(tokens[i]?.stem ?? '') && !used.includes(i)) return true;
  return false;
}

/** "Chest pain. Breathless climbing stairs": the stairs belong to a complaint of their own sentence. */
function isOwnOf(o: Found, carried: Found, reader: TextReader, tokens: readonly Token[]): boolean {
  const [part] = carried.parts;
  if (!part || reader.owners[o.pattern]?.of !== 'finding') return false;
  return (
    o.parts.length > 1 &&
    !o.parts.some((p) => p.used.some((i) => reader.regions.ofStem.has(tokens[i]?.stem ?? ''))) &&
    o.parts.length === reader.index.patternParts[o.pattern]?.length &&
    o.parts.some((p) => p.start <= part.start && part.end <= p.end)
  );
}

/** "Chest pain. Not short of breath at rest": a denial that names another complaint says nothing of the one before. */
function isDeniedOfOther(
  f: Found,
  found: readonly Found[],
  triggers: readonly Trigger[],
  reader: TextReader,
  tokens: readonly Token[],
): boolean {
  const carried = f.parts.length < (reader.index.patternParts[f.pattern]?.length ?? 0);
  const start = f.parts[0]?.start ?? 0;
  if (carried && found.some((o) => isOwnOf(o, f, reader, tokens))) return true;
  const denial = triggers.findLast(
    ({ role, end }) => 'kind' in role && role.kind === 'negated' && end <= start,
  );
  if (!carried || !denial) return false;
  return found.some(
    (o) =>
      reader.owners[o.pattern]?.of === 'finding' &&
      o.parts.length === reader.index.patternParts[o.pattern]?.length &&
      o.parts.every((p) => p.start >= denial.end && p.end <= start),
  );
}

const deniesVerb = /^(?:not|no|without)$/;

/**
 * "Not relieved by GTN" denies nothing of the GTN, but the relief: the phrase's own word is what is found. So is "not
 * enlarged" of "tonsils symmetric, not enlarged".
 */
function deniedInPhrase(
  used: readonly number[],
  phrases: readonly Trigger[],
  tokens: readonly Token[],
): boolean {
  return phrases.some(
    ({ start, end }) =>
      deniesVerb.test(tokens[start]?.stem ?? '') &&
      !used.includes(start) &&
      used.some((i) => i > start && i < end),
  );
}

/** "No vomiting, no appetite", "no Q waves and no ST changes": a phrase with a denial of its own is out of reach of the one before. */
function isDeniedAnew({ trigger }: Scope, used: readonly number[], tokens: readonly Token[]): boolean {
  const own = used.find((i) => i >= trigger.end && /^(?:no|not|nil|cannot)$/.test(tokens[i]?.stem ?? ''));
  return own !== undefined && /^(?:,|and|or|but|\/|\+|&)$/.test(tokens[own - 1]?.stem ?? '');
}

function mention(
  reader: TextReader,
  found: Found,
  owner: Mention['owner'],
  scopes: readonly Scope[],
  selfNegated: ReadonlySet<number>,
  pseudo: readonly Trigger[],
  tokens: readonly Token[],
): Mention {
  const used = found.parts.flatMap((p) => p.used).toSorted((a, b) => a - b);
  const findingParts = found.parts.filter((p) => (reader.siteOfPart[p.part] ?? null) === null);
  const joinsSite = findingParts.length > 0 && findingParts.length < found.parts.length;
  const { ofStem } = reader.regions;
  // "Neck without adenopathy": two places, of which neither alone is the complaint.
  const isPlaces = findingParts.every((p) => p.used.some((i) => ofStem.has(tokens[i]?.stem ?? '')));
  const decisive = isPlaces ? used : findingParts.flatMap((p) => p.used);
  const reaching = scopes.filter((s) => s.kind !== 'negated' || !isDeniedAnew(s, used, tokens));
  const meant = new Set(scopeKinds.filter((kind) => coveredBy(reaching, kind, decisive, used, tokens)));
  const deniedBy = coveredBy(reaching, 'negated', decisive, used, tokens);
  if (found.parts.some((p) => holdsNot(p, tokens)) || deniedInPhrase(used, pseudo, tokens))
    meant.add('negated');
  const saysNormal = owner.of === 'finding' && owner.absent;
  if (!saysNormal && decisive.some((i) => selfNegated.has(i))) meant.add('negated');
  return {
    owner,
    pattern: found.pattern,
    start: Math.min(...found.parts.map((p) => p.start)),
    end: Math.max(...found.parts.map((p) => p.end)),
    used,
    compact: found.parts.length === 1 || joinsSite,
    joinsSite,
    site: joinsSite ? used.filter((i) => !decisive.includes(i)) : [],
    meant,
    deniedBy,
  };
}

/** "No condoms", "no appetite" are statements: what follows a comma behind them is not denied with them. */
function isSpent({ role, start, end }: Trigger, found: readonly Found[], reader: TextReader): boolean {
  if (role.reach !== 'before' || role.kind !== 'negated' || end !== start + 1) return false;
  return found.some((f) => {
    const owner = reader.owners[f.pattern];
    return owner?.of === 'finding' && !owner.absent && f.parts.some((p) => p.used.includes(start));
  });
}

/** "Never smoker, dry cough": what was never is one thing, unless its list ends with "or". */
function isNever({ role, start, end }: Trigger, tokens: readonly Token[]): boolean {
  return (
    role.reach === 'before' &&
    role.kind === 'negated' &&
    end === start + 1 &&
    tokens[start]?.written === 'never'
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
    ...signs.flatMap((s) => s.triggers),
  ];
  for (const f of found) {
    const owner = reader.owners[f.pattern];
    const [only] = f.parts;
    if (owner?.of !== 'trigger' || !only || only.used.some(isAnswer) || holdsNot(only, tokens)) continue;
    if (passesJoin(only, owner.role, tokens)) continue;
    const trigger = { role: owner.role, start: only.start, end: only.end };
    if (answersBefore(trigger, tokens, range) || tellsPresentCourse(trigger, tokens, range)) continue;
    if (!tellsWhyReferred(trigger, tokens, range)) triggers.push(trigger);
  }
  for (const [i, t] of triggers.entries())
    triggers[i] = isSpent(t, found, reader) || isNever(t, tokens) ? upToComma(t) : t;
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
