import { describe, expect, it } from 'vitest';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import { cannotMissOf } from './cannot-miss.ts';

const entry = (rank: number, parts: Partial<RankedDiagnosis> = {}): RankedDiagnosis => ({
  rank,
  id: `c${rank}`,
  name: `Condition ${rank}`,
  codings: [],
  probability: 0.02,
  alone: 0.5,
  band: 'less-likely',
  acuity: 'emergent',
  cannotMiss: true,
  kind: 'new',
  reasons: [
    {
      finding: 'chest-pain',
      name: 'Chest pain',
      status: 'present',
      direction: 'for',
      weight: 2,
      basis: 'estimate',
      evidence: ['DocumentReference/d'],
      detail: '',
    },
  ],
  priors: [],
  missing: [],
  unexplained: [],
  ...parts,
});
const ids = (...entries: RankedDiagnosis[]) =>
  cannotMissOf({ entries } as unknown as Differential).map((c) => c.id);
const weak = entry(1).reasons.map((r) => ({ ...r, weight: 1 }));

describe('the list of dangers', () => {
  it('leaves out what the differential shows as less likely: it is in sight there', () =>
    expect(ids(entry(2), entry(5), entry(6))).toEqual(['c6']));

  it('leads with what is at least possible, in sight or not', () =>
    expect(ids(entry(6), entry(1, { probability: 0.4, band: 'possible' }))).toEqual(['c1', 'c6']));

  it('orders by expected harm: an emergency goes before an urgent condition twice as probable', () =>
    expect(ids(entry(6, { acuity: 'urgent', probability: 0.02 }), entry(7, { probability: 0.01 }))).toEqual([
      'c7',
      'c6',
    ]));

  it('an urgent condition three times as probable goes before an emergency', () =>
    expect(ids(entry(6, { acuity: 'urgent', probability: 0.03 }), entry(7, { probability: 0.01 }))).toEqual([
      'c6',
      'c7',
    ]));

  it('has no place for what is ruled out, only common, or harmless', () =>
    expect(
      ids(entry(6, { alone: 0.01 }), entry(7, { reasons: weak }), entry(8, { cannotMiss: false })),
    ).toEqual([]));

  it('has no place for the effect of a medicine that nobody says is taken', () => {
    const held = {
      kind: 'circumstance-missing' as const,
      weight: -3.9,
      basis: 'estimate' as const,
      evidence: [],
    };
    expect(ids(entry(6, { kind: 'drug-effect', priors: [held] }), entry(7))).toEqual(['c7']);
  });

  it('has no place for what is unheard of at this age, and keeps what is only rare', () => {
    const byAge = (weight: number) => [
      { kind: 'age-and-sex' as const, weight, basis: 'estimate' as const, evidence: [] },
    ];
    expect(ids(entry(6, { priors: byAge(-5) }), entry(7, { priors: byAge(-3.5) }))).toEqual(['c7']);
  });

  it('has at most eight', () =>
    expect(ids(...Array.from({ length: 20 }, (_, i) => entry(i + 6)))).toHaveLength(8));
});
