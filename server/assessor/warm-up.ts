import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { assessCall } from '../cds-hooks/assess-call.ts';
import type { PREFETCH } from '../cds-hooks/service.ts';

/** Invented. The words and codes matter little: what counts is that each reader meets something to read. */
const NOTE = `Chief complaint: chest pain and shortness of breath since yesterday.
History: 58-year-old woman with pleuritic chest pain, worse on breathing in. Denies fever, cough or haemoptysis. No leg swelling.
Past medical history: hypertension, type 2 diabetes. Medications: metformin 500 mg, ramipril 5 mg daily. Smokes 10 cigarettes a day.
Examination: BP 128/76, HR 112/min, RR 24, SpO2 91 % on room air, T 37.4 °C. Lungs clear, no wheeze. Abdomen soft, not tender.
Assessment: possible pulmonary embolism; pneumonia less likely. Mother had deep vein thrombosis.`;

const PATIENT = 'warm-up';
const AT = '2026-01-15T08:00:00Z';
const RESULTS = ['6690-2', '718-7', '2160-0', '2823-3', '1988-5', '48065-7', '8867-4', '59408-5', '8310-5'];
const PROBLEMS = ['38341003', '44054006', '59282003'];
const LONGEST_MS = 3_000;
const ROUNDS = 100;
/** Each result and each note so often: about as much as an EHR sends. */
const TIMES = 8;

/**
 * Reads an invented record again and again before the first call comes: the first reading builds the indexes of the
 * knowledge base, and the runtime compiles what runs often. Ends after 3 s on a slow machine.
 */
export async function warmUp(knowledge: Knowledge): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(invented()));
  const task = { bytes, iss: 'https://warm-up.invalid', now: Date.parse(AT), atLatestEntry: false };
  const end = performance.now() + LONGEST_MS;
  for (let round = 0; round < ROUNDS && performance.now() < end; round += 1)
    await assessCall(task, knowledge);
}

function invented(): object {
  const subject = { reference: `Patient/${PATIENT}` };
  const bundle = (resources: readonly object[]) => ({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  });
  const observation = (code: string, index: number) => ({
    resourceType: 'Observation',
    id: `o${index}`,
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: code }] },
    effectiveDateTime: AT,
    valueQuantity: { value: 10 + index, unit: 'g/dL' },
  });
  const condition = (code: string, index: number) => ({
    resourceType: 'Condition',
    id: `c${index}`,
    subject,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
    onsetDateTime: '2020-01-01',
  });
  const note = {
    resourceType: 'DocumentReference',
    id: 'note',
    status: 'current',
    subject,
    date: AT,
    content: [
      { attachment: { contentType: 'text/plain', data: Buffer.from(NOTE, 'utf8').toString('base64') } },
    ],
  };
  const prefetch: Record<keyof typeof PREFETCH, unknown> = {
    patient: { resourceType: 'Patient', id: PATIENT, gender: 'female', birthDate: '1967-05-02' },
    encounters: null,
    conditions: bundle(PROBLEMS.map(condition)),
    laboratory: bundle(
      Array.from({ length: TIMES }, () => RESULTS)
        .flat()
        .map(observation),
    ),
    vitals: null,
    medications: null,
    notes: bundle(Array.from({ length: TIMES }, (_, index) => ({ ...note, id: `note-${index}` }))),
  };
  const context = { userId: 'Practitioner/warm-up', patientId: PATIENT };
  return { hook: 'patient-view', hookInstance: '00000000-0000-4000-8000-000000000000', context, prefetch };
}
