import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { IssuerConfig, ServerConfig } from './config/config.ts';
import type { Assessor } from './assessor/assessor.ts';
import type { Log } from './http/log.ts';
import { limitKey } from './http/caller-address.ts';
import { ApiFailure } from './http/failure.ts';
import type { ServerMetrics } from './metrics/metrics.ts';
import type { Session } from './identity/session-token.ts';
import type { DecisionStore } from './store/decisions.ts';

/** What the routes work with; made once at the start. */
export interface ServerContext {
  readonly config: ServerConfig;
  readonly store: DecisionStore;
  readonly assessor: Assessor;
  readonly log: Log;
  readonly metrics: ServerMetrics;
  readonly now: () => Date;
}

export interface ServerEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string; session: Session; bodyBytes: number };
}

export type ServerCall = Context<ServerEnv>;

/** The configured issuer with this FHIR base URL, with or without a slash at its end. Throws `ApiFailure` (403). */
export function configuredIssuer(config: ServerConfig, iss: string): IssuerConfig {
  const wanted = normalIssuer(iss);
  const issuer = config.issuers.find((one) => one.iss === wanted);
  if (issuer === undefined)
    throw new ApiFailure(
      'unknown-issuer',
      'This EHR is not registered with this Chartside server.',
      'Ask the operator to add its FHIR address to the configuration.',
    );
  return issuer;
}

export function normalIssuer(iss: string): string {
  return iss.replace(/\/+$/, '');
}

/** The address of the caller, for rate limits only; never logged. */
export function callerAddress(c: ServerCall, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return limitKey(forwarded ?? c.env.incoming.socket.remoteAddress ?? 'unknown');
}
