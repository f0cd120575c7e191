import type { DocumentReference, MedicationRequest } from 'fhir/r4';
import { instant, later } from './builders.ts';
import type { Chart, Visit } from './builders.ts';
import { DRUGS } from './drugs.ts';
import type { Drug, DrugName } from './drugs.ts';

const NOTES = {
  progress: ['11506-3', 'Progress note'],
  ed: ['34111-5', 'Emergency department note'],
  triage: ['54094-8', 'Emergency department triage note'],
  discharge: ['18842-5', 'Discharge summary'],
  phone: ['34748-4', 'Telephone encounter note'],
  consult: ['11488-4', 'Consult note'],
} as const;

/** A note of the visit as base64 plain text. */
export function writeNote(
  chart: Chart,
  visit: Visit,
  kind: keyof typeof NOTES,
  text: string,
  options: { after?: number; author?: string } = {},
): void {
  const when = later(visit.start, options.after ?? 25);
  const [code, display] = NOTES[kind];
  const note: DocumentReference = {
    resourceType: 'DocumentReference',
    id: chart.id(`note-${kind}`, when),
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
            display: 'Clinical Note',
          },
        ],
      },
    ],
    subject: chart.subject,
    date: instant(when),
    ...(options.author && { author: [{ display: options.author }] }),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from(text.trim().replaceAll('\r', ''), 'utf8').toString('base64'),
          title: display,
        },
      },
    ],
    context: { encounter: [visit.reference], period: { start: instant(visit.start) } },
  };
  chart.add(note);
}

export interface StudyOptions {
  readonly after?: number;
  readonly loinc?: string;
  readonly category?: 'RAD' | 'CUS' | 'MB' | 'SP';
  /** The whole report; the conclusion alone when absent. */
  readonly text?: string;
}

/** A study reported in words: imaging, electrocardiogram, echocardiogram, culture, pathology. */
export function reportStudy(
  chart: Chart,
  visit: Visit,
  name: string,
  conclusion: string,
  options: StudyOptions = {},
): void {
  const when = later(visit.start, options.after ?? 40);
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '')
    .slice(0, 18);
  chart.add({
    resourceType: 'DiagnosticReport',
    id: chart.id(slug, when),
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: options.category ?? 'RAD' },
        ],
      },
    ],
    code: {
      ...(options.loinc && { coding: [{ system: 'http://loinc.org', code: options.loinc, display: name }] }),
      text: name,
    },
    subject: chart.subject,
    encounter: visit.reference,
    effectiveDateTime: instant(when),
    issued: instant(later(when, 25)),
    conclusion,
    ...(options.text && {
      presentedForm: [
        {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from(options.text.trim(), 'utf8').toString('base64'),
          title: name,
        },
      ],
    }),
  });
}

function request(chart: Chart, name: DrugName, when: string, status: MedicationRequest['status']): void {
  const drug: Drug = DRUGS[name];
  chart.add({
    resourceType: 'MedicationRequest',
    id: chart.id(`rx-${name.toLowerCase()}`, when),
    status,
    intent: 'order',
    medicationCodeableConcept: {
      ...(drug.rxnorm && {
        coding: [
          {
            system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
            code: drug.rxnorm[0],
            display: drug.rxnorm[1],
          },
        ],
      }),
      text: drug.text,
    },
    subject: chart.subject,
    authoredOn: when,
    dosageInstruction: [{ text: drug.sig }],
  });
}

/**
 * A prescription with its yearly renewals from `from` up to `until` or `now`. Renewals before the last are completed;
 * the last is active, or stopped when `until` is given. `once` writes a single completed course.
 */
export function prescribe(
  chart: Chart,
  name: DrugName,
  from: string,
  options: { until?: string; once?: boolean; now?: string } = {},
): void {
  if (options.once) {
    request(chart, name, from, 'completed');
    return;
  }
  const end = options.until ?? options.now ?? '2026-01-14';
  const dates: string[] = [];
  for (let year = Number(from.slice(0, 4)); `${year}${from.slice(4)}` <= end; year += 1) {
    dates.push(`${year}${from.slice(4)}`);
  }
  dates.forEach((date, i) => {
    const last = i === dates.length - 1;
    request(chart, name, date, !last ? 'completed' : options.until ? 'stopped' : 'active');
  });
}
