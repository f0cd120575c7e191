import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import { canonicalPattern, compilePattern, PatternError } from './compile-pattern.ts';
import type { Macros } from './compile-pattern.ts';
import { isFamilyFinding } from './findings-from-text.ts';

/** A mistake in the text patterns of a finding, worded for its author. */
export interface PatternMistake {
  readonly finding: string;
  readonly list: 'text' | 'textAbsent';
  readonly position: number;
  /** `shared`: reads the same as a pattern of another finding. */
  readonly kind: 'malformed' | 'shared';
  readonly message: string;
}

/**
 * Every malformed pattern, and every pattern that two findings share after normalisation (spelling, inflection,
 * order of parts). Findings about relatives are read in other places and may share words with the patient's own.
 */
export function checkPatterns(findings: readonly FindingDefinition[], macros: Macros): PatternMistake[] {
  const mistakes: PatternMistake[] = [];
  const owners = new Map<string, { finding: string; pattern: string }>();
  for (const f of findings) {
    for (const list of ['text', 'textAbsent'] as const) {
      f[list].forEach((pattern, position) => {
        try {
          const key = `${isFamilyFinding(f) ? 'family' : 'own'} ${list} ${canonicalPattern(compilePattern(pattern, macros))}`;
          const other = owners.get(key);
          if (other && other.finding !== f.id && list === 'text') {
            mistakes.push({
              finding: f.id,
              list,
              position,
              kind: 'shared',
              message: `pattern "${pattern}" reads the same as "${other.pattern}" of ${other.finding}; two findings may not share one`,
            });
          }
          if (!other) owners.set(key, { finding: f.id, pattern });
        } catch (error) {
          if (!(error instanceof PatternError)) throw error;
          mistakes.push({ finding: f.id, list, position, kind: 'malformed', message: error.message });
        }
      });
    }
  }
  return mistakes;
}
