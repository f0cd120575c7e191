import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('complaints as people tell them to a general practitioner', () => {
  it.each([
    ['Her knee is giving her gyp.', 'knee-pain'],
    ['Off his tea since Monday.', 'anorexia'],
    ['The codeine has him bunged up.', 'constipation'],
    ['Bowels swing between loose and blocked.', 'alternating-bowel-habit'],
    ['Going to the loo every hour, just water.', 'watery-diarrhoea'],
    ['He felt something go in his lower back.', 'low-back-pain'],
    ['Getting her toddler out of the car seat.', 'lifting-or-strain'],
    ['On the mend, then it came back with a vengeance.', 'double-sickening'],
    ['The face feels about to burst.', 'facial-pain'],
    ['Half the office has it.', 'sick-contact'],
    ['Burning around the left flank.', 'pre-rash-burning-pain'],
    ['He cannot bear the sheet touching it.', 'skin-tenderness'],
    ['Was on two bottles of wine a night.', 'alcohol-use-heavy'],
    ['Low since losing her husband.', 'stressor-recent'],
    ['She is sucking in under the ribs.', 'accessory-muscle-use'],
    ['He thinks he is at work.', 'confusion'],
    ['Miserable since Friday, 38.9 at home.', 'fever'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['She has gone off tea and coffee.', 'anorexia'],
    ['Going to the loo every hour, all water.', 'urinary-frequency'],
    ['Sleeping on the sofa.', 'orthopnoea'],
    ['Coughing sets it off.', 'cough'],
    ['The pain is like toothache.', 'dental-infection-recent'],
    ['Her rings still fit.', 'prolonged-seizure'],
    ['Taking her bottle well.', 'medicine-overdose'],
    ['He has weed twice since breakfast.', 'drug-use'],
    ['He feels something in his back.', 'foreign-body-sensation-eye'],
    ['It runs down the back of the throat.', 'fatigue'],
    ['She is anxious it is a slipped disc.', 'mri-disc-herniation'],
    ['Overactive thyroid treated with iodine.', 'increased-energy'],
    ['Leg hot for 2 days.', 'heat-exposure'],
    ['Pain under the ribs after a meal.', 'bone-pain'],
    ['Weight 38.5 at home.', 'fever'],
  ])('and these are not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what is well, in a word', () => {
  it.each([
    ['Lights and noise do not trouble her.', '-photophobia'],
    ['No numbness below, erections fine.', '-sexual-dysfunction'],
    ['Sleeps like a log.', '-insomnia'],
    ['Not off her bottles.', '-anorexia'],
    ['The mole has not changed.', '-pigmented-lesion-changing'],
    ['No waterworks bother.', '-dysuria'],
    ['Whites of the eyes look ok.', '-scleral-icterus'],
  ])('is denied: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what families and patients say on the telephone', () => {
  it.each([
    ['Daughter rang from Durban. Dad has been vomiting since last night.', 'vomiting'],
    ['Pulse irregular - told he had pneumonia last year.', 'irregular-pulse'],
    ['One minute she is with it, the next minute shouting.', 'fluctuating-consciousness'],
    ['He thinks the nurses are stealing his pension.', 'paranoia'],
    ['Her legs are like balloons.', 'bilateral-leg-oedema'],
    ['She can only get out three words at a time.', 'accessory-muscle-use'],
    ['He has gone down a trouser size.', 'weight-loss'],
    ['His brother had a bowel tumour out.', 'family-history-colorectal-cancer'],
    ['P 118 reg, 178/96.', 'hypertension-reading'],
    ['Eyes hurt when he looks round.', 'painful-eye-movements'],
    ['The nappy had what looked like raspberry jam.', 'currant-jelly-stool'],
    ['Something had ripped between his shoulder blades.', 'tearing-chest-pain'],
    ['Stood waiting for it to start, stream like a dripping tap.', 'weak-urinary-stream'],
    ['Left foot like a block of ice.', 'cold-limb'],
    ['Can put her chin on her chest.', '-neck-stiffness'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Son: asthma. Daughter: eczema.', 'history-asthma'],
    ['She is worried as her dad died of MI.', 'history-myocardial-infarction'],
    ['It hit him like a bus.', 'trauma-recent'],
    ['He will have an accident if there is no loo.', 'trauma-recent'],
    ['The throat is like sandpaper.', 'sandpaper-rash'],
    ['Periods heavy since the coil came out.', 'intrauterine-device'],
    ['PR smooth big prostate, tone normal.', '-rigidity'],
    ['Had to strain to get a dribble of urine.', 'hard-stools'],
    ['Wasting above the spine of the scapula.', 'underweight'],
    ['The machine is flashing.', 'flashes-of-light'],
    ['HR 90, pain 8/10.', 'hypotension'],
    ['Paracetamol every 6 hours.', 'long-term-analgesics'],
    ['He takes one minute to answer.', 'fluctuating-consciousness'],
  ])('and this is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what is told of men, women and children on the day', () => {
  it.each([
    ['Red pinpricks round both ankles.', 'petechiae'],
    ['Two dark streaks under the nail.', 'splinter-haemorrhages'],
    ['Knee the size of a football.', 'joint-swelling'],
    ['His suit hangs off him.', 'weight-loss'],
    ['Stains green under the blue light.', 'fluorescein-uptake'],
    ['Burning when she goes.', 'dysuria'],
    ['She lost one before at 7 weeks.', 'history-miscarriage'],
    ['Passing water fine.', '-urinary-retention'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['He was heaving gravel sacks.', 'vomiting'],
    ['Toes go up and down on request.', 'babinski-sign'],
    ['Chlamydia: her partner rang to say he was positive.', 'chlamydia-test-positive'],
    ['She had glandular fever at school.', 'fever'],
    ['Red pinpricks round the ankles.', 'joint-warmth'],
    ['Coughing catches it.', 'sick-contact'],
    ['No reflex on stroking the thigh.', 'reduced-reflexes'],
    ['Aches as if he had run a marathon.', 'extreme-exertion'],
    ['Nil role for ventolin.', '-smoking'],
  ])('and these are not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
