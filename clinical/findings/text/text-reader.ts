import type { AnalyteDefinition, Knowledge } from '../../knowledge/knowledge.ts';
import { finished, type InSteps } from '../in-steps.ts';
import { ambiguousInLowerCase } from './ambiguous-words.ts';
import type { ClauseWords } from './clauses.ts';
import { bareNames, deniedNames } from './bare-names.ts';
import type { BareName } from './bare-names.ts';
import { placeWords } from './denial-places.ts';
import type { PlaceWords } from './denial-places.ts';
import { classByStem } from './medicine-stems.ts';
import { complaintRegions } from './complaint-regions.ts';
import type { ComplaintRegions } from './complaint-regions.ts';
import { compilePattern } from './compile-pattern.ts';
import type { CompiledPattern, Sequence } from './compile-pattern.ts';
import { readLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { WordReader } from './match-sentence.ts';
import { shortestDoubled, SpellingIndex } from './misspellings.ts';
import { normaliseWord } from './normalise-word.ts';
import { indexingPatterns } from './pattern-index.ts';
import { turnedRound } from './either-order.ts';
import type { PatternIndex } from './pattern-index.ts';
import { headingIndex } from './sections.ts';
import type { HeadingIndex } from './sections.ts';
import type { TriggerRole } from './triggers.ts';
import { bloodSpecimen, specimenWords } from './specimens.ts';
import type { SpecimenWords } from './specimens.ts';
import { anyNegative, resultPatterns } from './test-results.ts';
import { tokenise } from './tokenise.ts';
import type { Token } from './tokenise.ts';
import { standsAsMedicine, truncatedNames } from './truncated-names.ts';
import { triggerPatterns } from './trigger-patterns.ts';
import { conversionsOf } from './units-in-text.ts';
import type { Conversion } from './units-in-text.ts';

/** What a pattern stands for. */
export type Owner =
  /** `only`: the words state it only as a past or known illness, or only of a relative. */
  | {
      readonly of: 'finding';
      readonly index: number;
      readonly absent: boolean;
      readonly only?: BareName['only'];
    }
  | { readonly of: 'condition'; readonly index: number }
  | { readonly of: 'drug'; readonly index: number }
  /** `specimen`: the name leaves out the specimen that the analyte's own name begins with. */
  | { readonly of: 'analyte'; readonly index: number; readonly specimen: string | null }
  | { readonly of: 'panel'; readonly index: number }
  | { readonly of: 'normal' }
  | { readonly of: 'phrase'; readonly group: string }
  | { readonly of: 'trigger'; readonly role: TriggerRole };

/** The regions of the body that a part names; `anywhere` for sites that combine with all. */
export type Site = ReadonlySet<string> | 'anywhere' | null;

/** Everything the text reader derives from a knowledge base, built once. */
export interface TextReader {
  readonly lexicon: Lexicon;
  readonly index: PatternIndex;
  readonly owners: readonly Owner[];
  /** Patterns to try when a part was matched; each pattern hangs on its rarest part. */
  readonly patternsOfPart: readonly (readonly number[])[];
  readonly siteOfPart: readonly Site[];
  /** Also of parts that name a site by words of their own: what a finding is joined by. */
  readonly placeOfPart: readonly Site[];
  /** Parts that some pattern joins to a place. */
  readonly complaintParts: ReadonlySet<number>;
  readonly words: WordReader;
  readonly clauseWords: ClauseWords;
  readonly headings: HeadingIndex;
  readonly specimens: SpecimenWords;
  readonly placeWords: PlaceWords;
  readonly regions: ComplaintRegions;
  /** Units of an analyte as notes write them; kept after the first use. */
  readonly conversions: (analyte: AnalyteDefinition) => ReadonlyMap<string, Conversion>;
}

/** Short names of analytes that in small letters are words, or stand for some ("date", "fits", "was"): only capitals name them. */
const inCapitals: ReadonlySet<string> = new Set(['be', 'dat', 'fit', 'pt']);

/** What notes call an analyte. "ALC" stands for alcohol as well: what is around it tells (`contextual-abbreviations.ts`). */
function namesInNotes({ name, names }: AnalyteDefinition): string[] {
  return [name, ...names.filter((n) => n !== 'alc').map((n) => (inCapitals.has(n) ? n.toUpperCase() : n))];
}

/** What stands for "tablets" in a lay name: "water pills", "thyroid medication". */
const anyTablets = compilePattern('[tablets|pills|tabs|meds|medication|medicine|drugs]', {}).parts[0]![0]!;

/** A name as written in a terminology, as a pattern: no operators, short capitals matched as capitals. */
function namePattern(name: string, shortest: number): CompiledPattern | null {
  const plain = name
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[<>[\]|?&,;:"“”]/g, ' ')
    .trim();
  const steps = tokenise(plain).filter((t) => t.kind !== 'mark' || t.stem === '/');
  if (!steps.some((t) => t.kind === 'word' && t.written.length >= shortest)) return null;
  const sequence: Sequence = steps.map((t) => {
    if (t.written === 'tablets') return anyTablets;
    const exact = t.capitals && (t.written.length <= 2 || ambiguousInLowerCase.has(t.stem));
    return { kind: 'word', key: exact ? `^${t.stem}` : t.stem, options: [], optional: false, gap: false };
  });
  return { source: name, parts: [sequence] };
}

interface Owned {
  readonly pattern: CompiledPattern;
  readonly owner: Owner;
}

function* collectingPatterns(knowledge: Knowledge, lexicon: Lexicon): InSteps<Owned[]> {
  const owned: Owned[] = [];
  const named = (names: readonly string[], owner: Owner): void => {
    for (const name of new Set(names)) {
      const pattern = namePattern(name, owner.of === 'analyte' ? 1 : 2);
      if (pattern) owned.push({ pattern, owner });
    }
  };
  for (const [index, f] of knowledge.findings.entries()) {
    yield;
    for (const absent of [false, true]) {
      for (const t of absent ? f.textAbsent : f.text) {
        const pattern = compilePattern(t, knowledge.macros);
        const own = absent ? [anyNegative(pattern, knowledge.macros)] : [pattern, ...turnedRound(pattern, f)];
        for (const p of own) owned.push({ pattern: p, owner: { of: 'finding', index, absent } });
      }
    }
    for (const { text, absent } of resultPatterns(f))
      owned.push({
        pattern: compilePattern(text, knowledge.macros),
        owner: { of: 'finding', index, absent },
      });
    for (const { text, only } of [...bareNames(f), ...deniedNames(f)])
      owned.push({
        pattern: compilePattern(text, knowledge.macros),
        owner: { of: 'finding', index, absent: false, only },
      });
  }
  yield;
  knowledge.conditions.forEach((c, index) => named([c.name, ...c.synonyms], { of: 'condition', index }));
  yield;
  knowledge.drugs.forEach((d, index) => named([d.name, ...d.names], { of: 'drug', index }));
  for (const [index, a] of knowledge.analytes.entries()) {
    yield;
    const names = namesInNotes(a);
    named(names, { of: 'analyte', index, specimen: null });
    for (const specimen of Object.keys(lexicon.specimens)) {
      const bare = names.flatMap((n) => new RegExp(`^${specimen}\\w* (.+)$`, 'i').exec(n)?.[1] ?? []);
      if (bare.length > 0 && specimen !== bloodSpecimen)
        named([...names, ...bare], { of: 'analyte', index, specimen });
    }
  }
  for (const [group, list] of Object.entries(lexicon.phrases)) {
    for (const t of list)
      owned.push({ pattern: compilePattern(t, knowledge.macros), owner: { of: 'phrase', group } });
  }
  lexicon.panels.forEach(({ names }, index) => {
    for (const t of names) owned.push({ pattern: compilePattern(t, {}), owner: { of: 'panel', index } });
  });
  for (const t of lexicon.normal) owned.push({ pattern: compilePattern(t, {}), owner: { of: 'normal' } });
  for (const [text, role] of triggerPatterns(lexicon.context)) {
    owned.push({ pattern: compilePattern(text, {}), owner: { of: 'trigger', role } });
  }
  return owned;
}

function hangOnRarestPart(patternParts: PatternIndex['patternParts'], partCount: number): number[][] {
  const uses = Array.from({ length: partCount }, () => 0);
  for (const part of patternParts.flat()) uses[part] = (uses[part] ?? 0) + 1;
  const out: number[][] = Array.from({ length: partCount }, () => []);
  patternParts.forEach((parts, pattern) => {
    const rarest = parts.reduce((a, b) => ((uses[b] ?? 0) < (uses[a] ?? 0) ? b : a));
    out[rarest]?.push(pattern);
  });
  return out;
}

/** "[chest|sternum|rib]" written out names a site as its macro does, when most of its words do. */
function regionsOfWords(sequence: Sequence, ofStem: ComplaintRegions['ofStem']): Set<string> | null {
  const [step, ...more] = sequence;
  if (!step || more.length > 0 || step.key.startsWith('<')) return null;
  const words =
    step.kind === 'word'
      ? [step.key]
      : step.options.flatMap((o) => (o.length === 1 ? [o[0]?.key ?? ''] : ['']));
  const known = words.flatMap((w) => [...(ofStem.get(w) ?? [])]);
  const named = words.filter((w) => ofStem.has(w)).length;
  return named > 1 || named * 2 >= words.length ? new Set(known) : null;
}

function sitesOfParts(owned: readonly Owned[], index: PatternIndex, lexicon: Lexicon): Site[] {
  const sites: Site[] = Array.from({ length: index.partCount }, () => null);
  const regions = Object.entries(lexicon.words.regions);
  owned.forEach(({ pattern }, p) => {
    pattern.parts.forEach((sequence, i) => {
      const only = sequence.length === 1 ? sequence[0]?.key : undefined;
      const macro = only?.startsWith('<') ? only.slice(1, -1) : null;
      const part = index.patternParts[p]?.[i];
      if (macro === null || part === undefined) return;
      const named = regions.filter(([, macros]) => macros.includes(macro)).map(([region]) => region);
      if (named.length) sites[part] = new Set(named);
      else if (lexicon.words.anywhere.includes(macro)) sites[part] = 'anywhere';
    });
  });
  return sites;
}

/** As `sitesOfParts`, and what patterns name by words of their own. */
function placesOfParts(
  sites: readonly Site[],
  owned: readonly Owned[],
  index: PatternIndex,
  { ofStem }: ComplaintRegions,
): Site[] {
  const places = [...sites];
  owned.forEach(({ pattern }, p) => {
    if (pattern.parts.length < 2) return;
    pattern.parts.forEach((sequence, i) => {
      const part = index.patternParts[p]?.[i];
      if (part !== undefined) places[part] ??= regionsOfWords(sequence, ofStem);
    });
  });
  return places;
}

function wordReader(index: PatternIndex, lexicon: Lexicon, knowledge: Knowledge): WordReader {
  const truncated = truncatedNames(knowledge.drugs);
  const spelling = new SpellingIndex(
    index,
    new Set([...lexicon.words.realWords, ...lexicon.words.realWords.map(normaliseWord)]),
  );
  const corrected = new Map<string, number>();
  const correct = ({ stem, written }: Token): number => {
    let symbol = corrected.get(written);
    if (symbol === undefined) {
      symbol = spelling.correct(written);
      if (symbol < 0 && stem !== written) symbol = spelling.correct(stem);
      if (symbol < 0) symbol = index.words.get(normaliseWord(classByStem(written) ?? '')) ?? -1;
      if (corrected.size < 20_000) corrected.set(written, symbol);
    }
    return symbol;
  };
  return {
    symbolOf: (token, next) => {
      const known = index.words.get(token.stem);
      if (known !== undefined || token.kind !== 'word') return known ?? -1;
      const name = truncated.get(token.written);
      if (name !== undefined && standsAsMedicine(next)) return index.words.get(name) ?? -1;
      return token.written.length >= shortestDoubled ? correct(token) : -1;
    },
    skippable: new Set(lexicon.words.skippable.map(normaliseWord)),
  };
}

function rememberConversions(): TextReader['conversions'] {
  const known = new Map<string, ReadonlyMap<string, Conversion>>();
  return (analyte) => {
    const found = known.get(analyte.id) ?? conversionsOf(analyte);
    known.set(analyte.id, found);
    return found;
  };
}

/** All at once, see `buildingTextReader`. */
export function buildTextReader(knowledge: Knowledge): TextReader {
  return finished(buildingTextReader(knowledge));
}

/**
 * Compiles all patterns, names and context phrases of a knowledge base into one index, in short steps: whoever has
 * other work to do meanwhile does it between two of them.
 * @throws PatternError or Error when a pattern or word list is malformed (the build check reports the same).
 */
export function* buildingTextReader(knowledge: Knowledge): InSteps<TextReader> {
  const lexicon = readLexicon(knowledge.lexicon);
  const owned = yield* collectingPatterns(knowledge, lexicon);
  const index = yield* indexingPatterns(owned.map((o) => o.pattern));
  yield;
  const siteOfPart = sitesOfParts(owned, index, lexicon);
  const regions = complaintRegions(knowledge.findings, lexicon.words.regions, knowledge.macros);
  const stems = (list: readonly string[]): Set<string> => new Set(list.map(normaliseWord));
  const placeOfPart = placesOfParts(siteOfPart, owned, index, regions);
  const placed = index.patternParts.filter((parts) => parts.some((p) => placeOfPart[p]));
  return {
    lexicon,
    index,
    owners: owned.map((o) => o.owner),
    patternsOfPart: hangOnRarestPart(index.patternParts, index.partCount),
    siteOfPart,
    placeOfPart,
    complaintParts: new Set(placed.flat().filter((p) => !placeOfPart[p])),
    words: wordReader(index, lexicon, knowledge),
    clauseWords: {
      breaks: stems(lexicon.context.breaks),
      verbs: stems(lexicon.context.verbs),
      subjects: stems(lexicon.context.subjects),
    },
    headings: headingIndex(lexicon.sections),
    specimens: specimenWords(lexicon.specimens),
    placeWords: placeWords(lexicon.denialPlaces),
    regions,
    conversions: rememberConversions(),
  };
}
