import type { Device } from 'fhir/r4';
import { attestedNoteOf } from '../differential/decisions/attested-note.ts';
import { encounterDiagnosisOf } from '../differential/decisions/encounter-diagnosis.ts';
import {
  MODEL_IDENTIFIER_SYSTEM,
  modelDeviceOf,
  provenanceOf,
  withReferences,
} from '../differential/decisions/provenance.ts';
import type { PlannedEntry, WritePlan } from '../differential/decisions/write-plan.ts';
import { DECISION_IDENTIFIER_SYSTEM } from '../differential/decisions/written-labels.ts';
import type { Session } from '../launch/session.ts';
import type { FhirResource } from '../record/fhir-json.ts';
import type { WriteCapabilities, Written } from '../record/write-back.ts';

interface PlanInput extends PlannedEntry {
  readonly session: Session;
  readonly gates: WriteCapabilities;
}

/** Everything that one acceptance writes. The preview shows this, and `sendPlan` sends this. */
export function planWrite({ target, diagnosis, text, draft, model, session, gates }: PlanInput): WritePlan {
  const { issuer, label } = session;
  const user = session.user.verified ? (session.user.fhirUser ?? '') : '';
  const author = {
    patientId: session.patientId,
    encounterId: session.encounterId ?? '',
    practitioner: user.startsWith(`${issuer}/`) ? user.slice(issuer.length + 1) : user,
    ...draft,
  };
  const main =
    target === 'document'
      ? attestedNoteOf(text, `Considered: ${diagnosis.name}`, author)
      : encounterDiagnosisOf(diagnosis, author);
  const targetType = main.resourceType;
  const facts = { targetType, diagnosis, model, author, issuer, issuerLabel: label };
  return {
    decisionId: draft.decisionId,
    main,
    device: gates.provenance.allowed && gates.device.allowed ? modelDeviceOf(model) : null,
    provenance: gates.provenance.allowed ? provenanceOf(facts) : null,
  };
}

type Create = (resource: FhirResource, ifNoneExist: string) => Promise<Written>;

export type PlanOutcome =
  | { readonly ok: true; readonly ref: string; readonly incomplete: string | null }
  | { readonly ok: false; readonly message: string };

/**
 * Sends a plan: the entry first, then the model's Device, then the Provenance that names both. Each is created at
 * most once, however often the plan is sent. `incomplete` says in words what of the last two was not stored.
 */
export async function sendPlan(plan: WritePlan, create: Create): Promise<PlanOutcome> {
  const byDecision = `identifier=${DECISION_IDENTIFIER_SYSTEM}|${plan.decisionId}`;
  const main = await create(plan.main as unknown as FhirResource, byDecision);
  if (!main.ok) return { ok: false, message: main.message };
  if (plan.provenance === null) return { ok: true, ref: main.ref, incomplete: null };
  const device = plan.device === null ? null : await createDevice(plan.device, create);
  const provenance = withReferences(plan.provenance, main.ref, device?.ok ? device.ref : null);
  const stored = await create(provenance as unknown as FhirResource, `target=${main.ref}`);
  const failed = [
    ...(device === null || device.ok ? [] : [`the model’s description (${device.message})`]),
    ...(stored.ok ? [] : [`how it came about (${stored.message})`]),
  ];
  return {
    ok: true,
    ref: main.ref,
    incomplete: failed.length === 0 ? null : `Stored as ${main.ref}, but without ${failed.join(' and ')}`,
  };
}

function createDevice(device: Device, create: Create): Promise<Written> {
  const value = device.identifier?.[0]?.value ?? '';
  return create(
    device as unknown as FhirResource,
    `identifier=${MODEL_IDENTIFIER_SYSTEM}|${encodeURIComponent(value)}`,
  );
}
