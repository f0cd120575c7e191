/** Any JSON object: hostile resources are wrong on purpose, so no FHIR type fits them. */
export type Json = Record<string, unknown>;

/** What the right reading of a hostile Bundle contains. References are `Type/id`. */
export interface HostileExpected {
  readonly asOf: string;
  /** The right reading in words. */
  readonly reading: string;
  /** Numbers that the chart has, in the unit named. Analyte names are those of the analyte list. */
  readonly measurements?: readonly {
    readonly ref: string;
    readonly analyte: string;
    readonly value: number;
    readonly unit: string;
    readonly comparator?: string;
  }[];
  /** Observations that must not become a number. */
  readonly notMeasured?: readonly string[];
  /** Resources that must not appear in the chart in any form. */
  readonly notShown?: readonly string[];
  readonly conditions?: readonly {
    readonly ref: string;
    readonly clinicalStatus?: string;
    readonly verification?: string;
  }[];
  readonly documents?: readonly {
    readonly ref: string;
    readonly contains?: readonly string[];
    readonly lacks?: readonly string[];
    /** True where no text can be read and the document is listed as unread. */
    readonly unread?: boolean;
  }[];
  /** Resources that repeat another: shown once, with both as its sources; either may be the one shown. */
  readonly sameAs?: readonly { readonly ref: string; readonly of: string }[];
  /** Problems that must be reported, by kind; others may be. */
  readonly problems?: readonly { readonly kind: string; readonly evidence: string }[];
}

export interface HostileCase {
  readonly slug: string;
  readonly bundle: Json;
  readonly expected: HostileExpected;
}

const UCUM = 'http://unitsofmeasure.org';
export const LOINC = 'http://loinc.org';
const DAY = '2026-01-10T09:00:00Z';
/** Well-known codes with their names. */
const NAMES: Readonly<Record<string, string>> = {
  '2823-3': 'Potassium [Moles/volume] in Serum or Plasma',
  '2345-7': 'Glucose [Mass/volume] in Serum or Plasma',
  '14749-6': 'Glucose [Moles/volume] in Serum or Plasma',
  '718-7': 'Hemoglobin [Mass/volume] in Blood',
  '777-3': 'Platelets [#/volume] in Blood by Automated count',
  '2160-0': 'Creatinine [Mass/volume] in Serum or Plasma',
  '14682-9': 'Creatinine [Moles/volume] in Serum or Plasma',
  '8310-5': 'Body temperature',
  '8867-4': 'Heart rate',
  '29463-7': 'Body weight',
  '8302-2': 'Body height',
};

export function quantity(value: unknown, unit: string | null, code: string | null = unit): Json {
  return {
    valueQuantity: {
      value,
      ...(unit !== null && { unit }),
      ...(code !== null && { system: UCUM, code }),
    },
  };
}

/** A final laboratory Observation of 2026-01-10; `extra` replaces or adds fields, `undefined` removes one. */
export function observation(id: string, code: string | Json, value: Json, extra: Json = {}): Json {
  const vital = typeof code === 'string' && ['8310-5', '8867-4', '29463-7', '8302-2'].includes(code);
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: vital ? 'vital-signs' : 'laboratory',
          },
        ],
      },
    ],
    code: typeof code === 'string' ? { coding: [{ system: LOINC, code, display: NAMES[code] }] } : code,
    effectiveDateTime: DAY,
    ...value,
    ...extra,
  };
}

const TERMS = 'http://terminology.hl7.org/CodeSystem';

/** A problem-list Condition; `clinical` or `verification` null leaves it out. */
export function condition(
  id: string,
  [text, sct]: readonly [string, string],
  clinical: string | null,
  verification: string | null,
  extra: Json = {},
): Json {
  return {
    resourceType: 'Condition',
    id,
    ...(clinical && {
      clinicalStatus: { coding: [{ system: `${TERMS}/condition-clinical`, code: clinical }] },
    }),
    ...(verification && {
      verificationStatus: { coding: [{ system: `${TERMS}/condition-ver-status`, code: verification }] },
    }),
    category: [{ coding: [{ system: `${TERMS}/condition-category`, code: 'problem-list-item' }] }],
    code: { coding: [{ system: 'http://snomed.info/sct', code: sct, display: text }], text },
    recordedDate: '2024-05-01',
    ...extra,
  };
}

/** A note with one attachment. */
export function note(id: string, contentType: string | null, data: string | Buffer, extra: Json = {}): Json {
  return {
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    type: { coding: [{ system: LOINC, code: '11506-3', display: 'Progress note' }] },
    date: DAY,
    content: [
      {
        attachment: {
          ...(contentType && { contentType }),
          data: Buffer.from(data as string).toString('base64'),
        },
      },
    ],
    ...extra,
  };
}

export interface HostileOptions {
  readonly patient?: Json;
  /** Entries that are not resources of this patient, added as they are. */
  readonly rawEntries?: readonly unknown[];
}

/** A Bundle of one patient; the subject is filled in where a resource has none, unless it is null. */
export function hostile(
  slug: string,
  reading: string,
  resources: readonly Json[],
  expected: Omit<HostileExpected, 'asOf' | 'reading'>,
  options: HostileOptions = {},
): HostileCase {
  const id = `hostile-${slug}`;
  const patient: Json = {
    resourceType: 'Patient',
    id,
    name: [{ family: 'Testperson', given: ['Hostile'] }],
    gender: 'female',
    birthDate: '1970-03-05',
    ...options.patient,
  };
  const withSubject = resources.map((resource) => {
    const field = resource['resourceType'] === 'AllergyIntolerance' ? 'patient' : 'subject';
    return { [field]: { reference: `Patient/${id}` }, ...resource };
  });
  return {
    slug,
    bundle: {
      resourceType: 'Bundle',
      id: `bundle-${id}`,
      type: 'collection',
      entry: [...[patient, ...withSubject].map((resource) => ({ resource })), ...(options.rawEntries ?? [])],
    },
    expected: { asOf: '2026-01-15', reading, ...expected },
  };
}
