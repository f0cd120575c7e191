import type { Chart, Concept, Moment, ResourceRef, ResultItem } from '../../chart/chart.ts';
import type { PreparedReader } from '../prepare-reader.ts';
import type { Statement } from '../statement.ts';
import { isFamilyFinding } from '../text/findings-from-text.ts';
import { isWithin, latestOf } from '../time.ts';
import { codesIn, lookUp } from './code-index.ts';
import { phraseStatements } from './read-phrase.ts';

/** A coded examination or survey result speaks of the present this long. */
const resultDays = 30;

function byCode(
  reader: PreparedReader,
  concept: Concept,
  ref: readonly [ResourceRef, ...ResourceRef[]],
  when: Moment | null,
): Statement[] {
  return lookUp(reader.codes.findings, concept).map((finding) => ({
    finding,
    status: 'present',
    source: 'coded',
    evidence: ref,
    certainty: 1,
    when,
    detail: concept.text,
    rank: 0,
  }));
}

function onlyFamily(reader: PreparedReader, s: Statement, family: boolean): boolean {
  const def = reader.knowledge.findings[s.finding];
  return def !== undefined && isFamilyFinding(def) === family;
}

const lastingKinds = new Set(['history', 'exposure']);

function ofHistory(reader: PreparedReader, s: Statement): boolean {
  return lastingKinds.has(reader.knowledge.findings[s.finding]?.kind ?? '');
}

/** Operations and procedures that were done: history ("appendectomy"). */
export function readProcedures(reader: PreparedReader, chart: Chart): Statement[] {
  return chart.procedures
    .filter((p) => /^(completed|in-progress|unknown|)$/.test(p.status))
    .flatMap((p) => {
      const when = latestOf(p.performed);
      const text = phraseStatements(reader, { text: p.concept.text, ref: p.ref, when, current: false });
      return [...byCode(reader, p.concept, [p.ref, ...p.alsoIn], when), ...text];
    })
    .filter((s) => ofHistory(reader, s) && onlyFamily(reader, s, false));
}

/** Allergies, read as "allergic to …"; an explicit "none known" denies nothing in particular. */
export function readAllergies(reader: PreparedReader, chart: Chart): Statement[] {
  return chart.allergies
    .filter((a) => !a.none && a.clinicalStatus !== 'resolved')
    .flatMap((a) => [
      ...byCode(reader, a.concept, [a.ref, ...a.alsoIn], a.recorded),
      ...phraseStatements(reader, {
        text: `Allergic to ${a.concept.text}`,
        ref: a.ref,
        when: a.recorded,
        current: false,
      }),
    ])
    .filter((s) => ofHistory(reader, s));
}

/** What relatives have: only findings about relatives, by code or words. */
export function readFamilyHistory(reader: PreparedReader, chart: Chart): Statement[] {
  return chart.familyHistory.flatMap((f) =>
    f.conditions
      .flatMap((c) => [
        ...byCode(reader, c.concept, [f.ref, ...f.alsoIn], null),
        ...phraseStatements(reader, {
          text: `Family history of ${c.concept.text}`,
          ref: f.ref,
          when: null,
          current: false,
        }).map((s) => ({
          ...s,
          detail: `${f.relationship.text}: ${c.concept.text}`,
        })),
      ])
      .filter((s) => onlyFamily(reader, s, true)),
  );
}

function resultText(r: ResultItem, phrases: Readonly<Record<string, string>>): string {
  const coded = codesIn(r.value, 'snomed').find((code) => Object.hasOwn(phrases, code));
  return coded === undefined ? `${r.concept.text}: ${r.value.text}` : (phrases[coded] ?? '');
}

/**
 * Coded results that no numeric rule reads: smoking status, alcohol, examination findings, survey answers. The value
 * is matched by code and by its words; a negative value denies.
 */
export function readResults(reader: PreparedReader, chart: Chart, asOf: number): Statement[] {
  const phrases = reader.text.lexicon.codedPhrases;
  return chart.results.flatMap((r) => {
    const current = isWithin(r.when, asOf, resultDays);
    const text = resultText(r, phrases);
    const coded = r.ordinal === 'negative' ? [] : byCode(reader, r.value, [r.ref, ...r.alsoIn], r.when);
    const words = phraseStatements(reader, { text, ref: r.ref, when: r.when, current });
    return [...coded, ...words].filter((s) => {
      const def = reader.knowledge.findings[s.finding];
      return def !== undefined && !isFamilyFinding(def) && (current || lastingKinds.has(def.kind));
    });
  });
}
