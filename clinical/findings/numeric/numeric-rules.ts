import type { Measurement, ResultItem } from '../../chart/chart.ts';
import type { FindingDefinition, NumericRule } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import { isWithin } from '../time.ts';
import { applies } from './applies.ts';
import type { Person } from './applies.ts';
import { amountInWords, describeMeasurement } from './describe.ts';
import { isAbove, isBelow, limitValue, saidByReport } from './limits.ts';
import { holdsBeside, isSupported, LEAST_SHARE, recentValues } from './recent-values.ts';
import type { Values } from './values.ts';

interface Outcome {
  /** Null: what was measured leaves it open. */
  readonly holds: boolean | null;
  readonly item: Measurement | ResultItem;
  /** The newer value that no longer shows it. */
  readonly since?: Measurement;
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
  if (rule.beside) checks.push(holdsBeside(rule, m, values));
  return checks.length ? allHold(checks) : null;
}

function compared(rule: NumericRule, values: Values, person: Person, asOf: number): Outcome | null {
  const [last, ...before] = recentValues(rule, values, asOf);
  if (last === undefined) return null;
  const now = holdsFor(rule, last, values, person);
  if (now !== false) return now === null ? null : { holds: now, item: last };
  // A grade with both limits is that of the latest value.
  const isGrade = rule.above !== undefined && rule.below !== undefined;
  const shown = isGrade ? [] : before.filter((m) => holdsFor(rule, m, values, person) === true);
  const [item] = shown;
  if (item === undefined) return { holds: isSupported(rule, last, values) ? null : false, item: last };
  const isOutlier = shown.length < (before.length + 1) * LEAST_SHARE;
  return isOutlier ? { holds: null, item: last } : { holds: true, item, since: last };
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
 * holds, null when nothing was measured in the window (never a default of normal) or when what was measured leaves it
 * open. A newer value in range does not take back what another of the same day showed (see `recentValues`).
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
  const chosen = outcomes.find((o) => o.holds) ?? outcomes.find((o) => o.holds === null) ?? outcomes[0];
  if (!chosen || chosen.holds === null) return null;
  const { item, since } = chosen;
  return {
    finding: index,
    status: chosen.holds ? 'present' : 'absent',
    source: item.kind === 'measurement' && item.derivedBy !== null ? 'derived' : 'numeric',
    evidence: item.kind === 'measurement' && item.derivedBy !== null ? derivedEvidence(item) : [item.ref],
    certainty: 1,
    when: item.when,
    detail:
      item.kind === 'measurement'
        ? describeMeasurement(item, values.analytes.get(item.analyte ?? '')) + laterOf(since, values)
        : `${item.concept.text} ${item.value.text}`,
    rank: 0,
  };
}

function laterOf(since: Measurement | undefined, values: Values): string {
  return since ? `, later ${amountInWords(since, values.analytes.get(since.analyte ?? ''))}` : '';
}

/** A computed value is shown with the values it was computed from. */
function derivedEvidence(m: Measurement): [string, ...string[]] {
  return [m.ref, ...m.alsoIn];
}
