import type { Launch } from './launches.ts';

/** What a grant was given for; every token of the grant carries it, refreshed ones too. */
export interface TokenContext {
  readonly clinician: string;
  readonly patient: string | undefined;
  readonly launch: Launch | undefined;
  /** The granted scopes as the client asked for them. */
  readonly scope: string;
}

/** The SMART launch context parameters of a token response (SMART App Launch 2.2, section 2.0.11). */
export function launchParameters(context: TokenContext, origin: string): Record<string, unknown> {
  const { patient, launch } = context;
  return {
    ...(patient ? { patient } : {}),
    ...(launch?.encounter ? { encounter: launch.encounter } : {}),
    ...(launch?.intent ? { intent: launch.intent } : {}),
    ...(launch?.appContext ? { appContext: launch.appContext } : {}),
    ...(launch?.fhirContext?.length ? { fhirContext: launch.fhirContext } : {}),
    ...(patient ? { need_patient_banner: launch?.needPatientBanner ?? true } : {}),
    smart_style_url: `${origin}/smart-style.json`,
    tenant: 'alder-vale',
  };
}
