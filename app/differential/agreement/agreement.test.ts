import { describe, expect, it } from 'vitest';
import type { HostedEntry } from '../../../contracts/hosted-model.ts';
import { agreementOf } from './agreement.ts';
import { readEvents } from './read-events.ts';

const ours = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const theirs = (...ids: string[]): HostedEntry[] =>
  ids.map((id) => ({ conditionId: id, name: id.toUpperCase(), band: 'possible', for: [], against: [] }));

describe('agreement of two ranked lists', () => {
  it('counts what the first five of both have, and keeps each list’s own ranks', () => {
    const { shared, outOf, rows } = agreementOf(ours('a', 'b', 'c', 'd', 'e', 'f'), theirs('c', 'x', 'f'));
    expect([shared, outOf]).toEqual([1, 5]);
    expect(rows.map((row) => [row.conditionId, row.embeddedRank, row.hostedRank])).toEqual([
      ['c', 3, 1],
      ['f', 6, 3],
      ['a', 1, null],
      ['b', 2, null],
      ['d', 4, null],
      ['e', 5, null],
      ['x', null, 2],
    ]);
  });

  it('is the same from either side', () => {
    const [a, b] = [
      ['a', 'b', 'c'],
      ['c', 'd'],
    ] as const;
    expect(agreementOf(ours(...a), theirs(...b)).shared).toBe(agreementOf(ours(...b), theirs(...a)).shared);
  });

  it('of nothing and nothing is none out of none', () => {
    expect(agreementOf([], [])).toEqual({ top: 5, shared: 0, outOf: 0, rows: [] });
  });
});

describe('server-sent events', () => {
  const stream = (...pieces: string[]) =>
    new Response(
      new ReadableStream({
        start: (controller) => {
          for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
          controller.close();
        },
      }),
    );
  const progress = { state: 'progress', phase: 'asking', attempt: 1, characters: 0 };
  const text = `data: ${JSON.stringify(progress)}\n\n`;

  it('are read whole, wherever the pieces are cut', async () => {
    const seen: unknown[] = [];
    for await (const event of readEvents(stream(text.slice(0, 9), text.slice(9) + text, ': a comment\n\n')))
      seen.push(event);
    expect(seen).toEqual([progress, progress]);
  });

  it('that are not of the contract are not shown', async () => {
    const seen: unknown[] = [];
    for await (const event of readEvents(stream('data: {"state":"advice"}\n\n', 'data: <html>\n\n')))
      seen.push(event);
    expect(seen).toEqual([]);
  });
});
