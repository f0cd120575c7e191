import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import { testAsOf, testChart, testDocument } from '../../clinical/findings/test-kit/test-chart.ts';

const knowledge = loadKnowledge();

/** Ids of the findings of a note of a woman of 40, or of a girl born in another year, "-" before what it denies. */
export function said(text: string, year = 1986): readonly string[] {
  const born = { text: `${year}-01-01`, precision: 'day', at: Date.UTC(year, 0, 1) } as const;
  const patient = { ...testChart().patient, birthDate: born };
  const chart = testChart({ patient, documents: [testDocument(text)] });
  return readFindings(chart, { asOf: testAsOf, knowledge }).findings.map(
    (f) => `${f.status === 'absent' ? '-' : ''}${f.id}`,
  );
}
