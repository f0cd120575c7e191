import { expect, it } from 'vitest';
import type { Decision } from '../../../contracts/decision.ts';
import { queueKey, strandedIn } from './stranded.ts';

const ISS = 'https://ehr.example/fhir';
const decision = (iss = ISS): Decision => ({
  id: '11111111-1111-4111-8111-111111111111',
  iss,
  patientId: 'p1',
  encounterId: null,
  condition: { id: 'gout', name: 'Gout', codings: [] },
  outcome: 'shelved',
  reason: null,
  comment: null,
  target: 'none',
  writtenResource: null,
  shown: {
    assessmentId: '22222222-2222-4222-8222-222222222222',
    rank: 1,
    probability: 0.2,
    band: 'possible',
    model: { id: 'm', version: '1', knowledge: 'k' },
    listed: ['gout'],
  },
  supersedes: null,
  decidedAt: '2026-01-15T09:00:00.000Z',
});

/** As much of a browser's storage as is asked for: its keys are its own enumerable properties. */
const storageOf = (entries: Record<string, string>): Storage => {
  const storage = { ...entries } as unknown as Storage;
  Object.defineProperty(storage, 'getItem', { value: (key: string) => entries[key] ?? null });
  return storage;
};

it('finds what the same person left unsaved at an earlier launch, and nothing else', () => {
  const kept = JSON.stringify([decision()]);
  const storage = storageOf({
    [queueKey('dr-a', 'now')]: kept,
    [queueKey('dr-a', 'before')]: kept,
    [queueKey('dr-b', 'before')]: kept,
    'chartside.session.before': kept,
  });
  const { keys, decisions } = strandedIn(storage, 'dr-a', 'now', ISS);
  expect(keys).toEqual([queueKey('dr-a', 'before')]);
  expect(decisions).toHaveLength(1);
});

it('offers nothing of another EHR, and survives what is no queue', () => {
  const storage = storageOf({
    [queueKey('dr-a', 'x')]: JSON.stringify([decision('https://other.example/fhir')]),
    [queueKey('dr-a', 'y')]: '{broken',
  });
  expect(strandedIn(storage, 'dr-a', 'now', ISS).decisions).toEqual([]);
  expect(strandedIn(null, 'dr-a', 'now', ISS).keys).toEqual([]);
});
