import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

const words = (text: string): string =>
  tokenise(text)
    .map((t) => t.written)
    .join(' ');

describe('abbreviations that only what stands around them explains', () => {
  it.each([
    ['cough for 3/52', 'cough for 3 week'],
    ['4/7 hx of fever', '4 day hx of fever'],
    ['fever x2/7', 'fever for 2 day'],
    ['6/12 hx of pain', '6 month hx of pain'],
    ['visual acuity 6/12', 'visual acuity 6 / 12'],
    ['power 4/7', 'power 4 / 7'],
    ['seen 3/7/2025', 'seen 3 / 7 / 2025'],
    ['G2P1 at 33/40', 'g2p1 at 33 weeks gestation'],
    ['born at 39/40', 'born at 39 weeks'],
    ['BP 90/40', 'bp 90 / 40'],
    ['no NVD', 'no nausea vomiting and diarrhea'],
    ['born by NVD', 'born by vaginal delivery'],
    ['LE 3+', 'leukocyte esterase 3 +'],
    ['LE edema', 'lower extremity edema'],
    ['LOA, LOW', 'loss of appetite , weight loss'],
    ['Sodium 121 LOW', 'sodium 121 low'],
    ['PR 112/min', 'pulse 112 / min'],
    ['ECG: PR 160 ms', 'ecg : pr 160 ms'],
    ['ketones 6.2', 'blood ketones 6.2'],
    ['urine ketones 1.5', 'urine ketones 1.5'],
    ['Abd soft, NT, ND', 'abdomen soft , nontender , nondistended'],
    ['history of ca', 'history of cancer'],
    ['Ca 2.9', 'ca 2.9'],
    ['could not stand', 'cannot stand'],
    ['not able to stand', 'cannot stand'],
    ['unable to be straightened', 'cannot be straightened'],
    ['spleen could not be felt', 'spleen could not be felt'],
    ['found unable to speak', 'found cannot speak'],
    ['LL: power 4/5', 'lower limb : power 4 / 5'],
    ['SLR L 35', 'slr left 35'],
    ['SLR R 40 deg, L 90', 'slr right 40 deg , left 90'],
    ['trachea to R, BS absent L.', 'trachea to right , bs absent left .'],
    ['O2 L 4', 'o2 l 4'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});
