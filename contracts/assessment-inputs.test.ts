import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInputList, INPUT_LINE, inputsHash, subtleDigest } from './assessment-inputs.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const linesOf = async (...pages: (readonly unknown[])[]) => {
  const list = createInputList(sha256);
  for (const page of pages) list.add(page);
  return (await list.parts()).flatMap(({ text }) => text.split('\n'));
};
const observation = (id: string, meta: object = {}) => ({ resourceType: 'Observation', id, meta });

describe('the list of what an assessment was made from', () => {
  it('names a resource by its version, so that it can be read again from the EHR', async () => {
    expect(await linesOf([observation('o1', { versionId: '7' })])).toEqual(['Observation/o1/_history/7']);
  });

  it('names by the hash of its content what has no version, whatever the order of its members', async () => {
    const [one] = await linesOf([{ resourceType: 'Observation', id: 'o1', status: 'final' }]);
    expect(one).toMatch(/^Observation\/o1#sha256=[0-9a-f]{64}$/);
    expect(await linesOf([{ status: 'final', id: 'o1', resourceType: 'Observation' }])).toEqual([one]);
    expect(await linesOf([{ status: 'amended', id: 'o1', resourceType: 'Observation' }])).not.toEqual([one]);
  });

  it('does not depend on the order or the pages in which the record came', async () => {
    const resources = Array.from({ length: 30 }, (_, i) =>
      observation(`o${i}`, { versionId: '1', lastUpdated: `20${10 + (i % 5)}-01-01` }),
    );
    const expected = await linesOf(resources);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(resources, { minLength: resources.length }),
        fc.nat(resources.length),
        async (shuffled, cut) => {
          expect(await linesOf(shuffled.slice(0, cut), shuffled.slice(cut))).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('holds of two versions the one updated last', async () => {
    const [old, young] = ['1', '2'].map((versionId) =>
      observation('o', { versionId, lastUpdated: `2026-01-0${versionId}` }),
    );
    for (const pages of [
      [old, young],
      [young, old],
    ])
      expect(await linesOf(pages)).toEqual(['Observation/o/_history/2']);
  });

  it('has a line of the agreed form for whatever JSON comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1 }), async (anything) => {
        const lines = await linesOf(anything);
        expect(lines.filter((line) => !INPUT_LINE.test(line))).toEqual([]);
        expect(lines).toHaveLength(anything.length);
      }),
      { numRuns: 50 },
    );
    const hostile = [observation('a b\nc', { versionId: '1' }), observation('o', { versionId: '1\n2' })];
    expect((await linesOf(hostile)).every((line) => INPUT_LINE.test(line))).toBe(true);
  });

  it('hashes alike in the browser and on the server', async () => {
    const subtle = subtleDigest(crypto.subtle, (text) => new TextEncoder().encode(text));
    expect(await subtle('Schmerz — “⚕”')).toBe(await sha256('Schmerz — “⚕”'));
    const inputs = { asOf: '2026-01-15T00:00:00.000Z', entered: [], parts: [] };
    expect(await inputsHash(inputs, subtle)).toBe(await inputsHash(inputs, sha256));
    const answered = { ...inputs, entered: [{ finding: 'fever', status: 'present' as const }] };
    expect(await inputsHash(answered, sha256)).not.toBe(await inputsHash(inputs, sha256));
  });
});
