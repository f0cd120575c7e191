import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a word of another sense or organ', () => {
  it.each([
    ['Lumbar puncture at 10:40.', 'wound-recent'],
    ['Toxic multinodular goitre.', 'toxic-appearance'],
    ['The nasal turbinates are pale.', 'pallor'],
    ['MRI: medial meniscus tear, small effusion of the knee.', 'cxr-pleural-effusion'],
    ['Tablets may be crushed in water.', 'cast-or-crush'],
    ['Pure veg diet.', 'echo-vegetation'],
    ['Brushes her teeth and rubs her nose.', 'pericardial-rub'],
    ['Subdural collection with an 8 mm R to L shift.', 'smear-hypersegmented'],
    ['Well controlled obstructive sleep apnoea.', 'apnoea'],
    ['Respiratory, cardiac and nervous systems normal.', '-anxiety'],
    ['The gall bladder is palpable.', 'palpable-bladder'],
    ['Hernial orifices intact.', 'hernia-palpable'],
    ['Pneumoperitoneum established, ports placed.', 'free-air-imaging'],
    ['She opens her eyes to painful stimuli.', 'eye-pain'],
    ['Occasional premature ventricular beats.', 'prematurity'],
    ['The pupils constrict briskly to light.', 'miosis'],
    ['They had run out of money and have been running a generator.', 'diarrhoea'],
    ['The second heart sound is soft.', 'muffled-heart-sounds'],
    ['Lower extremity reflexes are normal.', 'reduced-reflexes'],
    ['No mass in the popliteal fossa.', '-flexural-rash'],
    ['He has eaten nothing new.', 'anorexia'],
    ['The gag reflex is absent.', 'reduced-reflexes'],
    ['ECG shows negative sawtooth waves in lead II.', '-ecg-flutter-waves'],
    ['Creatinine is 0.9 mg/dL and TSH is normal.', '-hypomagnesaemia'],
    ['His wife says his voice sounds hoarse.', 'auditory-hallucinations'],
    ['Flush 50 ml water before and after the feed.', 'flushing'],
    ['Crepe bandage toe to knee, foam over the heel.', 'crackles'],
    ['Nurse brought an emesis basin.', 'vomiting'],
    ['It is dry and tickly and comes in fits.', 'tick-bite'],
    ['Dr. Bouchard reviewed her.', 'dip-involvement'],
    ['Sitting on the edge of the bed.', 'anxiety'],
    ['Tends to fall to the left.', 'trauma-recent'],
    ['Frontal sinuses with an air fluid level.', 'dilated-bowel-loops-imaging'],
    ['Blowing out thick green mucus.', 'purulent-sputum'],
    ['It has been very hot and he drinks Coke.', 'fever'],
    ['She leaks a little urine when she coughs.', 'oliguria'],
    ['I am stopping lisinopril and starting losartan.', 'weak-urinary-stream'],
    ['Back from ER 3 days ago.', 'travel-recent'],
    ['Skin was warm and dry.', 'dry-flushed-skin'],
    ['CBD 8 mm, mild IHD dilatation.', 'history-coronary-disease'],
    ['Tolerating light diet.', '-photophobia'],
    ['Takes 2 hrs to get off to sleep.', 'decreased-need-for-sleep'],
    ['Fetal movements felt well.', '-malaise'],
    ['TLC 7,900, plt 2.4 L, creat 1.0', 'thrombocytopenia'],
    ['Low back pain, found lying on his side.', 'back-pain-night'],
    ['Her son in daycare has a runny nose.', 'daycare-attendance'],
    ['Opens her eyes to voice, follows commands.', 'auditory-hallucinations'],
    ['CXR: bibasilar atelectasis.', 'bibasal-crackles'],
    ['Echo: severe mitral stenosis, MVA 1.0 cm2.', 'trauma-recent'],
    ['RHD with MS and AF.', 'history-multiple-sclerosis'],
    ['Tonsils red and swollen.', 'erythema'],
    ['Prevertebral soft tissues normal.', 'prevertebral-swelling-imaging'],
    ['Abdominal swelling for three weeks.', 'abdominal-mass'],
    ['Off noradrenaline since yesterday.', 'shock'],
    ['CTX 1 g IV q24h.', 'uterine-contractions'],
    ['She has been drinking about a bottle of wine a day.', 'alcohol-intake-today'],
    ['No evidence of spontaneous bacterial peritonitis.', '-rebound-tenderness'],
    ['Urine sent for gonorrhoea PCR.', 'gonorrhoea-test-positive'],
    ['Wax guards changed.', 'guarding'],
    ['Chicken at a football club BBQ.', 'clubbing'],
    ['Acute kidney injury, recovering.', 'trauma-recent'],
    ['Upbeat today, chatty with staff.', 'vertical-nystagmus'],
    ['The culprit is likely co-amoxiclav.', 'coronary-stenosis-imaging'],
    ['Rhomboids and lower traps strengthening.', 'synovial-fluid-crystals'],
    ['Crescentic glomerulonephritis on biopsy.', 'ct-head-subdural'],
    ['SI joints tender on springing.', 'suicidal-ideation'],
    ['Discharged from the eye clinic.', 'eye-discharge'],
    ['Unable to attend as no transport.', 'inattention'],
    ['Sodium drifting down.', 'focal-weakness'],
    ['Ensure shake twice a day.', 'tremulousness'],
    ['The whole ward is affected.', 'worst-headache-of-life'],
    ['CO 1 ppm.', 'history-pacemaker'],
    ['P2, both NVD.', 'vomiting'],
    ['GB wall oedema.', 'oedema'],
    ['Callus over the 1st MTPJ.', 'first-mtp-pain'],
    ['Drinking ok, four wet nappies today.', 'alcohol-intake-today'],
    ['Seizure advice given.', 'seizure'],
    ['Dementia screen 10/10.', 'history-dementia'],
    ['Works with dialysis patients.', 'history-dialysis'],
    ['Vomit bowl at the bedside.', 'vomiting'],
  ])('states nothing without its noun or site: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Puncture wound of the sole.', 'wound-recent'],
    ['She looks toxic.', 'toxic-appearance'],
    ['Pericardial rub at the LSE.', 'pericardial-rub'],
    ['No murmur, rub or gallop.', '-pericardial-rub'],
    ['Apnoea of twenty seconds.', 'apnoea'],
    ['The bladder is palpable.', 'palpable-bladder'],
    ['Pain in both eyes.', 'eye-pain'],
    ['Born premature at 30 weeks.', 'prematurity'],
    ['Pupils constricted to 1 mm.', 'miosis'],
    ['Vomiting and the runs.', 'diarrhoea'],
    ['Ankle reflexes are reduced.', 'reduced-reflexes'],
    ['Eaten nothing for two days.', 'anorexia'],
    ['Flushed and sweaty.', 'flushing'],
    ['Basal creps.', 'crackles'],
    ['Guarding in the RIF.', 'guarding'],
    ['Fingers clubbed.', 'clubbing'],
    ['Todd paresis of the left arm.', 'postictal-state'],
    ['Hands shake.', 'tremulousness'],
    ['Ear discharge for a week.', 'ear-discharge'],
    ['Hot red first MTP joint, gout again.', 'first-mtp-pain'],
    ['Drank eight beers last night.', 'alcohol-intake-today'],
    ['Since Monday N/V/D.', 'diarrhoea'],
  ])('states it with them: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what may come, or is over', () => {
  it.each([
    ['Fever and rash can occur after a week.', 'rash'],
    ['On statins before but had muscle pain so stopped.', 'muscle-pain'],
    ['Angina has not recurred since the stent.', 'chest-pain'],
    ['Losartan would be my choice.', 'on-arb'],
    ['Constipation prevented by laxatives.', 'constipation'],
  ])('is not there: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('is not denied with the list before it when it has an amount', () => {
    expect(said('No vomiting, weight gain 30 g a day.')).toEqual(
      expect.arrayContaining(['-vomiting', 'weight-gain']),
    );
    expect(said('No tobacco, glass of wine with dinner.')).toContain('alcohol-history');
  });
});
