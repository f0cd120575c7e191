import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { daysAgo } from '../test-kit/test-chart.ts';
import { measurementsFromText } from './measurements-from-text.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';

const lab = (
  id: string,
  unit: string,
  names: string[],
  plausible: [number, number],
  units: [string, number, number?][] = [],
) => ({
  id,
  name: names[0] ?? id,
  unit,
  names,
  plausible: { low: plausible[0], high: plausible[1] },
  units: units.map(([u, factor, offset = 0]) => ({ unit: u, factor, offset })),
});

const knowledge = testKnowledge({
  analytes: [
    { ...lab('systolic-bp', 'mm[Hg]', ['systolic blood pressure'], [30, 300]), loinc: ['8480-6'] },
    { ...lab('diastolic-bp', 'mm[Hg]', ['diastolic blood pressure'], [10, 200]), loinc: ['8462-4'] },
    lab('heart-rate', '/min', ['heart rate', 'pulse', 'hr'], [20, 300]),
    lab('respiratory-rate', '/min', ['respiratory rate', 'respirations', 'rr'], [3, 100]),
    lab('body-temperature', 'Cel', ['temperature', 'temp', 't'], [25, 45], [['[degF]', 5 / 9, -160 / 9]]),
    lab('spo2', '%', ['oxygen saturation', 'spo2'], [30, 100]),
    lab('hemoglobin', 'g/dL', ['hemoglobin', 'hgb', 'hb'], [1, 25], [['g/L', 0.1]]),
    lab(
      'wbc',
      '10*3/uL',
      ['white cell count', 'leukocyte count', 'wbc'],
      [0.01, 500],
      [
        ['10*9/L', 1],
        ['/uL', 0.001],
      ],
    ),
    lab('platelets', '10*3/uL', ['platelet count', 'platelets'], [1, 3000], [['/uL', 0.001]]),
    lab('sodium', 'mmol/L', ['sodium', 'na'], [90, 200], [['meq/L', 1]]),
    lab('eosinophils-pct', '%', ['eosinophils'], [0, 100]),
    lab('eosinophils-abs', '10*3/uL', ['eosinophil count'], [0, 200], [['/uL', 0.001]]),
    lab('transferrin-saturation', '%', ['transferrin saturation', '% saturation'], [0, 100]),
    lab('potassium', 'mmol/L', ['potassium', 'k'], [1, 12], [['meq/L', 1]]),
    lab('creatinine', 'mg/dL', ['creatinine', 'cr'], [0.05, 40], [['umol/L', 0.011312]]),
    lab('glucose', 'mg/dL', ['glucose'], [5, 2500], [['mmol/L', 18.016]]),
    lab('po2-arterial', 'mm[Hg]', ['po2', 'pao2'], [10, 700], [['kPa', 7.50062]]),
    { ...lab('urine-blood', '1', ['urine blood', 'urine occult blood'], [0, 1]), qualitative: true },
    lab('urine-protein', 'mg/dL', ['urine protein'], [0, 3000]),
    { ...lab('urine-nitrite', '1', ['urine nitrite', 'nitrites'], [0, 1]), qualitative: true },
  ],
});
const reader = buildTextReader(knowledge);

function read(text: string): string[] {
  const source = { ref: 'D/1', encounter: null, when: daysAgo(0) };
  const { measurements, results } = measurementsFromText(
    reader,
    knowledge.analytes,
    readDocument(reader, text, false),
    source,
  );
  return [
    ...measurements.map((m) => `${m.analyte} ${m.comparator ?? ''}${Number(m.value.toFixed(2))}`),
    ...results.map((r) => `${r.analyte} ${r.ordinal}`),
  ].toSorted();
}

