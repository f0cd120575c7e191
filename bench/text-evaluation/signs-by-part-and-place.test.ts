import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a sign and its place', () => {
  it.each([
    ['Exquisitely tender at LUQ.', 'abdominal-tenderness'],
    ['Abdo soft, tender in both iliac fossae.', 'lower-abdominal-tenderness'],
    ['TTP umbilical region.', 'abdominal-tenderness'],
    ['Bony tenderness over T8.', 'spinal-tenderness'],
    ['Bowel sounds scant.', 'absent-bowel-sounds'],
    ['Creps in both lower zones.', 'bibasal-crackles'],
    ['Bibasal fine inspiratory crackles.', 'bibasal-crackles'],
    ['Reduced a/e left lower zone.', 'reduced-breath-sounds'],
    ['Percussion note reduced over R base.', 'dullness-to-percussion'],
    ['New PSM at apex.', 'new-murmur'],
    ['SEM radiating to the carotids.', 'aortic-stenosis-murmur'],
    ['Absent L posterior tibial pulse.', 'absent-pulse'],
    ['Her lower legs are swollen.', 'bilateral-leg-oedema'],
    ['Lost power in left hand.', 'arm-weakness'],
    ['Right foot went weak.', 'leg-weakness'],
    ['Weakness in his right leg.', 'focal-weakness'],
    ['Power reduced in both lower limbs.', 'bilateral-leg-weakness'],
    ['Face asymmetrical.', 'facial-droop'],
    ['Trendelenburg gait.', 'gait-disturbance'],
    ['Ankle jerks 0.', 'reduced-reflexes'],
    ['DTRs brisker on the left.', 'brisk-reflexes'],
    ['Giddiness when she looks up.', 'positional-vertigo'],
    ['Words came out jumbled.', 'aphasia'],
    ['Painful swollen left shoulder.', 'joint-swelling'],
    ['Fluid on the knee.', 'joint-effusion'],
    ['Limited hip extension.', 'reduced-range-of-motion'],
    ['Stiff in the mornings until lunchtime.', 'morning-stiffness-over-30-min'],
    ['Erythema over the right forearm.', 'erythema'],
  ])('are read in any order: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Crackles at the left base.', 'bibasal-crackles'],
    ['Both legs are swollen.', 'unilateral-leg-swelling'],
    ['Swelling of the right ankle.', 'bilateral-leg-oedema'],
    ['Weakness of the left leg.', 'bilateral-leg-weakness'],
    ['Right face/arm/leg weakness.', 'bilateral-leg-weakness'],
    ['Weak pedal pulse left foot.', 'leg-weakness'],
    ['Left foot weak, pulses palpable.', 'absent-pulse'],
    ['Leg weakness, tingling in the hands.', 'arm-weakness'],
    ['Had a dizzy turn yesterday.', 'positional-vertigo'],
    ['Persistent cough, dizziness at times.', 'constant-vertigo'],
    ['Dull ache left lower chest.', 'dullness-to-percussion'],
    ['Tone increased, reflexes normal.', 'brisk-reflexes'],
    ['Neck soft but distended veins.', 'abdominal-distension'],
    ['Leg swelling up to the knees.', 'joint-swelling'],
    ['Reduced bowel movement.', 'reduced-range-of-motion'],
    ['Crepitations at the lung bases, knee pain.', 'crepitus'],
  ])('are not joined with what stands beside them: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
