import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { knowledgeBase } from './assessor/knowledge-file.ts';
import { openNamedDatabase, runCommand } from './operator-command.ts';
import { findAssessment, type FoundAssessment } from './store/find-assessment.ts';
import { loadKeys } from './store/keys.ts';
import { reproduce } from './store/reproduce.ts';

const USAGE = `npm run assessment:check -- ID [--record bundle.json]
ID is that of a decision, a card or an assessment. Prints one JSON object.`;

/** Exit 0: found, sound and, with a record, the same; 1: something differs; 2: it could not be checked. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { record: { type: 'string' } },
    allowPositionals: true,
  });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0 || !/^[0-9a-f-]{36}$/i.test(id))
    throw new RangeError('One ID is needed, as exports and the audit trail name it.');
  const record = values.record === undefined ? null : readRecord(values.record);
  const database = await openNamedDatabase();
  try {
    const keys = await loadKeys(database.db, process.env['CHARTSIDE_DATA_KEY']);
    const store = { db: database.db, keys, now: () => new Date() };
    const found = await findAssessment(store, id.toLowerCase());
    if (found === null) throw new RangeError('Nothing is stored of an assessment with this id.');
    const reproduction = record === null ? null : await reproduce(found, record, knowledgeBase());
    process.stdout.write(`${JSON.stringify({ ...report(found), reproduction }, null, 2)}\n`);
    const isSame =
      reproduction === null ||
      (reproduction.isSameDifferential &&
        reproduction.notGiven.length === 0 &&
        reproduction.notUsed.length === 0);
    return found.isSound && found.missingParts.length === 0 && isSame ? 0 : 1;
  } finally {
    await database.close();
  }
}

function readRecord(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    throw new RangeError('The record cannot be read as JSON.');
  }
}

function report({ row, isSound, inputs, missingParts, ...came }: FoundAssessment): object {
  const { tenant, id, patient, actor, receivedAt, body } = row;
  return {
    issuer: tenant,
    assessment: { id, patient, user: actor, receivedAt, ...body },
    isSound,
    missingParts,
    resources: inputs,
    impressions: came.impressions,
    cards: came.cards.map((card) => ({ id: card.id, condition: card.body.conditionId, shown: card.shown })),
    decisions: came.decisions.map((decision) => ({
      id: decision.id,
      condition: decision.body.condition.id,
      outcome: decision.body.outcome,
      user: decision.actor,
      decidedAt: decision.body.decidedAt,
    })),
  };
}

runCommand(USAGE, main);
