/** Why a launch can't go on, as data. Its words are written here: no text of a server or a URL is ever shown. */
export interface LaunchProblem {
  readonly code: ProblemCode;
  /** What happened. */
  readonly what: string;
  /** At which EHR or step; `null` when that is not known. */
  readonly where: string | null;
  /** What to try. */
  readonly remedy: string;
  /** What a button may offer. `relaunch`: only the EHR can. */
  readonly action: 'relaunch' | 'reload' | 'new-tab';
}

const AGAIN = 'Open Chartside again from the EHR.';
const ADMIN = 'If it happens again, tell the person who runs Chartside here.';

const TEXTS = {
  'not-a-launch': [
    'This address does not name one EHR to open.',
    'Open Chartside from a patient’s chart in the EHR.',
    'relaunch',
  ],
  'unknown-issuer': [
    'Chartside was opened from an EHR that this installation does not know.',
    'Nothing was sent there. Open Chartside from your own EHR, or ask the person who runs Chartside to add it.',
    'relaunch',
  ],
  'server-not-listed': [
    'This installation does not open the server at that address.',
    'Nothing was sent there. Choose a server that is listed here, or ask the person who runs Chartside to add it.',
    'relaunch',
  ],
  'deployment-unavailable': [
    'The Chartside server does not answer.',
    'Check the connection and reload this page.',
    'reload',
  ],
  'storage-blocked': [
    'This browser does not let Chartside keep the sign-in while it is inside the EHR’s page.',
    'Open Chartside in its own tab, or allow site data for it.',
    'new-tab',
  ],
  'issuer-unreachable': [
    'The EHR’s sign-in service does not answer.',
    `Check the connection and try again. ${ADMIN}`,
    'reload',
  ],
  'not-smart': [
    'The EHR does not say how apps sign in (its SMART configuration is missing or cannot be read).',
    ADMIN,
    'relaunch',
  ],
  'no-s256': [
    'The EHR’s sign-in does not support PKCE with S256, which Chartside requires.',
    `Signing in would not be safe, so it was not tried. ${ADMIN}`,
    'relaunch',
  ],
  'unsafe-endpoint': [
    'The EHR names a sign-in address that is not protected by https.',
    `Nothing was sent there. ${ADMIN}`,
    'relaunch',
  ],
  'no-web-crypto': [
    'This page is not served over https, so the browser offers no safe way to sign in.',
    'Open Chartside by its https address.',
    'relaunch',
  ],
  'unknown-state': [
    'This sign-in answer does not belong to a launch of this window, or was used already.',
    AGAIN,
    'relaunch',
  ],
  denied: [
    'The EHR did not allow Chartside to open this chart.',
    `${AGAIN} Allow access when it asks.`,
    'relaunch',
  ],
  'authorization-failed': ['The EHR ended the sign-in with an error.', `${AGAIN} ${ADMIN}`, 'relaunch'],
  'scopes-refused': [
    'The EHR refused the kinds of data that Chartside asked to read.',
    'Ask the person who runs Chartside to compare the scopes registered for it in the EHR.',
    'relaunch',
  ],
  'issuer-mismatch': [
    'The sign-in answer came from another server than the one that was asked.',
    `It was discarded. ${AGAIN} ${ADMIN}`,
    'relaunch',
  ],
  'code-refused': [
    'The EHR did not accept the sign-in: its code has expired or was used.',
    AGAIN,
    'relaunch',
  ],
  'token-unreachable': [
    'The EHR’s token service does not answer.',
    'Check the connection and reload this page; the sign-in can still be completed for about a minute.',
    'reload',
  ],
  'token-unreadable': [
    'The EHR’s token service gave an answer that cannot be read.',
    `${AGAIN} ${ADMIN}`,
    'relaunch',
  ],
  'no-patient': [
    'The EHR did not say which patient to open.',
    'Open a patient’s chart in the EHR, then open Chartside from there.',
    'relaunch',
  ],
  'session-unknown': ['This window has no open chart.', AGAIN, 'relaunch'],
  'session-expired': [
    'The EHR’s sign-in for this chart has ended. The chart was removed from this window.',
    AGAIN,
    'relaunch',
  ],
  'session-closed': ['This chart was closed.', AGAIN, 'relaunch'],
  unexpected: ['Chartside itself failed while opening the chart.', `${AGAIN} ${ADMIN}`, 'relaunch'],
} as const satisfies Record<string, readonly [string, string, LaunchProblem['action']]>;

export type ProblemCode = keyof typeof TEXTS;

/** `where`: label of the EHR, when it is a known one. */
export function launchProblem(code: ProblemCode, where: string | null = null): LaunchProblem {
  const [what, remedy, action] = TEXTS[code];
  return { code, what, where, remedy, action };
}
