import { expect, it } from 'vitest';
import type { PriorReason, RankedDiagnosis, RiskReason } from '../../clinical/inference/differential.ts';
import { weighedOf } from './weighed.ts';

const risk = (part: Partial<RiskReason>): RiskReason => ({
  kind: 'risk',
  finding: 'heavy-alcohol-use',
  name: 'Heavy alcohol use',
  status: 'present',
  weight: Math.log(2),
  basis: 'estimate',
  evidence: ['Observation/1'],
  ...part,
});

const withPriors = (...priors: PriorReason[]) =>
  ({ reasons: [], priors }) as Partial<RankedDiagnosis> as RankedDiagnosis;
const labels = (diagnosis: RankedDiagnosis, direction: 'for' | 'against') =>
  weighedOf(diagnosis, direction).map(({ label }) => label);

it('says of a denied risk factor that it is denied, in words that need no second reading', () => {
  const known = withPriors(
    risk({ status: 'absent', weight: -0.4 }),
    risk({ status: 'absent', weight: -0.3, finding: 'statin', name: 'Takes a statin' }),
    risk({ status: 'absent', weight: -0.2, finding: 'sleep', name: 'No sleep apnoea treatment' }),
  );
  expect(labels(known, 'against')).toEqual([
    'No heavy alcohol use',
    'Does not take a statin',
    'No sleep apnoea treatment: not found',
  ]);
});

it('leaves a name that begins with “no” as it is where it is present', () => {
  expect(labels(withPriors(risk({ name: 'No Spleen' })), 'for')).toEqual(['No Spleen']);
});

it('shows of the prior only what a person can open in the record', () => {
  const unseen = { weight: 1, basis: 'estimate', evidence: [] } as const;
  expect(
    labels(
      withPriors(
        { kind: 'age-and-sex', ...unseen },
        { kind: 'circumstance-missing', ...unseen },
        risk({ evidence: [] }),
      ),
      'for',
    ),
  ).toEqual([]);
});
