import type {
  Chart,
  ConditionItem,
  DocumentItem,
  EncounterItem,
  MedicationItem,
} from '../../../clinical/chart/chart.ts';
import { codesText, conceptKey, shortLabel, type DraftItem } from './draft.ts';
import { FLAG } from './timeline-model.ts';

const SETTING_WORDS: Readonly<Record<EncounterItem['setting'], string>> = {
  ambulatory: 'Visit',
  emergency: 'Emergency',
  inpatient: 'Inpatient stay',
  virtual: 'Remote contact',
  home: 'Home visit',
  unknown: 'Encounter',
};

/** Everything of the chart but observations, as drafts; none is left out. */
export function draftEvents(chart: Chart): DraftItem[] {
  return [
    ...chart.encounters.map(draftEncounter),
    ...chart.conditions.map(draftCondition),
    ...chart.medications.map(draftMedication),
    ...draftAllergies(chart),
    ...draftProcedures(chart),
    ...draftImmunizations(chart),
    ...draftFamily(chart),
    ...chart.documents.map(draftDocument),
  ];
}

const base = ({ ref, alsoIn, encounter }: Pick<DraftItem, 'ref' | 'alsoIn' | 'encounter'>) => ({
  ref,
  alsoIn,
  encounter,
});

function draftEncounter(item: EncounterItem): DraftItem {
  const word = SETTING_WORDS[item.setting];
  const reasons = item.reasons.map((r) => r.text).join('; ');
  const inProgress = !item.period.end && /^(in-progress|arrived|triaged|onleave)$/.test(item.status);
  return {
    ...base(item),
    encounter: item.ref,
    lane: 'encounters',
    rowKey: 'encounters',
    rowLabel: 'Encounters',
    form: 'bars',
    start: item.period.start,
    end: item.period.end,
    flags: FLAG.bar | (inProgress ? FLAG.ongoing : item.period.end ? 0 : FLAG.endUnknown),
    label: item.type?.text ?? word,
    detail: reasons || word,
    facts: [
      ['Setting', word],
      ['Status', item.status],
      ['Reason', reasons || null],
    ],
  };
}

function draftCondition(item: ConditionItem): DraftItem {
  const { clinicalStatus: status, category } = item;
  const start = item.onset ?? item.recorded ?? item.abatement;
  const refuted = item.verification === 'refuted';
  const isMoment = category === 'encounter-diagnosis' && !item.abatement;
  const over = status === 'resolved' || status === 'inactive' || item.abatement !== null;
  const lasting = isMoment || (start === item.abatement && start !== null) ? 0 : FLAG.bar;
  const ending = item.abatement ? 0 : !over && status === 'active' ? FLAG.ongoing : FLAG.endUnknown;
  return {
    ...base(item),
    lane: 'problems',
    rowKey: conceptKey(item.concept),
    rowLabel: item.concept.text,
    form: 'bars',
    start,
    end: lasting ? item.abatement : null,
    flags: lasting | (lasting ? ending : 0) | (over ? FLAG.past : 0) | (refuted ? FLAG.hollow : 0),
    label: item.concept.text,
    detail: conditionDetail(item),
    facts: [
      ['Status', status === 'unknown' ? 'not recorded' : status],
      ['Verification', item.verification === 'unknown' ? 'not recorded' : item.verification],
      ['Listed as', category === 'other' ? null : category.replace('-', ' ')],
      ['Codes', codesText(item.concept)],
    ],
  };
}

function conditionDetail(item: ConditionItem): string {
  const words: string[] = [];
  if (item.verification !== 'confirmed' && item.verification !== 'unknown') words.push(item.verification);
  if (item.clinicalStatus !== 'unknown') words.push(item.clinicalStatus);
  if (item.category === 'encounter-diagnosis') words.push('encounter diagnosis');
  return words.join(', ');
}

const GIVEN_WORDS: Readonly<Record<MedicationItem['source'], string>> = {
  request: 'prescribed',
  statement: 'stated',
  administration: 'given',
  dispense: 'dispensed',
};

