import type { Chart, ConditionItem, Moment, ResourceRef } from '../../chart/chart.ts';
import type { KnownCondition } from '../finding.ts';
import type { PreparedReader } from '../prepare-reader.ts';
import type { Statement } from '../statement.ts';
import { isFamilyFinding } from '../text/findings-from-text.ts';
import { daysBefore } from '../time.ts';
import { lookUp } from './code-index.ts';
import { phraseStatements, readPhrase } from './read-phrase.ts';

/** A symptom on the problem list speaks of the present when it was entered in the encounter or this recently. */
const presentForDays = 60;
const lasting = new Set(['history', 'exposure']);
const hedged: ReadonlySet<ConditionItem['verification']> = new Set([
  'provisional',
  'differential',
  'unconfirmed',
]);

function lastDate(c: ConditionItem): Moment | null {
  const dates = [c.onset, c.recorded].filter((m) => m !== null);
  return dates.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function isPresent(c: ConditionItem, asOf: number, encounter: ResourceRef | null): boolean {
  if (c.clinicalStatus === 'resolved' || c.clinicalStatus === 'inactive') return false;
  if (c.encounter !== null && c.encounter === encounter) return true;
  const before = daysBefore(lastDate(c), asOf);
  return before === null ? c.clinicalStatus === 'active' : before <= presentForDays && before > -1;
}

function codedStatements(
  reader: PreparedReader,
  c: ConditionItem,
  asOf: number,
  encounter: ResourceRef | null,
): Statement[] {
  const refuted = c.verification === 'refuted';
  const present = isPresent(c, asOf, encounter);
  const byCode = lookUp(reader.codes.findings, c.concept).map((finding): Statement => ({
    finding,
    status: 'present',
    source: 'coded',
    evidence: [c.ref, ...c.alsoIn],
    certainty: 1,
    when: lastDate(c),
    detail: c.concept.text,
    rank: 0,
  }));
  const byText = phraseStatements(reader, {
    text: c.concept.text,
    ref: c.ref,
    when: lastDate(c),
    current: present,
  });
  return [...byCode, ...byText]
    .filter(({ finding }) => {
      const def = reader.knowledge.findings[finding];
      return def !== undefined && !isFamilyFinding(def) && (present || lasting.has(def.kind));
    })
    .map((s) => ({
      ...s,
      status: refuted ? 'absent' : s.status,
      certainty: hedged.has(c.verification) ? 0.5 : s.certainty,
    }));
}

/** Conditions of the knowledge base that a concept names: by code, and by name when no code fits. */
export function namedConditions(reader: PreparedReader, c: ConditionItem): string[] {
  const coded = lookUp(reader.codes.conditions, c.concept);
  const indices = coded.length ? coded : conditionsInText(reader, c.concept.text);
  return indices.flatMap((i) => reader.knowledge.conditions[i]?.id ?? []);
}

/** The longest condition names in a short text that are affirmed. */
export function conditionsInText(reader: PreparedReader, text: string): number[] {
  const mentions = readPhrase(reader, text).sections.flatMap((s) => s.sentences.flatMap((x) => x.mentions));
  const named = mentions.filter(
    (m) =>
      m.owner.of === 'condition' &&
      !['negated', 'family', 'other-person', 'hypothetical', 'uncertain'].some((k) =>
        m.meant.has(k as 'negated'),
      ),
  );
  const longest = Math.max(0, ...named.map((m) => m.used.length));
  return [
    ...new Set(
      named
        .filter((m) => m.used.length === longest)
        .flatMap((m) => (m.owner.of === 'condition' ? [m.owner.index] : [])),
    ),
  ];
}

export interface CodedConditions {
  readonly statements: readonly Statement[];
  readonly known: readonly KnownCondition[];
}

/**
 * Problems and diagnoses: findings by code and words, and the conditions already known. Provisional, differential
 * and refuted ones are not known; a refuted one denies its findings.
 */
export function readConditions(
  reader: PreparedReader,
  chart: Chart,
  asOf: number,
  encounter: ResourceRef | null,
): CodedConditions {
  const statements: Statement[] = [];
  const known: KnownCondition[] = [];
  for (const c of chart.conditions) {
    statements.push(...codedStatements(reader, c, asOf, encounter));
    if (c.verification === 'refuted' || hedged.has(c.verification)) continue;
    const past =
      c.clinicalStatus === 'resolved' ||
      c.clinicalStatus === 'inactive' ||
      (c.abatement !== null && c.abatement.at <= asOf);
    for (const id of namedConditions(reader, c)) {
      const over = past || (isEpisodic(reader, id) && isOldDiagnosis(c, asOf));
      known.push({ id, evidence: [c.ref, ...c.alsoIn], status: over ? 'past' : 'active' });
    }
  }
  return { statements, known };
}

const DAY = 86_400_000;
/** Diagnoses of a visit stay `active` in many records for ever; an episode is over by then (estimate). */
const EPISODE_OVER_DAYS = 30;

function isEpisodic(reader: PreparedReader, id: string): boolean {
  return reader.knowledge.conditions.find((k) => k.id === id)?.recurs ?? false;
}

function isOldDiagnosis({ category, onset, recorded }: ConditionItem, asOf: number): boolean {
  const when = onset ?? recorded;
  return category === 'encounter-diagnosis' && when !== null && asOf - when.at > EPISODE_OVER_DAYS * DAY;
}
