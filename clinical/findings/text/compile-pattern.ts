import { ambiguousInLowerCase } from './ambiguous-words.ts';
import { cannotSaid, tokenise } from './tokenise.ts';

/** One position of a pattern: a word, or one of several sequences (a macro or an inline choice). */
export interface Step {
  readonly kind: 'word' | 'choice';
  /**
   * Word: the stem, with a leading `^` when only capitals match, or a measured number's limits (`{30-70}`). Choice: a
   * key that equal choices share.
   */
  readonly key: string;
  readonly options: readonly Sequence[];
  readonly optional: boolean;
  /** Up to four words may stand before this step (`...`). */
  readonly gap: boolean;
}

export type Sequence = readonly Step[];

/** The parts of a pattern that must stand in one clause (`&`), in the order written. */
export interface CompiledPattern {
  readonly source: string;
  readonly parts: readonly Sequence[];
}

export type Macros = Readonly<Record<string, readonly string[]>>;

/** A mistake in a pattern, worded for the person who wrote it. */
export class PatternError extends Error {
  readonly pattern: string;
  constructor(pattern: string, problem: string) {
    super(`Pattern "${pattern}": ${problem}`);
    this.name = 'PatternError';
    this.pattern = pattern;
  }
}

const articles = new Set(['a', 'an', 'the']);

/** The same words stand in hundreds of patterns, and the same macros: each is compiled once. */
const literals = new Map<string, readonly Step[]>();
const MAX_LITERALS = 20_000;
const compiledMacros = new WeakMap<Macros, Map<string, readonly Sequence[]>>();

/** Reads one pattern from left to right; `at` is the only state. */
class Reader {
  private at = 0;
  private readonly source: string;
  private readonly macros: Macros;
  private readonly open: readonly string[];

  constructor(source: string, macros: Macros, open: readonly string[]) {
    this.source = source.replace(cannotSaid, 'cannot');
    this.macros = macros;
    this.open = open;
  }

  fail(problem: string): never {
    throw new PatternError(this.source, problem);
  }

  pattern(): Sequence[] {
    const parts = [this.sequence('&')];
    while (this.source[this.at] === '&') {
      this.at += 1;
      parts.push(this.sequence('&'));
    }
    if (this.at < this.source.length)
      this.fail(`unexpected "${this.source[this.at]}" at character ${this.at + 1}`);
    return parts;
  }

  private sequence(stops: string): Step[] {
    const steps: Step[] = [];
    let gap = false;
    for (;;) {
      while (this.source[this.at] === ' ') this.at += 1;
      const c = this.source[this.at];
      if (c === undefined || stops.includes(c)) break;
      if (this.source.startsWith('...', this.at)) {
        if (steps.length === 0 || gap) this.fail('"..." must stand between two words');
        gap = true;
        this.at += 3;
        continue;
      }
      for (const step of this.item(c)) {
        steps.push(gap ? { ...step, gap } : step);
        gap = false;
      }
    }
    if (gap) this.fail('"..." must stand between two words');
    if (steps.length === 0) this.fail('a part is empty (only articles count as empty)');
    if (steps.every((s) => s.optional)) this.fail('every word of a part is optional; one must be required');
    return steps;
  }

