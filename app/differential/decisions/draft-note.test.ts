import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../clinical/assessment/assessment.ts';
import type { RankedDiagnosis, Reason } from '../../../clinical/inference/differential.ts';
import type { Decision } from '../../../contracts/decision.ts';
import { draftNoteOf } from './draft-note.ts';

const reason = (finding: string, evidence: string, detail: string, part: Partial<Reason> = {}): Reason => ({
  finding,
  name: finding,
  status: 'present',
  direction: 'for',
  weight: 2,
  basis: 'estimate',
  evidence: [evidence],
  detail,
  ...part,
});

const diagnosis = (id: string, name: string, reasons: Reason[], probability = 0.5): RankedDiagnosis => ({
  rank: 1,
  id,
  name,
  codings: [],
  probability,
  alone: probability,
  band: 'likely',
  acuity: 'urgent',
  cannotMiss: false,
  kind: 'new',
  reasons,
  priors: [],
  missing: [{ finding: 'crackles', name: 'Crackles', probability: 0.5, ifPresent: 1, ifAbsent: -1 }],
  unexplained: [],
});

const FEVER = reason('Fever', 'Observation/t1', '39.1 °C');
const PNEUMONIA = diagnosis('pneumonia', 'Pneumonia', [
  FEVER,
  reason('Rusty sputum', 'DocumentReference/n1#12-24', '“rusty sputum”'),
  reason('Wheeze', 'DocumentReference/n1#30-40', '“no wheeze”', {
    status: 'absent',
    direction: 'against',
    weight: -1,
  }),
]);
const FLU = diagnosis('influenza', 'Influenza', [FEVER], 0.2);

const assessment = {
  differential: {
    model: { id: 'chartside-embedded', version: '0.1.0', knowledge: 'sha256:abc' },
    entries: [PNEUMONIA, FLU],
    other: 0.1,
    cautions: [],
  },
  findings: [
    {
      id: 'Fever',
      status: 'present',
      source: 'numeric',
      evidence: ['Observation/t1'],
      certainty: 1,
      when: { at: Date.UTC(2026, 0, 15), precision: 'day', approximate: false },
      detail: '39.1 °C',
    },
  ],
} as unknown as Assessment;

const decided = (outcome: Decision['outcome']) =>
  new Map([['influenza', { outcome, reason: null } as unknown as Decision]]);

describe('the draft for the note', () => {
  const draft = draftNoteOf(assessment, new Map(), '15-Jan-2026');

  it('marks each reason, and lists each piece of evidence once with its date and source', () => {
    expect(draft).toContain('For: fever [1]; rusty sputum [2].');
    expect(draft).toContain('Against: no wheeze [3].');
    expect(draft).toContain('[1] 39.1 °C, 15-Jan-2026 (Observation/t1)');
    expect(draft).toContain('[2] “rusty sputum”, date not recorded (DocumentReference/n1)');
    expect(draft.match(/^\[1\]/gm)).toHaveLength(1);
    expect(draft).toContain('2. Influenza (likely)\n   For: fever [1].');
  });

  it('says what is missing, and that nothing speaks against where nothing does', () => {
    expect(draft).toContain('Not recorded: crackles.');
    expect(draft).toContain('Against: nothing recorded.');
  });

  it('says that a machine helped', () => {
    expect(draft).toMatch(/Machine-assisted draft \(Chartside, chartside-embedded 0\.1\.0/);
  });

  it('holds the accepted alone when anything is accepted', () => {
    const accepted = draftNoteOf(assessment, decided('accepted'), '15-Jan-2026');
    expect(accepted).toContain('1. Influenza (accepted, likely)');
    expect(accepted).not.toContain('Pneumonia');
  });

  it('names what was set aside, and does not argue for it', () => {
    const aside = draftNoteOf(assessment, decided('overridden'), '15-Jan-2026');
    expect(aside).toContain('Considered and set aside: influenza.');
    expect(aside).not.toContain('2. Influenza');
  });
});
