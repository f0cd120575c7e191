import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { clinicianById, CLINICIANS } from '../data/hospital.ts';
import type { Clinician } from '../data/hospital.ts';
import { grantedAsRequested } from './authorize-request.ts';
import type { Launch, Launches } from './launches.ts';
import { patientPickerPage, signInPage } from './pages.ts';
import type { PickerPatient } from './pages.ts';
import { isGrantable } from './scopes.ts';
import type { SignIns } from './sign-ins.ts';
import type { TokenContext } from './token-context.ts';

export interface InteractionSettings {
  readonly provider: Provider;
  readonly launches: Launches;
  readonly signIns: SignIns;
  readonly contexts: Map<string, TokenContext>;
  readonly origin: string;
  readonly listPatients: () => readonly PickerPatient[];
  readonly sendPage: (response: ServerResponse, html: string) => void;
}

type Parameters = Readonly<Record<string, unknown>>;

function text(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 10_000) break;
  }
  return new URLSearchParams(body);
}

/** Stores a grant of what this clinician may give, and remembers what it was given for. */
async function makeGrant(
  settings: InteractionSettings,
  parameters: Parameters,
  clinician: Clinician,
  patient: string | undefined,
  launch: Launch | undefined,
): Promise<string> {
  const requested = text(parameters, 'scope').split(' ').filter(Boolean);
  const granted = requested.filter((scope) => {
    if (scope === 'launch') return launch !== undefined;
    if (scope === 'launch/encounter') return launch?.encounter !== undefined;
    return isGrantable(scope, clinician.mayWrite);
  });
  const grant = new settings.provider.Grant({
    accountId: clinician.id,
    clientId: text(parameters, 'client_id'),
  });
  grant.addOIDCScope(granted.join(' '));
  const refused = requested.filter((scope) => !granted.includes(scope));
  if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '));
  const grantId = await grant.save();
  const scope = grantedAsRequested(text(parameters, 'requested_scope'), granted);
  settings.contexts.set(grantId, { clinician: clinician.id, patient, launch, scope });
  return grantId;
}

function denied(description: string): InteractionResults {
  return { error: 'access_denied', error_description: description };
}

/**
 * The steps between an authorization request and its answer. An EHR launch by the clinician who is signed in passes
 * without a page; a standalone launch shows the sign-in page when nobody is signed in, and the patient picker when
 * `launch/patient` is asked.
 */
export function createInteractionHandler(
  settings: InteractionSettings,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { provider, launches, signIns, origin } = settings;

  /** What was typed or clicked on the page, if this request is its form. */
  async function submitted(request: IncomingMessage): Promise<URLSearchParams> {
    if (request.method !== 'POST' || request.headers.origin !== origin) return new URLSearchParams();
    return readForm(request);
  }

  async function decide(
    parameters: Parameters,
    form: URLSearchParams,
    clinician: Clinician | undefined,
  ): Promise<InteractionResults | { page: string }> {
    const client = await provider.Client.find(text(parameters, 'client_id'));
    const appName = client?.clientName ?? text(parameters, 'client_id');
    if (form.get('decision') === 'deny') return denied('The clinician cancelled.');
    const launchId = text(parameters, 'launch');
    const launch = launches.find(launchId);
    if (launchId && !launch) return denied('The launch has expired. Open the app again from the EHR.');
    const expected = clinicianById(launch?.clinician);
    if (!clinician) return { page: signInPage(expected ? [expected] : CLINICIANS, appName) };
    if (expected && expected.id !== clinician.id) {
      return denied(`This launch was made for ${expected.name}, but ${clinician.name} is signed in.`);
    }
    let patient = launch?.patient;
    if (!launch && text(parameters, 'scope').split(' ').includes('launch/patient')) {
      const patients = settings.listPatients();
      patient = patients.find(({ id }) => id === form.get('patient'))?.id;
      if (!patient) return { page: patientPickerPage(patients, clinician, appName) };
    }
    const grantId = await makeGrant(settings, parameters, clinician, patient, launch);
    return { login: { accountId: clinician.id, remember: false }, consent: { grantId } };
  }

  return async (request, response) => {
    const { params } = await provider.interactionDetails(request, response);
    const form = await submitted(request);
    const chosen = clinicianById(form.get('clinician') ?? undefined);
    if (chosen) response.setHeader('set-cookie', signIns.signIn(chosen));
    const outcome = await decide(params, form, chosen ?? signIns.signedIn(request.headers.cookie));
    if ('page' in outcome && typeof outcome.page === 'string')
      return settings.sendPage(response, outcome.page);
    await provider.interactionFinished(request, response, outcome as InteractionResults);
  };
}
