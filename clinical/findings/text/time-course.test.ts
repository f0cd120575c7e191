import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { readDocument } from './read-document.ts';
import { buildTextReader } from './text-reader.ts';
import { timeCourseFromText } from './time-course.ts';

const courses = [
  'onset-sudden',
  'onset-gradual',
  'course-hours',
  'course-days',
  'course-weeks',
  'course-months',
  'course-years',
  'course-recurrent',
  'course-progressive',
  'course-constant',
];
const knowledge = testKnowledge({
  findings: [
    ...courses.map((id) => ({ id, kind: 'time-course' as const })),
    { id: 'pain', text: ['<pain>'] },
    { id: 'cough', text: ['<cough>'] },
    { id: 'fever', text: ['<fever>'] },
    { id: 'headache', text: ['<headache>'] },
    { id: 'weakness', text: ['<weak>'] },
  ],
  conditions: [{ id: 'diabetes-mellitus' }, { id: 'hypertension' }],
  drugs: [{ id: 'ibuprofen' }],
});
const reader = buildTextReader(knowledge);
const kinds = knowledge.findings.map((f) => f.kind);
const indexOf = new Map(knowledge.findings.map((f, i) => [f.id, i]));

function course(text: string): string[] {
  const reading = readDocument(reader, text, false);
  return timeCourseFromText(reader, kinds, indexOf, reading, {
    ref: 'D/1',
    when: null,
    current: true,
    ranged: true,
  })
    .filter((s) => s.status === 'present')
    .map((s) => knowledge.findings[s.finding]?.id ?? '')
    .toSorted();
}

describe('time course of the complaint', () => {
  it.each([
    ['He comes to the physician because of cough for the past 3 months.', ['course-months']],
    ['She presents with a 2-day history of fever.', ['course-days']],
    ['Headache since this morning.', ['course-hours']],
    ['Fever x 3 days.', ['course-days']],
    ['He has had a cough over the last 6 weeks.', ['course-weeks']],
    ['He comes to the clinic because of pain that he has had over 8 months.', ['course-months']],
    ['She complains of pain that began 2 hours ago.', ['course-hours']],
    ['Chief complaint: sudden onset of headache 30 minutes ago', ['course-hours', 'onset-sudden']],
    [
      'He is brought in because of intermittent episodes of pain for several years.',
      ['course-recurrent', 'course-years'],
    ],
    ['Progressive weakness for two to three weeks.', ['course-progressive', 'course-weeks']],
    ['Three days of cough and fever.', ['course-days']],
    ['She woke up with severe headache this morning.', ['course-hours', 'onset-sudden']],
    [
      'A 65-year-old man with a 10-year history of diabetes mellitus comes to the physician because of a 3-day history of pain.',
      ['course-days'],
    ],
    ['He comes because of cough for a week. He has had hypertension for 20 years.', ['course-days']],
    ['She comes because of fever for 2 days. She took ibuprofen for 3 weeks.', ['course-days']],
    ['Constant pain for a month.', ['course-constant', 'course-weeks']],
    ['He is 45 years old.', []],
    ['Two years ago he had a cough.', []],
    ['The cough is not sudden.', []],
    ['Follow up in 2 weeks.', []],
  ])('%s', (text, expected) => {
    expect(course(text)).toEqual(expected);
  });

  it('says that courses far from the stated one are absent, less surely', () => {
    const reading = readDocument(reader, 'Fever for 3 days.', false);
    const absent = timeCourseFromText(reader, kinds, indexOf, reading, {
      ref: 'D/1',
      when: null,
      current: true,
      ranged: true,
    }).filter((s) => s.status === 'absent');
    expect(absent.map((s) => knowledge.findings[s.finding]?.id)).toEqual(['course-months', 'course-years']);
    expect(absent.every((s) => s.certainty < 1)).toBe(true);
  });

  it('an older note has no present course', () => {
    const reading = readDocument(reader, 'Fever for 3 days.', false);
    expect(
      timeCourseFromText(reader, kinds, indexOf, reading, {
        ref: 'D/1',
        when: null,
        current: false,
        ranged: true,
      }),
    ).toEqual([]);
  });
});
