import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { ServerConfig } from '../config/config.ts';

/** The two constant style sheets that react-aria inserts; allowed by their hash, as nothing else inline is. */
export const REACT_ARIA_STYLES = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/** The content security policy of every page: no inline script, no eval, only configured origins. */
export function contentSecurityPolicy(config: ServerConfig): string {
  const issuers = config.issuers;
  const reachable = issuers.flatMap((issuer) => [new URL(issuer.iss).origin, ...issuer.connectOrigins]);
  const open = config.openServers.map((server) => new URL(server.baseUrl).origin);
  const framers = issuers.flatMap((issuer) => issuer.frameAncestors);
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...REACT_ARIA_STYLES.map(cspHash)],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...reachable, ...open],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': framers.length > 0 ? ["'self'", ...framers] : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${[...new Set(values)].join(' ')}`)
    .join('; ');
}

function cspHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Sets the headers that protect pages and answers alike. */
export function securityHeaders(config: ServerConfig): MiddlewareHandler {
  const policy = contentSecurityPolicy(config);
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    // A launch URL holds `iss` and `launch`: no other site may learn it.
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Origin-Agent-Cluster', '?1');
    headers.set('Strict-Transport-Security', 'max-age=31536000');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
