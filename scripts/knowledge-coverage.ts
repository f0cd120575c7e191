import { fileURLToPath } from 'node:url';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';
import type {
  Basis,
  ConditionDefinition,
  FindingDefinition,
  Knowledge,
} from '../clinical/knowledge/knowledge.ts';

const ROOT = fileURLToPath(new URL('../clinical/knowledge', import.meta.url));

interface BasisCount {
  cited: number;
  estimate: number;
}

function count(bases: readonly Basis[]): BasisCount {
  const estimate = bases.filter((basis) => basis === 'estimate').length;
  return { cited: bases.length - estimate, estimate };
}

/** Per system: conditions, and how many of their frequencies, risks and probabilities cite a source. */
function basisBySystem(knowledge: Knowledge): Map<string, BasisCount & { conditions: number }> {
  const systems = new Map<string, BasisCount & { conditions: number }>();
  for (const condition of knowledge.conditions) {
    const row = systems.get(condition.system) ?? { conditions: 0, cited: 0, estimate: 0 };
    const weights = [...condition.risks, ...condition.findings].map((weight) => weight.basis);
    const { cited, estimate } = count([condition.frequencyBasis, ...weights]);
    systems.set(condition.system, {
      conditions: row.conditions + 1,
      cited: row.cited + cited,
      estimate: row.estimate + estimate,
    });
  }
  return systems;
}

const SETTINGS = ['ambulatory', 'emergency', 'inpatient'] as const;

function settingsOf({ frequency }: ConditionDefinition): string[] {
  return SETTINGS.filter((setting) => frequency[setting] >= 1);
}

function sourcesOf(f: FindingDefinition): string[] {
  const coded = f.codes.snomed.length + f.codes.icd10.length + f.codes.loinc.length + f.drugs.length;
  return [
    coded > 0 || f.condition !== null ? 'codes' : [],
    f.numeric.length > 0 ? 'numbers' : [],
    f.trends.length > 0 ? 'trends' : [],
    f.text.length > 0 ? 'text' : [],
    f.context !== null || f.kind === 'time-course' ? 'context and time course' : [],
  ].flat();
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function report(knowledge: Knowledge): void {
  console.log('Conditions by system, and the basis of their numbers');
  console.table(Object.fromEntries([...basisBySystem(knowledge)].toSorted(([a], [b]) => a.localeCompare(b))));
  console.log('Conditions by tier, and by setting in which they are met (1 of 100,000 encounters or more)');
  console.table(tally(knowledge.conditions.map((condition) => `tier ${condition.tier}`)));
  console.table(tally(knowledge.conditions.flatMap(settingsOf)));
  console.log('Findings by what can make them present; one finding may have several sources');
  console.table(tally(knowledge.findings.flatMap(sourcesOf)));
  console.log('Conditions by acuity');
  console.table(tally(knowledge.conditions.map((condition) => condition.acuity)));
  console.log('Findings by kind');
  console.table(tally(knowledge.findings.map((finding) => finding.kind)));
  console.log('Other numbers by basis');
  console.table({
    backgrounds: count(knowledge.findings.map((finding) => finding.leakBasis)),
    trends: count(knowledge.findings.flatMap((finding) => finding.trends.map((trend) => trend.basis))),
    ranges: count(knowledge.analytes.flatMap((analyte) => analyte.ranges.map((range) => range.basis))),
    'medicine effects': count(knowledge.drugs.flatMap((drug) => drug.effects.map((effect) => effect.basis))),
    criteria: count(knowledge.criteria.map((rule) => rule.basis)),
    conflicts: count(knowledge.conflicts.map((rule) => rule.basis)),
  });
  console.log('Sources by kind');
  console.table(tally(knowledge.sources.map((source) => source.kind)));
}

if (import.meta.main) {
  const { knowledge, errors } = compileKnowledge(ROOT);
  for (const error of errors) console.error(`${error.file}:${error.line}: ${error.message}`);
  if (errors.length) process.exitCode = 1;
  else report(knowledge);
}
