import { fileURLToPath } from 'node:url';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';
import type { Basis, Knowledge } from '../clinical/knowledge/knowledge.ts';

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

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function report(knowledge: Knowledge): void {
  console.log('Conditions by system, and the basis of their numbers');
  console.table(Object.fromEntries([...basisBySystem(knowledge)].toSorted(([a], [b]) => a.localeCompare(b))));
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
