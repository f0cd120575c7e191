import type { FhirContextItem, SessionRecord, SessionUser } from './launch-records.ts';
import { readSession, writeSession } from './launch-records.ts';
import type { LaunchPorts } from './ports.ts';
import { missingScopes } from './scopes.ts';
import { createTokenKeeper, keepTokens, type TokenKeeper } from './token-keeper.ts';

/** One open chart of one patient. Everything kept for it is keyed by `launchId` and ends with it. */
export interface Session {
  readonly launchId: string;
  /** `open`: a FHIR server without sign-in. */
  readonly kind: 'ehr' | 'standalone' | 'open';
  /** FHIR base URL without trailing slash. The token goes to its origin only. */
  readonly issuer: string;
  /** What people call the EHR. */
  readonly label: string;
  readonly clientId: string;
  readonly patientId: string;
  readonly encounterId: string | null;
  readonly intent: string | null;
  readonly fhirContext: readonly FhirContextItem[];
  /** True when Chartside must show who the patient is: the EHR shows no banner of its own. */
  readonly needPatientBanner: boolean;
  readonly styleUrl: string | null;
  readonly tenant: string | null;
  /** From a CDS card's link; text of the EHR, so it is checked where it is used. */
  readonly appContext: string | null;
  /** Who acts. Unverified: nothing can be decided, and `reason` says why. */
  readonly user: SessionUser;
  readonly requestedScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly missingScopes: readonly string[];
  /** What the deployment allows to write. Scope and `/metadata` must allow it too. */
  readonly writeBack: { readonly encounterDiagnosis: boolean; readonly document: boolean };
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly tokens: TokenKeeper;
  /** The newest verified id_token: a refresh may bring one that lives longer. */
  readonly idToken: () => string | null;
}

const open = new WeakMap<LaunchPorts['store'], Map<string, Session>>();

/** The session of a stored record; the same object for the same launch, so that refreshes stay single. */
export function sessionOf(record: SessionRecord, ports: LaunchPorts): Session {
  const sessions = open.get(ports.store) ?? new Map<string, Session>();
  open.set(ports.store, sessions);
  const known = sessions.get(record.launchId);
  if (known !== undefined && known.tokens.ended() === null) return known;
  const session = createSession(record, ports);
  sessions.set(record.launchId, session);
  session.tokens.onEnd(() => sessions.delete(record.launchId));
  return session;
}

function createSession(record: SessionRecord, ports: LaunchPorts): Session {
  const { launchId } = record;
  const tokens = createTokenKeeper(launchId, ports, (kept, response) => {
    if (response.idToken !== null) void renewUser(launchId, response.idToken, ports);
    return keepTokens(kept, response);
  });
  return {
    launchId,
    kind: record.kind,
    issuer: record.issuer,
    label: record.label,
    clientId: record.clientId,
    patientId: record.patientId,
    encounterId: record.encounterId,
    intent: record.intent,
    fhirContext: record.fhirContext,
    needPatientBanner: record.needPatientBanner,
    styleUrl: record.styleUrl,
    tenant: record.tenant,
    appContext: record.appContext ?? null,
    user: record.user,
    requestedScopes: record.requestedScopes,
    grantedScopes: record.grantedScopes,
    missingScopes: missingScopes(record.requestedScopes, record.grantedScopes),
    writeBack: record.writeBack,
    startedAt: record.startedAt,
    tokens,
    idToken: () => {
      const user = readSession(ports.store, launchId)?.user;
      return user?.verified === true ? user.idToken : null;
    },
  };
}

/** Keeps a refreshed id_token when it verifies and names the same subject (OpenID Connect Core 12.2). */
async function renewUser(launchId: string, idToken: string, ports: LaunchPorts): Promise<void> {
  const before = readSession(ports.store, launchId);
  if (before?.user.verified !== true) return;
  const { verifyIdToken } = await import('./verify-id-token.ts');
  const user = await verifyIdToken({
    idToken,
    nonce: null,
    clientId: before.clientId,
    fhirBase: before.issuer,
    tokenIssuer: before.tokenIssuer,
    jwksUri: before.jwksUri,
    fetch: ports.fetch,
    now: ports.now(),
  });
  const record = readSession(ports.store, launchId);
  if (record?.user.verified !== true || !user.verified || user.sub !== record.user.sub) return;
  writeSession(ports.store, { ...record, user: { ...record.user, idToken: user.idToken } });
}

/** Whether the EHR asked for the timeline first: the intent of SMART App Launch 2.2's own example. Others change nothing. */
export function opensTimeline({ intent }: Pick<Session, 'intent'>): boolean {
  return intent === 'summary-timeline-view';
}

/** The item that the chart was opened on: the first FHIR reference of the launch context, relative. */
export function launchedOn(session: Session): string | null {
  for (const { reference } of session.fhirContext) {
    const relative = reference?.startsWith(`${session.issuer}/`)
      ? reference.slice(session.issuer.length + 1)
      : reference;
    const [type] = /^[A-Z][A-Za-z]+(?=\/[A-Za-z0-9\-.]{1,64}$)/.exec(relative ?? '') ?? [];
    if (relative && type && type !== 'Patient' && type !== 'Encounter') return relative;
  }
  return null;
}

/** The condition of the CDS card that Chartside was opened from, when its `appContext` is one of ours. */
export function conditionOfCard({ appContext }: Pick<Session, 'appContext'>): string | null {
  try {
    const condition = (JSON.parse(appContext ?? '{}') as { condition?: unknown } | null)?.condition;
    return typeof condition === 'string' && /^[a-z0-9][a-z0-9-]{0,119}$/.test(condition) ? condition : null;
  } catch {
    return null;
  }
}
