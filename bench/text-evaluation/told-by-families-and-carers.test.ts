import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what families, carers and nurses tell', () => {
  it.each([
    ['Drowsy for half an hour after.', 'postictal-state'],
    ['Runs x6 today, like water.', 'watery-diarrhoea'],
    ["Hasn't done a wee since breakfast.", 'oliguria'],
    ['Pain, pointing below the umbilicus.', 'lower-abdominal-pain'],
    ['Thinks about jumping from the car park.', 'suicidal-ideation'],
    ["Took 8 of mum's sertraline.", 'medicine-overdose'],
    ['It hurts to open her bowels when she has her period.', 'dyschezia'],
    ['Some mornings she is nearly lucid.', 'fluctuating-consciousness'],
    ['Holds on to furniture.', 'gait-disturbance'],
    ['Up 4x a night to the loo.', 'nocturia'],
    ['Spent his loan on a drum kit.', 'risky-behaviour'],
    ['Calf looks bigger than the other.', 'unilateral-leg-swelling'],
    ['Guards in the RIF and jumps when I let go.', 'guarding'],
    ['Hot since Friday, up to 39.3.', 'fever'],
    ['Bad tummy pain and the runs.', 'diarrhoea'],
    ['Heart feels like it is banging.', 'palpitations'],
    ['Refused his dinner.', 'anorexia'],
    ['Skid marks most days.', 'encopresis'],
    ['Up at 3 hoovering.', 'decreased-need-for-sleep'],
    ['Says she wishes it had worked.', 'suicidal-ideation'],
    ['Leg looks shorter and the foot flops outwards.', 'leg-shortened-externally-rotated'],
    ['Words came out as rubbish.', 'aphasia'],
    ['Jaw gets tired on toast.', 'jaw-claudication'],
    ['Living on cider.', 'alcohol-use-heavy'],
    ['Wee like Ribena.', 'haematuria-visible'],
    ['Firms up with rubbing.', 'boggy-uterus'],
    ['Wears a cardi in July.', 'cold-intolerance'],
    ['Men climbing through the ceiling.', 'visual-hallucinations'],
    ['Weighs her food.', 'food-restriction'],
    ['New holes in his belt.', 'weight-loss'],
    ['Pink then brown loss when she wiped.', 'spotting'],
    ['Had PND with her first.', 'history-depression'],
    ['Feels like a rubbish mum.', 'worthlessness'],
    ["Daughter's account: tripped over the mat.", 'low-energy-fall'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Wakes for feeds every 3 hours.', 'poor-feeding'],
    ['Thinks about jumping from the car park.', 'suicide-attempt'],
    ['Pain, pointing below the umbilicus.', 'periumbilical-pain'],
    ['Only 2 kicks in 2 hours.', 'trauma-recent'],
    ['Takes two hours to drop off.', 'morning-stiffness-over-30-min'],
    ['Knees ache going down stairs.', 'odynophagia'],
    ['Left leg ache since Sunday, calf hard and sore.', 'skin-ulcer'],
    ['Stopped cold turkey because his wife asked him.', 'sick-contact'],
    ['Better outside in the cold air.', 'better-away-from-home'],
    ['Felt cold to the midwife.', 'cold-intolerance'],
    ['Heart feels like it is banging.', 'trauma-recent'],
    ['Had chicken pox 2 weeks ago.', 'animal-exposure'],
    ['Lying still with knees drawn up.', 'drawing-up-legs'],
    ["Uterus hard, can't feel fetal parts.", 'numbness'],
    ['CTG: fetal brady 90.', 'bradycardia'],
    ['Husband shoved her against the bench.', 'paranoia'],
    ['LMP unsure, irreg anyway.', 'irregular-pulse'],
    ['No smell of drink.', 'anosmia'],
    ["People he's never met.", '-history-metastatic-cancer'],
    ["Skirts don't fit.", '-seizure'],
    ['He has runs of SVT.', 'diarrhoea'],
    ['Nasal discharge, no smell.', 'vaginal-discharge'],
    ['Walks like he is on a ship.', 'vertigo'],
    ['Thought of jumping rope for exercise.', 'suicidal-ideation'],
    ['Partner left in the car.', 'stressor-recent'],
    ['Asked for water to take her tablets.', 'polydipsia'],
    ['Runs x2 a week.', 'diarrhoea'],
    ['Previously fit, no wheeze before.', 'history-epilepsy'],
    ['Pillow wet with yellow gunk.', 'purulent-sputum'],
    ['Pain like being kicked.', 'trauma-recent'],
    ['Gone up two dress sizes.', 'weight-loss'],
    ['Does her shopping online.', 'risky-behaviour'],
    ['Smokes weed.', 'smoking'],
    ['Asked what the fuss was about.', 'irritability'],
    ['Worse sitting up, eases lying flat.', 'relief-leaning-forward'],
    ['Had PND with her first.', 'paroxysmal-nocturnal-dyspnoea'],
    ['Flashes of dropping him.', 'flashes-of-light'],
    ['Stayed up all night for an exam.', 'insomnia'],
  ])('and not in another sense: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what infants have by its name', () => {
  const infants = 2025;

  it.each([
    ['Only finishing half her bottles.', 'poor-feeding'],
    ['Has to be woken for feeds.', 'poor-feeding'],
    ['Went floppy.', 'lethargy-infant'],
  ])('is said of an infant, not of a woman: %s', (text, finding) => {
    expect(said(text, infants)).toContain(finding);
    expect(said(text)).not.toContain(finding);
  });
});

describe('what goes on behind a list or a history', () => {
  it.each([
    ['Meds: ramipril, doxazosin. Up 4x a night to the loo. Feet numb.', 'numbness'],
    ['This teacher has painful periods.', 'dysmenorrhoea'],
    ['H/o chronic constipation, passes hard stools.', 'hard-stools'],
    ['Knee pain so he has stopped running.', 'knee-pain'],
    ['No bleeding, no waters gone, tightenings now and then.', 'uterine-contractions'],
    ['No fever, cough keeps him awake.', 'cough'],
    ['Convulsion at the bus stop with frothing and tongue bite.', 'tongue-biting'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Her teacher has headaches.', 'headache'],
    ["Mother's history: diabetes.", 'history-diabetes'],
    ['The headache has stopped.', 'headache'],
    ['Denies fever, passing blood.', 'haematochezia'],
  ])('and what another has or is over is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
