import type { Organization, Practitioner } from '@medplum/fhirtypes';

/** A clinician who can use the sandbox EHR. */
export interface Clinician {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Whether applications may be granted write scopes in this clinician's name. */
  readonly mayWrite: boolean;
  readonly resource: Practitioner;
}

function practitioner(id: string, given: string, family: string): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    active: true,
    identifier: [{ system: 'https://sandbox.chartside.example/staff', value: id }],
    name: [{ use: 'official', prefix: ['Dr'], given: [given], family, text: `Dr ${given} ${family}` }],
  };
}

export const HOSPITAL: Organization = {
  resourceType: 'Organization',
  id: 'alder-vale',
  active: true,
  name: 'Alder Vale Hospital',
};

export const CLINICIANS: readonly Clinician[] = [
  {
    id: 'ines-moreau',
    name: 'Dr Ines Moreau',
    role: 'Reads and writes',
    mayWrite: true,
    resource: practitioner('ines-moreau', 'Ines', 'Moreau'),
  },
  {
    id: 'tom-okafor',
    name: 'Dr Tom Okafor',
    role: 'Reads only',
    mayWrite: false,
    resource: practitioner('tom-okafor', 'Tom', 'Okafor'),
  },
];

/** The clinician with an id; undefined for any other text. */
export function clinicianById(id: string | undefined): Clinician | undefined {
  return CLINICIANS.find((clinician) => clinician.id === id);
}
