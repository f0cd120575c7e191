import type { Chart } from './builders.ts';

/** An allergy in words, with its reaction. */
export function allergy(chart: Chart, substance: string, reaction: string, recorded: string): void {
  const terminology = 'http://terminology.hl7.org/CodeSystem';
  chart.add({
    resourceType: 'AllergyIntolerance',
    id: chart.id(`allergy-${substance.toLowerCase().replaceAll(/[^a-z]+/g, '')}`),
    clinicalStatus: { coding: [{ system: `${terminology}/allergyintolerance-clinical`, code: 'active' }] },
    verificationStatus: {
      coding: [{ system: `${terminology}/allergyintolerance-verification`, code: 'confirmed' }],
    },
    code: { text: substance },
    patient: chart.subject,
    recordedDate: recorded,
    reaction: [{ manifestation: [{ text: reaction }] }],
  });
}

/** "No known allergies", asserted. */
export function noAllergies(chart: Chart, recorded: string): void {
  chart.add({
    resourceType: 'AllergyIntolerance',
    id: chart.id('allergy-none'),
    clinicalStatus: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' },
      ],
    },
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }],
      text: 'No known allergies',
    },
    patient: chart.subject,
    recordedDate: recorded,
  });
}

const VACCINES = {
  influenza: ['150', 'Influenza, injectable, quadrivalent, preservative free'],
  covid: ['208', 'COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose'],
  tdap: ['115', 'Tdap'],
  zoster: ['187', 'Zoster recombinant'],
  pcv20: ['216', 'Pneumococcal conjugate PCV20'],
  ppsv23: ['33', 'Pneumococcal polysaccharide PPV23'],
  dtap: ['20', 'DTaP'],
  mmr: ['03', 'MMR'],
  varicella: ['21', 'Varicella'],
  ipv: ['10', 'IPV'],
  pcv13: ['133', 'Pneumococcal conjugate PCV 13'],
  hib: ['48', 'Hib (PRP-T)'],
  hepB: ['08', 'Hep B, adolescent or pediatric'],
  hepA: ['83', 'Hep A, ped/adol, 2 dose'],
  rotavirus: ['116', 'Rotavirus, pentavalent'],
  hpv9: ['165', 'HPV9'],
} as const;

/** A vaccine on each of the dates. */
export function vaccinate(chart: Chart, vaccine: keyof typeof VACCINES, ...dates: readonly string[]): void {
  const [code, display] = VACCINES[vaccine];
  for (const date of dates) {
    chart.add({
      resourceType: 'Immunization',
      id: chart.id(`imm-${vaccine.toLowerCase()}`, date),
      status: 'completed',
      vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code, display }], text: display },
      patient: chart.subject,
      occurrenceDateTime: date,
    });
  }
}

/** A procedure in words, with a SNOMED CT code where the authors are certain of it. */
export function procedure(chart: Chart, text: string, date: string, sct?: string): void {
  chart.add({
    resourceType: 'Procedure',
    id: chart.id('proc', date),
    status: 'completed',
    code: { ...(sct && { coding: [{ system: 'http://snomed.info/sct', code: sct, display: text }] }), text },
    subject: chart.subject,
    performedDateTime: date,
  });
}

const RELATIVES = {
  FTH: 'father',
  MTH: 'mother',
  BRO: 'brother',
  SIS: 'sister',
  MGRMTH: 'maternal grandmother',
  MGRFTH: 'maternal grandfather',
  PGRMTH: 'paternal grandmother',
} as const;

/** A relative's illness in words, with the age at its onset where known. */
export function relative(
  chart: Chart,
  relation: keyof typeof RELATIVES,
  illness: string,
  age?: number,
): void {
  chart.add({
    resourceType: 'FamilyMemberHistory',
    id: chart.id(`fam-${relation.toLowerCase()}`),
    status: 'completed',
    patient: chart.subject,
    relationship: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
          code: relation,
          display: RELATIVES[relation],
        },
      ],
    },
    condition: [
      {
        code: { text: illness },
        ...(age !== undefined && {
          onsetAge: { value: age, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' },
        }),
      },
    ],
  });
}

const SMOKING = {
  never: ['266919005', 'Never smoker'],
  former: ['8517006', 'Former smoker'],
  daily: ['449868002', 'Current every day smoker'],
} as const;

/** Smoking status (72166-2) on each of the dates. */
export function smoking(chart: Chart, status: keyof typeof SMOKING, ...dates: readonly string[]): void {
  const [code, display] = SMOKING[status];
  for (const date of dates) {
    chart.observation(
      {
        category: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/observation-category',
                code: 'social-history',
              },
            ],
          },
        ],
        code: {
          coding: [{ system: 'http://loinc.org', code: '72166-2', display: 'Tobacco smoking status' }],
          text: 'Tobacco smoking status',
        },
        effectiveDateTime: date,
        valueCodeableConcept: {
          coding: [{ system: 'http://snomed.info/sct', code, display }],
          text: display,
        },
      },
      'smoking',
    );
  }
}
