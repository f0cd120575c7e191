import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { readChart } from './read-chart.ts';

/**
 * The analytes and vital signs that intake must know, with the LOINC codes under which they were seen, the units in
 * which they were sent, and how each converts to the first unit (`factor x offset`).
 */
const rows = readFileSync(new URL('./testing/analyte-list.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', loinc = '', units = '', conversions = ''] = line.split(',');
    const conversionOf = conversions.split(' ').map((text) => {
      const [factor, offset] = text.split('x');
      return { factor: Number(factor), offset: Number(offset || 0) };
    });
    const unitsOf = units.split(' ').map((unit, i) => ({ unit, ...conversionOf[i]! }));
    return { id, codes: loinc.split(' '), units: unitsOf };
  });

const analytes = realAnalytes();
const definitionOf = (id: string) => analytes.find((analyte) => analyte.id === id);

function chartOf(code: string, value: object) {
  const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-01-01' };
  const observation = {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject: { reference: 'Patient/p' },
    effectiveDateTime: '2026-01-10T08:00:00Z',
    code: { coding: [{ system: 'http://loinc.org', code }] },
    ...value,
  };
  return readChart([patient, observation], { knowledge: { analytes }, asOf: Date.UTC(2026, 0, 16) });
}

/** A number inside the limits in which a value is plausible, in the first unit of the list. */
function plausibleValue(id: string, first: string): number {
  const { unit, units, plausible } = definitionOf(id)!;
  const middle = plausible.low + (plausible.high - plausible.low) * 0.3;
  const own = unit === first ? undefined : units.find((one) => one.unit === first);
  return own === undefined ? middle : (middle - (own.offset ?? 0)) / (own.factor ?? 1);
}

describe.each(rows)('$id', ({ id, codes, units }) => {
  const isCoded = units[0]!.unit === '{coded}' || definitionOf(id)?.qualitative === true;

  it('is known, under each of its codes', () => {
    expect(definitionOf(id)).toBeDefined();
    for (const code of codes) {
      const sent = isCoded
        ? { valueCodeableConcept: { text: 'Negative' } }
        : { valueQuantity: { value: plausibleValue(id, units[0]!.unit), code: units[0]!.unit } };
      const { measurements, results } = chartOf(code, sent);
      expect(
        [...measurements, ...results].map(({ analyte }) => analyte),
        code,
      ).toEqual([id]);
    }
  });

  it.runIf(!isCoded)('is the same number in each of its units', () => {
    const wanted = plausibleValue(id, units[0]!.unit);
    const read = units.map(({ unit, factor, offset }) => {
      const value = (wanted - offset) / factor;
      const { measurements, problems } = chartOf(codes[0]!, { valueQuantity: { value, unit, code: unit } });
      expect(problems, unit).toEqual([]);
      return measurements[0]?.value ?? Number.NaN;
    });
    for (const value of read) expect(Math.abs(value / read[0]! - 1)).toBeLessThan(0.005);
    if (definitionOf(id)?.unit === units[0]!.unit) expect(read[0]).toBeCloseTo(wanted, 2);
  });
});
