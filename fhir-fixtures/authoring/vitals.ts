import type { CodeableConcept, Observation, Quantity } from 'fhir/r4';
import { categoryOf, instant, later } from './builders.ts';
import type { Chart, Visit } from './builders.ts';

/** Vital signs of one set. Temperature in °C, weight in kg, height in cm, oxygen in L/min. */
export interface VitalSigns {
  readonly bp?: readonly [systolic: number, diastolic: number];
  readonly hr?: number;
  readonly rr?: number;
  readonly temp?: number;
  readonly spo2?: number;
  readonly weight?: number;
  readonly height?: number;
  readonly pain?: number;
  readonly oxygen?: number;
}

export interface VitalOptions {
  readonly after?: number;
  /** The clinic records °F, lb and inches, as many do. */
  readonly us?: boolean;
  /** Where the cuff was, as free text. */
  readonly bodySite?: string;
}

function loinc(...codes: readonly (readonly [string, string])[]): CodeableConcept {
  return {
    coding: codes.map(([code, display]) => ({ system: 'http://loinc.org', code, display })),
    text: codes[0]![1],
  };
}

function quantity(value: number, unit: string, code: string, decimals = 0): Quantity {
  return { value: Number(value.toFixed(decimals)), unit, system: 'http://unitsofmeasure.org', code };
}

/** Records one set of vital signs in the shapes of US Core; blood pressure as components of 85354-9. */
export function recordVitals(
  chart: Chart,
  visit: Visit,
  signs: VitalSigns,
  options: VitalOptions = {},
): void {
  const when = later(visit.start, options.after ?? 4);
  const record = (part: string, code: CodeableConcept, value: Partial<Observation>): void => {
    chart.add({
      resourceType: 'Observation',
      id: chart.id(part, when),
      status: 'final',
      category: categoryOf('vital-signs'),
      code,
      subject: chart.subject,
      encounter: visit.reference,
      effectiveDateTime: instant(when),
      ...value,
    });
  };
  if (signs.bp) {
    const [systolic, diastolic] = signs.bp;
    record('bp', loinc(['85354-9', 'Blood pressure panel']), {
      ...(options.bodySite && { bodySite: { text: options.bodySite } }),
      component: [
        {
          code: loinc(['8480-6', 'Systolic blood pressure']),
          valueQuantity: quantity(systolic, 'mmHg', 'mm[Hg]'),
        },
        {
          code: loinc(['8462-4', 'Diastolic blood pressure']),
          valueQuantity: quantity(diastolic, 'mmHg', 'mm[Hg]'),
        },
      ],
    });
  }
  const simple = (part: string, code: CodeableConcept, value: Quantity | null): void => {
    if (value) record(part, code, { valueQuantity: value });
  };
  const { hr, rr, temp, spo2, weight, height, pain } = signs;
  simple('hr', loinc(['8867-4', 'Heart rate']), hr === undefined ? null : quantity(hr, '/min', '/min'));
  simple('rr', loinc(['9279-1', 'Respiratory rate']), rr === undefined ? null : quantity(rr, '/min', '/min'));
  if (temp !== undefined) {
    const value = options.us ? quantity(temp * 1.8 + 32, '°F', '[degF]', 1) : quantity(temp, '°C', 'Cel', 1);
    simple('temp', loinc(['8310-5', 'Body temperature']), value);
  }
  if (spo2 !== undefined) {
    record(
      'spo2',
      loinc(['59408-5', 'Oxygen saturation by pulse oximetry'], ['2708-6', 'Oxygen saturation']),
      {
        valueQuantity: quantity(spo2, '%', '%'),
        ...(signs.oxygen !== undefined && {
          component: [
            {
              code: loinc(['3151-8', 'Inhaled oxygen flow rate']),
              valueQuantity: quantity(signs.oxygen, 'L/min', 'L/min'),
            },
          ],
        }),
      },
    );
  }
  if (weight !== undefined) {
    const value = options.us
      ? quantity(weight / 0.45359237, 'lb', '[lb_av]', 1)
      : quantity(weight, 'kg', 'kg', 1);
    simple('weight', loinc(['29463-7', 'Body weight']), value);
  }
  if (height !== undefined) {
    const value = options.us ? quantity(height / 2.54, 'in', '[in_i]', 1) : quantity(height, 'cm', 'cm', 1);
    simple('height', loinc(['8302-2', 'Body height']), value);
  }
  if (weight !== undefined && height !== undefined && chart.ageAt(when) >= 20) {
    simple(
      'bmi',
      loinc(['39156-5', 'Body mass index']),
      quantity(weight / (height / 100) ** 2, 'kg/m2', 'kg/m2', 1),
    );
  }
  if (pain !== undefined) {
    simple('pain', loinc(['72514-3', 'Pain severity 0-10']), quantity(pain, '{score}', '{score}'));
  }
}
