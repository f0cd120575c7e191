import { describe, expect, it } from 'vitest';
import { assess } from '../assessment/assess.ts';
import { asOf, patient, smallRecord, subject } from '../chart/testing/small-record.ts';
import { loadKnowledge } from './load-knowledge.ts';

const knowledge = loadKnowledge();
const { read } = smallRecord(knowledge);

function conflictsOfNote(note: string): string[] {
  const chart = read(patient, {
    resourceType: 'DocumentReference',
    id: 'note',
    status: 'current',
    subject,
    date: new Date(asOf - 3_600_000).toISOString(),
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(note).toString('base64') } }],
  });
  return assess(chart, { asOf, knowledge }).conflicts.map((c) => c.title);
}

describe('medicines that act where they are put', () => {
  it('are no conflict in a list of medicines, the same by mouth are', () => {
    const creams = 'ketoconazole shampoo, hydrocortisone 1% cream, ibuprofen 5% gel, diclofenac eye drops';
    expect(conflictsOfNote(`Medications: simvastatin 40 mg, apixaban 5 mg, ${creams}.`)).toEqual([]);
    expect(conflictsOfNote('Medications: apixaban 5 mg, ibuprofen 400 mg.')).toEqual([
      'Anticoagulant with an NSAID',
    ]);
  });

  it('are one where they reach the lungs: timolol eye drops in asthma', () => {
    expect(conflictsOfNote('History of asthma. Medications: timolol eye drops.')).toEqual([
      'Non-selective beta blocker with asthma',
    ]);
  });
});
