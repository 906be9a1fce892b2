import { route, V1, type Call, type Route } from '../http/call.js';
import { MAX_UPLOAD_BYTES, readBody } from '../http/body.js';
import { notFound, unknownError } from '../http/errors.js';

const DOWNLOAD = `${V1}/media/download/:serverName/:mediaId`;

/** Types that a browser may show in place; everything else is downloaded (§"Serving inline content"). */
const INLINE = new Set([
  'image/jpeg', 'image/gif', 'image/png', 'image/apng', 'image/webp', 'image/avif',
  'video/mp4', 'video/webm', 'video/ogg', 'video/quicktime',
  'audio/mp4', 'audio/webm', 'audio/aac', 'audio/mpeg', 'audio/ogg', 'audio/wave', 'audio/wav', 'audio/x-wav', 'audio/x-pn-wav', 'audio/flac', 'audio/x-flac',
]);

const config = (): { 'm.upload.size': number } => ({ 'm.upload.size': MAX_UPLOAD_BYTES });

/** Client-Server API §"Content repository". */
export const mediaRoutes: Route[] = [
  route('GET', `${V1}/media/config`, config),
  route('GET', '/_matrix/media/v3/config', config),

  route('POST', '/_matrix/media/v3/upload', async (call) => {
    const bytes = await readBody(call.http.env.incoming, MAX_UPLOAD_BYTES);
    const type = mimeType(call.http.req.header('content-type'));
    const filename = call.query('filename')?.replaceAll('\0', '').slice(0, 255) || null;
    const mediaId = await call.server.media.add(call.userId, bytes, type, filename, call.server.now());
    return { content_uri: `mxc://${call.server.serverName}/${mediaId}` };
  }),

  route('GET', DOWNLOAD, download),
  route('GET', `${DOWNLOAD}/:filename`, download),

  // There is no image library here: an image is its own thumbnail.
  route('GET', `${V1}/media/thumbnail/:serverName/:mediaId`, (call) => serve(call, (type) => {
    if (!type.startsWith('image/') || !INLINE.has(type)) throw unknownError('Cannot find any thumbnails for the requested media');
  })),
];

function download(call: Call): Promise<Response> {
  return serve(call, () => {});
}

async function serve(call: Call, check: (type: string) => void): Promise<Response> {
  const found = call.param('serverName') === call.server.serverName ? await call.server.media.get(call.param('mediaId')) : undefined;
  if (!found) throw notFound('Not found');
  const { info, bytes } = found;
  check(info.contentType);
  const name = call.param('filename') || info.filename;
  const disposition = INLINE.has(info.contentType) ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': info.contentType.startsWith('text/') ? `${info.contentType}; charset=UTF-8` : info.contentType,
      'Content-Length': String(info.size),
      'Content-Disposition': name ? `${disposition}; filename*=utf-8''${encodeName(name)}` : disposition,
      'Content-Security-Policy':
        "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; style-src 'unsafe-inline'; object-src 'self';",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=86400, immutable',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

/** A MIME type without parameters; anything else counts as unknown bytes. */
function mimeType(header: string | undefined): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9!#$&^_.+-]{1,80}\/[a-z0-9!#$&^_.+-]{1,80}$/.test(type) ? type : 'application/octet-stream';
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
