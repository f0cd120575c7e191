import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what a history on the ward tells', () => {
  it.each([
    ['Her coworkers have it as well.', 'sick-contact'],
    ['Two boys in the same hostel admitted with dengue.', 'sick-contact'],
    ['He picked it up from his grandson.', 'sick-contact'],
    ['Husband walked out in July.', 'stressor-recent'],
    ['Buried his brother two weeks back.', 'stressor-recent'],
    ['Takes two quarts over weekends.', 'alcohol-history'],
    ['Drinking since he woke up.', 'alcohol-intake-today'],
    ['Stinks of liquor.', 'alcohol-on-breath'],
    ['Went to a sangoma who gave her something.', 'herbal-supplement-use'],
    ['Sugar and pressure since 2010.', 'history-diabetes'],
    ['HGT 16.2.', 'hyperglycaemia'],
    ['Insulin not taken since Tuesday.', 'insulin-missed'],
    ['Weak as a kitten since Monday.', 'generalised-weakness'],
    ['Clots the size of eggs.', 'passage-of-tissue'],
    ['Has not farted since theatre.', 'obstipation'],
    ['Gown drenched by morning.', 'night-sweats'],
    ['Fingers stuck for an hour after waking.', 'morning-stiffness-over-30-min'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['He got the machine from work.', 'sick-contact'],
    ['Weak as a kitten since Monday.', 'animal-exposure'],
    ['Ten trips to the bathroom a day.', 'travel-recent'],
    ['Arrived from recovery at 14:00.', 'travel-recent'],
    ['Two quarts of water a day.', 'alcohol-history'],
    ['An open bottle of water by the bed.', 'alcohol-intake-today'],
    ['Breath smells of acetone.', 'alcohol-on-breath'],
    ['Takes sugar and milk in tea.', 'history-diabetes'],
    ['HGT 5.4.', 'hyperglycaemia'],
    ['The fork fell from his right hand.', 'falls'],
    ['Passed gravel six years back.', 'hoarseness'],
    ['Phlegm has turned yellow.', 'jaundice'],
    ['Paracetamol brings it down for 4-5 hrs.', 'prolonged-immobility-found-down'],
    ['Her hair is coming out in clumps.', 'platelet-clumping'],
    ['Sats drop to 88 on standing.', 'orthostatic-hypotension'],
    ['Was on Zoloft in her 30s.', 'on-ssri'],
    ['Used to be on metformin.', 'on-metformin'],
  ])('is of another sense or time: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

it.each([
  ["Can't eat without vomiting.", 'vomiting'],
  ['Could not stand without dizziness.', 'dizziness-lightheaded'],
  ['No radiation, a bit short of breath when talking.', 'dyspnoea'],
  ['Per sister on phone: coughing for a week.', 'cough'],
  ['Walks without dyspnoea.', '-dyspnoea-exertional'],
])('tells what is there, and what is not: %s', (text, finding) => {
  expect(said(text)).toContain(finding);
});

describe('signs and complaints as they are told', () => {
  it.each([
    ['Windpipe over to the right, neck veins standing out.', 'tracheal-deviation'],
    ['Rubbing with a finger sloughs.', 'nikolsky-sign'],
    ['Started phenytoin 100 mg TDS for fits about 16 days back.', 'drug-rash-onset-weeks'],
    ['Screams when I bend the big toe up.', 'pain-with-passive-stretch'],
    ['Leg like wood.', 'tense-compartment'],
    ['The eyelid looked lazy.', 'ptosis'],
    ['Cannot walk one block without stopping.', 'dyspnoea-exertional'],
    ['Takes until 11 to loosen up.', 'morning-stiffness-over-30-min'],
    ['Dropped two trouser sizes.', 'weight-loss'],
    ['Father sugar patient.', 'family-history-diabetes'],
    ['Refused dinner.', 'anorexia'],
    ['Winces when I press on the belly.', 'abdominal-tenderness'],
    ["Spots don't fade under a glass.", 'purpura'],
    ["Thinks it's 1974.", 'confusion'],
    ['No big glands, spleen tip.', 'splenomegaly'],
    ['UA clean, Na 128.', 'hyponatraemia'],
    ['C-peptide was sent and came back low.', 'c-peptide-low'],
    ['Mom: fever 103 on and off 3 d.', 'high-fever'],
    ["Hadn't had BM for 6 d, bladder up to umbilicus.", 'palpable-bladder'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['L side not moving with breaths.', 'hemiparesis'],
    ['Screams when I bend the big toe up.', 'babinski-sign'],
    ['Climbs stairs without stopping.', 'dyspnoea-exertional'],
    ['Walked to the door and back.', 'pain-radiating-back'],
    ['Drinking nothing but water.', 'reduced-fluid-intake'],
    ['Mother gave her sugar.', 'family-history-diabetes'],
    ['Pyjamas wet with urine.', 'night-sweats'],
    ['Mixed up his tablets.', 'postictal-state'],
    ['Voided 300 all night.', 'nocturia'],
    ['Found by accident.', 'trauma-recent'],
    ['UA clean, Na 128.', 'urine-sodium-high'],
    ['Neck stiff as a board.', 'rigidity'],
    ['Ears fine, belly soft, pulls away when pressed.', 'ear-tugging'],
    ['Mother: diabetes, asthma.', 'history-diabetes'],
  ])('is of another sense or person: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
