import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { Macros } from './compile-pattern.ts';
import { normaliseWord } from './normalise-word.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';
import type { ScopeKind } from './triggers.ts';

/** Which region of the body a word names, and where a finding is felt by what it is a kind of. */
export interface ComplaintRegions {
  readonly ofStem: ReadonlyMap<string, ReadonlySet<string>>;
  /** By finding index; null for what has no region of its own. */
  readonly ofFinding: readonly (ReadonlySet<string> | null)[];
  /** By finding index: the complaints that a complaint is a kind of. */
  readonly kindsOf: readonly (readonly number[])[];
  /** Findings that others are kinds of. */
  readonly hasKinds: ReadonlySet<number>;
  /** By finding index: a kind of pain or cough, which a note goes on telling about for sentences. */
  readonly goesOn: readonly boolean[];
  /** By finding index: whether it may be in parts of the body far from each other. */
  readonly isWide: readonly boolean[];
}

const macro = /<([a-z-]+)>/g;

function regionsOfStems(
  regions: Readonly<Record<string, readonly string[]>>,
  macros: Macros,
): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const [region, names] of Object.entries(regions)) {
    for (const word of names.flatMap((n) => macros[n] ?? [])) {
      if (!/^[a-z]+$/.test(word)) continue;
      const stem = normaliseWord(word);
      map.set(stem, (map.get(stem) ?? new Set()).add(region));
    }
  }
  return map;
}

/** Regions that the patterns of a finding name by their macros. */
function named(def: FindingDefinition, regions: Readonly<Record<string, readonly string[]>>): string[] {
  const used = def.text.flatMap((t) => [...t.matchAll(macro)].map((m) => m[1] ?? ''));
  return Object.entries(regions).flatMap(([region, names]) =>
    names.some((n) => used.includes(n)) ? [region] : [],
  );
}

/** "Rest pain" is a kind of chest pain: its region is that of what it is a kind of. */
export function complaintRegions(
  definitions: readonly FindingDefinition[],
  regions: Readonly<Record<string, readonly string[]>>,
  macros: Macros,
): ComplaintRegions {
  const byId = new Map(definitions.map((d) => [d.id, d]));
  const ofFinding = definitions.map((def) => {
    if (def.kind !== 'symptom') return null;
    const own = def.parents.flatMap((p) => {
      const parent = byId.get(p);
      return parent ? named(parent, regions) : [];
    });
    return own.length ? new Set([...own, ...named(def, regions)]) : null;
  });
  const indexOf = new Map(definitions.map((d, i) => [d.id, i]));
  const kindsOf = definitions.map((def) =>
    def.kind === 'symptom' ? def.parents.flatMap((p) => indexOf.get(p) ?? []) : [],
  );
  const goesOn = definitions.map((def) => def.parents.some((p) => /pain|headache|cough/.test(p)));
  const isWide = definitions.map((def) => {
    const own = new Set(named(def, regions));
    return own.size > (own.has('pelvis') && own.has('abdomen') ? 2 : 1);
  });
  return {
    ofStem: regionsOfStems(regions, macros),
    ofFinding,
    kindsOf,
    hasKinds: new Set(kindsOf.flat()),
    goesOn,
    isWide,
  };
}

/** "No knee pain" denies the pain of one joint, not of all: a finding of many places denied at one. */
export function deniesAPart(reader: ComplaintRegions, m: Mention, tokens: readonly Token[]): boolean {
  if (m.owner.of !== 'finding' || !m.joinsSite || !(reader.isWide[m.owner.index] ?? false)) return false;
  return m.used.some((i) => reader.ofStem.has(tokens[i]?.stem ?? ''));
}

const inOtherPlace: readonly ScopeKind[] = ['radiating'];
const notThere: readonly ScopeKind[] = ['radiating', 'negated'];

function regionsIn(
  { ofStem }: ComplaintRegions,
  tokens: readonly Token[],
  { scopes, range }: SentenceReading,
  passedOver: readonly ScopeKind[],
): { at: number; regions: ReadonlySet<string> }[] {
  const out: { at: number; regions: ReadonlySet<string> }[] = [];
  for (let i = range.from; i < range.to; i += 1) {
    const regions = ofStem.get(tokens[i]?.stem ?? '');
    const aside = scopes.some((s) => passedOver.includes(s.kind) && i >= s.from && i < s.to);
    if (regions && !aside) out.push({ at: i, regions });
  }
  return out;
}

/**
 * "Pain at rest" of the foot is no chest pain: whether the place named next to the words, or in the sentence before
 * where this one names none, is another than the finding's. "Spotting, no shoulder pain" names no place for what is there.
 */
export function isFeltElsewhere(
  reader: ComplaintRegions,
  m: Mention,
  tokens: readonly Token[],
  sentence: SentenceReading,
  before: SentenceReading | null,
): boolean {
  const own = m.owner.of === 'finding' ? reader.ofFinding[m.owner.index] : null;
  // "Sharp with each breath" is felt in the chest, whatever was named before.
  if (m.used.some((i) => /^(?:breath|inspir)/.test(tokens[i]?.stem ?? ''))) return false;
  if (!own || m.joinsSite || m.used.some((i) => reader.ofStem.has(tokens[i]?.stem ?? ''))) return false;
  const passedOver = m.meant.has('negated') ? inOtherPlace : notThere;
  const here = regionsIn(reader, tokens, sentence, passedOver);
  const fits = (regions: ReadonlySet<string>): boolean => [...regions].some((r) => own.has(r));
  if (here.length === 0) {
    const earlier = before ? regionsIn(reader, tokens, before, inOtherPlace) : [];
    return earlier.length > 0 && !earlier.some((e) => fits(e.regions));
  }
  const distance = (at: number): number => Math.max(m.start - at, at - m.end + 1);
  const nearest = here.reduce((a, b) => (distance(b.at) < distance(a.at) ? b : a));
  return !fits(nearest.regions);
}
