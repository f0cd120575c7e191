import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('advice', () => {
  it.each([
    ['Signs of infection to report: spreading redness, fever.', 'fever'],
    ['Serious or frequent risks: bleeding, pneumonia, diarrhoea.', 'diarrhoea'],
    ['Common effects are headache and mouth ulcers.', 'headache'],
    ['May have poor concentration or low mood for a couple of weeks.', 'depressed-mood'],
    ['You might notice bruising around the eye.', 'bruising'],
    ['Relapse signature: losing weight, feeling guilty.', 'guilt'],
    ['Should symptoms recur, e.g. leg pain or numbness, refer back.', 'numbness'],
    ['RTC for fever, SOB or sinus pain.', 'dyspnoea'],
    ['Attend eye casualty with sudden pain or haloes.', 'halos-around-lights'],
    ['Warned sensitivity, numb lip, swelling after the extraction.', 'numbness'],
    ['Escalate to outreach for drowsiness or cyanosis.', 'cyanosis'],
    ['Consent: headache 1:100, patchy block, low BP.', 'hypotension'],
    ['Triggers for review: fever, new confusion.', 'confusion'],
    ['Change in size, itching or crusting should be re-referred.', 'pruritus'],
    ['Bumped heads with another pupil who had a nosebleed.', 'epistaxis'],
    ['3 residents on the unit have diarrhoea.', 'diarrhoea'],
    ['Sibling 3y runny nose.', 'rhinorrhoea'],
  ])('states nothing of the patient: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['May 2025: headaches started, now daily.', 'headache'],
    ['He reports chest pain and breathlessness.', 'chest-pain'],
    ['Contacted us with fever, chills and flank pain.', 'flank-pain'],
    ['Common cold last week, now cough and fever.', 'cough'],
    ['Warning signs before the faint: sweating, blurred vision.', 'blurred-vision'],
    ['Seen by 111, advised ED: chest pain, sweating.', 'chest-pain'],
    ['She should be eating but has diarrhoea.', 'diarrhoea'],
    ['Father DM + HTN, mother healthy.', 'family-history-hypertension'],
  ])('is not what opens alike: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a medicine that is named', () => {
  it.each([
    ['FEV1 1.1 L (38% pred), no change after salbutamol.', 'on-glucocorticoid'],
    ['She had been on sertraline until March and has taken nothing since.', 'on-ssri'],
    ['Discussed propranolol - not keen.', 'on-beta-blocker'],
    ['Aspirin not indicated.', 'on-aspirin'],
    ['Zopiclone: refused by GP.', 'on-sedative'],
    ['Nifedipine if not settling.', 'on-calcium-channel-blocker'],
    ['Rescue pack (amoxicillin + pred) to start if the sputum goes green.', 'on-glucocorticoid'],
    ['Two exacerbations this year (doxy + pred 5/7 each).', 'on-glucocorticoid'],
    ['Had co-amoxiclav then cipro for the chest, finished 2 weeks ago.', 'on-fluoroquinolone'],
    ['Used Voltaren for gout before.', 'on-nsaid'],
    ["His wife's zopiclone was in the cabinet.", 'on-sedative'],
    ['Ondansetron 4 mg at end of case.', 'on-antiemetic'],
  ])('may not be taken: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Takes pred 10 mg daily.', 'on-glucocorticoid'],
    ['On sertraline since March.', 'on-ssri'],
    ['He uses ibuprofen if his knee hurts.', 'on-nsaid'],
    ['Taking citalopram, not keen to stop.', 'on-ssri'],
    ['Omeprazole before breakfast.', 'on-proton-pump-inhibitor'],
  ])('or taken: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
