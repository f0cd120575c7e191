import { expect, it } from 'vitest';
import { isSameStatement } from './shared-evidence.ts';

it('words of a note that overlap are one statement, others of the same note are not', () => {
  expect(isSameStatement(['DocumentReference/n#10-20'], [['DocumentReference/n#15-30']])).toBe(true);
  expect(isSameStatement(['DocumentReference/n#10-20'], [['DocumentReference/n#20-30']])).toBe(false);
  expect(isSameStatement(['DocumentReference/n#10-20'], [['DocumentReference/m#10-20']])).toBe(false);
});

it('a trend is the same statement as the finding of its newest result, not as that of an older one', () => {
  expect(isSameStatement(['Observation/today', 'Observation/before'], [['Observation/today']])).toBe(true);
  expect(isSameStatement(['Observation/today', 'Observation/before'], [['Observation/before']])).toBe(false);
});
