import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

const words = (text: string): string =>
  tokenise(text)
    .map((t) => t.written)
    .join(' ');

describe('letters of an eye clinic', () => {
  it.each([
    ['RE painful, LE fine. VA 6/24.', /^right eye painful , left eye fine/],
    ['VA OD 20/40, OS 20/20', /^va right eye .* left eye/],
    ['Sudden loss OS, RAPD', /left eye , rapd/],
    ['IOP 34. AC cells 2+', /anterior chamber cells/],
  ])('are eyes where eyes are spoken of: %s', (text, expected) => {
    expect(words(text)).toMatch(expected);
  });

  it.each([
    ['Impulsive OD of sertraline, RAPD absent', /impulsive od of/],
    ['Prednisolone 5 mg OD, IOP 14', /5 mg od/],
    ['No LE edema. Conj pale.', /lower extremity/],
    ['AC joint tender', /^ac joint/],
  ])('stay what they are elsewhere: %s', (text, expected) => {
    expect(words(text)).toMatch(expected);
  });
});

describe('other letters of two meanings', () => {
  it.each([
    ['Cirrhosis CP-C', /child pugh/],
    ['CP on exertion', /^chest pain/],
    ['No vag d/c', /vaginal discharge/],
    ['d/c meds', /^d \/ c/],
    ['Shoulder: ER full, abd limited', /abduction limited/],
    ['Abd soft', /^abdomen soft/],
    ['R loin→groin pain', /loin to groin/],
    ['SpO2 90 → 95', /90 → 95/],
    ['Spleen tip palp', /palpable/],
  ])('%s', (text, expected) => {
    expect(words(text)).toMatch(expected);
  });
});
