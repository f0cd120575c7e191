import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('words that stand near each other and tell of two things', () => {
  it.each([
    ['Epigastric pain, CT chest done.', 'chest-pain'],
    ['LIF pain, legs go weak at times.', 'limb-pain'],
    ['Sudden sharp pain R chest, could not catch her breath.', 'pleuritic-chest-pain'],
    ['Dry cough, bloods sent.', 'haemoptysis'],
    ['Headache, pulses all felt.', 'throbbing-headache'],
    ['Banged his head on a cupboard.', 'throbbing-headache'],
    ['Pain both legs, pins and needles in the feet.', 'cast-or-crush'],
    ['Occasional alcohol, aspirin 100 mg.', 'alcohol-intake-today'],
    ['Pints at the club on Saturdays.', 'alcohol-intake-today'],
    ['Painful swallowing, seen at the clinic.', 'ingestion-hours-ago'],
    ['Works nights, heating on at home.', 'heat-exposure'],
    ['Ankles a bit puffy by evening.', 'bite-wound'],
    ['Ankles swell in hot weather.', 'joint-warmth'],
    ['Up 4 times at night, uric acid 0.49.', 'worse-lying-after-meals'],
    ['Burned her hand on the oven.', 'burning-skin'],
    ['URI for 3 d, v stressful.', 'volume-loss-history'],
    ['Perineum sore after the delivery.', 'genital-ulcer'],
    ["Can't recall the name of her tablets.", 'memory-loss'],
    ['Dilated: PVD, tobacco dust.', 'history-peripheral-artery-disease'],
    ['Left lazy eye since childhood.', 'ptosis'],
    ['Passive stretch of the big toe causes pain.', 'first-mtp-pain'],
    ['Grandchildren had colds at Christmas.', 'upper-respiratory-infection-recent'],
    ['Stopped 10 days back, pain since.', 'back-pain'],
    ['Headache, bilateral wheeze.', 'bilateral-headache'],
    ['CT ABDOMEN\nIndication: weight loss.\nFindings: mild constipation.', 'constipation'],
  ])('%s: no %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Pain in the left lower leg since Monday, worse on walking.', 'limb-pain'],
    ['Pain right hip, groin too.', 'hip-pain'],
    ['Stabbing pain right chest, catches when he breathes in.', 'pleuritic-chest-pain'],
    ['Cough for a week, now with blood.', 'haemoptysis'],
    ['Pulsing headache.', 'throbbing-headache'],
    ['2 week back pain, no fever.', 'back-pain'],
    ['Headache is on both sides.', 'bilateral-headache'],
    ['Bitten by a neighbour’s dog.', 'bite-wound'],
    ['Leg trapped under a car.', 'cast-or-crush'],
    ['Took 20 paracetamol and half a bottle of vodka.', 'alcohol-intake-today'],
    ['Swallowed a battery two hours ago.', 'ingestion-hours-ago'],
    ['Collapsed while training in the heat.', 'heat-exposure'],
    ['Burning hands.', 'burning-skin'],
    ['Sore on his penis.', 'genital-ulcer'],
    ['Woke with a headache.', 'morning-headache'],
    ['Heartburn worse at night.', 'worse-lying-after-meals'],
    ['PMH: HTN, PVD.', 'history-peripheral-artery-disease'],
    ['Had a cold last week.', 'upper-respiratory-infection-recent'],
  ])('%s: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what is said of anybody', () => {
  it.each([
    ['Patients with diabetes on metformin should have renal function checked.', 'history-diabetes'],
    ['Raised ferritin is common in alcohol excess, obesity and infection.', 'obesity'],
    ['GGT may be raised by drugs such as phenytoin.', 'on-phenytoin'],
    ['Not valid in pregnancy, anaemia or recent transfusion.', '-anaemia'],
    ['Correlation with pain, fever and inflammatory markers suggested.', 'fever'],
    ['Symptoms can include breathlessness and swollen ankles.', 'dyspnoea'],
    ['Suspect gout in people with severe pain of the toe.', 'first-mtp-pain'],
    ['Told no contact sport, no alcohol.', '-alcohol-intake-today'],
    ['I explained that swelling and warmth of joints would suggest something else.', 'joint-swelling'],
    ['Explained tablets lifelong, palpitations or weight loss mean too much.', 'palpitations'],
    ['Risks of scope: bleeding, sore throat, aspiration.', 'sore-throat'],
    ['Anticipatory meds in house for agitation and nausea.', 'nausea'],
    ['Is it ok with ibuprofen?', 'on-nsaid'],
    ['Naloxone kit given, overdose advice given to him.', 'medicine-overdose'],
    ['Assessment: AF. Furosemide 20 mg, and start apixaban.', 'new-medicine-recent'],
    ['Baby kicks ball, eats ice cream.', 'pica'],
  ])('is said of no patient: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Small opacity is seen in the right lower zone, fever for 3 days.', 'fever'],
    ['Shares a bay with patients who have diarrhoea; she has a fever.', 'fever'],
    ['Symptoms include headache and fever.', 'headache'],
    ['Fever may be due to pneumonia.', 'fever'],
    ['She explained that she had chest pain.', 'chest-pain'],
    ['Dentist started her on a new tablet last week.', 'new-medicine-recent'],
    ['In patient with known COPD now short of breath.', 'dyspnoea'],
  ])('%s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
