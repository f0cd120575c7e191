import { describe, expect, it } from 'vitest';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { compareWithFirst } from './first-thought.ts';

const entry = (rank: number, name: string, part: Partial<RankedDiagnosis> = {}): RankedDiagnosis => ({
  rank,
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  codings: [],
  probability: 0.3,
  alone: 0.3,
  band: 'possible',
  acuity: 'urgent',
  cannotMiss: false,
  kind: 'new',
  reasons: [],
  priors: [],
  missing: [],
  unexplained: [],
  ...part,
});

const LIST = [
  entry(1, 'Pulmonary embolism', { cannotMiss: true }),
  entry(2, 'Community-acquired pneumonia'),
  entry(3, 'Heart failure'),
  entry(4, 'Aortic dissection', { cannotMiss: true, probability: 0.06 }),
  entry(5, 'Costochondritis', { probability: 0.01 }),
];
const namesOf = (text: string) =>
  compareWithFirst(text, LIST).thoughts.map(({ entry: found }) => found?.name ?? null);

describe('what the clinician thought first', () => {
  it('is found by its words in any order and case, and by its initials', () => {
    expect(namesOf('pneumonia; embolism pulmonary, PE')).toEqual([
      'Community-acquired pneumonia',
      'Pulmonary embolism',
      'Pulmonary embolism',
    ]);
  });

  it('is not taken for an entry that merely shares a word', () => {
    expect(namesOf('pulmonary hypertension')).toEqual([null]);
  });

  it('is set against the leading and the dangerous that it leaves out', () => {
    const { notAmong } = compareWithFirst('pneumonia', LIST);
    expect(notAmong.map(({ name }) => name)).toEqual([
      'Pulmonary embolism',
      'Heart failure',
      'Aortic dissection',
    ]);
  });

  it('leaves nothing out when all of these were named', () => {
    expect(compareWithFirst('PE, pneumonia, heart failure, dissection', LIST).notAmong).toEqual([]);
  });
});
