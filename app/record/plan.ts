import type { Session } from '../launch/session.ts';
import { scopeAllows } from '../launch/scopes.ts';

/** One search of the plan: what the screen names and counts. */
export interface RecordSource {
  readonly id: string;
  readonly label: string;
  /** Order of importance; stage 1 is the first paint. */
  readonly stage: 1 | 2 | 3 | 4 | 5;
  readonly type: string;
  /** `follow`: needs what other sources have brought. */
  readonly kind: 'read' | 'search' | 'follow-medications' | 'follow-attachments';
  /** Search parameters beside `patient`. */
  readonly query: Readonly<Record<string, string>>;
  /** Servers may not know it; a refusal is no gap. */
  readonly bestEffort: boolean;
  /** The same data come again, whole, in this source: this one only brings them early. */
  readonly early: string | null;
  readonly granted: boolean;
}

type SourceDraft = Pick<RecordSource, 'id' | 'label' | 'stage' | 'type'> &
  Partial<Omit<RecordSource, 'granted'>>;

const YEAR_MS = 365 * 86_400_000;
const PAGE_SIZE = '200';

/**
 * The searches that every certified server must answer, first the ones a clinician looks at first. Observation is
 * never asked for without category nor MedicationRequest without intent. The laboratory and vital signs of the last
 * year come early; then all of them *without* a date, since a search by date loses undated items.
 */
export function planRecord(session: Session, now: number): readonly RecordSource[] {
  const since = { date: `ge${new Date(now - YEAR_MS).toISOString().slice(0, 10)}` };
  const drafts: readonly SourceDraft[] = [
    { id: 'patient', label: 'Patient', stage: 1, type: 'Patient', kind: 'read' },
    { id: 'conditions', label: 'Problems and diagnoses', stage: 1, type: 'Condition' },
    { id: 'allergies', label: 'Allergies', stage: 1, type: 'AllergyIntolerance' },
    {
      id: 'medications',
      label: 'Medicines',
      stage: 1,
      type: 'MedicationRequest',
      query: { intent: 'order,plan' },
    },
    { ...observations('laboratory', 'Laboratory, last year', 2, since), early: 'laboratory' },
    { ...observations('vital-signs', 'Vital signs, last year', 2, since), early: 'vital-signs' },
    { id: 'encounters', label: 'Encounters', stage: 2, type: 'Encounter' },
    {
      id: 'medication-names',
      label: 'Medicine names kept apart',
      stage: 2,
      type: 'Medication',
      kind: 'follow-medications',
      bestEffort: true,
    },
    observations('laboratory', 'Laboratory', 3),
    observations('vital-signs', 'Vital signs', 3),
    observations('social-history', 'Social history', 3),
    { id: 'procedures', label: 'Procedures', stage: 3, type: 'Procedure' },
    { id: 'immunizations', label: 'Immunizations', stage: 3, type: 'Immunization' },
    { id: 'reports', label: 'Reports', stage: 3, type: 'DiagnosticReport' },
    { id: 'documents', label: 'Notes and documents', stage: 3, type: 'DocumentReference' },
    ...[
      ['survey', 'Questionnaires'],
      ['sdoh', 'Social needs'],
      ['imaging', 'Imaging findings'],
      ['procedure', 'Procedure findings'],
      ['exam', 'Examination findings'],
      ['functional-status', 'Functional status'],
    ].map(([category = '', label = '']) => ({ ...observations(category, label, 4), bestEffort: true })),
    {
      id: 'family-history',
      label: 'Family history',
      stage: 4,
      type: 'FamilyMemberHistory',
      bestEffort: true,
    },
    { id: 'note-text', label: 'Note texts kept apart', stage: 5, type: 'Binary', kind: 'follow-attachments' },
  ];
  return drafts.map((draft) => ({
    kind: 'search',
    query: {},
    bestEffort: false,
    early: null,
    ...draft,
    granted: isGranted(session, draft),
  }));
}

function observations(
  category: string,
  label: string,
  stage: RecordSource['stage'],
  extra: Readonly<Record<string, string>> = {},
): SourceDraft {
  const id = 'date' in extra ? `${category}-recent` : category;
  return { id, label, stage, type: 'Observation', query: { category, ...extra } };
}

function isGranted(session: Session, { type, kind = 'search' }: SourceDraft): boolean {
  const permission = kind === 'search' ? 'search' : 'read';
  // Attachments are often served by an address that no resource scope covers; the server decides.
  if (kind === 'follow-attachments') return scopeAllows(session.grantedScopes, 'DocumentReference', 'search');
  return scopeAllows(session.grantedScopes, type, permission);
}

/** Address of a source's search, relative to the FHIR base. */
export function searchAddress(
  source: RecordSource,
  patientId: string,
  extra: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ patient: patientId, ...source.query, ...extra, _count: PAGE_SIZE });
  // Commas separate alternatives in FHIR; written plainly they are understood by every server.
  return `${source.type}?${query.toString().replaceAll('%2C', ',')}`;
}

/** For servers that refuse a search without a status: every status, so that nothing is filtered away. */
export const EVERY_STATUS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Condition: { 'clinical-status': 'active,recurrence,relapse,inactive,remission,resolved' },
  AllergyIntolerance: { 'clinical-status': 'active,inactive,resolved' },
  MedicationRequest: {
    status: 'active,on-hold,cancelled,completed,entered-in-error,stopped,draft,unknown',
  },
  Observation: {
    status: 'registered,preliminary,final,amended,corrected,cancelled,entered-in-error,unknown',
  },
  Encounter: {
    status: 'planned,arrived,triaged,in-progress,onleave,finished,cancelled,entered-in-error,unknown',
  },
  Procedure: {
    status: 'preparation,in-progress,not-done,on-hold,stopped,completed,entered-in-error,unknown',
  },
  Immunization: { status: 'completed,entered-in-error,not-done' },
  DiagnosticReport: {
    status:
      'registered,partial,preliminary,final,amended,corrected,appended,cancelled,entered-in-error,unknown',
  },
  DocumentReference: { status: 'current,superseded,entered-in-error' },
  FamilyMemberHistory: { status: 'partial,completed,entered-in-error,health-unknown' },
};
