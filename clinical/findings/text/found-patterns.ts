import type { Clauses } from './clauses.ts';
import { joinParts } from './co-occurrence.ts';
import type { JoinFrame } from './co-occurrence.ts';
import type { PartMatch } from './match-sentence.ts';
import type { TokenRange } from './sentences.ts';
import { clusterSites } from './sites-of-sentence.ts';
import type { TextReader } from './text-reader.ts';
import type { Token } from './tokenise.ts';
import type { Scope, Trigger } from './triggers.ts';

/** A pattern whose parts stand in one sentence; of one that the sentence before begins, only those of this one. */
export interface Found {
  readonly pattern: number;
  readonly parts: readonly PartMatch[];
}

/** The patterns whose parts were matched and belong together. */
export function foundPatterns(
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
  let frame: JoinFrame | null = null;
  const found: Found[] = [];
  for (const match of matches) {
    for (const pattern of reader.patternsOfPart[match.part] ?? []) {
      const parts = reader.index.patternParts[pattern] ?? [];
      if (parts.length === 1) {
        found.push({ pattern, parts: [match] });
        continue;
      }
      const others = parts.filter((p) => p !== match.part);
      if (!others.every((p) => byPart.has(p))) continue;
      frame ??= frameOf(reader, matches, { tokens, range, clauses });
      const joined = joinParts(
        match,
        others.map((p) => byPart.get(p) ?? []),
        frame,
      );
      if (joined) found.push({ pattern, parts: joined });
    }
  }
  return found;
}

/** What joining the parts of one sentence needs to know of it. */
function frameOf(
  reader: TextReader,
  matches: readonly PartMatch[],
  sentence: Pick<JoinFrame, 'tokens' | 'range' | 'clauses'>,
): JoinFrame {
  const { tokens } = sentence;
  const siteOf = reader.placeOfPart;
  const { skippable } = reader.words;
  const { ofStem } = reader.regions;
  const isSite = (m: PartMatch): boolean =>
    (reader.siteOfPart[m.part] ?? null) !== null || m.used.some((i) => ofStem.has(tokens[i]?.stem ?? ''));
  const sites = clusterSites(matches.filter(isSite), siteOf, tokens, skippable, ofStem);
  const complaints = matches.filter((m) => reader.complaintParts.has(m.part));
  return { ...sentence, siteOf, sites, skippable, ofStem, complaints };
}

/** Inside a fixed phrase ("Glasgow Coma Scale") a match counts only when it covers the whole phrase. */
export function isMasked(found: Found, masks: readonly Trigger[]): boolean {
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
export function isElsewhere(found: Found, scopes: readonly Scope[], tokens: readonly Token[]): boolean {
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
export function isDeniedOfOther(
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
