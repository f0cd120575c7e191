import { courseLexicon } from './time-expressions.ts';
import type { CourseLexicon } from './time-expressions.ts';

/** Phrases that open a reach to the right, close one to the left, or hold a trigger word without its meaning. */
export interface Triggers {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly pseudo: readonly string[];
  /** Only the next three words are meant. */
  readonly short: readonly string[];
}

/** `clinical/knowledge/text/context.yaml`. */
export interface ContextLexicon {
  readonly negation: Triggers & {
    readonly phrase: readonly string[];
    readonly afterAtEnd: readonly string[];
    readonly afterAdjacent: readonly string[];
  };
  /** Fixed phrases whose words mean nothing on their own. */
  readonly masks: readonly string[];
  /** Words that send a pain elsewhere: what follows names where to. */
  readonly radiation: readonly string[];
  readonly breaks: readonly string[];
  readonly ends: readonly string[];
  readonly verbs: readonly string[];
  readonly subjects: readonly string[];
  readonly hypothetical: Triggers;
  readonly uncertain: Triggers;
  readonly historical: Triggers;
  readonly resolved: Triggers;
  readonly otherPerson: Triggers;
  readonly family: {
    readonly kin: readonly string[];
    readonly others: readonly string[];
    readonly phrases: readonly string[];
    readonly after: readonly string[];
    readonly bothAfter: readonly string[];
    readonly verbs: readonly string[];
    readonly reports: readonly string[];
    readonly both: readonly string[];
  };
}

/** `clinical/knowledge/text/words.yaml`. */
export interface WordLexicon {
  readonly skippable: readonly string[];
  readonly regions: Readonly<Record<string, readonly string[]>>;
  readonly anywhere: readonly string[];
  readonly realWords: readonly string[];
}

export interface Panel {
  readonly names: readonly string[];
  readonly analytes: readonly string[];
}

/** The word lists of the text reader, one key per file of `clinical/knowledge/text/`. */
export interface Lexicon {
  readonly words: WordLexicon;
  readonly context: ContextLexicon;
  /** Kind of section to its headings. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** Time course, states, habits: named groups of phrases. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Specimen to the words that announce it. */
  readonly specimens: Readonly<Record<string, readonly string[]>>;
  /** Names of groups of results, and phrases that call results normal. */
  readonly panels: readonly Panel[];
  readonly normal: readonly string[];
  readonly course: CourseLexicon;
  /** Finding, or how its id begins, to the words that must stand near a short denial of it. */
  readonly denialPlaces: Readonly<Record<string, readonly string[]>>;
  /** SNOMED CT code of an answer to the words that mean it. */
  readonly codedPhrases: Readonly<Record<string, string>>;
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${where}: a mapping is expected`);
  return value as Record<string, unknown>;
}

function texts(value: unknown, where: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`${where}: a list is expected`);
  return value.map((v) => {
    if (typeof v === 'string' || typeof v === 'number') return String(v);
    throw new Error(`${where}: ${JSON.stringify(v)} is not text; put it in quotes`);
  });
}

function textLists(value: unknown, where: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(record(value, where)).map(([k, v]) => [k, texts(v, `${where}: ${k}`)]),
  );
}

function triggers(value: unknown, where: string): Triggers {
  const lists = textLists(value, where);
  return {
    before: lists.before ?? [],
    after: lists.after ?? [],
    pseudo: lists.pseudo ?? [],
    short: lists.short ?? [],
  };
}

function contextLexicon(value: unknown): ContextLexicon {
  const where = 'text/context.yaml';
  const file = record(value, where);
  const negation = textLists(file.negation, `${where}: negation`);
  const family = textLists(file.family, `${where}: family`);
  const list = (key: string): string[] => texts(file[key], `${where}: ${key}`);
  return {
    negation: {
      ...triggers(file.negation, `${where}: negation`),
      phrase: negation.phrase ?? [],
      afterAtEnd: negation.afterAtEnd ?? [],
      afterAdjacent: negation.afterAdjacent ?? [],
    },
    masks: list('masks'),
    radiation: list('radiation'),
    breaks: list('breaks'),
    ends: list('ends'),
    verbs: list('verbs'),
    subjects: list('subjects'),
    hypothetical: triggers(file.hypothetical, `${where}: hypothetical`),
    uncertain: triggers(file.uncertain, `${where}: uncertain`),
    historical: triggers(file.historical, `${where}: historical`),
    resolved: triggers(file.resolved, `${where}: resolved`),
    otherPerson: triggers(file.otherPerson, `${where}: otherPerson`),
    family: {
      kin: family.kin ?? [],
      others: family.others ?? [],
      phrases: family.phrases ?? [],
      after: family.after ?? [],
      bothAfter: family.bothAfter ?? [],
      verbs: family.verbs ?? [],
      reports: family.reports ?? [],
      both: family.both ?? [],
    },
  };
}

function panelList(value: unknown, where: string): Panel[] {
  if (!Array.isArray(value)) throw new Error(`${where}: a list is expected`);
  return value.map((p, i) => {
    const lists = textLists(p, `${where} ${i + 1}`);
    return { names: lists.names ?? [], analytes: lists.analytes ?? [] };
  });
}

/**
 * Checks and types `knowledge.lexicon` (one key per file of `clinical/knowledge/text/`).
 * @throws Error naming the file and key when a list has the wrong form.
 */
export function readLexicon(raw: Readonly<Record<string, unknown>>): Lexicon {
  const words = record(raw.words, 'text/words.yaml');
  const panels = record(raw.panels, 'text/panels.yaml');
  return {
    words: {
      skippable: texts(words.skippable, 'text/words.yaml: skippable'),
      regions: textLists(words.regions, 'text/words.yaml: regions'),
      anywhere: texts(words.anywhere, 'text/words.yaml: anywhere'),
      realWords: texts(words.realWords, 'text/words.yaml: realWords'),
    },
    context: contextLexicon(raw.context),
    sections: textLists(raw.sections, 'text/sections.yaml'),
    phrases: textLists(raw.phrases, 'text/phrases.yaml'),
    specimens: textLists(raw.specimens, 'text/specimens.yaml'),
    panels: panelList(panels.panels, 'text/panels.yaml: panels'),
    normal: texts(panels.normal, 'text/panels.yaml: normal'),
    course: courseLexicon(raw.course),
    denialPlaces: textLists(raw['denial-places'] ?? {}, 'text/denial-places.yaml'),
    codedPhrases: Object.fromEntries(
      Object.entries(record(raw['coded-phrases'], 'text/coded-phrases.yaml')).map(([k, v]) => [
        k,
        texts([v], 'text/coded-phrases.yaml')[0] ?? '',
      ]),
    ),
  };
}
