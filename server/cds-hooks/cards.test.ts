import { describe, expect, it } from 'vitest';
import type { Differential, RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { cardFor, worthACard } from './cards.ts';

const UUID = '0d0b6d3c-58c1-4a52-9b51-2a2e5f5f7a11';

function entry(changes: Partial<RankedDiagnosis>): RankedDiagnosis {
  return {
    rank: 1,
    id: 'pulmonary-embolism',
    name: 'Pulmonary embolism',
    codings: [],
    probability: 0.3,
    alone: 0.3,
    band: 'possible',
    acuity: 'emergent',
    cannotMiss: true,
    kind: 'new',
    reasons: [],
    priors: [],
    missing: [],
    unexplained: [],
    ...changes,
  };
}

const list = (...entries: Partial<RankedDiagnosis>[]): Differential => ({
  model: { id: 'm', version: '1', knowledge: 'k' },
  entries: entries.map((changes, index) => entry({ rank: index + 1, ...changes })),
  other: 0.1,
  cautions: [],
});

describe('CDS cards', () => {
  it('are for dangerous conditions that stand out and for likely ones, three at most, dangerous first', () => {
    const differential = list(
      { id: 'a', cannotMiss: false, band: 'likely' },
      { id: 'b', cannotMiss: false, band: 'possible' },
      { id: 'c', band: 'possible' },
      { id: 'd', band: 'less-likely' },
      { id: 'e', band: 'likely' },
      { id: 'f', cannotMiss: false, band: 'likely' },
    );
    expect(worthACard(differential).map((one) => one.id)).toEqual(['c', 'e', 'a']);
  });

  it('are none when nothing stands out', () => {
    expect(worthACard(list({ cannotMiss: false, band: 'possible' }, { band: 'less-likely' }))).toEqual([]);
  });

  it('keep the summary under 140 characters however long the name is', () => {
    const card = cardFor(entry({ name: 'Very '.repeat(60) }), UUID, 'https://c.example');
    expect(card.summary.length).toBeLessThan(140);
    expect(card.summary).toMatch(/^Consider Very .*…$/);
  });

  it('link to the launch with the entry to open on, and offer the reasons for overriding', () => {
    const card = cardFor(entry({}), UUID, 'https://c.example');
    expect(card.links).toEqual([expect.objectContaining({ type: 'smart', url: 'https://c.example/launch' })]);
    expect(JSON.parse(card.links[0]?.appContext ?? '')).toEqual({
      card: UUID,
      condition: 'pulmonary-embolism',
    });
    expect(card.overrideReasons.map((reason) => reason.code)).toContain('already-considered');
    expect(card.indicator).toBe('warning');
  });

  it('show hostile text of the record as text, strongest reasons first', () => {
    const reason = (name: string, weight: number, detail: string) => ({
      finding: name,
      name,
      status: 'present' as const,
      direction: weight > 0 ? ('for' as const) : ('against' as const),
      weight,
      basis: 'estimate',
      evidence: ['Observation/1'] as const,
      detail,
    });
    const { detail } = cardFor(
      entry({
        reasons: [
          reason('weak', 0.2, 'x'),
          reason('dyspnoea', 2, '<img src=x onerror=alert(1)> [pay](https://evil.example)\n# Heading'),
          reason('wheeze', -1, 'y'),
        ],
        missing: [{ finding: 'd-dimer', name: 'D-dimer', probability: 0.9, ifPresent: 1, ifAbsent: -2 }],
      }),
      UUID,
      'https://c.example',
    );
    const unescaped = detail.replace(/\\./g, '');
    expect(unescaped).not.toMatch(/[<>[\]#`]|https:/);
    expect(detail.indexOf('dyspnoea')).toBeLessThan(detail.indexOf('weak'));
    expect(detail).toContain('**Against:** wheeze');
    expect(detail).toContain('**Not recorded:** D\\-dimer');
  });
});
