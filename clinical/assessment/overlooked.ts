import type { Chart, Measurement } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { indexKnowledge, type KnowledgeIndex } from '../inference/knowledge-index.ts';
import { observe, presence } from '../inference/observations.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Overlooked } from './assessment.ts';

const DAY = 86_400_000;
/** When an abnormal result counts as left alone (estimate): old enough to have been acted on, recent enough to matter. */
const LEFT_ALONE = { minDays: 14, maxDays: 730, beyondLimit: 0.2 };

/** A statement that is hedged ("possible") proves nothing. */
const SURE = 1;

/** A criterion of numbers is met by numbers: "obstructive" or "lactic acidosis" in a note proves none. */
function proves(statement: Finding, index: KnowledgeIndex): boolean {
  const definition = index.findings.get(statement.id);
  const isNumber = definition !== undefined && definition.numeric.length + definition.trends.length > 0;
  return statement.certainty >= SURE && !(isNumber && statement.source === 'text');
}

/** Diagnoses that the record already proves by a published criterion, and abnormal results that nobody came back to. */
export function overlookedOf(
  chart: Chart,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): Overlooked[] {
  return [...undiagnosed(findings, context, knowledge), ...neverRepeated(chart, context, knowledge)];
}

function undiagnosed(
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): Overlooked[] {
  const index = indexKnowledge(knowledge);
  const seen = observe(findings, index);
  const named = new Set(
    knowledge.findings.flatMap((f) => (f.condition && presence(seen, f.id) ? [f.condition] : [])),
  );
  const found = new Set<string>();
  return knowledge.criteria.flatMap((rule): Overlooked[] => {
    if (
      found.has(rule.condition) ||
      named.has(rule.condition) ||
      context.known.some((k) => k.id === rule.condition)
    )
      return [];
    if (rule.unless.some((id) => presence(seen, id))) return [];
    const statements = rule.findings.map((id) => presence(seen, id));
    if (statements.some((s) => s === null || !proves(s, index))) return [];
    found.add(rule.condition);
    const [first, ...rest] = statements.flatMap((s) => s!.evidence);
    return [
      {
        kind: 'undiagnosed',
        title: rule.title,
        detail: statements.map((s) => s!.detail).join('; '),
        condition: rule.condition,
        criterion: rule.id,
        source: knowledge.sources.find((s) => s.id === rule.basis)?.citation ?? rule.basis,
        evidence: [first!, ...rest],
      },
    ];
  });
}

function neverRepeated(chart: Chart, context: AssessmentContext, knowledge: Knowledge): Overlooked[] {
  const explained = explainedAnalytes(context, knowledge);
  const latest = new Map<string, Measurement>();
  for (const m of chart.measurements)
    if (m.analyte && m.when && m.when.at <= context.asOf && m.category === 'laboratory')
      latest.set(m.analyte, m);
  return [...latest.values()].flatMap((m): Overlooked[] => {
    const days = (context.asOf - m.when!.at) / DAY;
    const side = clearlyOutside(m);
    if (!side || days < LEFT_ALONE.minDays || days > LEFT_ALONE.maxDays || explained.has(m.analyte!))
      return [];
    const limit = side === 'high' ? m.range!.high : m.range!.low;
    return [
      {
        kind: 'abnormal-not-repeated',
        title: `${m.concept.text} ${side}, not repeated since`,
        detail:
          `${m.sourceValue.text} ${m.sourceValue.unit ?? ''} ${Math.round(days)} days ago (limit ${limit} ${m.unit})`.replace(
            '  ',
            ' ',
          ),
        condition: null,
        criterion:
          'outside the reference range by more than a fifth of the limit, no later result, no known condition that explains it',
        source:
          m.range!.source === 'report' ? 'the report’s own range' : 'reference range of the knowledge base',
        evidence: [m.ref],
      },
    ];
  });
}

function clearlyOutside(m: Measurement): 'high' | 'low' | null {
  const { low = null, high = null } = m.range ?? {};
  if (high !== null && m.value > high * (1 + LEFT_ALONE.beyondLimit)) return 'high';
  if (low !== null && m.value < low * (1 - LEFT_ALONE.beyondLimit)) return 'low';
  return null;
}

/** Analytes that some known condition of the patient is expected to disturb. */
function explainedAnalytes(context: AssessmentContext, knowledge: Knowledge): Set<string> {
  const index = indexKnowledge(knowledge);
  const known = context.known.flatMap((k) => index.conditions.get(k.id)?.findings ?? []);
  return new Set(known.flatMap((w) => index.findings.get(w.finding)?.numeric.map((r) => r.analyte) ?? []));
}
