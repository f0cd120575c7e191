import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('an illness named alone is one that the patient has', () => {
  it.each([
    ['On edoxaban for AF, uses a stick.', 'history-atrial-fibrillation'],
    ['Attends the hospital and takes tablets for gout.', 'history-gout'],
    ['Followed by neurology for migraines.', 'history-migraine'],
    ['She came in for her gout.', 'history-gout'],
    ['Also psoriasis and a hiatus hernia.', 'history-psoriasis'],
    ['His other problems include gout and gallstones.', 'history-gallstones'],
    ['Mild asthma, bunions and gout. Off work today.', 'history-asthma'],
    ['Gave paracetamol, no ibuprofen (peptic ulcer).', 'history-peptic-ulcer'],
    ["Graves' disease - stable.", 'history-hyperthyroidism'],
    ['A/P: 1. Cough, viral. 2. Asthma - continue Clenil.', 'history-asthma'],
    ['K/c/o asthma x 5 yrs, c/o cough x 3 days.', 'history-asthma'],
    ['KCO gout.', 'history-gout'],
    ['Bg asthma, works as a baker.', 'history-asthma'],
  ])('where it is treated, listed with others, or lasts: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['A/P: ?asthma, trial of Clenil.', 'history-asthma'],
    ['Differential: asthma, gout, migraine.', 'history-gout'],
    ['Screened for gout and migraine.', 'history-gout'],
    ['ROS: anxiety, depression, headaches.', 'history-depression'],
    ['Low mood, anxiety, poor sleep for 3 weeks.', 'history-anxiety'],
    ['Started colchicine today for gout.', 'history-gout'],
    ['Wife has asthma, gout and psoriasis.', 'history-asthma'],
    ['Risk of migraine with the pill.', 'history-migraine'],
    ['Urine (IDC) dark, clear now.', 'history-breast-cancer'],
    ['Seizures, vomiting, drowsy since this morning.', 'history-epilepsy'],
  ])('not where it is thought of, felt today, or of another: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
