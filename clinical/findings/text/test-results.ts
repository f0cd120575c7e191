import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';

/** Findings that a test makes by being positive. */
const tested: ReadonlySet<FindingKind> = new Set(['laboratory', 'procedure-result']);

const positive = String.raw`(?:<positive>|positive|\[(?:[^\]]*\|)?positive(?:\|[^\]]*)?\])`;
const behind = new RegExp(`^(?<test>[^&]+?) (?:& )?${positive}$`);
const before = new RegExp(`^${positive} (?:& )?(?<test>[^&]+)$`);
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
const no = '[negative|neg|nr|nonreactive|non reactive|not detected|not seen|undetected]';

/** A test's name with each way of calling it positive or negative. */
export interface ResultPattern {
  readonly text: string;
  readonly absent: boolean;
}

/**
 * "HIV positive" also reads "HIV came back positive" and "HIV Ag reactive", and denies by "HIV neg", "HIV NR",
 * "HIV not detected": of a test whose pattern names a positive result, all answers are read.
 */
export function resultPatterns({ kind, text }: Pick<FindingDefinition, 'kind' | 'text'>): ResultPattern[] {
  if (!tested.has(kind)) return [];
  const names = new Set<string>();
  const bare = new Set<string>();
  for (const pattern of text) {
    const test = (behind.exec(pattern) ?? before.exec(pattern))?.groups?.test?.trim();
    if (test === undefined || general.test(test) || test.includes('...')) continue;
    names.add(test);
    const name = test.replace(kindOfTest, '');
    if (name !== '' && !general.test(name)) bare.add(name);
  }
  return [
    ...[...names].map((test) => ({ text: `${test} ${between} ${yes}`, absent: false })),
    ...[...new Set([...names, ...bare])].map((test) => ({ text: `${test} ${between} ${no}`, absent: true })),
  ];
}
