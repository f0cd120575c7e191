import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, '');
const instructions = text
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => {
    const [, keyword = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { keyword, rest };
  });
const all = (keyword: string) =>
  instructions.filter((one) => one.keyword === keyword).map(({ rest }) => rest);
const lastStage = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM'));
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  scripts: Record<string, string>;
};

describe('the Dockerfile, which no test builds', () => {
  it('has instructions of Docker only', () => {
    const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE HEALTHCHECK CMD'.split(' ');
    expect(instructions.filter(({ keyword }) => !known.includes(keyword))).toEqual([]);
  });

  it('starts from images with a version, of the Node that the project pins', () => {
    const major = packageJson.dependencies['node']?.split('.')[0];
    expect(all('FROM').length).toBeGreaterThan(1);
    for (const from of all('FROM')) expect(from).toMatch(new RegExp(`^node:${major}[\\w.-]*( AS \\w+)?$`));
  });

  it('copies what exists, or what the build makes', () => {
    const made = /^(node_modules|dist|\.)$/;
    const sources = all('COPY').flatMap((rest) =>
      rest
        .split(/\s+/)
        .filter((part) => !part.startsWith('--'))
        .slice(0, -1)
        .map((path) => path.replace(/^\/app\//, '')),
    );
    expect(sources.filter((path) => !made.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('runs only scripts that exist', () => {
    const scripts = all('RUN').flatMap((rest) =>
      [...rest.matchAll(/npm run (\S+)/g)].map(([, name]) => name),
    );
    expect(scripts.filter((name) => !(String(name) in packageJson.scripts))).toEqual([]);
  });

  it('ends as another user than root, with a health check, and starts a file that exists', () => {
    expect(lastStage.findLast(({ keyword }) => keyword === 'USER')?.rest).toBe('node');
    const check = lastStage.find(({ keyword }) => keyword === 'HEALTHCHECK')?.rest ?? '';
    expect(JSON.parse(check.slice(check.indexOf('CMD') + 3))).toContain('node');
    const command = JSON.parse(lastStage.at(-1)?.rest ?? '[]') as string[];
    expect([lastStage.at(-1)?.keyword, command[0], existsSync(join(ROOT, command[1] ?? ''))]).toEqual([
      'CMD',
      'node',
      true,
    ]);
  });

  it('names no secret', () => {
    expect(all('ENV').join(' ')).not.toMatch(/KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL/);
  });
});
