import { beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';

const asOf = Date.UTC(2026, 0, 15, 12);
const birthDates = { adult: '1976-01-01', baby: '2025-11-01' };
let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge();
});

function read(text: string, age: keyof typeof birthDates = 'adult'): { present: string[]; absent: string[] } {
  const chart = readChart(
    [
      { resourceType: 'Patient', id: 'p', birthDate: birthDates[age], gender: 'female' },
      {
        resourceType: 'DocumentReference',
        id: 'd',
        status: 'current',
        date: new Date(asOf).toISOString(),
        subject: { reference: 'Patient/p' },
        content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
      },
    ],
    { knowledge, asOf },
  );
  const { findings } = readFindings(chart, { asOf, knowledge });
  const of = (status: string) => findings.filter((f) => f.status === status).map((f) => f.id);
  return { present: of('present'), absent: of('absent') };
}

describe('several values of one test', () => {
  it.each([
    ['SpO2 96% between, 74% during spell', 'severe-hypoxia'],
    ['Hb 98 (pre-op 131), WCC 9.8', 'haemoglobin-falling'],
    ['Hb 98 (pre-op 131), WCC 9.8', 'anaemia'],
    ['Plts 212 pre-op -> 148 -> 61', 'platelets-falling'],
    ['Temp at home 39.4', 'high-fever'],
    ['T 36.9 (38.7 at home)', 'fever'],
    ['T 39.1 -> 36.2 after paracetamol', 'high-fever'],
    ['BP 104/60, 78/40 standing', 'hypotension'],
    ['GCS fell from 15 to 9', 'reduced-consciousness'],
    ['Na 118 on admission, now 131', 'severe-hyponatraemia'],
    ['HR 110-135 overnight', 'marked-tachycardia'],
  ])('%s: the one in range does not deny what another shows (%s)', (text, id) => {
    expect(read(text).present).toContain(id);
  });

  it.each([
    ['BP 190/110 last year, today 128/76', 'hypertension-reading'],
    ['Hb 13.4 (7.1 in March)', 'anaemia'],
    ['WCC 9.8 (16.9 on admission)', 'leukocytosis'],
    ['CRP 4 (214)', 'crp-raised'],
    ["Husband's BP 190/110", 'hypertension-reading'],
    ['Baby: T 39.2', 'fever'],
  ])('%s: another time or person has no part in the present (%s)', (text, id) => {
    expect(read(text).present).not.toContain(id);
  });

  it('the same words are the patient’s in a baby’s note', () => {
    expect(read('Baby: T 39.2', 'baby').present).toContain('fever');
  });

  it.each([
    ['Cr 266 (80 in Aug)', 'creatinine-rise-acute'],
    ['Creat 2.8 (0.9)', 'creatinine-rise-acute'],
    ['Hb 76 (98 at d/c)', 'haemoglobin-falling'],
    ['Wt 74.2kg (80.1 in Jan)', 'weight-loss-5-percent'],
    ['FVC 2.9 -> 2.1 -> 1.4 L', 'reduced-vital-capacity'],
    ['BP lying 148/70 sitting 112/60', 'orthostatic-hypotension'],
    ['BP 146/80 lying, 102/60 after 3 min', 'orthostatic-hypotension'],
    ['BP 170/90 R arm, 118/70 L', 'blood-pressure-differential'],
  ])('%s: two values make %s', (text, id) => {
    expect(read(text).present).toContain(id);
  });

  it.each([
    ['Creat 2.8 (0.9-1.3)', 'creatinine-rise-acute'],
    ['Creat 0.9 (2.8)', 'creatinine-rise-acute'],
    ['Hb 131 (128 at d/c)', 'haemoglobin-falling'],
    ['BP lying 140/82, standing 136/80', 'orthostatic-hypotension'],
  ])('%s: none', (text, id) => {
    expect(read(text).present).not.toContain(id);
  });
});

describe('values without a name', () => {
  it.each([
    ['E3V4M6', 'altered-mental-status'],
    ['GCS 2/2/4', 'coma'],
    ['Obs 38.9, 128, 88/52, 24, 91% RA', 'fever'],
    ['Obs 38.9, 128, 88/52, 24, 91% RA', 'tachypnoea'],
    ['V/S 148/94, 108, 98.9, 98%', 'tachycardia'],
    ['WBC 14.2 (N 91%)', 'neutrophilia'],
    ['TLC 18,400 (N88 L10)', 'neutrophilia'],
    ['WCC 22.1 (N 18.9)', 'neutrophilia'],
  ])('%s: %s', (text, id) => {
    expect(read(text).present).toContain(id);
  });

  it('white cells of another fluid are none of the blood', () => {
    expect(read('Ascitic tap: WBC 1,860, N 88%').present).not.toContain('neutrophilia');
    expect(read('CSF: WBC 820, N 92%').present).not.toContain('neutrophilia');
  });

  it('a share before its name is not the number behind the comma', () => {
    const { present } = read('WBC 14.1, 88% neutrophils, 6% bands');
    expect(present).toContain('neutrophilia');
    expect(present).not.toContain('neutropenia');
  });
});

describe('units and ranges of many places', () => {
  it.each([
    ['ESR 96 mm', 'esr-very-high', true],
    ['Urea 22, Cr 310', 'bun-raised', true],
    ['Plt 2.4 lakh', 'thrombocytopenia', false],
    ['Plt 0.4 lakh/cumm', 'moderate-thrombocytopenia', true],
    ['UA 642 umol/L, Hb 8.1', 'anaemia', true],
    ['UA 642 umol/L', 'uric-acid-raised', true],
    ['ALP 118 (30-100)', 'alp-raised', true],
    ['ALP 118 (30-130)', 'alp-raised', false],
  ] as const)('%s: %s %s', (text, id, holds) => {
    expect(read(text).present.includes(id)).toBe(holds);
  });

  it.each([
    ['AST/ALT 240/88', ['ast-raised', 'alt-raised']],
    ['WBC/Hb/Plt 3.1/7.8/22', ['leukopenia', 'anaemia', 'moderate-thrombocytopenia']],
    ['Bili 142 (unconj 108)', ['bilirubin-unconjugated-raised']],
    ['PCV 15%', ['severe-anaemia']],
    ['UPCR 6.8 g/g', ['heavy-proteinuria']],
    ['Ascitic tap: WCC 1,860, N 88%', ['ascitic-neutrophils']],
  ] as const)('%s: %s', (text, ids) => {
    expect(read(text).present).toEqual(expect.arrayContaining([...ids]));
  });

  it('few white cells in a belly’s fluid are no infection', () => {
    expect(read('Ascitic fluid: WCC 120, 20% neutrophils').present).not.toContain('ascitic-neutrophils');
  });

  it('an uric acid is not what "UA normal" calls normal', () => {
    expect(read('UA normal').absent).not.toContain('uric-acid-raised');
  });
});
