import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { absent, present } from '../findings/test-kit/test-patient.ts';
import { indexKnowledge } from './knowledge-index.ts';
import { absence, observe, presence } from './observations.ts';

const index = indexKnowledge(
  testKnowledge({
    findings: [
      { id: 'chest-pain' },
      { id: 'crushing-chest-pain', parents: ['chest-pain'] },
      { id: 'pleuritic-chest-pain', parents: ['chest-pain'] },
      { id: 'fever' },
    ],
  }),
);

describe('what the record says, closed over the hierarchy', () => {
  it('a narrow finding makes the broad one present, with its own evidence', () => {
    const seen = observe([present('crushing-chest-pain')], index);
    expect(presence(seen, 'chest-pain')?.id).toBe('crushing-chest-pain');
  });

  it('a broad finding makes no narrow one present', () => {
    const seen = observe([present('chest-pain')], index);
    expect(presence(seen, 'crushing-chest-pain')).toBeNull();
    expect(absence(seen, 'crushing-chest-pain')).toBeNull();
  });

  it('absence of the broad is absence of the narrow', () => {
    const seen = observe([absent('chest-pain')], index);
    expect(absence(seen, 'crushing-chest-pain')?.id).toBe('chest-pain');
  });

  it('absence of the narrow never is absence of the broad', () => {
    const seen = observe([absent('crushing-chest-pain'), absent('pleuritic-chest-pain')], index);
    expect(absence(seen, 'chest-pain')).toBeNull();
  });

  it('a present narrow finding overrules the denial of the broad one', () => {
    const seen = observe([absent('chest-pain'), present('crushing-chest-pain')], index);
    expect(presence(seen, 'chest-pain')?.id).toBe('crushing-chest-pain');
    expect(absence(seen, 'chest-pain')).toBeNull();
    expect(absence(seen, 'pleuritic-chest-pain')).toBeNull();
  });

  it('an explicit statement about the narrow one stands against the denial of the broad', () => {
    const seen = observe([present('crushing-chest-pain'), absent('pleuritic-chest-pain')], index);
    expect(absence(seen, 'pleuritic-chest-pain')?.id).toBe('pleuritic-chest-pain');
    expect(presence(seen, 'crushing-chest-pain')?.id).toBe('crushing-chest-pain');
  });

  it('what was not assessed is neither present nor absent', () => {
    const seen = observe([present('chest-pain')], index);
    expect(presence(seen, 'fever')).toBeNull();
    expect(absence(seen, 'fever')).toBeNull();
  });

  it('the surest of several narrow findings speaks for the broad one', () => {
    const hedged = present('crushing-chest-pain', { certainty: 0.5 });
    for (const order of [
      [hedged, present('pleuritic-chest-pain')],
      [present('pleuritic-chest-pain'), hedged],
    ])
      expect(presence(observe(order, index), 'chest-pain')?.id).toBe('pleuritic-chest-pain');
  });

  it('a finding that the knowledge base does not have is left out', () =>
    expect(observe([present('unknown-thing')], index).explicit.size).toBe(0));
});
