import { assess } from '../../clinical/assessment/assess.ts';
import { isBundle, resourcesOfBundle } from '../../clinical/chart/bundle.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { createInputList } from '../../contracts/assessment-inputs.ts';
import type { FoundAssessment } from './find-assessment.ts';
import { sha256 } from './sha256.ts';

export interface Reproduction {
  /** In the stored list and not in the given record, or in another version there. */
  readonly notGiven: readonly string[];
  /** In the given record and not in the stored list. */
  readonly notUsed: readonly string[];
  /** Model and knowledge are those of the assessment. */
  readonly isSameModel: boolean;
  /** The model lists the same, in the same order, with the same probabilities. */
  readonly isSameDifferential: boolean;
  readonly entries: readonly { readonly conditionId: string; readonly probability: number }[];
}

/** Floating point sums may differ in the last digits from one runtime to another. */
const SAME = 1e-9;

/** Runs the model of this installation over a record, as it was run for the assessment, and compares. */
export async function reproduce(
  { row, inputs }: FoundAssessment,
  record: unknown,
  knowledge: Knowledge,
): Promise<Reproduction> {
  const { body } = row;
  const resources = isBundle(record) || Array.isArray(record) ? resourcesOfBundle(record) : [record];
  const list = createInputList(sha256);
  list.add(resources);
  const given = new Set((await list.parts()).flatMap(({ text }) => text.split('\n')));
  const used = new Set(inputs);
  const asOf = Date.parse(body.asOf);
  const chart = readChart(await withPdfText(resources, extractPdf), { knowledge, asOf });
  const { differential } = assess(chart, { asOf, knowledge, entered: body.entered.map(enteredFinding) });
  const { id, version, knowledge: hash } = differential.model;
  const entries = differential.entries
    .slice(0, body.differential.entries.length)
    .map((entry) => ({ conditionId: entry.id, probability: entry.probability }));
  return {
    notGiven: [...used].filter((line) => !given.has(line)),
    notUsed: [...given].filter((line) => !used.has(line)),
    isSameModel: id === body.model.id && version === body.model.version && hash === body.model.knowledge,
    isSameDifferential: body.differential.entries.every((entry, index) => {
      const now = entries[index];
      return now?.conditionId === entry.conditionId && Math.abs(now.probability - entry.probability) < SAME;
    }),
    entries,
  };
}

/** As the app makes it of an answer. */
function enteredFinding({ finding, status }: { finding: string; status: Finding['status'] }): Finding {
  return {
    id: finding,
    status,
    source: 'entered',
    evidence: ['entered/here-and-now'],
    certainty: 1,
    when: null,
    detail: 'entered here and now',
  };
}
