import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('the names that medicines have', () => {
  it.each([
    ['On water tablets for her ankles.', 'on-diuretic'],
    ['Takes fluid pills, heart tablets.', 'on-diuretic'],
    ['PMH: hypothyroid. Thyroid medication daily.', 'on-thyroid-hormone'],
    ['She takes tablets for her thyroid.', 'on-thyroid-hormone'],
    ['He is on sugar tablets from the clinic.', 'on-glucose-lowering'],
    ['Takes diabetes pills, forgets some.', 'on-glucose-lowering'],
    ['Takes cholesterol meds.', 'on-statin'],
    ['Taking anti-inflammatories for the knee.', 'on-nsaid'],
    ['Takes anti-rejection meds.', 'on-immunosuppressant'],
    ['She is on weight loss injections bought online.', 'on-glp1-agonist'],
    ['Meds: iron, calcium.', 'on-iron-supplement'],
    ['Meds: iron, calcium.', 'on-vitamin-d'],
    ['She takes the pill.', 'on-combined-contraceptive'],
    ['Having chemo for bowel cancer.', 'on-chemotherapy'],
    ['Meds: steroids 30 mg since Monday', 'on-glucocorticoid'],
  ])('in the words of patients: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Serum calcium normal, iron studies sent.', ['on-vitamin-d', 'on-iron-supplement']],
    ['Eats meals rich in iron, calcium channel blocker continued.', ['on-iron-supplement', 'on-vitamin-d']],
    ['She takes steroid cream most days.', ['on-glucocorticoid']],
    ['Using steroid cream and steroid eye drops.', ['on-glucocorticoid']],
    ['She took the pills with water.', ['on-combined-contraceptive']],
    ['Lobectomy and adj chemo in 2019.', ['on-chemotherapy']],
    ['He is on weight loss injections, skinny jab from a friend.', ['weight-loss', 'underweight']],
    ['Asking for narcotics by name.', ['on-opioid']],
    ['On the ward with blow-by O2, was given BB.', ['on-beta-blocker']],
  ])('and not where the words mean something else: %s', (text, findings) => {
    for (const finding of findings) expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Meds: Telma-H 40 od', ['on-arb', 'on-thiazide']],
    ['Meds: Razo D od', ['on-proton-pump-inhibitor', 'on-dopamine-antagonist']],
    ['Meds: Zerodol-SP bd', ['on-nsaid', 'on-paracetamol']],
    ['Rx Ecosprin AV 75/10', ['on-aspirin', 'on-statin']],
    ['Meds: Caduet 5/10', ['on-statin', 'on-calcium-channel-blocker']],
    ['Meds: Nurofen Plus prn', ['on-nsaid', 'on-opioid']],
    ['Meds: Jentadueto bd', ['on-metformin', 'on-glucose-lowering']],
  ])('each part of a combination: %s', (text, findings) => {
    for (const finding of findings) expect(said(text)).toContain(finding);
  });

  it('and not oestradiol in ethinyl estradiol', () => {
    expect(said('Meds: ethinyl estradiol/levonorgestrel daily')).not.toContain('on-hormone-therapy');
  });
});
