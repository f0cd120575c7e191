import type { PartMatch } from './match-sentence.ts';
import type { Site } from './text-reader.ts';
import type { Token } from './tokenise.ts';

/** Sites of a sentence that stand together as a list ("chest, neck and left arm") are one cluster. */
export interface SiteMention {
  readonly start: number;
  readonly end: number;
  readonly regions: ReadonlySet<string>;
}

export interface SentenceSites {
  readonly mentions: readonly SiteMention[];
  /** One by one. */
  readonly single: readonly SiteMention[];
}

const joins = new Set([',', 'and', 'or', '/', 'with', '&', '+']);

export type Regions = ReadonlyMap<string, ReadonlySet<string>>;

/** The regions of the words that were matched: "legs" of "[neck|arms|legs]" is no neck. */
export function regionsMatched(m: PartMatch, site: Site, tokens: readonly Token[], ofStem: Regions): Site {
  if (site === null || site === 'anywhere') return site;
  const named = m.used.flatMap((i) => [...(ofStem.get(tokens[i]?.stem ?? '') ?? [])]);
  const own = named.filter((r) => site.has(r));
  return own.length > 0 ? new Set(own) : site;
}

/** Merges neighbouring or listed sites so that a finding may take any of them. */
export function clusterSites(
  matches: readonly PartMatch[],
  siteOf: readonly Site[],
  tokens: readonly Token[],
  skippable: ReadonlySet<string>,
  ofStem: Regions,
): SentenceSites {
  const sites = matches
    .flatMap((m) => {
      const site = regionsMatched(m, siteOf[m.part] ?? null, tokens, ofStem);
      return site && site !== 'anywhere' ? [{ start: m.start, end: m.end, regions: site }] : [];
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const mentions: { start: number; end: number; regions: Set<string> }[] = [];
  for (const s of sites) {
    const last = mentions.at(-1);
    const bridged =
      last &&
      between(last.end, s.start, tokens).every(
        (t) => joins.has(t.stem) || skippable.has(t.stem) || /^(left|right|upper|lower)$/.test(t.stem),
      );
    if (last && (s.start < last.end || bridged)) {
      last.end = Math.max(last.end, s.end);
      for (const r of s.regions) last.regions.add(r);
    } else mentions.push({ start: s.start, end: s.end, regions: new Set(s.regions) });
  }
  return { mentions, single: sites };
}

export function between(from: number, to: number, tokens: readonly Token[]): Token[] {
  return tokens.slice(from, Math.max(from, to));
}
