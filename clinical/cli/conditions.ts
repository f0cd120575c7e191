import { codingsOf } from '../inference/rank-diagnoses.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { endQuietlyOnClosedPipe, writeLine } from './write-line.ts';

endQuietlyOnClosedPipe();
for (const condition of loadKnowledge().conditions)
  await writeLine({
    id: condition.id,
    name: condition.name,
    synonyms: condition.synonyms,
    codings: codingsOf(condition).map(({ system, code }) => ({ system, code })),
    acuity: condition.acuity,
    cannotMiss: condition.cannotMiss,
  });
