import { describe, expect, it } from 'vitest';
import { testAsOf, testChart, testDocument } from '../test-kit/test-chart.ts';
import { read, smallKnowledge } from '../test-kit/small-knowledge.ts';
import { readFindings } from '../read-findings.ts';
import { statedPerson } from './stated-person.ts';

describe('statedPerson', () => {
  it.each([
    ['A 67-year-old man comes to the clinic.', 67, 'male'],
    ['58M, sudden pain.', 58, 'male'],
    ['A previously healthy 30 year old African American woman presents.', 30, 'female'],
    ['3 y/o F, fever.', 3, 'female'],
  ])('%s', (text, ageYears, sex) => {
    expect(statedPerson(text, 'D/1')).toMatchObject({ ageYears, sex });
  });

  it('counts months and weeks', () => {
    expect(statedPerson('A 6-month-old girl is brought.', 'D/1')?.ageYears).toBeCloseTo(0.5, 2);
  });

  it('finds nobody where nobody is named', () => {
    expect(statedPerson('Chest pain for 3 days.', 'D/1')).toBeNull();
  });
});

describe('age and sex from a note', () => {
  const documents = [testDocument('A 67-year-old man comes to the clinic.')];

  it('stand in only where the record has none, with a caution', () => {
    const patient = { ...testChart().patient, birthDate: null, gender: null };
    const found = readFindings(testChart({ patient, documents }), {
      asOf: testAsOf,
      knowledge: smallKnowledge,
    });
    expect(found.context).toMatchObject({ ageYears: 67, sex: 'male' });
    expect(found.cautions).toMatchObject([{ ref: 'DocumentReference/d1#2-17' }]);
  });

  it('never replace what the record says', () => {
    const found = read({ documents });
    expect(found.context).toMatchObject({ ageYears: 55, sex: 'female' });
    expect(found.cautions).toEqual([]);
  });
});
