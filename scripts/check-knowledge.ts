import { fileURLToPath } from 'node:url';
import { rankDiagnoses } from '../clinical/inference/rank-diagnoses.ts';
import { textbookMisses } from '../clinical/inference/textbook-patient.ts';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';

/** Prints the conditions that their own textbook patient doesn't bring into the top three. Arguments: condition ids or systems to show. */
const { knowledge } = compileKnowledge(fileURLToPath(new URL('../clinical/knowledge', import.meta.url)));
const wanted = new Set(process.argv.slice(2));
const shown = (id: string) =>
  wanted.size === 0 ||
  wanted.has(id) ||
  wanted.has(knowledge.conditions.find((c) => c.id === id)?.system ?? '');
const misses = textbookMisses(
  knowledge,
  (findings, context) => rankDiagnoses(findings, context, knowledge).entries,
);
for (const miss of misses.filter((m) => shown(m.condition)))
  console.log(
    `${miss.condition}${miss.dropped ? ' (a fifth dropped)' : ''}: rank ${miss.rank}, behind ${miss.ahead.join(', ')}`,
  );
console.log(
  `${knowledge.conditions.length} conditions, ${misses.length} textbook pictures outside the top three`,
);