function draftMedication(item: MedicationItem): DraftItem {
  const { period, status, source } = item;
  const start = period.start ?? period.end;
  const isMoment = (source === 'administration' || source === 'dispense') && !period.end;
  const lasting = isMoment || !period.start ? 0 : FLAG.bar;
  const ending = period.end
    ? 0
    : status === 'active' || status === 'on-hold'
      ? FLAG.ongoing
      : FLAG.endUnknown;
  const past = status === 'stopped' || status === 'completed' ? FLAG.past : 0;
  const hollow = status === 'on-hold' || status === 'planned' ? FLAG.hollow : 0;
  return {
    ...base(item),
    lane: 'medicines',
    rowKey: conceptKey(item.concept),
    rowLabel: item.concept.text,
    form: 'bars',
    start,
    end: lasting ? period.end : null,
    flags: lasting | (lasting ? ending : 0) | past | hollow,
    label: item.concept.text,
    detail: item.dosage ?? (status === 'unknown' ? GIVEN_WORDS[source] : `${GIVEN_WORDS[source]}, ${status}`),
    facts: [
      ['Dosage', item.dosage],
      ['Status', status === 'unknown' ? 'not recorded' : status],
      ['Known from', GIVEN_WORDS[source]],
      ['Reason', item.reason?.text ?? null],
      ['Codes', codesText(item.concept)],
    ],
  };
}

function draftAllergies(chart: Chart): DraftItem[] {
  return chart.allergies.map((item) => ({
    ...base(item),
    lane: 'problems',
    rowKey: `allergy|${conceptKey(item.concept)}`,
    rowLabel: item.none ? item.concept.text : `Allergy: ${item.concept.text}`,
    form: 'bars',
    start: item.recorded,
    end: null,
    flags: item.clinicalStatus === 'resolved' || item.clinicalStatus === 'inactive' ? FLAG.past : 0,
    label: item.none ? item.concept.text : `Allergy: ${item.concept.text}`,
    detail: item.reactions.map((r) => r.text).join(', ') || (item.none ? 'stated' : 'reaction not recorded'),
    facts: [
      ['Reactions', item.reactions.map((r) => r.text).join(', ') || null],
      ['Criticality', item.criticality],
      ['Status', item.clinicalStatus === 'unknown' ? 'not recorded' : item.clinicalStatus],
      ['Codes', codesText(item.concept)],
    ],
  }));
}

function draftProcedures(chart: Chart): DraftItem[] {
  return chart.procedures.map((item) => ({
    ...base(item),
    lane: 'imaging',
    rowKey: 'procedures',
    rowLabel: 'Procedures',
    form: 'points',
    start: item.performed.start ?? item.performed.end,
    end: null,
    flags: item.status === 'not-done' || item.status === 'preparation' ? FLAG.hollow : 0,
    label: item.concept.text,
    detail: item.status,
    facts: [
      ['Status', item.status],
      ['Codes', codesText(item.concept)],
    ],
  }));
}

function draftImmunizations(chart: Chart): DraftItem[] {
  return chart.immunizations.map((item) => ({
    ...base(item),
    lane: 'immunizations',
    rowKey: 'immunizations',
    rowLabel: 'Immunisations',
    form: 'points',
    start: item.when,
    end: null,
    flags: item.given ? 0 : FLAG.hollow,
    label: item.concept.text,
    detail: item.given ? 'given' : 'not given',
    facts: [['Codes', codesText(item.concept)]],
  }));
}

function draftFamily(chart: Chart): DraftItem[] {
  return chart.familyHistory.map((item) => {
    const known = item.conditions.map(
      ({ concept, onsetAgeYears }) => concept.text + (onsetAgeYears === null ? '' : ` at ${onsetAgeYears}`),
    );
    return {
      ...base(item),
      lane: 'findings',
      rowKey: 'family-history',
      rowLabel: 'Family history',
      form: 'points',
      start: null,
      end: null,
      flags: 0,
      label: `Family: ${item.relationship.text}`,
      detail: known.join('; ') || 'no condition recorded',
      facts: [],
    };
  });
}

const ROLE_ROWS: Readonly<Record<DocumentItem['role'], string>> = {
  note: 'Notes',
  'imaging-report': 'Imaging',
  'laboratory-report': 'Laboratory reports',
  'other-report': 'Other reports',
};

function draftDocument(item: DocumentItem): DraftItem {
  const isNote = item.role === 'note';
  const row = isNote && item.concept ? shortLabel(item.concept.text) : ROLE_ROWS[item.role];
  const firstWords = item.text?.replace(/\s+/g, ' ').trim().slice(0, 120) ?? '';
  return {
    ...base(item),
    lane: item.role === 'imaging-report' ? 'imaging' : 'notes',
    rowKey: isNote ? `note|${item.concept ? conceptKey(item.concept) : ''}` : item.role,
    rowLabel: row,
    form: 'points',
    start: item.when,
    end: null,
    flags: item.text === null ? FLAG.hollow : 0,
    label: item.title,
    detail: item.unread ?? firstWords,
    facts: [
      ['Kind', item.concept?.text ?? ROLE_ROWS[item.role].toLowerCase()],
      ['Not read', item.unread],
    ],
    text: item.text,
  };
}
