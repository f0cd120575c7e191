import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerConfigInput } from '../../server/config/config.ts';
import { sandboxConfig } from '../../server/config/sandbox-config.ts';

export interface Deployment {
  /** The EHR's address. */
  readonly ehr: string;
  close(): Promise<void>;
}

/** `npm start` with a configuration of its own, on free ports; the shared server has that of the sandbox. */
export async function startDeployment(
  change: (sandbox: ServerConfigInput) => ServerConfigInput,
): Promise<Deployment> {
  const [port, ehrPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'cs-deployment-'));
  writeFileSync(join(folder, 'config.json'), JSON.stringify(change(sandboxConfig(ehrPort, port))));
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      EHR_PORT: String(ehrPort),
      CHARTSIDE_CONFIG: join(folder, 'config.json'),
      CHARTSIDE_DATA_DIR: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^ready (\S+)$/m.exec(text)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error('the deployment did not start')));
  });
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ehr: await ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
