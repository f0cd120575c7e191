import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a value before and after', () => {
  it.each([
    ['Hb 13.2 -> 9.1', 'haemoglobin-falling'],
    ['Hb fell from 134 to 91', 'haemoglobin-falling'],
    ['Cr 88 → 180', 'creatinine-rise-acute'],
    ['Plt 288 > 74', 'platelets-falling'],
  ])('tells its course: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is now what it is after', () => {
    expect(said('Hb dropped from 134 to 91')).toContain('anaemia');
  });

  it('is a range, no course, where nothing changed', () => {
    expect(said('HR 60 to 80')).not.toContain('bradycardia');
  });

  it('is no fall of the patient', () => {
    expect(said('Hb fell to 91, BP fell to 80/40')).not.toContain('falls');
    expect(said('BP fell to 80/40')).toContain('hypotension');
  });
});

describe('platelets in lakhs', () => {
  it('are hundreds of thousands', () => {
    expect(said('Plt 2.8 lakhs/cumm')).toContain('-thrombocytopenia');
    expect(said('PLT 0.4 lakh')).toContain('moderate-thrombocytopenia');
  });

  it('are never meant by a bare number', () => {
    expect(said('plts 7')).toContain('severe-thrombocytopenia');
  });
});

describe('a dipstick', () => {
  it('answers in short forms', () => {
    const told = said('Udip: ket 2+, leuc neg, nit neg, bld neg, prot trace');
    expect(told).toEqual(
      expect.arrayContaining(['ketonuria', '-nitrite-positive', '-haematuria-microscopic']),
    );
  });

  it('gives the answer behind a comma to the next name', () => {
    expect(said('UA 4+ ketones, neg nitrite')).toContain('ketonuria');
  });
});

describe('a medicine that is named and not taken', () => {
  it.each([
    ['Campylobacter isolated. Ciprofloxacin R, azithromycin S.', 'on-macrolide'],
    ['Adalimumab has been applied for.', 'on-biologic'],
    ['Aspirin 300 given by EMS.', 'on-aspirin'],
    ['Aspirin made him wheezy once, avoids.', 'on-aspirin'],
    ['Fasting insulin 12.', 'on-insulin'],
    ['Meds: hydrocortisone cream 1%.', 'on-glucocorticoid'],
    ['Meds: Voltarol gel.', 'on-nsaid'],
  ])('is not read: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('leaves what acts in the whole body and what was given to take', () => {
    expect(said('Meds: estradiol patch.')).toContain('on-hormone-therapy');
    expect(said('Taking amoxicillin given by GP.')).toContain('on-beta-lactam');
  });
});

describe('allergies', () => {
  it.each(['Allergies: PCN (hives)', 'ALLERGIES: sulfa', 'Allergies: latex, PCN'])(
    'may be to a short name: %s',
    (text) => {
      expect(said(text)).toContain('history-drug-allergy');
    },
  );

  it('leave other pens and tubes alone', () => {
    expect(said('Allergies: none known. Bilateral PCN in situ.')).toContain('-history-drug-allergy');
    expect(said('Uses an insulin pen.')).not.toContain('history-drug-allergy');
  });
});

describe('a number that may be of another kind', () => {
  it.each([
    ['BMP: Na 138, K 2.9, Cl 82, CO2 48, BUN 20.', 'metabolic-alkalosis', 'hypercapnia'],
    ['ABG pH 7.27, CO2 61.', 'hypercapnia', 'metabolic-alkalosis'],
    ['Carbon dioxide was 58 on the gas.', 'hypercapnia', 'high-bicarbonate'],
  ])('is what its row is of: %s', (text, is, isNot) => {
    expect(said(text)).toContain(is);
    expect(said(text)).not.toContain(isNot);
  });

  it('counts lakhs of platelets only where nothing else writes so', () => {
    expect(said('Plt 1.62')).toContain('-thrombocytopenia');
    for (const text of ['Plt 5.4, Hb 7.1, WBC 2.0', 'Plt 5.4 L, Hb 7.1'])
      expect(said(text).filter((id) => id.includes('thrombocyt'))).toEqual([]);
  });

  it('keeps two results apart that only a space parts', () => {
    expect(said('CK 340 920')).not.toContain('ck-very-high');
  });
});

describe('a value that was taken first', () => {
  it('is read with what it came back as', () => {
    expect(said('C-peptide was taken overnight and came back low.')).toContain('c-peptide-low');
    expect(said('C-peptide was taken and came back normal.')).not.toContain('c-peptide-low');
  });
});
