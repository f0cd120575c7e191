import type { Chart } from '../chart/chart.ts';
import type { Finding, ReadFindings } from '../findings/finding.ts';
import type { NotesReadAhead } from '../findings/read-ahead.ts';
import { readFindings, type ReadFindingsOptions } from '../findings/read-findings.ts';
import { embeddedModel } from '../inference/embedded-model.ts';
import { indexKnowledge } from '../inference/knowledge-index.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Assessment } from './assessment.ts';
import { cannotMissOf } from './cannot-miss.ts';
import { changesOf } from './changes.ts';
import { conflictsOf } from './conflicts.ts';
import { nextDataOf } from './next-data.ts';
import { overlookedOf } from './overlooked.ts';
import { secondDiagnosisOf } from './second-diagnosis.ts';
import { triageOf } from './triage.ts';

export interface AssessOptions {
  readonly asOf: number;
  readonly knowledge: Knowledge;
  /** Findings that the clinician added or denied here and now; they win over what the record says. */
  readonly entered?: readonly Finding[];
  /** Of this chart's notes, what has been taken apart already. */
  readonly ahead?: NotesReadAhead | null;
}

/** One chart at one time → everything the screen shows beside the timeline. Pure and deterministic. */
export function assess(
  chart: Chart,
  { asOf, knowledge, entered = [], ahead = null }: AssessOptions,
): Assessment {
  const read = findingsOf(chart, { asOf, knowledge, ahead });
  const findings = withEntered(read.findings, entered, knowledge);
  const assessment = assessFindings(chart, findings, read.context, knowledge);
  const { differential } = assessment;
  const cautions = [...differential.cautions, ...readingCautions(read)];
  return { ...assessment, differential: { ...differential, cautions } };
}

/** What the reader left unread or had to believe, each once, in its own words. */
function readingCautions(read: ReadFindings): string[] {
  return [...new Set([...read.unreadTexts.map((t) => t.reason), ...read.cautions.map((c) => c.message)])];
}

const lastRead = new WeakMap<Chart, { asOf: number; knowledge: Knowledge; read: ReadFindings }>();

/** A chart is never changed once it is built: an answer to a question needs no second reading of every note. */
function findingsOf(chart: Chart, options: ReadFindingsOptions): ReadFindings {
  const { asOf, knowledge } = options;
  const known = lastRead.get(chart);
  if (known?.asOf === asOf && known.knowledge === knowledge) return known.read;
  const read = readFindings(chart, options);
  lastRead.set(chart, { asOf, knowledge, read });
  return read;
}

/** Who denies chest pain denies crushing chest pain; who affirms the crushing affirms the pain. */
function withEntered(
  read: readonly Finding[],
  entered: readonly Finding[],
  knowledge: Knowledge,
): readonly Finding[] {
  if (entered.length === 0) return read;
  const { ancestors, descendants } = indexKnowledge(knowledge);
  const present = new Set<string>();
  const absent = new Set<string>();
  for (const { id, status } of entered) {
    if (status === 'present') for (const implied of [id, ...(ancestors.get(id) ?? [])]) present.add(implied);
    else for (const implied of [id, ...(descendants.get(id) ?? [])]) absent.add(implied);
  }
  const answered = new Set(entered.map((f) => f.id));
  const stands = ({ id, status }: Finding) =>
    !answered.has(id) && !(status === 'present' ? absent : present).has(id);
  return [...read.filter(stands), ...entered];
}

/** The same from findings already read: what "refine" reruns at every answer. */
export function assessFindings(
  chart: Chart,
  findings: readonly Finding[],
  context: Assessment['context'],
  knowledge: Knowledge,
): Assessment {
  const differential = embeddedModel(knowledge).assess(findings, context);
  const cannotMiss = cannotMissOf(differential);
  const listed = new Set(differential.entries.slice(0, 10).map((d) => d.id));
  return {
    differential,
    second: secondDiagnosisOf(differential, findings, context, knowledge),
    cannotMiss,
    next: nextDataOf(differential, findings, context, knowledge),
    overlooked: overlookedOf(chart, findings, context, knowledge),
    conflicts: conflictsOf(findings, context, knowledge),
    guidelines: knowledge.conditions
      .filter((c) => listed.has(c.id))
      .flatMap((c) => c.guidelines.map((g) => ({ condition: c.id, ...g }))),
    triage: triageOf(chart, findings, context, knowledge),
    changes: changesOf(chart, findings, context, knowledge, differential, cannotMiss),
    findings,
    context,
  };
}
