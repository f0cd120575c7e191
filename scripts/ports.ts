import { connect } from 'node:net';

/** A port cannot be used; the message says which, and which variable chooses another. */
export class PortProblem extends Error {
  override readonly name = 'PortProblem';
}

/** Reads a port from an environment variable. Throws `PortProblem` when the text is no port. */
export function readPort(name: string, fallback: number, env: NodeJS.ProcessEnv = process.env): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new PortProblem(`${name} must be a port from 1 to 65535, not "${text}".`);
  }
  return port;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}

/** The sentence for a port that another program holds. */
export function takenMessage(name: string, port: number): string {
  const other = port < 65_000 ? port + 100 : port - 100;
  return `Port ${port} is taken by another program. Stop that program, or choose another port: ${name}=${other} npm start`;
}

/**
 * Throws `PortProblem` when something already answers on the port. Asking first finds also a program that listens on
 * another address of this machine, which would not prevent listening but would get the browser's requests.
 */
export async function checkFree(name: string, port: number): Promise<void> {
  const taken = await Promise.all(['127.0.0.1', '::1'].map((host) => answers(port, host)));
  if (taken.includes(true)) throw new PortProblem(takenMessage(name, port));
}
