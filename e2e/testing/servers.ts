/** How many tests run side by side, each with servers of its own: what one stores no other sees. */
export const WORKERS = 2;

export interface ServerPorts {
  /** Of Chartside. */
  readonly app: number;
  /** Of the sandbox EHR. */
  readonly ehr: number;
}

/** Ports of one worker's servers; a second pair stands ten above the first. */
export function portsOf(worker: number): ServerPorts {
  const first = { app: Number(process.env.E2E_PORT ?? 3200), ehr: Number(process.env.E2E_EHR_PORT ?? 3201) };
  return { app: first.app + 10 * worker, ehr: first.ehr + 10 * worker };
}

/** Those of the worker that this process is. */
export const PORTS = portsOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0));
