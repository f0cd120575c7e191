import type { Deployment, DeploymentIssuer, OpenServer } from '../../contracts/deployment.ts';

/**
 * Comparable form of a FHIR base URL: no trailing slash, scheme and host in lower case. `null` for anything that
 * carries credentials, a query or a fragment, or is no http(s) URL.
 */
export function normalBase(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, search, hash, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (username || password || search || hash || /[?#]/.test(url)) return null;
  return href.replace(/\/+$/, '');
}

/** The allow-listed issuer that an `iss` names; `null` for every other. */
export function findIssuer(deployment: Deployment, iss: string): DeploymentIssuer | null {
  const wanted = normalBase(iss);
  if (wanted === null) return null;
  return deployment.issuers.find((issuer) => normalBase(issuer.iss) === wanted) ?? null;
}

/** The listed server without sign-in that an address names; `null` for every other. */
export function findOpenServer(deployment: Deployment, baseUrl: string): OpenServer | null {
  const wanted = normalBase(baseUrl);
  if (wanted === null) return null;
  return deployment.openServers.find((server) => normalBase(server.baseUrl) === wanted) ?? null;
}

/** https, or http to this machine (a sandbox). */
export function isSafeEndpoint(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}
