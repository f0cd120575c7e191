import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = join(import.meta.dirname, 'hapi');
/** About 350 MB of artifacts come over the network once. */
const RESOLVE_MS = 15 * 60_000;
const START_MS = 10 * 60_000;

/** The peer can't run here; the message says why. Nothing is wrong with Chartside then. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
}

export interface Peer {
  /** FHIR base URL without trailing slash. */
  readonly base: string;
  stop(): Promise<void>;
}

/** Looks for a JDK (the server's source is compiled as it starts) and Maven; throws `PeerUnavailable`. */
function checkTools(): void {
  for (const [tool, what] of [
    ['javac', 'a Java development kit (17 or newer)'],
    ['mvn', 'Maven'],
  ] as const) {
    const { error, status, stdout, stderr } = spawnSync(tool, ['-version'], { encoding: 'utf8' });
    if (error !== undefined || status !== 0) throw new PeerUnavailable(`${what} is missing here`);
    const major = /^javac (\d+)/m.exec(`${stdout}${stderr}`)?.[1];
    if (tool === 'javac' && Number(major ?? 0) < 17)
      throw new PeerUnavailable(`Java ${major ?? 'of an unknown version'} is too old; 17 is needed`);
  }
}

/** The server's libraries from Maven Central, in a folder of the cache; resolved once for each pom. */
function libraries(cache: string, say: (line: string) => void): string {
  const pom = join(HERE, 'pom.xml');
  const lib = join(cache, 'lib');
  const stamp = join(cache, 'lib.stamp');
  const wanted = createHash('sha256').update(readFileSync(pom)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return lib;
  say('fetching the HAPI FHIR server from Maven Central (about 350 MB, once) …');
  rmSync(lib, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`];
  const fetched = spawnSync('mvn', [...args, `-Dmaven.repo.local=${join(cache, 'maven')}`], {
    encoding: 'utf8',
    timeout: RESOLVE_MS,
  });
  if (fetched.status !== 0) {
    const why = /\[ERROR\] (.*)/.exec(`${fetched.stdout}${fetched.stderr}`)?.[1] ?? 'Maven gave up';
    throw new PeerUnavailable(`the HAPI artifacts could not be fetched: ${why.slice(0, 300)}`);
  }
  // Everything is in `lib` now.
  rmSync(join(cache, 'maven'), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
  return lib;
}

/**
 * Starts a HAPI FHIR JPA server (R4, empty, in memory) on a port of this machine. Throws `PeerUnavailable` where the
 * tools or the artifacts are missing, and an error with the server's last words when it doesn't come up.
 */
export async function startHapi(port: number, cache: string, say: (line: string) => void): Promise<Peer> {
  checkTools();
  const lib = libraries(cache, say);
  say('starting HAPI FHIR …');
  const source = join(HERE, 'HapiServer.java');
  const server = spawn('java', ['-Xmx2g', '-cp', join(lib, '*'), source, String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // However this process ends, the server ends with it.
  process.once('exit', () => server.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  try {
    await untilReady(server);
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  return { base: `http://localhost:${port}/fhir`, stop: () => stopped(server) };
}

function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`HAPI FHIR ${why}:\n${said.slice(-3000)}`));
    const timer = setTimeout(() => fail(`was not up within ${START_MS / 60_000} minutes`), START_MS);
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-20_000);
      if (!/^ready$/m.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('error', (error) => fail(`could not be started (${error.message})`));
    server.on('exit', () => fail('ended'));
  });
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGTERM');
  const forced = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(forced);
}
