import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../findings/finding.ts';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { absent, everywhere, present, shows, testPatient } from '../findings/test-kit/test-patient.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { backgroundOf, leakOf } from './background.ts';
import { indexKnowledge } from './knowledge-index.ts';
import { likelihoodOf } from './likelihood.ts';
import { observe } from './observations.ts';
import { PARAMETERS } from './parameters.ts';
import { rankDiagnoses } from './rank-diagnoses.ts';

const patient = testPatient();
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const leak = fc.double({ min: 0.001, max: 0.4, noNaN: true });
const group = fc.constantFrom(null, null, 'one', 'two');

/** Findings without hierarchy, in up to two groups, and one condition that causes them all. */
const causing = fc
  .array(fc.record({ leak, group, more: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: IDS.length,
    maxLength: IDS.length,
  })
  .map((parts) =>
    testKnowledge({
      findings: parts.map((p, i) => ({ id: IDS[i] ?? '', leak: everywhere(p.leak), group: p.group })),
      conditions: [
        {
          id: 'cause',
          findings: shows(
            Object.fromEntries(parts.map((p, i) => [IDS[i], p.leak + (0.99 - p.leak) * p.more])),
          ),
        },
      ],
    }),
  );

const statements = fc
  .tuple(fc.subarray([...IDS], { minLength: 0 }), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([ids, yes]) => ids.map((id, i) => (yes[i] ? present(id) : absent(id))));

function logLikelihood(knowledge: Knowledge, findings: readonly Finding[]): number {
  const index = indexKnowledge(knowledge);
  const cause = index.conditions.get('cause');
  if (!cause) throw new Error('no cause');
  const sides = {
    background: backgroundOf(patient, index),
    leak: (id: string) => leakOf(id, patient, index),
  };
  return likelihoodOf(cause, observe(findings, index), sides, index, PARAMETERS).log;
}

const withoutFirst = (findings: readonly Finding[]) => findings.filter((f) => f.id !== 'a');

describe('a condition that causes its findings', () => {
  it('is never raised by the absence of one of them', () => {
    fc.assert(
      fc.property(causing, statements, (knowledge, findings) => {
        const rest = withoutFirst(findings);
        expect(logLikelihood(knowledge, [...rest, absent('a')])).toBeLessThanOrEqual(
          logLikelihood(knowledge, rest) + 1e-9,
        );
      }),
    );
  });

  it('is never lowered by the presence of one of them', () => {
    fc.assert(
      fc.property(causing, statements, (knowledge, findings) => {
        const rest = withoutFirst(findings);
        expect(logLikelihood(knowledge, [...rest, present('a')])).toBeGreaterThanOrEqual(
          logLikelihood(knowledge, rest) - 1e-9,
        );
      }),
    );
  });

  it('gains from one more finding at most what the finding gives alone', () => {
    fc.assert(
      fc.property(causing, statements, (knowledge, findings) => {
        const rest = withoutFirst(findings);
        const gain = logLikelihood(knowledge, [...rest, present('a')]) - logLikelihood(knowledge, rest);
        expect(gain).toBeLessThanOrEqual(logLikelihood(knowledge, [present('a')]) + 1e-9);
      }),
    );
  });

  it('gains less from a hedged finding than from a sure one', () => {
    fc.assert(
      fc.property(causing, statements, (knowledge, findings) => {
        const rest = withoutFirst(findings);
        const hedged = logLikelihood(knowledge, [...rest, present('a', { certainty: 0.5 })]);
        expect(hedged).toBeLessThanOrEqual(logLikelihood(knowledge, [...rest, present('a')]) + 1e-9);
      }),
    );
  });
});

/** A hierarchy, groups, risks, a drug effect and a condition of one sex: everything at once. */
const mixed = testKnowledge({
  findings: [
    { id: 'a', leak: everywhere(0.2) },
    { id: 'b', parents: ['a'], leak: everywhere(0.05), group: 'one' },
    { id: 'c', parents: ['a'], leak: everywhere(0.05) },
    { id: 'd', parents: ['b'], leak: everywhere(0.01) },
    { id: 'e', leak: everywhere(0.05), group: 'one' },
    { id: 'f', leak: everywhere(0.05), group: 'two' },
    { id: 'g', leak: everywhere(0.05), group: 'two' },
    { id: 'h', leak: everywhere(0.2), kind: 'exposure' },
  ],
  conditions: [
    { id: 'first', findings: shows({ a: 0.8, d: 0.5, f: 0.3, g: 0.3 }), risks: [risk('h', 3)] },
    { id: 'second', findings: shows({ b: 0.6, c: 0.6, e: 0.6, f: 0.01 }), frequency: everywhere(50) },
    {
      id: 'third',
      findings: shows({ e: 0.6, g: 0.7 }),
      requires: ['h'],
      risks: [risk('a', 2), risk('b', 4)],
    },
    { id: 'fourth', findings: shows({ a: 0.3 }), excludedBy: ['d'] },
  ],
});

function risk(finding: string, oddsRatio: number) {
  return { finding, oddsRatio, basis: 'estimate' };
}

const hedgedToo = fc
  .tuple(statements, fc.array(fc.constantFrom(1, 0.9, 0.5), { minLength: 8, maxLength: 8 }))
  .map(([list, certainty]) => list.map((f, i) => ({ ...f, certainty: certainty[i] ?? 1 })));

describe('the differential', () => {
  it('with other sums to one, whatever is recorded', () => {
    fc.assert(
      fc.property(hedgedToo, (findings) => {
        const { entries, other } = rankDiagnoses(findings, patient, mixed);
        const sum = entries.reduce((total, d) => total + d.probability, other);
        expect(sum).toBeCloseTo(1, 10);
        expect(entries.every((d) => d.probability >= 0 && d.alone >= 0 && d.alone <= 1)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the findings', () => {
    const shuffled = hedgedToo.chain((findings) =>
      fc.tuple(
        fc.constant(findings),
        fc.shuffledSubarray(findings, { minLength: findings.length, maxLength: findings.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, another]) => {
        const [a, b] = [one, another].map((findings) => rankDiagnoses(findings, patient, mixed));
        expect(b?.entries.map((d) => [d.id, d.probability, d.reasons, d.priors])).toEqual(
          a?.entries.map((d) => [d.id, d.probability, d.reasons, d.priors]),
        );
        expect(b?.other).toBe(a?.other);
      }),
    );
  });

  it('is ordered by probability and numbered from one', () => {
    fc.assert(
      fc.property(hedgedToo, (findings) => {
        const { entries } = rankDiagnoses(findings, patient, mixed);
        entries.forEach((d, i) => {
          expect(d.rank).toBe(i + 1);
          expect(d.probability).toBeLessThanOrEqual(entries[i - 1]?.probability ?? 1);
        });
      }),
    );
  });
});
