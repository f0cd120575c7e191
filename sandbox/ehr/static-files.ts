import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

const FOLDER = new URL('.', import.meta.url);
const FILES: Readonly<Record<string, string>> = {
  '/ehr/ehr.css': 'text/css; charset=utf-8',
  '/ehr/chart.css': 'text/css; charset=utf-8',
  '/ehr/narrow.css': 'text/css; charset=utf-8',
  '/ehr/icon.svg': 'image/svg+xml',
};
const MODULE = /^\/ehr\/browser\/[a-z-]+\.ts$/;

/** Node strips types with a warning that the function is experimental, which tells nobody here anything. */
function stripTypes(source: string): string {
  const warn = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = warn;
  }
}

/** A file of the EHR page; its TypeScript modules are served with their types stripped. */
export async function staticFile(path: string): Promise<Response | undefined> {
  const isModule = MODULE.test(path);
  const type = isModule ? 'text/javascript; charset=utf-8' : FILES[path];
  if (!type) return undefined;
  const text = await readFile(new URL(`.${path.slice('/ehr'.length)}`, FOLDER), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  return new Response(isModule ? stripTypes(text) : text, { headers });
}

/** The page itself. */
export function readPage(): Promise<string> {
  return readFile(new URL('./page.html', FOLDER), 'utf8');
}
