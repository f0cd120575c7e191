import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { assessCase, type Case, type Change, type Outcome } from './accuracy/case.ts';
import { developmentCases, type Split } from './accuracy/development-cases.ts';
import { ownCases } from './accuracy/own-cases.ts';
import { calibrationLines, dangerLine, medianOther, rateLine, ratesBy } from './accuracy/print.ts';
import {
  inLongChart,
  misspelled,
  NEGATIVES_REMOVED,
  partOfFindings,
  TRUTH_REMOVED,
  UNITS_CHANGED,
} from './accuracy/robustness.ts';

/** `npm run bench:accuracy [-- tune|check [predictions.ndjson]]` (docs/model/accuracy.md). Deterministic. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHARED = join(ROOT, '../shared');

const say = (...lines: readonly string[]) => console.log(lines.join('\n'));
const assessAll = (cases: readonly Case[], knowledge: Knowledge, change?: Change): Outcome[] =>
  cases.map((of) => assessCase(of, knowledge, change));

function robustness(cases: readonly Case[], outcomes: readonly Outcome[], knowledge: Knowledge): void {
  say('robustness', rateLine('  as they are', outcomes));
  say(
    rateLine('  negatives removed', assessAll(cases, knowledge, NEGATIVES_REMOVED)),
    rateLine('  1 of 20 longer words misspelt', assessAll(cases, knowledge, misspelled())),
    rateLine('  in a long unrelated chart', assessAll(cases, knowledge, inLongChart())),
    rateLine('  units changed', assessAll(cases, knowledge, UNITS_CHANGED)),
  );
  for (const share of [0.6, 0.4]) {
    const partly = [1, 2, 3].flatMap((seed) => assessAll(cases, knowledge, partOfFindings(share, seed)));
    say(rateLine(`  ${100 * share} % of the findings, 3 draws`, partly), `    ${dangerLine(partly, 'case')}`);
  }
  const removed = assessAll(cases, knowledge, TRUTH_REMOVED);
  const grown = removed.filter(
    (o, i) => o.assessment.differential.other > (outcomes[i]?.assessment.differential.other ?? 1),
  ).length;
  say(
    `  true condition removed: median mass on other ${medianOther(outcomes).toFixed(2)} -> ${medianOther(removed).toFixed(2)}; more than before in ${grown} of ${removed.length}`,
    '',
  );
}

function printOwn(knowledge: Knowledge): void {
  const outcomes = assessAll(ownCases(join(ROOT, 'fhir-fixtures/cases'), knowledge), knowledge);
  for (const { of, rank, assessment } of outcomes) {
    const { entries, other } = assessment.differential;
    const top = entries.slice(0, 5).map((d) => `${d.id} ${d.probability.toFixed(2)}`);
    const place = of.accepted.length ? `rank ${rank}` : `nothing expected; other ${other.toFixed(2)}`;
    say(`${of.name.padEnd(34)} ${place}: ${top.join(', ')}`);
  }
  const concluded = outcomes.filter((o) => o.of.accepted.length > 0);
  say(rateLine('own cases', concluded), dangerLine(outcomes, 'condition'));
  robustness(
    concluded.map((o) => o.of),
    concluded,
    knowledge,
  );
}

function printDevelopment(cases: readonly Case[], split: Split, knowledge: Knowledge, file?: string): void {
  const known = new Set(knowledge.conditions.map((c) => c.id));
  const outcomes = assessAll(cases, knowledge);
  const modelled = outcomes.filter((o) => o.of.accepted.some((id) => known.has(id)));
  const unmodelled = outcomes.filter((o) => o.of.accepted.length > 0 && !modelled.includes(o));
  say(`== ${split} ==`, rateLine('diagnosis modelled', modelled), dangerLine(modelled, 'case'));
  say(...calibrationLines(modelled));
  // The part of the cases that the list of tier 1 could hit, whatever else the knowledge base holds by now.
  const first = new Set(knowledge.conditions.filter(({ tier }) => tier === 1).map((c) => c.id));
  const ofFirst = modelled.filter((o) => o.of.accepted.some((id) => first.has(id)));
  say(
    rateLine('diagnosis of tier 1', ofFirst),
    dangerLine(ofFirst, 'case'),
    ...calibrationLines(ofFirst).slice(0, 1),
  );
  say('by system', ...ratesBy('system', modelled), 'by setting', ...ratesBy('setting', modelled));
  say('', rateLine('all cases, not modelled ones are misses', outcomes));
  say('by system', ...ratesBy('system', outcomes), 'by setting', ...ratesBy('setting', outcomes));
  say(
    `diagnosis not modelled: median mass on other ${medianOther(unmodelled).toFixed(2)} (n=${unmodelled.length})`,
    '',
  );
  robustness(
    modelled.map((o) => o.of),
    modelled,
    knowledge,
  );
  if (file) writeFileSync(file, outcomes.map(predictionLine).join(''));
}

/** The form that the scorer of the development cases reads. */
function predictionLine({ of, assessment }: Outcome): string {
  const differential = assessment.differential.entries
    .slice(0, 20)
    .map(({ rank, id, name, codings, probability }) => ({ rank, id, name, codings, probability }));
  return `${JSON.stringify({ source: of.name, differential })}\n`;
}

const knowledge = loadKnowledge();
const [wanted, file] = process.argv.slice(2);
if (!wanted) printOwn(knowledge);
for (const split of ['tune', 'check'] as const) {
  if (wanted && wanted !== split) continue;
  const cases = developmentCases(SHARED, split, knowledge);
  if (cases) printDevelopment(cases, split, knowledge, file);
  else say(`development cases (${split}) are not here: skipped`);
}
