import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a medicine is taken', () => {
  it.each([
    ['Rizatriptan prn. NKDA.', 'on-triptan'],
    ['PMHx mild asthma (Symbicort prn). Nil else.', 'history-asthma'],
    ['PMHx mild asthma (Symbicort prn). Nil else.', 'on-inhaled-glucocorticoid'],
    ['Lithium 800 nocte since 1998.', 'on-lithium'],
    ['Vitamin D 1000 units daily.', 'on-vitamin-d'],
    ['MEDS: clopidogrel (held 5 d), metformin (held), tiotropium', 'on-metformin'],
    ['Aspirin stopped by GP when apixaban started (2021).', 'on-doac'],
    ['Rescue pack (pred + doxy) started Sat - no better.', 'on-glucocorticoid'],
    ['Symbicort 2 puffs each morning.', 'on-inhaled-glucocorticoid'],
    ['Rx: T. Valparin 500 bd', 'on-valproate'],
    ['Rx: PCM prn', 'on-paracetamol'],
    ['PRN: paracetamol 1g, Oramorph 2.5mg.', 'on-opioid'],
    ['Was given trazodone 50 hs, takes half.', 'on-antidepressant'],
    ['Takes Voltaren gel, Norspan 5.', 'on-opioid'],
    ['Alendronate once weekly.', 'on-bisphosphonate'],
    ['Takes sertraline, not taking it regularly.', 'on-ssri'],
    ['Metformin changed to MR prep.', 'on-metformin'],
    ['Apixaban 5 bd (since 2019-03-04).', 'on-doac'],
    ['Uses naproxen in past week.', 'on-nsaid'],
    ['Has tried ibuprofen 400 w/ some relief.', 'on-nsaid'],
    ['Asthma on Flixotide, egg allergy as child.', 'on-inhaled-glucocorticoid'],
    ['Was given naproxen for back pain 3/52 ago.', 'on-nsaid'],
    ['Dex 16 mg.', 'on-glucocorticoid'],
    ['Iron 200 mg.', 'on-iron-supplement'],
    ['Plan: continue bisoprolol and statin.', 'on-statin'],
    ['Carer: spits out the water tablet and the iron.', 'on-iron-supplement'],
  ])('also as needed, held before a procedure, or with a bare dose: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Had been on sertraline until March and has taken nothing since.', 'on-ssri'],
    ['Discussed propranolol - not keen.', 'on-beta-blocker'],
    ['Rescue pack (amoxicillin + pred) to start if sputum goes green.', 'on-glucocorticoid'],
    ['2 exacerbations (Feb, Apr - doxy + pred 5/7 each, no admission).', 'on-glucocorticoid'],
    ['ASA at 24 h if repeat CT clean.', 'on-aspirin'],
    ['He defaulted his propranolol two months ago.', 'on-beta-blocker'],
    ['Vit D 31, iron 4, lithium 0.7.', 'on-lithium'],
    ['Rx: T. Valparin 500 bd', 'on-heparin'],
    ['Co-amoxiclav periop, wound clean.', 'on-antibiotic'],
    ['H pylori stool antigen before starting a PPI.', 'on-proton-pump-inhibitor'],
    ['Keen to try sertraline.', 'on-ssri'],
    ['He received ketorolac 15 mg IV and fentanyl 50 mcg IV.', 'on-opioid'],
    ['Meds: T. Metoprolol XL 25 (to restart)', 'on-beta-blocker'],
    ['She was taking ibuprofen for the back, now stopped.', 'on-nsaid'],
    ['His aspirin was changed to clopidogrel.', 'on-aspirin'],
    ['Given a preventer (Flixotide) but doesn’t use it.', 'on-inhaled-glucocorticoid'],
    ['Labetalol 200 TDS in last pregnancy only.', 'on-beta-blocker'],
    ['Cyclizine in the first weeks, not now.', 'on-antiemetic'],
    ['Three courses of pred this year.', 'on-glucocorticoid'],
    ['Leflunomide discussed.', 'on-immunosuppressant'],
    ['Treated with sertraline, which he no longer takes.', 'on-ssri'],
    ['I explained that antibiotics would not help.', 'on-antibiotic'],
    ['Oncology to discuss adjuvant chemotherapy.', 'on-chemotherapy'],
    ['She is supposed to take furosemide.', 'on-loop-diuretic'],
    ['Bolus of 10% dex, BM 4.2.', 'on-glucocorticoid'],
    ['Calcium 2.4 mg/dL.', 'on-vitamin-d'],
    ['Got a script of co-amox but hasn’t picked it up.', 'on-antibiotic'],
    ['Preventers tried: propranolol (tired), topiramate.', 'on-beta-blocker'],
    ['I’ve cut out the indapamide.', 'on-thiazide'],
    ['GTN carried, not used in years.', 'on-nitrate'],
    ['Will switch to Macrobid.', 'on-antibiotic'],
    ['Plan: continue bisoprolol and start a statin.', 'on-statin'],
    ['Etanercept 2016-18, lost effect.', 'on-biologic'],
    ['Bisphosphonate once teeth sorted.', 'on-bisphosphonate'],
    ['Risperidone 0.5 was tried, made her sleepy, stopped.', 'on-antipsychotic'],
    ['Allopurinol 300 - admits not taking for months.', 'on-allopurinol'],
    ['Was on Depakote before pregnancy for mood.', 'on-valproate'],
  ])('and not what is over, spoken of, kept at home or a level: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('and one stopped because of a test is not taken', () => {
    expect(said('Methotrexate had been stopped because her liver tests were abnormal.')).toContain(
      '-on-methotrexate',
    );
  });
});
