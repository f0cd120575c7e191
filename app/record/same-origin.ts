/**
 * The address of a link or a reference, resolved against the FHIR base; `null` when it is on another origin, where
 * the token must never go. A link that only lost its `s` behind a proxy is the same server over https.
 */
export function resolveOnBase(link: string, base: string): URL | null {
  const root = new URL(`${base.replace(/\/+$/, '')}/`);
  if (!URL.canParse(link, root)) return null;
  const url = new URL(link, root);
  if (url.protocol === 'http:' && root.protocol === 'https:' && url.hostname === root.hostname) {
    url.protocol = 'https:';
    url.port = root.port;
  }
  if (url.username || url.password) return null;
  return url.origin === root.origin ? url : null;
}
