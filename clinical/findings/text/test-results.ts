import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import { compilePattern } from './compile-pattern.ts';
import type { CompiledPattern, Macros, Step } from './compile-pattern.ts';

/** Findings whose wording may end with a verdict ("Murphy sign positive"): the opposite verdict denies them. */
const tested: ReadonlySet<FindingKind> = new Set(['sign', 'laboratory', 'imaging', 'procedure-result']);
/** Findings that a test makes by being positive: its name has each kind of answer. */
const madeByTest: ReadonlySet<FindingKind> = new Set(['laboratory', 'procedure-result']);

const positive = String.raw`(?:<positive>|positive|\[(?:[^\]]*\|)?positive(?:\|[^\]]*)?\])`;
const behind = new RegExp(`^(?<test>[^&]+?) (?:& )?${positive}$`);
const before = new RegExp(`^${positive} (?:& )?(?<test>[^&]+)$`);
/** Nothing but a verdict: "[positive|raised]" has no opposite in "negative". */
const plainVerdict =
  / (?:<positive>|positive|reactive|detected|\+|\[(?:(?:positive|reactive|detected|\+(?:ve)?)\|?)+\])$/;
/** Words that are no test by themselves. */
const general =
  /^(?:tests?|screen|serology|cultures?|stain|antigen|<antibody>|antibody|<culture>|<stool>|<urine>|result|swab|pcr|titer|titre|stress|crystals|bottles|[^ ]*gas|for blood.*|.*ketone.*)$/;
/** "HIV [test|screen]": without it the name is still denied ("HIV neg"), though "HIV positive" is no test of today. */
const kindOfTest =
  / (?:\[(?:test|screen|elisa|antigen|ab|antibody|naat|pcr)\b[^\]]*\]|test|antigen|naat|pcr)\??$/;
/** "Test" may stand behind the name of what is looked for, and "came back" before the answer. */
const between =
  '[test|screen|serology|antigen|ag|ab|abs|antibody|pcr|result|toxin|titre|ultra]? [come back|return|x1|x2|x3|x 1|x 2|x 3|still|strongly|weakly|again]?';
const yes = '[positive|reactive|detected|+]';
const no = '[<negative>|nr|undetected]';
/** "Neer -": only right behind a name whose wording is nothing but name and verdict. */
const noOrMinus = '[<negative>|nr|-|undetected]';

/** A test's name with each way of calling it positive or negative. */
export interface ResultPattern {
  readonly text: string;
  readonly absent: boolean;
}

/**
 * "HIV positive" also reads "HIV came back positive" and "HIV Ag reactive", and denies by "HIV neg", "HIV NR",
 * "HIV not detected": of a test whose pattern names a positive result, all answers are read. A sign whose wording ends
 * with "positive" is denied by the opposite word alone.
 */
export function resultPatterns({ kind, text }: Pick<FindingDefinition, 'kind' | 'text'>): ResultPattern[] {
  if (!tested.has(kind)) return [];
  const names = new Set<string>();
  const bare = new Set<string>();
  const denied = new Set<string>();
  for (const pattern of text) {
    const test = (behind.exec(pattern) ?? before.exec(pattern))?.groups?.test?.trim();
    if (madeByTest.has(kind) && test !== undefined && !general.test(test) && !test.includes('...')) {
      names.add(test);
      const name = test.replace(kindOfTest, '');
      if (name !== '' && !general.test(name)) bare.add(name);
    }
    const named = pattern.replace(plainVerdict, '');
    if (named !== pattern && !named.includes('&') && !named.endsWith('...')) denied.add(named);
  }
  return [
    ...[...names].map((test) => ({ text: `${test} ${between} ${yes}`, absent: false })),
    ...[...new Set([...names, ...bare])].map((test) => ({ text: `${test} ${between} ${no}`, absent: true })),
    ...[...denied].map((test) => ({ text: `${test} ${names.has(test) ? '-' : noOrMinus}`, absent: true })),
  ];
}

const verdicts = new WeakMap<Macros, Step>();

function negativeStep(macros: Macros): Step | null {
  if (!Object.hasOwn(macros, 'negative')) return null;
  const known = verdicts.get(macros) ?? compilePattern(noOrMinus, macros).parts[0]?.[0];
  if (known) verdicts.set(macros, known);
  return known ?? null;
}

/** "Flu negative" of a list of denials also reads "flu neg", "flu non-reactive". */
export function anyNegative({ parts, source }: CompiledPattern, macros: Macros): CompiledPattern {
  const verdict = negativeStep(macros);
  if (!verdict) return { parts, source };
  const leveled = parts.map((s) =>
    s.map((step) => (step.key === 'negativ' ? { ...verdict, optional: step.optional, gap: step.gap } : step)),
  );
  return { source, parts: leveled };
}
