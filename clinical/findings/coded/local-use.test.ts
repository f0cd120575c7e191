import { describe, expect, it } from 'vitest';
import { isUsedLocally } from './local-use.ts';

describe('the use of a medicine', () => {
  it.each([
    'hydrocortisone 10 MG/ML Topical Cream',
    'diclofenac 1% gel',
    'ketoconazole 20 MG/ML Medicated Shampoo',
    'timolol 0.5 % eye drops',
    'Ofloxacin 3 MG/ML Otic Solution',
    'erythromycin 1 drop into both eyes',
    'estradiol vaginal cream',
  ])('is local: %s', (words) => {
    expect(isUsedLocally(words)).toBe(true);
  });

  it.each([
    'ibuprofen 200 MG Oral Tablet',
    'ibuprofen 200 mg liquigels liqui-gels',
    'fentanyl 25 mcg/h apply 1 patch every 72 hours',
    'oestradiol 0.06 % gel',
    'miconazole oral gel',
    'etonogestrel / ethinyl estradiol vaginal ring',
    'sumatriptan nasal spray',
    'diclofenac 75 mg suppository',
  ])('is of the whole body: %s', (words) => {
    expect(isUsedLocally(words)).toBe(false);
  });
});
