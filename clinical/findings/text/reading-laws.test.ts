import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFindings } from '../read-findings.ts';
import { testAsOf, testChart, testDocument } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'fever', text: ['<fever>'] },
    { id: 'chest-pain', text: ['<pain> & <chest>'] },
    { id: 'cough', text: ['<cough>'] },
    { id: 'anaemia', kind: 'laboratory', numeric: [{ analyte: 'hemoglobin', below: 12, withinDays: 30 }] },
    { id: 'course-days', kind: 'time-course' },
  ],
  analytes: [
    { id: 'hemoglobin', unit: 'g/dL', names: ['hemoglobin', 'hb'], plausible: { low: 1, high: 25 } },
  ],
});
const read = (text: string) =>
  readFindings(testChart({ documents: [testDocument(text)] }), { asOf: testAsOf, knowledge }).findings;

const words = fc.constantFrom(
  'fever', 'no', 'cough', 'chest', 'pain', 'denies', 'and', ',', '.', 'but', 'his', 'mother', 'has', 'Hb', '8.2', '3', 'days', 'ago', 'for', '?',
  'history of', 'if', 'x-ray', '\n', 'HPI:', 'ROS:', '😀', '- ', 'é', '(', ')', '"', '2-day', 'g/dL', 'possible', 'resolved', 'without', 'non-',
); // prettier-ignore
const notes = fc.array(words, { maxLength: 40 }).map((w) => w.join(' '));

describe('for any note', () => {
  it('evidence is a range of the text whose words are in the detail or name the value', () => {
    fc.assert(
      fc.property(notes, (text) => {
        for (const f of read(text)) {
          for (const ref of f.evidence) {
            const [, from = '', to = ''] = /^DocumentReference\/d1#(\d+)-(\d+)$/.exec(ref) ?? [];
            const slice = text.slice(Number(from), Number(to));
            expect(slice.length).toBeGreaterThan(0);
            expect(slice).toBe(slice.trim());
          }
          const [, from, to] = /#(\d+)-(\d+)$/.exec(f.evidence[0]) ?? [];
          if (f.source === 'text')
            expect(f.detail).toContain(text.slice(Number(from), Number(to)).replace(/\s+/g, ' '));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reading twice gives the same', () => {
    fc.assert(
      fc.property(notes, (text) => void expect(read(text)).toEqual(read(text))),
      { numRuns: 50 },
    );
  });

  it('a sentence of its own about something else changes no finding before it', () => {
    fc.assert(
      fc.property(notes, (text) => {
        const ids = (t: string) =>
          read(t)
            .filter((f) => f.id !== 'course-days')
            .map((f) => `${f.id} ${f.status}`);
        expect(ids(`${text}\n\nHe works as a teacher.`)).toEqual(ids(text));
      }),
      { numRuns: 100 },
    );
  });

  it('arbitrary characters are no reason to fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read(text)),
      { numRuns: 200 },
    );
  });
});
