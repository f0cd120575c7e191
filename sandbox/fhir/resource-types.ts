/** What the sandbox server supports for one resource type; `/metadata` is written from this table. */
export interface SupportedType {
  /** Search parameter codes beside the common ones. Empty: the type can only be read by id. */
  readonly search: readonly string[];
  /** `Type:parameter` values that `_include` accepts. */
  readonly include?: readonly string[];
  /** Writing interactions that a token with write scope may use. */
  readonly write?: readonly ('create' | 'update')[];
  /** Types that belong to no patient (or need not) and are readable with any scope that names them. */
  readonly shared?: true;
  /** A search by patient must also carry one of these, as certified servers demand. */
  readonly requireOneOf?: readonly string[];
}

const clinical = ['patient', 'identifier'];

export const SUPPORTED_TYPES: Readonly<Record<string, SupportedType>> = {
  Patient: { search: ['identifier', 'name', 'family', 'given', 'birthdate', 'gender'] },
  Observation: {
    search: [...clinical, 'subject', 'category', 'code', 'date', 'status', 'encounter', 'combo-code'],
    include: ['Observation:encounter', 'Observation:performer', 'Observation:has-member'],
    write: ['create', 'update'],
    requireOneOf: ['category', 'code', 'combo-code', 'encounter', '_id', 'identifier'],
  },
  Condition: {
    search: [
      ...clinical,
      'subject',
      'category',
      'clinical-status',
      'verification-status',
      'code',
      'encounter',
      'onset-date',
      'recorded-date',
      'abatement-date',
    ],
    include: ['Condition:encounter', 'Condition:asserter'],
    write: ['create', 'update'],
  },
  AllergyIntolerance: { search: [...clinical, 'clinical-status', 'code', 'date'] },
  Encounter: {
    search: [...clinical, 'subject', 'class', 'date', 'status', 'type', 'location', 'participant'],
    include: ['Encounter:location', 'Encounter:participant', 'Encounter:service-provider'],
  },
  Procedure: {
    search: [...clinical, 'subject', 'date', 'status', 'code', 'category', 'encounter'],
    include: ['Procedure:encounter', 'Procedure:performer'],
  },
  Immunization: { search: [...clinical, 'date', 'status', 'vaccine-code'] },
  DiagnosticReport: {
    search: [...clinical, 'subject', 'category', 'code', 'date', 'status', 'encounter'],
    include: ['DiagnosticReport:result', 'DiagnosticReport:performer', 'DiagnosticReport:encounter'],
  },
  DocumentReference: {
    search: [...clinical, 'subject', 'category', 'type', 'date', 'period', 'status', 'encounter', 'author'],
    include: ['DocumentReference:author', 'DocumentReference:encounter'],
    write: ['create', 'update'],
  },
  MedicationRequest: {
    search: [...clinical, 'subject', 'intent', 'status', 'authoredon', 'encounter', 'code', 'category'],
    include: ['MedicationRequest:medication', 'MedicationRequest:requester', 'MedicationRequest:encounter'],
    requireOneOf: ['intent', '_id', 'identifier'],
  },
  MedicationStatement: { search: [...clinical, 'subject', 'status', 'effective', 'code'] },
  MedicationAdministration: { search: [...clinical, 'subject', 'status', 'effective-time', 'code'] },
  MedicationDispense: { search: [...clinical, 'subject', 'status', 'whenhandedover', 'code'] },
  FamilyMemberHistory: { search: [...clinical, 'status', 'code', 'relationship'] },
  CarePlan: { search: [...clinical, 'subject', 'category', 'status', 'date'] },
  CareTeam: { search: [...clinical, 'subject', 'status'], include: ['CareTeam:participant'] },
  Goal: { search: [...clinical, 'subject', 'lifecycle-status', 'target-date'] },
  ServiceRequest: {
    search: [...clinical, 'subject', 'status', 'intent', 'code', 'category', 'authored', 'encounter'],
    include: ['ServiceRequest:requester'],
  },
  Specimen: { search: [...clinical, 'subject', 'type', 'collected'] },
  ImagingStudy: { search: [...clinical, 'subject', 'started', 'status', 'modality'] },
  QuestionnaireResponse: { search: [...clinical, 'subject', 'status', 'authored', 'questionnaire'] },
  RelatedPerson: { search: [...clinical, 'name'] },
  Provenance: {
    search: ['patient', 'target', 'recorded', 'agent'],
    include: ['Provenance:target', 'Provenance:agent'],
    write: ['create'],
  },
  Device: { search: [...clinical, 'type', 'status', 'device-name'], write: ['create'], shared: true },
  Medication: { search: ['code', 'identifier'], shared: true },
  Practitioner: { search: ['identifier', 'name', 'family', 'given'], shared: true },
  PractitionerRole: { search: ['practitioner', 'organization', 'identifier'], shared: true },
  Organization: { search: ['identifier', 'name'], shared: true },
  Location: { search: ['identifier', 'name'], shared: true },
  Binary: { search: [] },
};

/** Parameters that every searchable type accepts as filters. */
export const COMMON_FILTERS = ['_id', '_lastUpdated'] as const;

/** Parameters that shape the answer. */
export const RESULT_PARAMETERS = [
  '_count',
  '_sort',
  '_elements',
  '_include',
  '_revinclude',
  '_summary',
  '_total',
  '_format',
  '_pretty',
] as const;

/** The largest page the server gives, whatever `_count` asks. */
export const MAX_PAGE = 1000;
/** The page size where `_count` is not given. */
export const DEFAULT_PAGE = 50;
