import { conjunctions } from './told-behind.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

const longestTestList = 20;
const verdict = /^(?:negativ|neg|normal|nl|nr|nonreactiv|non|positiv|reactiv)$/;
const betweenTests = /^(?:,|\/|and|&|\+)$/;
/** What stands in a list of tests beside their abbreviations in capitals. */
const inTestList =
  /^(?:,|\/|and|&|\+|[a-c]|hep|hepatitis|syphilis|flu|influenza|covid|rsv|lyme|screen|serology|serologies|pcr|antibody|antibodies|anti|abs?|ag|i|ii|[12]|complement|dsdna|ccp|all|both|b12|folate|ferritin|mono|strep|malaria|dengue|is|are|were|was)$/;

/** By these a longer name is a test's: "rapid streptococcal antigen test", "rheumatoid factor". */
const ofTest =
  /^(?:tests?|testing|pcr|naats?|antigens?|antibod(?:y|ies)|serolog(?:y|ies)|factor|cultures?|toxin|screen|swabs?|smears?|assay|reagin|esterase|nitrites?|dimer|troponin)$/;
const longestTestName = 5;

/** "HIV, hep B and syphilis": nothing but names of tests, and what joins them. */
export function standsInTestList(token: Token): boolean {
  return token.capitals || inTestList.test(token.written);
}

/** "HIV, syphilis and HCV neg": the verdict behind a list of tests, which is that of each; `from` is what joins two of them. */
export function verdictOfList(tokens: readonly Token[], { from, to }: TokenRange): number | undefined {
  if (!betweenTests.test(tokens[from]?.stem ?? '')) return undefined;
  let unnamed = 0;
  for (let i = from + 1; i < Math.min(to, from + longestTestList); i += 1) {
    const token = tokens[i];
    if (!token || unnamed > longestTestName) return undefined;
    if (verdict.test(token.stem)) return unnamed > 0 ? undefined : i;
    if (token.hyphen) continue;
    if (ofTest.test(token.written)) unnamed = 0;
    else if (unnamed > 0 || !standsInTestList(token)) {
      if (token.kind !== 'word' || conjunctions.has(token.stem)) return undefined;
      unnamed += 1;
    }
  }
  return undefined;
}
