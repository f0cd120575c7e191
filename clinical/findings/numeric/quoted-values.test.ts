import { describe, expect, it } from 'vitest';
import { daysAgo, testMeasurement } from '../test-kit/test-chart.ts';
import { withoutQuotedValues } from './quoted-values.ts';

describe('a number in a note', () => {
  const quoted = testMeasurement('mcv', 91, 'fL', { when: daysAgo(0), ref: 'DocumentReference/d1#10-16' });

  it('gives way to a result of the same occasion', () => {
    const measured = testMeasurement('mcv', 76.8, 'fL', { when: daysAgo(1) });
    expect(withoutQuotedValues([quoted], [measured])).toEqual([]);
  });

  it('stands when the analyte was last measured long before', () => {
    const measured = testMeasurement('mcv', 76.8, 'fL', { when: daysAgo(30) });
    expect(withoutQuotedValues([quoted], [measured])).toEqual([quoted]);
  });

  it('stands beside results of other analytes', () => {
    const measured = testMeasurement('hemoglobin', 12.4, 'g/dL', { when: daysAgo(0) });
    expect(withoutQuotedValues([quoted], [measured])).toEqual([quoted]);
  });
});
