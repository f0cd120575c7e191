import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assemble } from './assemble.ts';
import type { NodeHandler, SandboxOptions } from './assemble.ts';
import type { FaultSwitch } from './faults/fault-switch.ts';
import type { ChartStore } from './fhir/chart-store.ts';

/** A running sandbox EHR. */
export interface Sandbox {
  /** Its origin: the EHR page is at `/`, the FHIR base at `/fhir`. */
  readonly url: string;
  /** The charts, for tests that bring their own data. */
  readonly store: ChartStore;
  /** Makes the FHIR server misbehave. */
  readonly faults: FaultSwitch;
  readonly close: () => Promise<void>;
}

/**
 * Starts the sandbox EHR: its page, its SMART authorization server and its FHIR R4 server on one origin. Resolves when
 * it answers. Rejects with the code EADDRINUSE when the port is taken, and with a sentence that names the file when a
 * fixture cannot be read.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let handle: NodeHandler = async (_request, response) => void response.writeHead(503).end('Starting');
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: options.host ?? 'localhost' }, resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const { handle: assembled, store, faults } = await assemble(options, url);
    handle = assembled;
    return { url, store, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}
