import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rankDiagnoses } from '../clinical/inference/rank-diagnoses.ts';
import { textbookMisses } from '../clinical/inference/textbook-patient.ts';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';

it('every condition is in the top three of its textbook picture, also with a fifth dropped', () => {
  const { knowledge } = compileKnowledge(fileURLToPath(new URL('../clinical/knowledge', import.meta.url)));
  expect(knowledge.conditions.length).toBeGreaterThanOrEqual(223);
  const misses = textbookMisses(
    knowledge,
    (findings, context) => rankDiagnoses(findings, context, knowledge).entries,
  );
  expect(misses.map((m) => `${m.condition}${m.dropped ? ' (a fifth dropped)' : ''}: rank ${m.rank}`)).toEqual(
    [],
  );
}, 120_000);
