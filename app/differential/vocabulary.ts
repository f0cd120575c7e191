import { createContext, use, useMemo } from 'react';
import type { Basis } from '../../clinical/knowledge/knowledge.ts';
import type { FindingChoice } from './refine-search.tsx';

/** What the knowledge base calls things: findings by id, and the source of a number by the id of its basis. */
export interface Vocabulary {
  readonly choices: readonly FindingChoice[];
  readonly citations: ReadonlyMap<string, string>;
}

export const VocabularyContext = createContext<Vocabulary>({ choices: [], citations: new Map() });

/** The citation behind a basis; its id where the knowledge base has not been read yet. */
export function useCitations(): (basis: Basis) => string {
  const { citations } = use(VocabularyContext);
  return (basis) => citations.get(basis) ?? basis;
}

/** The name of a finding by its id. */
export function useFindingNames(): (finding: string) => string {
  const { choices } = use(VocabularyContext);
  const names = useMemo(() => new Map(choices.map(({ id, name }) => [id, name])), [choices]);
  return (finding) => names.get(finding) ?? finding.replaceAll('-', ' ');
}
