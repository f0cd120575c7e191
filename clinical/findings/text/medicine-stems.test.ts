import { describe, expect, it } from 'vitest';
import { classByStem } from './medicine-stems.ts';

describe('the class of a medicine by its INN stem', () => {
  it.each([
    ['zofenopril', 'acei'],
    ['azilsartan', 'arbs'],
    ['pitavastatin', 'statin'],
    ['celiprolol', 'betablocker'],
    ['lercanidipine', 'dihydropyridine'],
    ['ertugliflozin', 'gliflozin'],
    ['semaglutide', 'incretin'],
    ['dexrabeprazole', 'ppi'],
    ['fenoprofen', 'nsaid'],
    ['cefprozil', 'cephalosporins'],
    ['tinidazole', 'antibiotic'],
    ['spiramycin', 'antibiotic'],
    ['ixekizumab', 'biologics'],
    ['rupatadine', 'antihistamines'],
  ])('%s: %s', (name, ofClass) => {
    expect(classByStem(name)).toBe(ofClass);
  });

  it.each([
    'aripiprazole',
    'teduglutide',
    'stanozolol',
    'sparsentan',
    'fluconazole',
    'april',
    'vinblastine',
    'rimantadine',
    'dactinomycin',
    'mitomycin',
    'rapamycin',
    'ozogamicin',
  ])('%s ends like another class, and is none of it', (name) => {
    expect(classByStem(name)).toBeNull();
  });
});
