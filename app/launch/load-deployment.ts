import * as v from 'valibot';
import { DEPLOYMENT_PATH, DeploymentSchema, type Deployment } from '../../contracts/deployment.ts';

const TIMEOUT_MS = 10_000;

/** What this installation allows. `null` when its server doesn't answer or can't be understood. */
export async function loadDeployment(fetcher: typeof fetch): Promise<Deployment | null> {
  try {
    const response = await fetcher(DEPLOYMENT_PATH, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return null;
    const parsed = v.safeParse(DeploymentSchema, await response.json());
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
