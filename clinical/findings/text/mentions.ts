import type { Found } from './found-patterns.ts';
import type { PartMatch } from './match-sentence.ts';
import { coveredBy } from './covered-by.ts';
import type { Owner, TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';
import type { Scope, ScopeKind, Trigger } from './triggers.ts';

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

/** "Neck veins not distended": passed over, "not" denies the whole. */
export function holdsNot({ start, end, used }: PartMatch, tokens: readonly Token[]): boolean {
  for (let i = start; i < end; i += 1) if (tokens[i]?.stem === 'not' && !used.includes(i)) return true;
  return false;
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

/** How a pattern is meant where it stands: by the scopes that reach its words, and by words of its own. */
export function mention(
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
  const kinds = reaching.length === 0 ? [] : scopeKinds;
  const meant = new Set(kinds.filter((kind) => coveredBy(reaching, kind, decisive, used, tokens)));
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
