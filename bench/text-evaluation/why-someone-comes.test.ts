import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what someone is referred for', () => {
  it.each([
    ['Referred for ~5 yrs of abdominal pain.', 'abdominal-pain'],
    ['60M referred for progressive hearing loss.', 'hearing-loss'],
    ['Referred by Dr Jones for dysphagia.', 'dysphagia'],
    ['Referred for low platelets.', 'thrombocytopenia'],
  ])('is what he has: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each(['Referred for dialysis access.', 'Referred for a stress test.', 'Referred for chemotherapy.'])(
    'is a plan where it is a treatment or a test: %s',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );
});

describe('nothing in the past history', () => {
  it.each([
    ['63M, no sig PMHx, adm 4/11 w/ acute onset epigastric pain.', 'epigastric-pain'],
    ['40M, nil past history, seen with back pain.', 'back-pain'],
    ['No PMH, fever 3 days.', 'fever'],
  ])('is no denial of why someone comes: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is still one of a list of illnesses', () => {
    expect(said('No past history of diabetes or asthma.')).toEqual(
      expect.arrayContaining(['-history-diabetes', '-history-asthma']),
    );
  });
});

describe('a denied list ends before', () => {
  it.each([
    ['No dysphagia, occ heartburn with pizza.', ['-dysphagia', 'heartburn']],
    ['No vomiting, some nausea.', ['-vomiting', 'nausea']],
    ['No recreational drugs, vapes.', ['-drug-use', 'vaping']],
    ['CXR: no effusion, RLL opacity consistent with pneumonia.', ['-cxr-pleural-effusion', 'cxr-consolidation']],
  ])('what is only now and then, done, or interpreted: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  }); // prettier-ignore

  it('nothing of these in a list that ends with "or"', () => {
    expect(said('No rash, joint pain, fever or cough.')).toEqual(
      expect.arrayContaining(['-rash', '-joint-pain', '-fever', '-cough']),
    );
  });
});

describe('an operation still to come', () => {
  it.each([
    'Lap chole with IOC tmrw.',
    'CCY this adm once settled.',
    'Surgery consulted for cholecystectomy.',
    'For lap appendicectomy tonight.',
  ])('is none that was done: %s', (text) => {
    expect(said(text).join(' ')).not.toMatch(/cholecystectomy|appendectomy|abdominal-surgery/);
  });

  it('was done where its year or an earlier time is told', () => {
    expect(said('S/p lap chole 2019.')).toContain('history-cholecystectomy');
  });
});

describe('who came along', () => {
  it('tells what was seen, and has none of it', () => {
    expect(said('Coworker: pale and sweaty for a minute.')).toContain('pallor');
    expect(said('Husband: diabetic.').join(' ')).not.toContain('diabetes');
  });

  it('is no relative with the complaint', () => {
    expect(said('Brought in by his brother for alcohol withdrawal.')).not.toContain('family-history-alcohol');
    expect(said('His brother is an alcoholic.')).toContain('family-history-alcohol');
  });
});

describe('pressures lying and standing', () => {
  it.each([
    ['BP 98/60 lying and 80/50 standing.', 'orthostatic-hypotension'],
    ['Lying 140/80 HR 70, standing 110/70 HR 95.', 'orthostatic-hypotension'],
    ['Orthostatics: supine 118/72 HR 70, stand 112/74 HR 82.', '-orthostatic-hypotension'],
  ])('tell whether it falls by 20 systolic or 10 diastolic: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

it('a belly like a pregnant one is no pregnancy', () => {
  expect(said('Bloated, looks 6 mo pregnant by dinner.')).not.toContain('pregnancy');
});
