import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

interface Case {
  readonly text: string;
  readonly stated: readonly string[];
  readonly unsaid: readonly string[];
  readonly born?: number;
}

/** What a sentence states, what it doesn't, and the year of birth where the patient is no woman of 40. */
type Row = readonly [text: string, stated: readonly string[], unsaid: readonly string[], born?: number];

function check(rows: readonly Row[]): void {
  const cases = rows.map(([text, stated, unsaid, born = 1986]): Case => ({ text, stated, unsaid, born }));
  it.each(cases)('$text', ({ text, stated, unsaid, born }) => {
    const findings = said(text, born);
    expect(findings).toEqual(expect.arrayContaining([...stated]));
    for (const other of unsaid) expect(findings).not.toContain(other);
  });
}

describe('a past history or a plan that tells how it is now', () => {
  check([
    ['PMH: endometriosis, still has heavy painful periods.', ['dysmenorrhoea', 'heavy-menstrual-bleeding'], []],
    ["PMH: depression since husband died, low at the moment, doesn't see point in going on.", ['suicidal-ideation'], []],
    ['PMH: COPD, now breathless walking to the bathroom.', ['dyspnoea-exertional'], []],
    ['PMH: pneumonia with cough, now well.', [], ['cough']],
    ['PMH: panic attacks in 20s, currently gets palpitations.', ['palpitations'], ['panic-attack']],
    ['PMH: PCOS - periods every 2-3 months. Chronic low back pain.', ['irregular-menses', 'low-back-pain'], []],
    ['Plan: still in pain on moving the hip so X-ray.', ['hip-pain'], []],
    ['Past history: chest pain 2015, angiogram normal. Cough last winter.', [], ['chest-pain', 'cough']],
    ['Plan: remains febrile so cultures repeated. Still vomiting, therefore fluids.', ['fever', 'vomiting'], []],
    ['Plan: review if still coughing in 3 weeks. Watch for confusion.', [], ['cough', 'confusion']],
    ['Advice: everyone out now, switch off the stove.', [], ['absence-spells']],
  ]); // prettier-ignore
});

describe('what a plan has regard to', () => {
  check([
    ['Plan: Known CKD so avoid NSAIDs.', ['history-chronic-kidney-disease'], ['on-nsaid']],
    ["Plan: avoid haloperidol given her Parkinson's disease.", ['history-parkinson'], ['on-antipsychotic']],
    ['Plan: Diabetes: continue metformin.', ['history-diabetes'], []],
    ['A/P: # Gout: no recent flares. # COPD: at baseline.', ['history-gout', 'history-copd'], ['-history-copd']],
    ['Plan: screen for diabetes, given leaflet on asthma.', [], ['history-diabetes', 'history-asthma']],
    ['Migraine usually twice a year.', ['history-migraine'], []],
    ['Hypothyroid from lithium.', ['history-hypothyroidism'], []],
    ['Ex smoker with emphysema.', ['history-copd', 'smoking'], []],
    ['He smoked until his heart attack in 2009.', ['history-myocardial-infarction'], []],
    ['With first pregnancy had preeclampsia.', ['history-preeclampsia'], []],
    ['Her newborn has jaundice and asthma.', [], ['history-asthma', 'jaundice']],
    ['Had a concussion playing football as a teen.', ['history-head-injury'], ['head-trauma-recent']],
    ['Here for follow up of anxiety.', ['history-anxiety'], []],
    ['Asthma: no flares since fall.', ['history-asthma'], []],
    ['Mild failure, ? OSA. Plan: sleep study.', [], ['history-sleep-apnoea']],
  ]); // prettier-ignore
});

describe('a denial that reaches no further', () => {
  check([
    ['Fever, no rigors, headache, no neck stiffness, photophobia.', ['headache', 'photophobia', '-neck-stiffness'], []],
    ['Alert, no fever, rash, no cough.', ['-rash'], []],
    ['No fever, cough, no vomiting or rash.', ['-cough', '-rash'], []],
    ['Nausea but no vomiting, diarrhoea x6, no blood.', ['diarrhoea'], []],
    ['CXR no effusion, right lower lobe consolidation.', ['cxr-consolidation', '-cxr-pleural-effusion'], []],
    ['CTB no bleed, L MCA hyperdense.', ['-ct-head-haemorrhage', 'ct-head-infarct'], []],
    ['Never had this before, vomiting all night.', ['vomiting'], []],
    ['Instead of improving, the rash spread.', ['rash'], []],
    ['Denies chest pain except when climbing stairs.', ['chest-pain'], []],
    ['Denies chest pain, except for mild headache well.', ['-chest-pain'], []],
    ['No one-sided weakness, no fits.', ['-focal-weakness'], []],
  ]); // prettier-ignore
});

