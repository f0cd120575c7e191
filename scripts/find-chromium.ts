import type * as Playwright from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium for the browser tests: `CHROMIUM_PATH`, then a system one, then Playwright's own. `null` when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and no program stands there. Correct it or unset it.`);
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of SYSTEM_NAMES) if (isExecutable(join(folder, name))) return join(folder, name);
  if (isExecutable(MAC)) return MAC;
  const own = playwrightChromium();
  return own && existsSync(own) ? own : null;
}

/** Finds a Chromium or installs one: from Debian as root, else Playwright's own. Throws with what to install by hand. */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  const tried: string[] = [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    log('no Chromium found: installing the Debian package chromium');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
    tried.push('apt-get install chromium');
  }
  if (!findChromium()) {
    log('no Chromium found: trying the one that Playwright brings');
    run(process.execPath, [
      join(import.meta.dirname, '../node_modules/@playwright/test/cli.js'),
      'install',
      'chromium',
    ]);
    tried.push('playwright install chromium');
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    `The browser tests need a Chromium, and none could be installed (tried: ${tried.join('; ')}). ` +
      'Install one (Debian and Ubuntu: sudo apt-get install chromium; Fedora: sudo dnf install chromium; macOS: Google Chrome) ' +
      'or set CHROMIUM_PATH to its program, then run npm test again.',
  );
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function playwrightChromium(): string | null {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test') as typeof Playwright;
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
