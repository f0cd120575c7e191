import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import type { AcceptOutcome, AcceptTargets } from '../differential/accept-dialog.tsx';
import {
  DECISION_IDENTIFIER_SYSTEM,
  encounterDiagnosisOf,
} from '../differential/decisions/encounter-diagnosis.ts';
import type { Decisions, ShownList } from '../differential/decisions/use-decisions.ts';
import type { Session } from '../launch/session.ts';
import type { FhirResource } from '../record/fhir-json.ts';
import { copyText } from '../ui/copy-text.ts';
import { createResource, type WriteCapabilities } from '../record/write-back.ts';

export function targetsOf(gates: WriteCapabilities | null, failed: boolean): AcceptTargets {
  const why = failed
    ? 'What the EHR lets apps write could not be read.'
    : 'What the EHR lets apps write is being read.';
  if (!gates) return { encounterDiagnosis: { allowed: false, why } };
  const { allowed, reason } = gates.encounterDiagnosis;
  return { encounterDiagnosis: allowed ? { allowed } : { allowed, why: reason ?? 'Not allowed here.' } };
}

/** Exactly what would be written, but for the identifier and the time, which are made on confirmation. */
export function previewOf(diagnosis: RankedDiagnosis, session: Session): string {
  return JSON.stringify(
    conditionFor(diagnosis, session, '(made on confirmation)', '(time of confirmation)'),
    null,
    2,
  );
}

function conditionFor(diagnosis: RankedDiagnosis, session: Session, decisionId: string, recordedAt: string) {
  const practitioner = session.user.verified ? relativeTo(session.issuer, session.user.fhirUser ?? '') : '';
  return encounterDiagnosisOf(diagnosis, {
    patientId: session.patientId,
    encounterId: session.encounterId ?? '',
    practitioner,
    recordedAt,
    decisionId,
  });
}

function relativeTo(issuer: string, reference: string): string {
  return reference.startsWith(`${issuer}/`) ? reference.slice(issuer.length + 1) : reference;
}

interface Acceptance {
  readonly diagnosis: RankedDiagnosis;
  readonly shown: ShownList;
  readonly target: Decision['target'];
  readonly text: string;
  readonly session: Session;
  readonly decisions: Decisions;
}

/** Copies or writes first, then records the decision: a decision never says more than what happened. */
export async function acceptInto({
  diagnosis,
  shown,
  target,
  text,
  session,
  decisions,
}: Acceptance): Promise<AcceptOutcome> {
  if (target === 'copy-to-note' && !(await copyText(text)))
    return {
      ok: false,
      message:
        'The browser did not allow copying. Select the text, copy it with Ctrl+C, then choose “Record the decision only”.',
    };
  if (target !== 'encounter-diagnosis') {
    decisions.accept(diagnosis, shown, target, null);
    return { ok: true };
  }
  const id = crypto.randomUUID();
  const condition = conditionFor(diagnosis, session, id, new Date().toISOString());
  const written = await createResource(session, condition as unknown as FhirResource, {
    ifNoneExist: `identifier=${DECISION_IDENTIFIER_SYSTEM}|${id}`,
  });
  if (!written.ok) return { ok: false, message: `Nothing was recorded. ${written.message}` };
  decisions.accept(diagnosis, shown, target, written.ref, id);
  return { ok: true };
}