describe('what is told beside another person', () => {
  check([
    ['Mum has brought Jayden in, snotty nose and cough since Sunday.', ['cough'], ['sick-contact'], 2021],
    ["On Flixotide, mum worried it's setting him off again, wheezy this morning.", ['wheeze'], [], 2021],
    ["Wife at bedside - says he's still slow, repeating himself.", ['memory-loss'], []],
    ['Fainted at her sister’s wedding while standing in the heat.', ['syncope'], []],
    ['She told the nurse there were cats under the bed.', ['visual-hallucinations'], []],
    ['Daughter, who lives with him, says he has been wandering and sees people who aren’t there.', ['visual-hallucinations'], []],
    ['Sister, who has asthma, says he is wheezy.', ['wheeze'], ['history-asthma']],
    ['Daughter who lives with him says he is confused, vomiting.', ['confusion', 'vomiting'], []],
    ['She cares for her mother with dementia, is exhausted and not sleeping.', ['fatigue', 'insomnia', 'family-history-dementia'], []],
    ['Worried as a friend had meningitis, has headache and stiff neck.', ['headache', 'neck-stiffness'], []],
    ['Kids all had colds, now she has a sore throat.', ['sore-throat'], []],
    ['Her husband, a heavy smoker, has emphysema.', [], ['smoking', 'heavy-smoking', 'history-copd']],
    ['Her sister has diabetes, headaches and a cough.', [], ['headache', 'cough']],
    ['Sis has psoriasis, bro died of prostate ca.', ['family-history-prostate-cancer'], ['history-psoriasis']],
    ['Father at 50 had a stroke.', ['family-history-stroke'], ['history-stroke']],
    ['Breastfeeding her newborn, nipples cracked, fever 39.', ['fever'], []],
    ['Born at 35+1, mom GBS pos and only got one dose.', ['maternal-gbs', 'prematurity'], [], 2026],
    ['Brought by parents for poor feeding.', [], ['sick-contact'], 2026],
  ]); // prettier-ignore
});

describe('what is there all the same', () => {
  check([
    ['Eating toast if anything, jeans are hanging off her.', ['weight-loss'], []],
    ['This morning you can hardly wake her.', ['reduced-consciousness'], []],
    ['TFT pending, echo mild LV impairment.', ['echo-reduced-ef'], []],
    ['If he walks up the hill he gets chest pain.', ['chest-pain'], []],
    ['If the rash spreads or she gets drowsy, come straight back.', [], ['reduced-consciousness', 'rash']],
    ['Referred for persistent cough. Referred for coronary stent.', ['cough'], ['history-coronary-disease']],
    ['History of headache for 3 days with vomiting.', ['headache', 'vomiting'], []],
    ['Headache went away but returned this morning.', ['headache'], []],
    ['Headache and jaw pain gone within 2 days.', [], ['headache', 'jaw-claudication']],
    ['Itchy wheals come and go within hours.', ['urticaria'], []],
    ['Nausea resolved and she returned home.', [], ['nausea']],
    ['Headache went away and has not returned.', [], ['headache']],
    ['Morning cough with clear phlegm for years.', ['cough'], []],
    ['The cough has cleared.', [], ['cough']],
    ['Screaming, pulling his knees up, now gone quiet and floppy.', ['hypotonia'], [], 2025],
    ['Not sleeping, has stopped going to the temple.', ['insomnia'], []],
    ['Ex-smoker with haemoptysis.', ['haemoptysis', 'smoking'], []],
    ['Chest pain 3 weeks ago and again this morning.', ['chest-pain'], []],
    ['Two weeks back a new headache over the left temple.', ['headache'], []],
    ['Cheeks flared since the trip. Sharp pain with deep breaths.', ['pleuritic-chest-pain'], []],
    ['Paracetamol and Voltarol gel.', ['on-paracetamol'], ['on-nsaid']],
  ]); // prettier-ignore
});
