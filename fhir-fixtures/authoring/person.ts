import type { Extension, Patient } from 'fhir/r4';

const RACES = {
  white: ['2106-3', 'White'],
  black: ['2054-5', 'Black or African American'],
  asian: ['2028-9', 'Asian'],
} as const;

/** A synthetic person. `key` starts every id of the chart and is unique among all cases. */
export interface Person {
  readonly key: string;
  readonly given: readonly string[];
  readonly family: string;
  readonly sex: 'female' | 'male';
  readonly born: string;
  readonly race?: keyof typeof RACES;
  readonly hispanic?: boolean;
  /** BCP 47 code and name. */
  readonly language?: readonly [string, string];
  readonly city: readonly [city: string, state: string, postalCode: string];
  readonly married?: boolean;
}

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition';
const OMB = 'urn:oid:2.16.840.1.113883.6.238';

function demographic(name: string, code: string, display: string): Extension {
  return {
    url: `${US_CORE}/us-core-${name}`,
    extension: [
      { url: 'ombCategory', valueCoding: { system: OMB, code, display } },
      { url: 'text', valueString: display },
    ],
  };
}

/** The Patient resource, with US Core race, ethnicity and birth sex where known. Identifier and phone are invented. */
export function patientResource(person: Person, serial: number): Patient {
  const race = person.race && RACES[person.race];
  const extension: Extension[] = [
    ...(race ? [demographic('race', race[0], race[1])] : []),
    person.hispanic
      ? demographic('ethnicity', '2135-2', 'Hispanic or Latino')
      : demographic('ethnicity', '2186-5', 'Not Hispanic or Latino'),
    { url: `${US_CORE}/us-core-birthsex`, valueCode: person.sex === 'female' ? 'F' : 'M' },
  ];
  const [city, state, postalCode] = person.city;
  return {
    resourceType: 'Patient',
    id: `pt-${person.key}`,
    extension,
    identifier: [
      {
        use: 'usual',
        type: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/v2-0203',
              code: 'MR',
              display: 'Medical Record Number',
            },
          ],
        },
        system: 'urn:oid:2.16.840.1.113883.19.5',
        value: `CF${String(100000 + serial)}`,
      },
    ],
    active: true,
    name: [{ use: 'official', family: person.family, given: [...person.given] }],
    telecom: [{ system: 'phone', value: `555-01${String(serial % 100).padStart(2, '0')}`, use: 'home' }],
    gender: person.sex,
    birthDate: person.born,
    address: [{ use: 'home', city, state, postalCode, country: 'US' }],
    ...(person.married !== undefined && {
      maritalStatus: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
            code: person.married ? 'M' : 'S',
            display: person.married ? 'Married' : 'Never Married',
          },
        ],
      },
    }),
    communication: [
      {
        language: {
          coding: [
            {
              system: 'urn:ietf:bcp:47',
              code: person.language?.[0] ?? 'en',
              display: person.language?.[1] ?? 'English',
            },
          ],
        },
        preferred: true,
      },
    ],
  };
}