describe('numbers in notes', () => {
  it.each([
    [
      'His temperature is 38.5°C (101.3°F), pulse is 95/min, and blood pressure is 130/80 mm Hg.',
      ['body-temperature 38.5', 'diastolic-bp 80', 'heart-rate 95', 'systolic-bp 130'],
    ],
    [
      'T 101.3 F, HR 118, RR 24, BP 88/50, SpO2 91% on room air',
      [
        'body-temperature 38.5',
        'diastolic-bp 50',
        'heart-rate 118',
        'respiratory-rate 24',
        'spo2 91',
        'systolic-bp 88',
      ],
    ],
    ['Eosinophils 4.8 x10^9/L, tingling of the hands', ['eosinophils-abs 4.8']],
    ['Eosinophils 4800/uL', ['eosinophils-abs 4.8']],
    ['Eosinophils 12 %', ['eosinophils-pct 12']],
    ['Night sweats and weight loss, sodium 118', ['sodium 118']],
    ['Sweating, glucose 34 mg/dL', ['glucose 34']],
    ['Oxygen saturation 88 %', ['spo2 88']],
    ['Iron low, % saturation 8', ['transferrin-saturation 8']],
    ['Temp 39.2', ['body-temperature 39.2']],
    ['Temp 102', ['body-temperature 38.89']],
    ['Pulse oximetry on room air shows an oxygen saturation of 94%.', ['spo2 94']],
    ['Hgb 8.2', ['hemoglobin 8.2']],
    ['Hemoglobin  8.2 g/dL', ['hemoglobin 8.2']],
    ['Hb 82 g/L', ['hemoglobin 8.2']],
    ['Hemoglobin concentration is 12.3 g/dL, leukocyte count is 11,800/mm3', ['hemoglobin 12.3', 'wbc 11.8']],
    ['WBC 15.2 x10^9/L, platelets 510,000/mm3', ['platelets 510', 'wbc 15.2']],
    ['WBC 15.2 K/uL', ['wbc 15.2']],
    ['Leukocyte count 15,000', ['wbc 15']],
    ['Na+ 128 mEq/L\nK+ 3.3 mEq/L', ['potassium 3.3', 'sodium 128']],
    ['Na+: 128 mEq/L\nK++: 3.3 mEq/L', ['potassium 3.3', 'sodium 128']],
    ['creatinine of 177 µmol/L', ['creatinine 2']],
    ['Glucose was elevated at 11.1 mmol/L', ['glucose 199.98']],
    ['pO2 60 mm Hg', ['po2-arterial 60']],
    ['creatinine < 0.5 mg/dL', ['creatinine <0.5']],
    ['sodium: 128', ['sodium 128']],
    ['| Sodium | 128 | mmol/L |', ['sodium 128']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['Potassium chloride 40 mEq daily.'],
    ['Return if temperature is above 38.5°C.'],
    ['The fetal heart rate is 140/min.'],
    ['His mother has a hemoglobin of 8 g/dL.'],
    ['Sodium 9000 mmol/L.'],
    ['Pulse 2 days later.'],
    ['K was discussed with 3 colleagues.'],
    ['Synovial fluid leukocyte count 50,000/mm3'],
    ['CSF glucose 20 mg/dL'],
    ['Plan: keep potassium 4.5 mmol/L'],
  ])('takes no number from: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads a list under its specimen', () => {
    const text =
      'Laboratory studies show:\nHemoglobin 13.2 g/dL\nSerum\nNa+ 140 mEq/L\nUrine\nBlood +3\nProtein 2+\nNitrites negative\nGlucose 40 mg/dL\n';
    expect(read(text)).toEqual([
      'hemoglobin 13.2',
      'sodium 140',
      'urine-blood 3+',
      'urine-nitrite negative',
      'urine-protein 2+',
    ]);
  });

  it('a denied urinary symptom names no specimen for what follows', () => {
    expect(read('No urinary symptoms. Hemoglobin 13.2 g/dL.')).toEqual(['hemoglobin 13.2']);
  });

  it('reads the range that stands with a value', () => {
    const { measurements } = measurementsFromText(
      reader,
      knowledge.analytes,
      readDocument(reader, 'Sodium 128 mmol/L (ref 135-145)', false),
      { ref: 'D/1', encounter: null, when: null },
    );
    expect(measurements[0]?.range).toEqual({ low: 135, high: 145, source: 'report', text: 'ref 135-145' });
  });

  it('dates a past value back', () => {
    const source = { ref: 'D/1', encounter: null, when: daysAgo(0) };
    const { measurements } = measurementsFromText(
      reader,
      knowledge.analytes,
      readDocument(reader, 'Creatinine was 0.9 mg/dL two months ago.', false),
      source,
    );
    expect((daysAgo(0).at - (measurements[0]?.when?.at ?? 0)) / 86_400_000).toBeCloseTo(60.8, 1);
  });

  it('cites the characters of name and value', () => {
    const text = 'Today: pulse is 95/min, Hb 82 g/L.';
    const { measurements } = measurementsFromText(
      reader,
      knowledge.analytes,
      readDocument(reader, text, false),
      { ref: 'D/1', encounter: null, when: null },
    );
    const quoted = measurements.map((m) => {
      const [, from, to] = /#(\d+)-(\d+)$/.exec(m.ref) ?? [];
      return text.slice(Number(from), Number(to));
    });
    expect(quoted).toEqual(['pulse is 95/min', 'Hb 82 g/L']);
  });

  it.each([
    ['Hb 7.9 g/dL (12.1 a month ago)', 30],
    ['Hb 7.9 g/dL (12.1 one month ago)', 30],
    ['Hb 7.9 g/dL (12.1 two weeks ago)', 14],
    ['Hb 7.9 g/dL (12.1 six mo ago)', 180],
    ['Hb 7.9 g/dL (12.1 3 weeks ago)', 21],
  ])('takes the earlier value to its time: %s', (text, days) => {
    const { measurements } = measurementsFromText(
      reader,
      knowledge.analytes,
      readDocument(reader, text, false),
      { ref: 'D/1', encounter: null, when: daysAgo(0), childIsPatient: false },
    );
    expect(measurements.map((m) => [m.value, m.when?.at])).toEqual([
      [12.1, daysAgo(days).at],
      [7.9, daysAgo(0).at],
    ]);
  });
});
