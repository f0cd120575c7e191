import { describe, expect, it } from 'vitest';
import type { Band, RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { isNewSince, listSince } from './since-last-look.ts';

const entry = (id: string, band: Band): RankedDiagnosis => ({
  rank: 1,
  id,
  name: `Condition ${id}`,
  codings: [],
  probability: 0.3,
  alone: 0.3,
  band,
  acuity: 'urgent',
  cannotMiss: false,
  kind: 'new',
  reasons: [],
  priors: [],
  missing: [],
  unexplained: [],
});
const look = (...bands: [string, Band][]) => ({
  seenAt: '2026-01-10T09:00:00.000Z',
  entries: bands.map(([conditionId, band], i) => ({ conditionId, rank: i + 1, probability: 0.3, band })),
});

describe('what is different from the list seen last', () => {
  it('is nothing when the bands are the same', () => {
    expect(
      listSince(look(['a', 'likely'], ['b', 'possible']), [entry('a', 'likely'), entry('b', 'possible')]),
    ).toEqual([]);
  });

  it('names what came on, what rose and what fell', () => {
    const before = look(['a', 'likely'], ['b', 'possible']);
    expect(listSince(before, [entry('b', 'likely'), entry('c', 'possible'), entry('a', 'possible')])).toEqual(
      [
        'New on the list: condition c',
        'up: condition b (possible → likely)',
        'down: condition a (likely → possible)',
      ],
    );
  });

  it('calls nothing new that is less likely still', () => {
    expect(listSince(look(['a', 'likely']), [entry('a', 'likely'), entry('z', 'less-likely')])).toEqual([]);
  });
});

describe('a change of the record', () => {
  const change = (at: string | null) => ({
    title: 't',
    detail: '',
    when: at === null ? null : { at: Date.parse(at), precision: 'time' as const, approximate: false },
    evidence: ['Observation/1'] as const,
  });

  it('is new when it is dated after the last look, and not when it is older or undated', () => {
    expect(isNewSince(look(), change('2026-01-11T08:00:00Z'))).toBe(true);
    expect(isNewSince(look(), change('2026-01-09T08:00:00Z'))).toBe(false);
    expect(isNewSince(look(), change(null))).toBe(false);
    expect(isNewSince(null, change('2026-01-11T08:00:00Z'))).toBe(false);
  });
});
