import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
};

interface CachedFile {
  stamp: string;
  bytes: Uint8Array;
  /** Undefined for what gzip does not make smaller. */
  gzipped: Uint8Array | undefined;
  etag: string;
}

/**
 * Serves files from several folders as if they were one; the first that has the file wins.
 *
 * Each answer is revalidated (`no-cache` and an ETag), open to other origins, and compressed where
 * that helps. Files are kept in memory until they change on disk.
 */
export class StaticFiles {
  readonly #roots: readonly string[];
  readonly #cache = new Map<string, CachedFile>();

  /** @param roots absolute paths of folders; they need not exist (yet) */
  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** Answers a GET or HEAD request for `path` (decoded, with a leading slash). */
  async serve(path: string, request: Request): Promise<Response> {
    const file = await this.#find(path.endsWith('/') ? `${path}index.html` : path);
    if (!file) return plain(404, 'Not found');
    const type = MIME[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
    const { bytes, gzipped, etag } = file.cached;
    const html = type === MIME['.html'] ? new TextDecoder().decode(bytes) : '';
    if (html.includes('{{')) return page(fill(html, new URL(request.url).searchParams), request);
    const acceptsGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/i.test(request.headers.get('accept-encoding') ?? '');
    const compressed = acceptsGzip ? gzipped : undefined;
    const tag = compressed ? `"${etag}-gzip"` : `"${etag}"`;
    const headers: Record<string, string> = {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache',
      'Content-Type': type,
      ETag: tag,
      'X-Content-Type-Options': 'nosniff',
      ...(gzipped ? { Vary: 'Accept-Encoding' } : {}),
    };
    const known = (request.headers.get('if-none-match') ?? '').split(',').map((item) => item.trim().replace(/^W\//, ''));
    if (known.includes(tag)) return new Response(null, { status: 304, headers });
    const body = compressed ?? bytes;
    if (compressed) headers['Content-Encoding'] = 'gzip';
    headers['Content-Length'] = String(body.byteLength);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  }

  async #find(path: string): Promise<{ path: string; cached: CachedFile } | undefined> {
    // No NUL, no backslash (a separator on Windows), no part that starts with a dot: neither `..` nor hidden files.
    if (/[\0\\]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return undefined;
    for (const root of this.#roots) {
      const cached = await this.#read(root, join(root, path));
      if (cached) return { path, cached };
    }
    return undefined;
  }

  async #read(root: string, path: string): Promise<CachedFile | undefined> {
    try {
      const info = await stat(path);
      // A link inside of the root may not lead out of it.
      const [inside, real] = await Promise.all([realpath(root), realpath(path)]);
      if (!info.isFile() || !real.startsWith(inside + sep)) return undefined;
      const stamp = `${info.mtimeMs}/${info.size}`;
      const cached = this.#cache.get(path);
      if (cached?.stamp === stamp) return cached;
      const bytes = await readFile(path);
      const gzipped = /^(text\/|application\/json|image\/svg|application\/wasm)/.test(MIME[extname(path).toLowerCase()] ?? '') ? gzipSync(bytes) : undefined;
      const file: CachedFile = {
        stamp,
        bytes,
        gzipped: gzipped && gzipped.byteLength < bytes.byteLength ? gzipped : undefined,
        etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
      };
      this.#cache.set(path, file);
      return file;
    } catch {
      return undefined;
    }
  }
}

/**
 * A page as a host's own template would make it: `{{user=alice}}` is the query's `user`, or alice where it has none. It is
 * put into URLs in attributes, so it is encoded as a part of one.
 */
function fill(html: string, query: URLSearchParams): string {
  return html.replace(/\{\{(\w+)=([^}]*)\}\}/g, (_match, name: string, otherwise: string) => encodeURIComponent(query.get(name) ?? otherwise).replace(/'/g, '%27'));
}

function page(html: string, request: Request): Response {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache', 'Content-Type': MIME['.html'] ?? '', 'X-Content-Type-Options': 'nosniff' };
  return new Response(request.method === 'HEAD' ? null : html, { headers });
}

/** A plain text answer, open to other origins. */
export function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
