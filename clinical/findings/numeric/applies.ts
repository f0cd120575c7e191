import type { Applies } from '../../knowledge/knowledge.ts';

/** Whom limits are for. `pregnant: null` is not known and read as not pregnant here. */
export interface Person {
  readonly ageYears: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly pregnant: boolean | null;
}

/** Whether a rule or range is for this person. A condition on what isn't known isn't met. */
export function applies(when: Applies, person: Person): boolean {
  if (when.sex !== undefined && when.sex !== person.sex) return false;
  if (when.ageFrom !== undefined && (person.ageYears === null || person.ageYears < when.ageFrom))
    return false;
  if (when.ageTo !== undefined && (person.ageYears === null || person.ageYears > when.ageTo)) return false;
  return when.pregnant === undefined || when.pregnant === (person.pregnant === true);
}
