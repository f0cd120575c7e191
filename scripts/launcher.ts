import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface ProcessFacts {
  readonly parent: number;
  readonly command: string;
}

/** The parent and the program of a process; undefined where the system doesn't tell. */
function factsOf(pid: number): ProcessFacts | undefined {
  try {
    const [, command = '', parent] =
      /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { parent: Number(parent), command };
  } catch {
    try {
      const text = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
      const [, parent, command = ''] = /^\s*(\d+)\s+(.*)$/m.exec(text) ?? [];
      return { parent: Number(parent), command };
    } catch {
      return undefined;
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Calls back once when npm, which ran this process, is gone without having told: killed, for example. npm starts a
 * script through a shell that outlives it, so the shell's parent is watched too. Does nothing outside npm.
 */
export function whenLauncherEnds(callback: () => void): void {
  if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return;
  const parent = process.ppid;
  const facts = factsOf(parent);
  const throughShell = facts !== undefined && /(^|\/)-?(sh|bash|dash|zsh|ash)$/.test(facts.command);
  const npm = throughShell ? facts.parent : parent;
  const check = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(check);
    callback();
  }, 1000);
  check.unref();
}
