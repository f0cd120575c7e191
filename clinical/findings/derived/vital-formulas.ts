import { sameReading } from './formula.ts';
import type { Formula } from './formula.ts';

const pressure = (analyte: string) => ({ analyte, unit: 'mm[Hg]', withinHours: sameReading });
/** A height stays an adult's for years. */
const heightHours = 5 * 365 * 24;

/** (Systolic + 2 × diastolic) / 3. Cited as customary: Sesso HD et al. Hypertension 2000;36:801-7. */
export const meanArterialPressure: Formula = {
  id: 'mean-arterial-pressure',
  output: 'mean-arterial-pressure',
  outputUnit: 'mm[Hg]',
  inputs: [pressure('systolic-bp'), pressure('diastolic-bp')],
  compute: ([systolic = 0, diastolic = 0]) => (systolic + 2 * diastolic) / 3,
};

/** Heart rate / systolic pressure, for adults. Allgöwer M, Burri C. Dtsch Med Wochenschr 1967;92:1947-50. */
export const shockIndex: Formula = {
  id: 'shock-index',
  output: 'shock-index',
  outputUnit: '1',
  inputs: [{ analyte: 'heart-rate', unit: '/min', withinHours: sameReading }, pressure('systolic-bp')],
  compute: ([rate = 0, systolic = 0], { ageYears }) =>
    systolic > 0 && ageYears !== null && ageYears >= 18 ? rate / systolic : null,
};

/** Weight / height². For adults the last height of five years serves; children need one within a month. Keys A et al. 1972. */
export const bodyMassIndex: Formula = {
  id: 'bmi',
  output: 'bmi',
  outputUnit: 'kg/m2',
  inputs: [
    { analyte: 'body-weight', unit: 'kg', withinHours: sameReading },
    { analyte: 'body-height', unit: 'cm', withinHours: heightHours },
  ],
  compute: ([weight = 0, height = 0], { ageYears }) =>
    height > 0 && ageYears !== null && ageYears >= 20 ? weight / (height / 100) ** 2 : null,
};

export const vitalFormulas: readonly Formula[] = [meanArterialPressure, shockIndex, bodyMassIndex];
