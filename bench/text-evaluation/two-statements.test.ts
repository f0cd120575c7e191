import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a value and the one before', () => {
  it.each([
    ['Hb 76 (98 at discharge).', 'haemoglobin-falling'],
    ['Hb 6.1 g/dL, falling from 9.4 in September.', 'haemoglobin-falling'],
    ['Hgb 12.1 -> 8.4', 'haemoglobin-falling'],
    ['Cr 266 (80 in Aug)', 'creatinine-rise-acute'],
    ['Creat 1.9 H (baseline 0.9)', 'creatinine-rise-acute'],
    ['Plt 410 -> 120', 'platelets-falling'],
    ['Wt 71 kg (82 in May)', 'weight-loss-5-percent'],
    ['198 lb in summer, today 180.', 'weight-loss-5-percent'],
    ['BP 124/72 lying and 120/74 standing.', '-orthostatic-hypotension'],
    ['BP 132/80 both arms.', '-blood-pressure-differential'],
  ])('are read together: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Hb 98 (130-160)', 'haemoglobin-falling'],
    ['Hb 110 (108 in March)', 'haemoglobin-falling'],
    ['Hb 104 (MCV 172)', 'haemoglobin-falling'],
    ['Cr 178 (ref 45-84)', 'creatinine-rise-acute'],
    ['Cr 150 (148)', 'creatinine-rise-acute'],
    ['Plt 168 (normal 400)', 'platelets-falling'],
    ['Weight 82 kg (181 lb)', 'weight-loss-5-percent'],
    ['Wt 18 kg (75th centile)', 'weight-loss-5-percent'],
  ])('are none where the other number is a range, a unit or another test: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a treatment and what came of it', () => {
  it.each([
    ['Naloxone 400 mcg IM -> GCS 14, RR 16.', 'naloxone-response'],
    ['Narcan 2 mg IN. Woke up agitated.', 'naloxone-response'],
    ['GTN x2, pain gone in 3 minutes.', 'relief-with-nitroglycerin'],
    ['BP 78/40 despite 30 ml/kg.', 'hypotension-refractory'],
  ])('are read together: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Naloxone 400 mcg, no response, GCS 12.', 'naloxone-response'],
    ['GTN x2, pain not gone.', 'relief-with-nitroglycerin'],
    ['BP 118/70 after 2 L crystalloid.', 'hypotension-refractory'],
  ])('are none where nothing came of it, or it helped: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('someone around the patient and what they have', () => {
  it.each([
    'Sister has strep, finished her amoxicillin yesterday.',
    'Two brothers, both of whom have had gastroenteritis this week.',
    'Several colleagues off with a bug.',
    'Grandson had chickenpox 3 weeks ago.',
    'Class full of kids with the same.',
  ])('make an ill contact: %s', (text) => {
    expect(said(text)).toContain('sick-contact');
  });

  it.each([
    'Father had pneumonia in 2010.',
    'Brother had measles as a child.',
    'Wife says he has been coughing.',
    'Son has a cold sore clinic appointment, well.',
    'Colleague had been electrocuted on the same site.',
  ])('make none where it is long over, theirs to tell, or nothing that is caught: %s', (text) => {
    expect(said(text)).not.toContain('sick-contact');
  });

  it.each(['No one else at home ill.', 'Rest of family well.', 'Nobody else in the family unwell.'])(
    'deny one: %s',
    (text) => {
      expect(said(text)).toContain('-sick-contact');
    },
  );
});

describe('an antibiotic and its time', () => {
  it.each([
    'GP gave doxycycline on Monday, had 3 days, no different.',
    'Azithromycin from walk-in clinic, no help.',
    'Took Augmentin x 5 days without relief.',
    'Completed a week of clarithromycin.',
  ])('make recent antibiotics: %s', (text) => {
    expect(said(text)).toContain('recent-antibiotics');
  });

  it.each([
    'Plan: amoxicillin 500 mg tds for 5 days.',
    'Start IV ceftriaxone, no better overnight.',
    'On long-term trimethoprim since 2019.',
    'Allergies: penicillin, rash years ago.',
  ])('make none where they are planned, given now or for good: %s', (text) => {
    expect(said(text)).not.toContain('recent-antibiotics');
  });
});

describe('a place of another item', () => {
  it.each([
    ['Ache behind the left eye, ringing in the ears.', 'ear-pain'],
    ['Redness of the eye and discharge from the ear.', 'eye-discharge'],
    ['Nodules on the elbows, neck extension poor.', 'neck-mass'],
    ['Cannot sleep at night, cough for three days.', 'nocturnal-cough'],
  ])('is not what the other has: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Pain and swelling of the knee and ankle.', 'joint-swelling'],
    ['Pain in the left eye and the left ear.', 'ear-pain'],
    ['R arm & leg floppy.', 'arm-weakness'],
    ['Cough, worst at night.', 'nocturnal-cough'],
  ])('is its own in a list of places: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a year that opens the sentence', () => {
  it.each([
    ['Jan 2015: cough and fever, settled.', 'cough'],
    ['In 2016: a fall with a head injury.', 'head-trauma-recent'],
  ])('puts it in the past: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('but not what has gone on since', () => {
    expect(said('Since 2019: daily headache.')).toContain('headache');
  });
});
