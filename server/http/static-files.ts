import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.zst': 'application/zstd',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.wasm']);
/** Paths of the application's own routes: each is `index.html`. */
export const PAGES = ['/', '/launch', '/callback', '/workspace', '/governance'] as const;

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
  body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
  readonly encodings: readonly Encoding[];
}

type Encoding = 'br' | 'gzip' | 'identity';

export interface StaticFiles {
  /** `null`: there is no such file. */
  serve(c: Context, path: string): Promise<Response | null>;
}

/**
 * The built app. Only files found at the start can be asked for, by their exact path, so no path leads out of the
 * folder. Hashed assets are cached for good, pages are revalidated; compressed once, on first use.
 */
export function staticFiles(folder: string): StaticFiles {
  const files = new Map(
    listFiles(folder).map((path) => [
      `/${relative(folder, path).split(sep).join('/')}`,
      staticFile(path, folder),
    ]),
  );
  return {
    async serve(c, path) {
      const file = files.get((PAGES as readonly string[]).includes(path) ? '/index.html' : path);
      return file === undefined ? null : answer(c, file);
    },
  };
}

async function answer(c: Context, file: StaticFile): Promise<Response> {
  const headers: Record<string, string> = {
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304, headers);
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding = file.encodings.find((one) => new RegExp(`\\b${one}\\b`).test(accepted)) ?? 'identity';
  headers['Content-Type'] = file.type;
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return c.body(await file.body(encoding), 200, headers);
}

function staticFile(path: string, folder: string): StaticFile {
  const extension = extname(path);
  const content = readFileSync(path);
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    // Weak: the same for every encoding of the content.
    etag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    immutable: relative(folder, path).startsWith(`assets${sep}`),
    encodings: COMPRESSED.has(extension) && content.length > 1_000 ? ['br', 'gzip'] : [],
    body(encoding) {
      const body = made.get(encoding) ?? compress(content, encoding);
      made.set(encoding, body);
      return body;
    },
  };
}

async function compress(content: Buffer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return new Uint8Array(content);
  if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(content));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return new Uint8Array(await promisify(brotliCompress)(content, { params: quality }));
}

function listFiles(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // What a build leaves for tools (`.vite/manifest.json`) is nobody else's business.
      .filter(
        (path) =>
          !relative(folder, path)
            .split(sep)
            .some((part) => part.startsWith('.')),
      )
  );
}
