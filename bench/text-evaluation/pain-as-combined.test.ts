import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

/** Whoever writes a note combines place, quality, trigger and form freely. */
function combined(
  places: readonly string[],
  forms: readonly ((place: string) => string)[],
): readonly [sentence: string][] {
  return places.flatMap((place) => forms.map((form): [string] => [form(place)]));
}

describe('a pain of the belly', () => {
  const places = ['lower abdominal', 'LLQ', 'epigastric', 'left iliac fossa', 'tummy'];

  it.each(
    combined(places, [
      (p) => `Crampy ${p} pain for 2 days.`,
      (p) => `C/o intermittent colicky ${p} pain.`,
      (p) => `${p} pain that comes in waves.`,
    ]),
  )('that comes in waves is colicky: %s', (sentence) => {
    expect(said(sentence)).toContain('colicky-abdominal-pain');
  });

  it.each(
    combined(places, [
      (p) => `${p} pain, 9/10.`,
      (p) => `Excruciating ${p} pain since 4 am.`,
      (p) => `Sudden severe ${p} pain.`,
    ]),
  )('of nine in ten is severe: %s', (sentence) => {
    expect(said(sentence)).toContain('severe-abdominal-pain');
  });

  it.each([
    ['Calf cramps at night. Abdomen soft.', 'colicky-abdominal-pain'],
    ['LLQ pain, 3/10.', 'severe-abdominal-pain'],
    ['Severe asthma. Mild epigastric pain.', 'severe-abdominal-pain'],
  ])('is not what the words of another make it: %s', (sentence, finding) => {
    expect(said(sentence)).not.toContain(finding);
  });
});

describe('a pain of the chest', () => {
  const names = ['chest pain', 'tightness across her chest', 'retrosternal ache', 'heaviness in the chest'];

  it.each(
    combined(names, [
      (p) => `${p} on exertion.`,
      (p) => `${p} brought on by carrying shopping.`,
      (p) => `Gets ${p} when hurrying.`,
    ]),
  )('comes on exertion: %s', (sentence) => {
    expect(said(sentence)).toContain('exertional-chest-pain');
  });

  it.each(
    combined(
      ['chest pain', 'chest tightness', 'central chest pain'],
      [(p) => `He was watching television when he developed ${p}.`, (p) => `${p} while sitting at his desk.`],
    ),
  )('comes at rest: %s', (sentence) => {
    expect(said(sentence)).toContain('rest-chest-pain');
  });
});

describe('a pain of the back', () => {
  it.each(
    combined(
      ['Low back pain', 'Lower back ache', 'LBP'],
      [
        (p) => `${p} worse with prolonged sitting.`,
        (p) => `${p} which catches when she bends.`,
        (p) => `${p} worse getting out of the car.`,
      ],
    ),
  )('is of its movement: %s', (sentence) => {
    expect(said(sentence)).toContain('back-pain-mechanical');
  });
});

describe('what heartburn and headache are like', () => {
  it.each([
    ['Heartburn after supper and when he lies down.', 'worse-lying-after-meals'],
    ['Indigestion, worse bending over.', 'worse-lying-after-meals'],
    ['Migraines last about 12 hours.', 'headache-hours-to-days'],
    ['Light and noise bother her.', 'photophobia'],
    ['Headaches. Triggers: red wine, missed meals.', 'menstrual-trigger'],
  ])('%s', (sentence, finding) => {
    expect(said(sentence)).toContain(finding);
  });
});

describe('a pain told in other words', () => {
  it.each([
    ['Stabbing pain in the left chest.', 'sharp-chest-pain'],
    ['Headache with coughing and sneezing.', 'headache-worse-lying'],
    ['Lumbar pain disturbing sleep.', 'back-pain-night'],
    ['Legs ache after walking 50 yards.', 'claudication'],
    ['Upper abdominal pain an hour after a big meal.', 'pain-after-meals'],
    ['Ribs are sore from coughing.', 'chest-pain'],
  ])('is the same: %s', (sentence, finding) => {
    expect(said(sentence)).toContain(finding);
  });

  it.each([
    ['Leg cramps and bloating.', 'colicky-abdominal-pain'],
    ['Pain to the big toe, ankle jerk absent.', 'joint-pain'],
    ['Burning retrosternal discomfort after meals and on lying.', 'positional-chest-pain'],
    ['Sharp pain in the knee. Chest clear.', 'sharp-chest-pain'],
    ['Back pain at night. Walks with a frame.', 'back-pain-mechanical'],
  ])('is no other: %s', (sentence, finding) => {
    expect(said(sentence)).not.toContain(finding);
  });
});

describe('what does not change a pain', () => {
  it.each([
    ['Chest pain not worse on breathing.', 'pleuritic-chest-pain'],
    ['Chest pain that does not change with breathing.', 'pleuritic-chest-pain'],
    ['Chest pain unrelated to exertion.', 'exertional-chest-pain'],
    ['Knee pain is not made worse by walking.', 'joint-pain-with-use'],
    ['Headache not worse on lying.', 'headache-worse-lying'],
  ])('is denied: %s', (sentence, finding) => {
    expect(said(sentence)).toContain(`-${finding}`);
  });
});
