import { scopesAllow } from '../smart/scopes.ts';
import type { Interaction } from '../smart/scopes.ts';

/** What an access token stands for. */
export interface Access {
  readonly grantId: string;
  readonly clientId: string;
  /** Reference of the person who acts, for example `Practitioner/ines-moreau`. */
  readonly user: string;
  /** The patient in context; without one only resources that belong to no patient can be read. */
  readonly patientId?: string;
  readonly scopes: readonly string[];
  /** May search and read every Patient: the open endpoint alone. */
  readonly everyPatient?: true;
}

/** Resolves a bearer token; undefined when it is unknown, revoked or expired. */
export type ResolveToken = (token: string) => Promise<Access | undefined>;

/** Whether the token's scopes allow an interaction on a type. */
export function may(access: Access, interaction: Interaction, resourceType: string): boolean {
  return scopesAllow(access.scopes, resourceType, interaction);
}
