import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import { testAsOf, testChart, testDocument } from '../../clinical/findings/test-kit/test-chart.ts';

const knowledge = loadKnowledge();

function present(text: string): readonly string[] {
  const chart = testChart({ documents: [testDocument(text)] });
  const { findings } = readFindings(chart, { asOf: testAsOf, knowledge });
  return findings.filter((f) => f.status === 'present').map((f) => f.id);
}

describe('a number with the same words that means something else', () => {
  it.each([
    ['MMSE 29/30, MoCA 28.', 'cognitive-test-low'],
    ['MMSE 12/4/25.', 'cognitive-test-low'],
    ['GCS 3 hours later still 15.', 'coma'],
    ['GCS 4-hourly.', 'coma'],
    ['RR 8 am 16.', 'bradypnoea'],
    ['HR 50-120, RR 8-25, SBP 90-180, temp 35-38.5.', 'bradypnoea'],
    ['Temp 36.6 at 40 min.', 'high-fever'],
    ['BMI 30th centile.', 'obesity'],
    ['FIT 10 mg.', 'occult-blood-positive'],
    ['SLR 30 reps x3 for quads.', 'straight-leg-raise-positive'],
    ['Refill 3 prescriptions.', 'prolonged-capillary-refill'],
    ['PEFR 98% predicted.', 'peak-flow-low'],
    ['Peak flow 140% predicted.', 'peak-flow-low'],
    ['FEV1 60% of predicted.', 'peak-flow-low'],
    ['LBM 10/1.', 'constipation'],
    ['CSF: 20 WCC.', 'pyuria'],
    ['Wbc 10 - 15.', 'pyuria'],
    ['COVID PCR 30 cycles.', 'proteinuria'],
    ['At 36 weeks of treatment viral load undetectable.', 'third-trimester'],
    ['Spleen 10 cm.', 'splenomegaly'],
    ['Vertigo lasting 1 minute.', 'constant-vertigo'],
    ['Headache lasting 10 seconds.', 'headache-hours-to-days'],
    ['Seizure lasting 45 seconds.', 'prolonged-seizure'],
    ['Lost 2 cm of tape.', 'height-loss'],
    ['He took paracetamol 1 g at 10 and again at 14.', 'paracetamol-ingestion'],
    ['Took 2 paracetamol this morning.', 'ingestion-hours-ago'],
    ['Drinks a bottle before bed, 240 ml of milk.', 'alcohol-use-heavy'],
    ['Glucose 10% 150 ml IV.', 'hyperglycaemia'],
    ['Albumin 20% 100 ml given.', 'albumin-low'],
    ['Gallbladder EF 35%.', 'echo-reduced-ef'],
    ['L5/S1 disc normal.', 'mri-disc-herniation'],
    ['Spinal block to T10 dermatome.', 'dermatomal-rash'],
    ['Needed 4 units of insulin.', 'major-bleeding'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });

  it.each([
    ['MMSE 21/30.', 'cognitive-test-low'],
    ['GCS 8/15.', 'coma'],
    ['RR 6-8.', 'respiratory-depression'],
    ['IOP R 14 L 40.', 'very-high-intraocular-pressure'],
    ['FIT 85.', 'occult-blood-positive'],
    ['SLR R 35 L 80.', 'straight-leg-raise-positive'],
    ['PEF 35% of best.', 'peak-flow-low'],
    ['LBM 6 days ago.', 'constipation'],
    ['Bladder scan 640 ml.', 'urinary-retention'],
    ['G2P1 34 weeks pregnant.', 'third-trimester'],
    ['Seizure lasting 10 minutes.', 'prolonged-seizure'],
    ['Took 40 paracetamol 6 hours ago.', 'paracetamol-ingestion'],
    ['88% on air, RR 30.', 'hypoxia'],
    ['T-score -2.9.', 'bone-density-low'],
  ])('and the number that is meant: %s', (text, finding) => {
    expect(present(text)).toContain(finding);
  });
});
