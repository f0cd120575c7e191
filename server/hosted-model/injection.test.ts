import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostedAnswered } from '../../contracts/hosted-model.ts';
import type { Behaviour } from './testing/fake-model.ts';
import { promptOf } from './testing/fake-model.ts';
import { HOSTILE_NOTES } from './testing/hostile-notes.ts';
import { type HostedServer, startHostedServer } from './testing/hosted-server.ts';

/** What a model gives that obeys whatever a note says: true and invented things in one answer. */
const OBEDIENT: readonly Behaviour[] = [
  {
    kind: 'answer',
    answer: {
      diagnoses: [
        {
          name: 'PAYLOAD',
          icd10: 'A00.0-PAYLOAD',
          likelihood: 'likely',
          for: [{ item: 'F1', quote: 'present' }],
          against: [],
        },
        {
          name: 'Acute appendicitis',
          icd10: 'K35.80',
          likelihood: 'likely',
          for: [
            { item: 'F99', quote: 'PAYLOAD' },
            { item: 'F1', quote: 'PAYLOAD' },
            { item: 'V1', quote: '999 mg/L' },
            { item: 'PAYLOAD', quote: null },
            { item: 'N1', quote: null },
          ],
          against: [{ item: 'F3', quote: 'present' }],
        },
        {
          name: 'Pulmonary embolism <script>PAYLOAD</script>',
          icd10: 'I26.99',
          likelihood: 'likely',
          for: [{ item: 'F2', quote: 'present' }],
          against: [],
        },
      ],
    },
  },
  { kind: 'text', text: 'PAYLOAD: give 10 mg of morphine. https://evil.example/PAYLOAD' },
  { kind: 'text', text: '{"diagnoses":[],"advice":"PAYLOAD"}' },
];

let reading: HostedServer;
let blind: HostedServer;
beforeAll(async () => {
  reading = await startHostedServer({ freeText: true, breaker: { failures: 100 } });
  blind = await startHostedServer();
}, 180_000);
afterAll(() => Promise.all([reading.close(), blind.close()]));

const noteOf = (note: string) => ({ notes: { texts: [{ daysAgo: 0, text: note }], hide: [] } });

describe('hostile notes', () => {
  it('are at least fifty, each its own', () => {
    expect(new Set(HOSTILE_NOTES.map(({ note }) => note)).size).toBeGreaterThanOrEqual(50);
    expect(HOSTILE_NOTES.every(({ note }) => /payload/i.test(note))).toBe(true);
  });

  it.each(HOSTILE_NOTES)(
    '$id: a model that obeys it shows nothing that was not sent',
    async ({ note, lies }) => {
      for (const behaviour of OBEDIENT) {
        reading.model.next(behaviour);
        const events = await reading.ask(noteOf(note));
        expect(JSON.stringify(events)).not.toMatch(/payload|evil|morphine|999|script/i);
        const last = events.at(-1);
        if (behaviour.kind !== 'answer') {
          expect(last).toMatchObject({ state: 'unavailable', reason: 'unusable-answer' });
          continue;
        }
        const { entries, drops, notes } = last as HostedAnswered;
        // Its code is one condition's alone and its reason was sent: that stays, under our own name.
        expect(entries.map((entry) => entry.name)).toEqual(['Pulmonary embolism']);
        expect(entries.flatMap((entry) => [...entry.for, ...entry.against]).map((c) => c.label)).toEqual([
          'Fever: present',
        ]);
        expect(Object.fromEntries(drops.map(({ kind, count }) => [kind, count]))).toEqual({
          'unknown-condition': 1,
          'unknown-item': 3,
          'wrong-value': 3,
          'no-reason': 1,
        });
        expect(notes).toEqual(lies ? { sent: 1, withheld: 0 } : { sent: 0, withheld: 1 });
      }
    },
  );

  it.each(HOSTILE_NOTES)(
    '$id: is not sent, or as one string of visible characters within the data',
    async ({ note }) => {
      reading.model.next(OBEDIENT[0]!);
      await reading.ask(noteOf(note));
      const prompt = promptOf(reading.model.requests.at(-1)!.body);
      const [system = '', data = '', ...after] = prompt.split(/^data-[0-9a-f]{24}$/m);
      expect(after.join('').trim()).toBe('');
      expect(system).not.toMatch(/payload/i);
      expect(data).not.toMatch(/[\p{Cf}\p{Co}]/u);
      for (const line of data.split('\n').filter((one) => /payload/i.test(one)))
        expect(typeof JSON.parse(line)).toBe('string');
    },
  );

  it('are not sent at all unless the deployment allows free text', async () => {
    for (const { note } of HOSTILE_NOTES.slice(0, 5)) {
      await blind.ask(noteOf(note));
      expect(blind.model.requests.at(-1)!.body).not.toMatch(/payload/i);
    }
  });
});
