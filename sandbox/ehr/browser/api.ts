import type { PatientChart } from '../patient-chart.ts';
import type { CdsCard } from '../../cds/cds-client.ts';
import type { PatientLine } from '../patient-list.ts';

export interface SessionAnswer {
  readonly clinician: string;
  readonly clinicians: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly appOrigin: string;
  readonly fhirBase: string;
}

export interface LaunchForm {
  readonly patient: string;
  readonly encounter?: string;
  readonly intent?: string;
  readonly needPatientBanner?: boolean;
  readonly appContext?: string;
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The EHR answered ${response.status}.`);
  return answer;
}

export const getSession = (): Promise<SessionAnswer> => ask('/ehr/session');
export const signInAs = (clinician: string): Promise<unknown> => ask('/ehr/session', { clinician });
/** How the FHIR server may be made to behave, and how it does now; `null`: as it should. */
export interface ServerBehaviour {
  readonly profiles: readonly { readonly id: string; readonly words: string }[];
  readonly chosen: string | null;
}

export const getServer = (): Promise<ServerBehaviour> => ask('/ehr/server');
export const behaveLike = (profile: string | null): Promise<unknown> => ask('/ehr/server', { profile });
export const getPatients = (): Promise<PatientLine[]> => ask('/ehr/patients');
export const getChart = (id: string): Promise<PatientChart> => ask(`/ehr/patients/${encodeURIComponent(id)}`);
export const makeLaunch = (form: LaunchForm): Promise<{ launch: string; url: string }> =>
  ask('/ehr/launches', form);
export const getCards = (patient: string): Promise<readonly CdsCard[]> => ask('/ehr/cards', { patient });
