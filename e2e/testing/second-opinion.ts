import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxConfig } from '../../server/config/sandbox-config.ts';
import { startFakeModel, type FakeModel } from '../../server/hosted-model/testing/fake-model.ts';

export interface HostedDeployment {
  /** The EHR's address. */
  readonly ehr: string;
  readonly model: FakeModel;
  close(): Promise<void>;
}

/** `npm start` with a hosted model, on free ports; the shared server has none, as by default. */
export async function startHostedDeployment(): Promise<HostedDeployment> {
  const [port, ehrPort] = [await freePort(), await freePort()];
  const model = await startFakeModel();
  const folder = mkdtempSync(join(tmpdir(), 'cs-hosted-'));
  const config = {
    ...sandboxConfig(ehrPort, port),
    hostedModel: {
      kind: 'openai-compatible',
      label: 'Test model',
      baseUrl: model.baseUrl,
      model: 'fake-1',
      auth: { kind: 'none' },
      retries: 0,
    },
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
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
    child.once('exit', () => reject(new Error('the deployment with a hosted model did not start')));
  });
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ehr: await ready, model, close };
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
