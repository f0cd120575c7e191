import { expect, it } from 'vitest';
import { readChart } from '../chart/read-chart.ts';
import { finished } from './in-steps.ts';
import { prepareReader } from './prepare-reader.ts';
import { noNotesReadAhead, readingAhead } from './read-ahead.ts';
import { readFindings } from './read-findings.ts';
import { smallKnowledge as knowledge } from './test-kit/small-knowledge.ts';
import { readDocument } from './text/read-document.ts';

const asOf = Date.UTC(2026, 0, 15, 12);
const NOTE = 'She has had a cough and a fever for three days.';
const GERMAN =
  'Die Patientin hat seit drei Tagen Husten und Fieber und wird mit der Familie nach Hause gehen.';

function chartOf(birthDate: string | undefined, ...texts: readonly string[]) {
  return readChart(
    [
      { resourceType: 'Patient', id: 'p', ...(birthDate && { birthDate }) },
      ...texts.map((text, i) => ({
        resourceType: 'DocumentReference',
        id: `d${i}`,
        status: 'current',
        date: '2026-01-15T09:00:00Z',
        subject: { reference: 'Patient/p' },
        content: [{ attachment: { contentType: 'text/plain', data: btoa(text) } }],
      })),
    ],
    { knowledge, asOf },
  );
}

it('takes the notes apart as the assessment would, each once, and leaves what that does not read', () => {
  const ahead = noNotesReadAhead();
  const chart = chartOf('1980-01-01', NOTE, GERMAN, 'word '.repeat(5_000), NOTE);
  finished(readingAhead(chart, { asOf, knowledge }, ahead));
  expect([...ahead.adult.keys()]).toEqual([NOTE]);
  expect(ahead.child.size).toBe(0);
  expect(readFindings(chart, { asOf, knowledge, ahead })).toEqual(readFindings(chart, { asOf, knowledge }));
});

it('is what the assessment goes on from', () => {
  const ahead = noNotesReadAhead();
  ahead.adult.set(NOTE, readDocument(prepareReader(knowledge).text, 'He has crushing chest pain.', false));
  const { findings } = readFindings(chartOf('1980-01-01', NOTE), { asOf, knowledge, ahead });
  expect(findings.map(({ id }) => id)).toContain('crushing-chest-pain');
  expect(findings.map(({ id }) => id)).not.toContain('fever');
});

it('keeps a child’s notes apart, and reads none without a birth date', () => {
  const ahead = noNotesReadAhead();
  finished(readingAhead(chartOf('2019-01-01', NOTE), { asOf, knowledge }, ahead));
  expect([ahead.child.size, ahead.adult.size]).toEqual([1, 0]);
  finished(readingAhead(chartOf(undefined, `${NOTE} And a rash.`), { asOf, knowledge }, ahead));
  expect([ahead.child.size, ahead.adult.size]).toEqual([1, 0]);
});
