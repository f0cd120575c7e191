import { describe, expect, it } from 'vitest';
import { asOf, smallRecord, subject } from '../chart/testing/small-record.ts';
import { readFindings } from '../findings/read-findings.ts';
import { loadKnowledge } from './load-knowledge.ts';

const knowledge = loadKnowledge();
const { read } = smallRecord(knowledge);

function statusOf(text: string, finding: string): string {
  const note = {
    resourceType: 'DocumentReference',
    id: 'note',
    status: 'current',
    subject,
    date: new Date(asOf).toISOString(),
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
  };
  const { findings } = readFindings(read(note), { asOf, knowledge });
  return findings.find((f) => f.id === finding)?.status ?? 'not read';
}

describe('written forms whose misreading would turn a statement round', () => {
  it.each([
    ['Chest pain: denies', 'chest-pain', 'absent'],
    ['SHx: Tobacco: denies. Alcohol: denies.', 'smoking', 'absent'],
    ['Resp: no increased WOB.', 'accessory-muscle-use', 'absent'],
    ['Nonproductive cough.', 'dry-cough', 'present'],
    ['Nontender abdomen.', 'abdominal-tenderness', 'absent'],
    ['Neuts 0.8', 'neutrophilia', 'absent'],
    ['Neutrophils 0.4', 'neutropenia', 'present'],
    ['Neutrophils 85 %', 'neutrophilia', 'present'],
    ['Hair falling out.', 'falls', 'not read'],
  ])('%s: %s is %s', (text, finding, status) => {
    expect(statusOf(text, finding)).toBe(status);
  });
});
