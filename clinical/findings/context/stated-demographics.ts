import type { DocumentItem } from '../../chart/chart.ts';
import type { AssessmentContext, ReadFindings } from '../finding.ts';
import { statedPerson } from '../text/stated-person.ts';

type Demographics = Pick<AssessmentContext, 'ageYears' | 'sex'>;

/** Fills in age and sex that the record lacks from the first current note that opens with them, and says so. */
export function withStatedDemographics(
  recorded: Demographics,
  documents: ReadonlySet<DocumentItem>,
): Demographics & Pick<ReadFindings, 'cautions'> {
  if (recorded.ageYears !== null && recorded.sex !== null) return { ...recorded, cautions: [] };
  for (const d of documents) {
    const person = d.text === null ? null : statedPerson(d.text, d.ref);
    if (!person) continue;
    const taken = [
      recorded.ageYears === null && person.ageYears !== null ? 'age' : null,
      recorded.sex === null && person.sex !== null ? 'sex' : null,
    ].filter((t) => t !== null);
    if (taken.length === 0) continue;
    const message = `The record has no ${taken.join(' and ')}; taken from a note. Check the demographics.`;
    return {
      ageYears: recorded.ageYears ?? person.ageYears,
      sex: recorded.sex ?? person.sex,
      cautions: [{ ref: person.evidence, message }],
    };
  }
  return { ...recorded, cautions: [] };
}
