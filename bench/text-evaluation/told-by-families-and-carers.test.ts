import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what families, carers and nurses tell', () => {
  it.each([
    ['Only finishing half his bottles.', 'poor-feeding'],
    ['Has to be woken for feeds.', 'poor-feeding'],
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
    ['Stayed up all night for an exam.', 'insomnia'],
  ])('and not in another sense: %s', (text, finding) => {
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
    ['The headache has stopped.', 'headache'],
    ['Denies fever, passing blood.', 'haematochezia'],
  ])('and what another has or is over is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
