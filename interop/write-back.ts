import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { QueryClient } from '@tanstack/react-query';
import type { RankedDiagnosis } from '../clinical/inference/differential.ts';
import type { ModelVersion } from '../contracts/decision.ts';
import type { WrittenTarget } from '../app/differential/decisions/write-plan.ts';
import { quickReader, recordSession } from '../app/record/testing/record-session.ts';
import type { FhirResource } from '../app/record/fhir-json.ts';
import { createResource, writeCapabilities } from '../app/record/write-back.ts';
import { planWrite, sendPlan } from '../app/workspace/write-plan.ts';

const SCOPES = ['DocumentReference.c', 'Condition.c', 'Provenance.cs', 'Device.cs'].map(
  (scope) => `patient/${scope}`,
);

/** One acceptance, written twice as after a lost answer. Says what is wrong; nothing where all is well. */
export async function writeBackFaults(
  base: string,
  chart: { readonly patientId: string; readonly encounterId: string },
  accepted: {
    readonly diagnosis: RankedDiagnosis;
    readonly model: ModelVersion;
    readonly target: WrittenTarget;
  },
): Promise<readonly string[]> {
  const session = recordSession(base, {
    ...chart,
    grantedScopes: SCOPES,
    writeBack: { document: true, encounterDiagnosis: true },
  });
  const gates = await writeCapabilities(new QueryClient(), session);
  const shut = Object.entries(gates).flatMap(([kind, { reason }]) => (reason ? [`${kind}: ${reason}`] : []));
  if (shut.length > 0) return shut;
  const text = `Considered: ${accepted.diagnosis.name}.\nMachine-assisted (Chartside).`;
  const draft = { decisionId: randomUUID(), recordedAt: '2026-01-15T10:00:00.000Z' };
  const plan = planWrite({ ...accepted, text, draft, session, gates });
  const sent: FhirResource[] = [];
  const reader = quickReader(session, { timeoutMs: 60_000 });
  const create = (resource: FhirResource, ifNoneExist: string) => {
    sent.push(resource);
    return createResource(session, resource, { ifNoneExist }, reader);
  };
  const first = await sendPlan(plan, create);
  const parts = [...sent];
  const again = await sendPlan(plan, create);
  if (!first.ok || first.incomplete !== null) return [`not stored whole: ${JSON.stringify(first)}`];
  return [
    ...(isDeepStrictEqual(first, again) ? [] : [`sent again: ${JSON.stringify(again)}`]),
    ...(await Promise.all(parts.map((part) => invalid(base, part)))).flat(),
    ...(await keptOtherwise(base, first.ref, plan.main as unknown as FhirResource)),
    ...(await notOnce(base, `Provenance?target=${first.ref}`)),
    ...(await notOnce(base, `${plan.main.resourceType}?identifier=${identifierOf(plan.main)}`)),
  ];
}

/** HAPI knows the code systems as they came with R4 in 2019; this code was added to HL7's terminology since. */
const NEWER_THAN_THE_VALIDATOR =
  "Unknown code 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue#AIAST'";

/** The server's own validator, of the HL7 definitions. */
async function invalid(base: string, resource: FhirResource): Promise<readonly string[]> {
  const outcome = await json(`${base}/${resource.resourceType}/$validate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(resource),
  });
  const issues = (outcome['issue'] ?? []) as { severity: string; diagnostics?: string }[];
  if (issues.length === 0) return [`${resource.resourceType}: $validate gave no outcome`];
  return issues
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .filter(({ diagnostics }) => diagnostics !== NEWER_THAN_THE_VALIDATOR)
    .map(({ diagnostics }) => `${resource.resourceType} is not valid: ${diagnostics ?? ''}`);
}

/** What was previewed is what is stored, but for what a server adds itself. */
async function keptOtherwise(base: string, ref: string, planned: FhirResource): Promise<readonly string[]> {
  const { id: _id, meta, ...kept } = await json(`${base}/${ref}`);
  const { meta: plannedMeta, ...wanted } = planned;
  const security = (of: unknown) => (of as { security?: unknown } | undefined)?.security;
  return [
    ...Object.keys({ ...wanted, ...kept })
      .filter((key) => !isDeepStrictEqual(kept[key], wanted[key]))
      .map((key) => `${ref}.${key} is ${JSON.stringify(kept[key])}, was ${JSON.stringify(wanted[key])}`),
    ...(isDeepStrictEqual(security(meta), security(plannedMeta)) ? [] : [`${ref} lost its security label`]),
  ];
}

async function notOnce(base: string, query: string): Promise<readonly string[]> {
  const { total } = await json(`${base}/${query}&_summary=count`, {
    headers: { 'Cache-Control': 'no-cache' },
  });
  return total === 1 ? [] : [`${query} finds ${String(total)}, expected 1`];
}

function identifierOf(resource: object): string {
  const [first] = (resource as { identifier?: { system?: string; value?: string }[] }).identifier ?? [];
  return encodeURIComponent(`${first?.system ?? ''}|${first?.value ?? ''}`);
}

async function json(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    ...init,
    headers: { Accept: 'application/fhir+json', ...init.headers },
  });
  return (await response.json()) as Record<string, unknown>;
}
