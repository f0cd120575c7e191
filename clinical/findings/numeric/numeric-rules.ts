import type { Measurement, ResultItem } from '../../chart/chart.ts';
import type { FindingDefinition, NumericRule } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import { isWithin } from '../time.ts';
import { applies } from './applies.ts';
import type { Person } from './applies.ts';
import { describeMeasurement } from './describe.ts';
import { isAbove, isBelow, limitValue, saidByReport } from './limits.ts';
import type { Values } from './values.ts';

interface Outcome {
  readonly holds: boolean;
  readonly item: Measurement | ResultItem;
}

/** The latest value in the rule's window; a vital sign of the encounter in question comes before any other. */
function latest(rule: NumericRule, values: Values, asOf: number): Measurement | null {
  const isRecent = (m: Measurement) => isWithin(m.when, asOf, rule.withinDays);
  const isOwn = (m: Measurement) => m.category === 'vital-sign' && m.encounter === values.encounter;
  const all = values.measurements.get(rule.analyte) ?? [];
  const own = values.encounter === null ? undefined : all.findLast((m) => isOwn(m) && isRecent(m));
  return own ?? all.findLast(isRecent) ?? null;
}

/** Three-valued "and": a limit that can't be compared leaves the rule open unless another already fails. */
function allHold(checks: readonly (boolean | null)[]): boolean | null {
  if (checks.includes(false)) return false;
  return checks.includes(null) ? null : true;
}

/** Where the sex isn't known, what holds for both sexes. */
function holdsFor(rule: NumericRule, m: Measurement, values: Values, person: Person): boolean | null {
  if (person.sex === null) {
    const [male, female] = (['male', 'female'] as const).map((sex) =>
      holdsFor(rule, m, values, { ...person, sex }),
    );
    return male === female ? (male ?? null) : null;
  }
  const analyte = values.analytes.get(rule.analyte);
  const checks: (boolean | null)[] = [];
  if (rule.above !== undefined) {
    const limit = limitValue(rule.above, m, analyte, person);
    checks.push(saidByReport('high', rule.above, m) ?? (limit === null ? null : isAbove(m, limit)));
  }
  if (rule.below !== undefined) {
    const limit = limitValue(rule.below, m, analyte, person);
    checks.push(saidByReport('low', rule.below, m) ?? (limit === null ? null : isBelow(m, limit)));
  }
  return checks.length ? allHold(checks) : null;
}

function compared(rule: NumericRule, values: Values, person: Person, asOf: number): Outcome | null {
  const m = latest(rule, values, asOf);
  const holds = m ? holdsFor(rule, m, values, person) : null;
  return m === null || holds === null ? null : { holds, item: m };
}

const grades = new Set(['1+', '2+', '3+', '4+']);

function ordinalIs(result: ResultItem, wanted: readonly string[]): boolean | null {
  const written = result.value.text.trim().toLowerCase();
  if (wanted.some((w) => w.toLowerCase() === written)) return true;
  if (result.ordinal === null) return null;
  return wanted.includes(result.ordinal) || (wanted.includes('positive') && grades.has(result.ordinal));
}

function qualitative(rule: NumericRule, values: Values, asOf: number): Outcome | null {
  if (!rule.is) return null;
  const item = (values.results.get(rule.analyte) ?? [])
    .filter((r) => isWithin(r.when, asOf, rule.withinDays))
    .at(-1);
  const holds = item ? ordinalIs(item, rule.is) : null;
  return item && holds !== null ? { holds, item } : null;
}

/**
 * What the numbers say about a finding: present when a rule that applies holds, absent when rules apply and none
 * holds, null when nothing was measured in the window (never a default of normal).
 */
export function numericStatement(
  index: number,
  def: FindingDefinition,
  values: Values,
  person: Person,
  asOf: number,
): Statement | null {
  const outcomes = def.numeric
    .filter((rule) => applies(rule.when ?? {}, person))
    .flatMap(
      (rule) => (rule.is ? qualitative(rule, values, asOf) : compared(rule, values, person, asOf)) ?? [],
    );
  const chosen = outcomes.find((o) => o.holds) ?? outcomes[0];
  if (!chosen) return null;
  const { item } = chosen;
  return {
    finding: index,
    status: chosen.holds ? 'present' : 'absent',
    source: item.kind === 'measurement' && item.derivedBy !== null ? 'derived' : 'numeric',
    evidence: item.kind === 'measurement' && item.derivedBy !== null ? derivedEvidence(item) : [item.ref],
    certainty: 1,
    when: item.when,
    detail:
      item.kind === 'measurement'
        ? describeMeasurement(item, values.analytes.get(item.analyte ?? ''))
        : `${item.concept.text} ${item.value.text}`,
    rank: 0,
  };
}

/** A computed value is shown with the values it was computed from. */
function derivedEvidence(m: Measurement): [string, ...string[]] {
  return [m.ref, ...m.alsoIn];
}
