import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('an illness that someone says to have', () => {
  it.each([
    ['I have gout and migraines.', 'history-gout'],
    ['Has asthma.', 'history-asthma'],
    ["She's got the a-fib.", 'history-atrial-fibrillation'],
  ])('is known: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['I do not have asthma.', 'history-asthma'],
    ['My brother has gout.', 'history-gout'],
  ])('unless denied, or of another: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a medicine that is asked for', () => {
  it.each([
    ['Wants amoxicillin.', 'on-antibiotic'],
    ['Can I get some prednisone?', 'on-glucocorticoid'],
    ['Could you call in amoxicillin for me?', 'on-antibiotic'],
  ])('is not taken: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what is there only on a condition', () => {
  it.each([
    ['Tea, rest, call back if fever or not better by Monday.', 'fever'],
    ['Sour stuff comes up when he lies flat.', '-orthopnoea'],
    ["Felt like he'd throw up but didn't.", 'vomiting'],
  ])('is not read: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a temperature with where it was taken', () => {
  it.each(['Hot since noon, 103.2 ear.', 'Rectal 100.8.', '38.9 under the arm.'])('is one: %s', (text) => {
    expect(said(text)).toContain('fever');
  });
});

describe('calves measured side by side', () => {
  it.each(['L calf 39 cm, R 35.5.', 'Calves 42 R, 37 L.'])('are unequal: %s', (text) => {
    expect(said(text)).toContain('unilateral-leg-swelling');
    expect(said(text)).not.toContain('tachypnoea');
  });

  it('or alike', () => {
    expect(said('Calf circumference left 38 cm, right 37.5 cm.')).not.toContain('unilateral-leg-swelling');
  });
});

describe('who else has it', () => {
  it.each([
    'Toddler brought it home from daycare.',
    'Hubby had it last week.',
    'A stomach bug has been going thru the building.',
    'Three kids in my class are out w/ flu A.',
  ])('is a contact: %s', (text) => {
    expect(said(text)).toContain('sick-contact');
  });

  it.each(['Dad had fits with fever as a baby.', 'A student who came with flank pain and fever.'])(
    'and who is none: %s',
    (text) => {
      expect(said(text)).not.toContain('sick-contact');
    },
  );
});

describe('complaints as they are told', () => {
  it.each([
    ['Food tastes like pennies to him.', 'uraemic-symptoms'],
    ['Like somebody parked on his breastbone.', 'pressure-chest-pain'],
    ['Her words came out like mush and her face slid down.', 'dysarthria'],
    ["The right hand wouldn't do what she told it.", 'arm-weakness'],
    ["He won't lie back for care.", 'orthopnoea'],
    ['Sock marks deep to mid shin.', 'bilateral-leg-oedema'],
    ['Legs feel like jello, had to pull up on the rail.', 'bilateral-leg-weakness'],
    ['The legs jump in bed and she has to pace.', 'restless-legs'],
    ['Had the runs for two days.', 'diarrhoea'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Legs feel fine, had to pull up a chair.', 'drawing-up-legs'],
    ["He won't lie down for his nap.", 'orthopnoea'],
    ['Baby wakes for every feed.', 'lethargy-infant'],
    ['Heart healthy diet, skips breakfast.', 'palpitations'],
    ['Weak cry, mottled arms and legs.', 'arm-weakness'],
    ['Leaning forward over the steering wheel helps.', 'abdominal-trauma'],
  ])('and what looks alike is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a place that is denied', () => {
  it('is not where the complaint before it is felt', () => {
    expect(said('Brown spotting for three days, no shoulder pain.')).toContain('spotting');
    expect(said('Tightness in the chest on hills, no leg swelling.')).toContain('exertional-chest-pain');
  });
});

describe('the runs', () => {
  it.each(['Had the runs since yesterday.', 'Vomiting and the runs.'])('are diarrhoea: %s', (text) => {
    expect(said(text)).toContain('diarrhoea');
  });

  it.each([
    'Has a running nose.',
    'Nose running since yesterday.',
    'Runs 3x week.',
    'Running x 3 days a week.',
  ])('and what runs is none: %s', (text) => {
    expect(said(text)).not.toContain('diarrhoea');
  });
});

describe('an answer in everyday words', () => {
  it.each([
    ['Burning when she pees? Not really.', '-dysuria'],
    ['Chest pain? Nope.', '-chest-pain'],
    ['Asthma known.', 'history-asthma'],
    ['No meds, hives w/ penicillin.', 'history-drug-allergy'],
  ])('is one: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what was seen and felt, in the words of the one who tells it', () => {
  it.each([
    ['Shirt soaked, she winces when I press on the left calf.', 'calf-tenderness'],
    ['Feet feel like walking on cotton balls.', 'paraesthesia'],
    ['Something is beating under my hand.', 'pulsatile-abdominal-mass'],
    ['He was swatting at bugs on the wall.', 'visual-hallucinations'],
    ['The room has been whirling and it has not stopped.', 'constant-vertigo'],
    ['R knee blew up over night.', 'joint-swelling'],
    ['Screams when she wets.', 'dysuria'],
    ['Her mouth is full of sores.', 'oral-ulcers'],
    ['10 lb lighter since summer.', 'weight-loss'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Like being kicked in the belly by a horse.', 'abdominal-trauma'],
    ['Small scab from the weed whacker.', 'drug-use'],
    ['Walks and drifts to the left.', 'focal-weakness'],
    ['Even the sheet hurts.', 'post-zoster-pain'],
    ['Husband vapes.', 'vaping'],
    ['Has not gone to work for 3 days.', 'constipation'],
  ])('and what looks alike is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('how something is told by the one who has it', () => {
  it.each([
    ['Rings will not come off & her face is swollen.', 'facial-oedema'],
    ['He will not drive on the interstate for fear of another.', 'anticipatory-avoidance'],
    ['His heart takes off.', 'palpitations'],
    ['Cannot keep her mind on the question.', 'inattention'],
    ['The pulse nearly goes away when she breathes in.', 'pulsus-paradoxus'],
    ['Six men in one trailer.', 'crowded-living'],
    ['Throat feels funny, voice scratchy.', 'throat-tightness'],
    ['It takes him till lunch to get moving.', 'morning-stiffness-over-30-min'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['No rash & legs are not swollen.', 'bilateral-leg-oedema'],
    ['B student, slipping this year.', 'falls'],
    ['Headache, naps at the desk.', 'posterior-headache'],
    ['Pinpoint red dots on the ankles.', 'joint-warmth'],
    ['Could not stop moving her legs.', 'limb-not-moved'],
    ['Cannot sit still.', 'writhing-pain'],
    ['Both legs feel weak.', 'fatigue'],
  ])('and what looks alike is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
