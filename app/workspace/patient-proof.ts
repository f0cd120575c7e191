import type { Deployment } from '../../contracts/deployment.ts';
import { findIssuer } from '../launch/issuer.ts';
import type { Session } from '../launch/session.ts';

/** Where the deployment asks for it: the access token by which the server sees that this patient may be read. */
export function patientProofOf(
  { issuer, tokens }: Pick<Session, 'issuer' | 'tokens'>,
  deployment: Deployment,
): (() => Promise<string | null>) | null {
  if (findIssuer(deployment, issuer)?.patientProof !== true) return null;
  return async () => {
    const answer = await tokens.accessToken();
    return answer.ok ? answer.token : null;
  };
}
