import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('an earlier value in a list of values', () => {
  it.each([
    ['Creatinine 5.4 mg/dL (1.2 a year ago), potassium 6.6 mEq/L.', 'severe-hyperkalaemia'],
    ['Urea nitrogen 68 mg/dL, creatinine 2.4 mg/dL (1.0 mg/dL two months ago).', 'bun-raised'],
    ['Hemoglobin 7.9 g/dL, down from 12.4 three weeks ago, sodium 121 mEq/L.', 'severe-hyponatraemia'],
    ['Platelets were 254,000/mm3 before surgery; platelets are 68,000/mm3.', 'thrombocytopenia'],
  ])('gives its time to no other: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Potassium was 6.8 mEq/L two months ago.', 'hyperkalaemia'],
    ['Two months ago, potassium was 6.8 and sodium 121.', 'hyponatraemia'],
    ['Platelet count 68,000/mm3; the platelet count was 254,000/mm3 before surgery.', 'platelets-rising'],
  ])('keeps its own: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what goes on behind a denial', () => {
  it.each([
    ['There is no barking cough, and mild inspiratory stridor is heard.', 'inspiratory-stridor'],
    ['There is no rash, and marked guarding is present.', 'guarding'],
    ['He ran out of lactulose two weeks ago and has been constipated.', 'constipation'],
    ['Two months ago she was given clarithromycin, and she takes diltiazem.', 'on-calcium-channel-blocker'],
    ['No headache, jaw pain while chewing or double vision.', '-diplopia'],
    ['She never wakes at night and has not seen blood in her stool.', '-haematochezia'],
    ['The temporal arteries are pulsatile and not tender.', '-temporal-artery-tenderness'],
  ])('is read as it stands: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['There is no pallor, and no cyanosis is seen.', 'cyanosis'],
    ['McBurney point is not particularly tender.', 'mcburney-tenderness'],
    ['Two weeks ago he was constipated.', 'constipation'],
  ])('is none where it is denied or over: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('why someone is brought', () => {
  it.each([
    ['He is brought to the clinic by his wife because he has become short of breath.', 'dyspnoea'],
    ['She came with her husband because she was vomiting.', 'vomiting'],
    ['He was taken there by his son after he had chest pain.', 'chest-pain'],
  ])('is the patient, not who came along: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['His wife has been vomiting.', 'vomiting'],
    ['He lives with his mother, who has chest pain.', 'chest-pain'],
  ])('and what the other has is not his: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what makes a complaint worse', () => {
  it.each([
    ['The pain is worse when he sits, coughs or sneezes.', 'cough'],
    ['It hurts when she laughs or coughs.', 'cough'],
    ['Headache is aggravated by bending, straining and coughing.', 'cough'],
    ['Back pain worse on coughing or sneezing.', 'sneezing'],
  ])('is no complaint of its own: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Dyspnoea worse on exertion with dry cough.', 'dry-cough'],
    ['Fever, cough, worse at night.', 'cough'],
    ['Cough and sneezing for three days.', 'sneezing'],
  ])('is one where it is told for itself: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a word of another thing', () => {
  it.each([
    ['The bone is hard and gritty.', 'foreign-body-sensation-eye'],
    ['Smear shows crescent-shaped erythrocytes.', 'ct-head-subdural'],
    ['Needle marks in both antecubital fossae.', 'flexural-rash'],
    ['The lesion was drained of frank pus.', 'pleural-fluid-infected'],
    ['CT shows a hypodense lesion in the right hepatic lobe.', 'brain-mass-imaging'],
    ['Chest x-ray shows interstitial infiltrates.', 'interstitial-infiltrate-biopsy'],
    ['Breath sounds are heard over the right lower lobe.', 'reduced-breath-sounds'],
    ['His father died of cirrhosis.', 'stressor-recent'],
    ['Empty bottles of a pain reliever lay in the waste basket.', 'underweight'],
    ['She feels as if she was hit by a truck.', 'trauma-recent'],
    ['The neck and shoulders are stiff.', 'neck-stiffness'],
    ['ECG: absent P waves, wide QRS and peaked T waves.', 'ecg-atrial-fibrillation'],
  ])('states nothing of this one: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Eyes sore and gritty.', 'foreign-body-sensation-eye'],
    ['CT: crescent-shaped collection over the left hemisphere.', 'ct-head-subdural'],
    ['Lichenified plaques in the antecubital fossae.', 'flexural-rash'],
    ['Her mother died last month.', 'stressor-recent'],
    ['The neck is stiff.', 'neck-stiffness'],
    ['The lips, tongue and nail beds are bluish.', 'cyanosis'],
    ['Naloxone 2 mg has no effect.', '-naloxone-response'],
    ['The Glasgow Coma Scale score is 7.', 'coma'],
    ['QRS duration of 146 ms.', 'ecg-wide-qrs'],
  ])('and is read with its noun or number: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