  private item(c: string): readonly Step[] {
    if (c === '<' && !/^<(?=$|[\s\]|=\d])/.test(this.source.slice(this.at))) return [this.macro()];
    if (c === '[') return [this.choice()];
    if (c === '{') return [this.measured()];
    if (']|?&'.includes(c)) this.fail(`unexpected "${c}" at character ${this.at + 1}`);
    return this.words();
  }

  private optionalMark(): boolean {
    if (this.source[this.at] !== '?') return false;
    this.at += 1;
    return true;
  }

  private measured(): Step {
    const found = /^\{(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)\}/.exec(this.source.slice(this.at));
    if (!found || Number(found[1]) > Number(found[2]))
      this.fail('"{" opens the limits of a number, the lower first: "{30-70}"');
    this.at += found[0].length;
    return { ...wordStep(found[0]), optional: this.optionalMark() };
  }

  private macro(): Step {
    const close = this.source.indexOf('>', this.at);
    if (close < 0) this.fail('"<" without ">"');
    const name = this.source.slice(this.at + 1, close);
    const alternatives = Object.hasOwn(this.macros, name) ? this.macros[name] : undefined;
    if (!alternatives) this.fail(`no macro <${name}> in macros.yaml`);
    if (this.open.includes(name)) this.fail(`macro <${name}> contains itself`);
    this.at = close + 1;
    const options = this.optionsOf(name, alternatives);
    return { kind: 'choice', key: `<${name}>`, options, optional: this.optionalMark(), gap: false };
  }

  private optionsOf(name: string, alternatives: readonly string[]): readonly Sequence[] {
    const known = compiledMacros.get(this.macros) ?? new Map<string, readonly Sequence[]>();
    compiledMacros.set(this.macros, known);
    let options = known.get(name);
    if (!options) {
      options = alternatives.map((text) => {
        const parts = new Reader(text, this.macros, [...this.open, name]).pattern();
        if (parts.length > 1) throw new PatternError(text, `an alternative of <${name}> may not contain "&"`);
        return parts[0] ?? [];
      });
      known.set(name, options);
    }
    return options;
  }

  private choice(): Step {
    this.at += 1;
    const options: Sequence[] = [];
    for (;;) {
      options.push(this.articleAlone() ?? this.sequence('|]&'));
      const c = this.source[this.at];
      if (c === '&') this.fail('"&" may not stand inside [ ]');
      if (c === undefined) this.fail('"[" without "]"');
      this.at += 1;
      if (c === ']') break;
    }
    const key = `[${options.map(sequenceKey).toSorted().join('|')}]`;
    return { kind: 'choice', key, options, optional: this.optionalMark(), gap: false };
  }

  /** "[a|her]": an article that is a whole alternative counts as a word. */
  private articleAlone(): Step[] | null {
    const found = /^\s*(a|an|the)\s*(?=[|\]])/i.exec(this.source.slice(this.at));
    if (!found) return null;
    this.at += found[0].length;
    return [wordStep((found[1] ?? '').toLowerCase())];
  }

  private words(): readonly Step[] {
    const rest = this.source.slice(this.at);
    const raw = /^(?:[<>]|[^\s<>[\]|?&{]+)/.exec(rest)?.[0] ?? '';
    this.at += raw.length;
    const optional = this.optionalMark();
    const key = optional ? `${raw}?` : raw;
    const known = literals.get(key) ?? stepsOf(raw, optional);
    if (literals.size > MAX_LITERALS) literals.clear();
    literals.set(key, known);
    return known;
  }
}

function stepsOf(raw: string, optional: boolean): readonly Step[] {
  const tokens = tokenise(raw).filter((t) => !articles.has(t.stem));
  const steps = tokens.map((t) =>
    wordStep(t.capitals && ambiguousInLowerCase.has(t.stem) ? `^${t.stem}` : t.stem),
  );
  const joined = tokens.some((t) => t.hyphen) ? [wordStep(tokens.map((t) => t.stem).join(''))] : null;
  if (joined) return [{ ...choiceOf([steps, joined]), optional }];
  if (optional && steps.length > 1) return [{ ...choiceOf([steps]), optional }];
  return steps.map((s) => ({ ...s, optional }));
}

function wordStep(key: string): Step {
  return { kind: 'word', key, options: [], optional: false, gap: false };
}

function choiceOf(options: readonly Sequence[]): Step {
  return {
    kind: 'choice',
    key: `[${options.map(sequenceKey).toSorted().join('|')}]`,
    options,
    optional: false,
    gap: false,
  };
}

function sequenceKey(sequence: Sequence): string {
  return sequence.map((s) => `${s.gap ? '... ' : ''}${s.key}${s.optional ? '?' : ''}`).join(' ');
}

/**
 * Compiles one pattern of docs/model/text-patterns.md.
 * @throws PatternError with the pattern and the remedy: unknown macro, bracket left open, empty or all-optional part.
 */
export function compilePattern(text: string, macros: Macros): CompiledPattern {
  return { source: text, parts: new Reader(text.trim(), macros, []).pattern() };
}

/** Equal for patterns that match the same words: to find two findings that share one. Parts may stand in any order. */
export function canonicalPattern(pattern: CompiledPattern): string {
  return pattern.parts.map(sequenceKey).toSorted().join(' & ');
}
