import type {
  AgeCurve,
  BySetting,
  ConditionDefinition,
  FindingDefinition,
  Knowledge,
  Weighted,
} from '../knowledge/knowledge.ts';
import type { Setting } from '../findings/finding.ts';

/** Look-ups over one knowledge base, made once. */
export interface KnowledgeIndex {
  readonly findings: ReadonlyMap<string, FindingDefinition>;
  readonly conditions: ReadonlyMap<string, ConditionDefinition>;
  readonly drugs: ReadonlyMap<
    string,
    { readonly classes: readonly string[]; readonly effects: readonly Weighted[] }
  >;
  /** Nearest first. */
  readonly ancestors: ReadonlyMap<string, readonly string[]>;
  readonly descendants: ReadonlyMap<string, ReadonlySet<string>>;
  /** Condition id → finding id → its weighted entry. */
  readonly listed: ReadonlyMap<string, ReadonlyMap<string, Weighted>>;
}

const indexes = new WeakMap<Knowledge, KnowledgeIndex>();

export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const known = indexes.get(knowledge);
  if (known) return known;
  const findings = new Map(knowledge.findings.map((f) => [f.id, f]));
  const ancestors = new Map(knowledge.findings.map((f) => [f.id, ancestorsOf(f.id, findings)]));
  const descendants = new Map<string, Set<string>>();
  for (const [id, above] of ancestors)
    for (const a of above) {
      const set = descendants.get(a) ?? new Set<string>();
      descendants.set(a, set.add(id));
    }
  const index: KnowledgeIndex = {
    findings,
    conditions: new Map(knowledge.conditions.map((c) => [c.id, c])),
    drugs: new Map(knowledge.drugs.map((d) => [d.id, d])),
    ancestors,
    descendants,
    listed: listedFindings(knowledge),
  };
  indexes.set(knowledge, index);
  return index;
}

function listedFindings(knowledge: Knowledge): KnowledgeIndex['listed'] {
  const durations = knowledge.findings.filter((f) => f.group === DURATION).map((f) => f.id);
  return new Map(
    knowledge.conditions.map((c) => {
      const entries = [...c.findings, ...remainingDurations(c, durations)];
      return [c.id, new Map(entries.map((w) => [w.finding, w]))];
    }),
  );
}

/** The group of findings of which exactly one holds: present for hours, days, weeks, months, years. */
const DURATION = 'course-duration';
/** From this sum on, the durations that a condition lists are taken as its whole distribution (estimate). */
const WHOLE = 0.7;
/** A duration may be misread, or count from the first vague symptom (estimate). */
const UNLIKELY = 0.03;

/** What a condition's listed durations leave over, shared by those that it doesn't list. */
function remainingDurations(c: ConditionDefinition, durations: readonly string[]): Weighted[] {
  const given = new Map(c.findings.map((w) => [w.finding, w.p]));
  const sum = durations.reduce((total, id) => total + (given.get(id) ?? 0), 0);
  if (sum < WHOLE) return [];
  const left = durations.filter((id) => !given.has(id));
  const p = Math.max(UNLIKELY, (1 - sum) / Math.max(1, left.length));
  return left.map((finding) => ({ finding, p, basis: 'estimate' }));
}

function ancestorsOf(id: string, findings: ReadonlyMap<string, FindingDefinition>): string[] {
  const order: string[] = [];
  let level = findings.get(id)?.parents ?? [];
  while (level.length) {
    const fresh = level.filter((p) => !order.includes(p));
    order.push(...new Set(fresh));
    level = fresh.flatMap((p) => findings.get(p)?.parents ?? []);
  }
  return order;
}

export function ofOneGroup(a: string, b: string, index: KnowledgeIndex): boolean {
  const group = index.findings.get(a)?.group;
  return group ? group === index.findings.get(b)?.group : false;
}

/** True when one of the two is a broader finding of the other. */
export function ofOneLine(a: string, b: string, index: KnowledgeIndex): boolean {
  return (index.descendants.get(a)?.has(b) || index.descendants.get(b)?.has(a)) ?? false;
}

/** The value for the setting; the mean of all three when the setting is not recorded. */
export function forSetting(value: BySetting, setting: Setting | null): number {
  return setting ? value[setting] : (value.ambulatory + value.emergency + value.inpatient) / 3;
}

/** Multiplier at an age in years: linear in log space between points, flat beyond. 1 when the age is not recorded. */
export function atAge(curve: AgeCurve, ageYears: number | null): number {
  if (ageYears === null || curve.length === 0) return 1;
  const after = curve.findIndex(([age]) => age >= ageYears);
  if (after === 0) return curve[0]![1];
  if (after < 0) return curve[curve.length - 1]![1];
  const [lowAge, low] = curve[after - 1]!;
  const [highAge, high] = curve[after]!;
  const share = (ageYears - lowAge) / (highAge - lowAge);
  return Math.exp(Math.log(low) * (1 - share) + Math.log(high) * share);
}
