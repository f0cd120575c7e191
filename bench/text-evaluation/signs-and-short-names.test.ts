import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a minus that opens a sentence', () => {
  it.each([
    'ROS: + fatigue, decreased appetite. - HA, sore throat, rash.',
    'ROS + fatigue, cough. - headache, sore throat, rash.',
  ])('denies its list behind one with a plus: %s', (text) => {
    expect(said(text)).toEqual(expect.arrayContaining(['fatigue', '-headache', '-sore-throat', '-rash']));
  });

  it('is a dash elsewhere', () => {
    expect(said('3 days unwell - cough, fever.')).toEqual(expect.arrayContaining(['cough', 'fever']));
  });
});

describe('a short name is known by what stands around it', () => {
  it.each([
    ['Cap gas pH 7.25 CO2 66.', 'hypercapnia', 'high-bicarbonate'],
    ['2/6 HSM apex.', 'systolic-murmur', 'splenomegaly'],
    ['Abd soft, HSM present.', 'hepatosplenomegaly', 'systolic-murmur'],
    ['CR 4s, mottled.', 'prolonged-capillary-refill', 'creatinine-raised'],
    ['Cr 3.1, mottled.', 'creatinine-raised', 'prolonged-capillary-refill'],
    ['Na 138 K 4.2 Cl 95 CO2 36.', 'high-bicarbonate', 'hypercapnia'],
    ['Plat 41, Hb 9.', 'thrombocytopenia', 'leukopenia'],
  ])('%s', (text, is, isNot) => {
    expect(said(text)).toContain(is);
    expect(said(text)).not.toContain(isNot);
  });

  it('"plat" beside pressures of a ventilator is the plateau', () => {
    expect(said('Peak pressures 58 (plat 41 from 27).').join(' ')).not.toContain('thrombocytopenia');
  });

  it('"w" between words is "with"', () => {
    expect(said('Non-smoker, wine w dinner.')).toContain('alcohol-history');
  });

  it('a share with "RA" behind it is a saturation, also behind another number', () => {
    expect(said('HR 104 RR 24 88% RA.')).toContain('hypoxia');
  });
});
