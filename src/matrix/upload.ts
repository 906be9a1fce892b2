/**
 * Stores files and makes the content of messages that carry one (Client-Server API, "Content repository",
 * "m.room.message msgtypes"). Loaded with the first of these.
 */

import { ChatError, abortedError, isChatError } from '../errors.js';
import { guarded } from '../events.js';
import type { Attachment, RequestOptions, UploadProgress } from '../backend/types.js';
import { AUDIO, LOUDEST, VOICE } from './map-event.js';
import { number, text } from './map.js';
import type { Matrix } from './matrix.js';

/** Paths are relative to the one of the client API. */
const MEDIA = '../media/v3';

/** The least that a line is taken to carry (bytes per ms): what takes longer is given up. */
const SLOWEST = 5;

/** What servers have said: asked once per connection. */
const limits = new WeakMap<Matrix, { readonly bytes: number | undefined }>();

export async function uploadLimit(matrix: Matrix, { signal }: RequestOptions = {}): Promise<number | undefined> {
  if (signal?.aborted || matrix.closed.aborted) throw abortedError(signal);
  const limit = limits.get(matrix) ?? { bytes: await askLimit(matrix, signal) };
  limits.set(matrix, limit);
  return limit.bytes;
}

async function askLimit({ api }: Matrix, signal: AbortSignal | undefined): Promise<number | undefined> {
  // Servers from before Matrix 1.11 have the second only.
  for (const path of ['v1/media/config', `${MEDIA}/config`]) {
    try {
      const size = number((await api.http.json<Record<string, unknown>>('GET', path, { signal }))['m.upload.size']);
      return size !== undefined && size > 0 ? size : undefined;
    } catch (error) {
      if (!isChatError(error) || !['unsupported', 'not_found'].includes(error.code)) throw error;
    }
  }
  return undefined;
}

export async function upload(
  matrix: Matrix,
  data: Blob,
  { signal, name, onProgress }: RequestOptions & { name?: string; onProgress?: (progress: UploadProgress) => void } = {},
): Promise<string> {
  const total = data.size;
  // Some servers break the connection of who sends more.
  const limit = await uploadLimit(matrix, { signal });
  if (limit !== undefined && total > limit) throw new ChatError('too_large', `${total} bytes are more than the ${limit} that the chat server takes`);
  let told = -1;
  const tell = (loaded: number) => {
    // Sent a second time, with another token, it begins anew.
    if (loaded <= told || signal?.aborted || matrix.closed.aborted) return;
    told = loaded;
    guarded(() => onProgress?.({ loaded, total }));
  };
  const answer = await matrix.api.http.json<{ content_uri?: unknown }>('POST', `${MEDIA}/upload`, {
    query: { filename: name || undefined },
    body: data,
    signal,
    timeout: 60_000 + total / SLOWEST,
    fetch: onProgress ? progressingFetch((loaded) => tell(Math.min(loaded, total))) : undefined,
  });
  const media = text(answer.content_uri);
  if (!media) throw new ChatError('bad_answer', 'The chat server stored a file and did not say where');
  tell(total);
  return media;
}

/** A `fetch` for sending one body that tells how far it has come, as `fetch` itself does not. */
function progressingFetch(onProgress: (loaded: number) => void): typeof fetch {
  return (url, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const onAbort = () => request.abort();
      const failed = () => {
        signal?.removeEventListener('abort', onAbort);
        reject(new TypeError('The upload failed'));
      };
      request.upload.onprogress = ({ loaded }) => onProgress(loaded);
      request.onerror = request.onabort = request.ontimeout = failed;
      request.onload = () => {
        signal?.removeEventListener('abort', onAbort);
        const { status, responseText } = request;
        const retryAfter = request.getResponseHeader('Retry-After');
        // A response of these must have no body, and engines differ in how they read none: an empty one is no JSON in any.
        const isEmpty = [204, 205, 304].includes(status);
        resolve(new Response(responseText, { status: isEmpty ? 200 : status, headers: retryAfter ? { 'Retry-After': retryAfter } : {} }));
      };
      request.open(method, String(url));
      new Headers(headers).forEach((value, header) => request.setRequestHeader(header, value));
      if (signal?.aborted) return failed();
      signal?.addEventListener('abort', onAbort, { once: true });
      request.send(body as XMLHttpRequestBodyInit | null);
    });
}

/** What an attachment adds to the content of a message. @param said of it: what stands for it otherwise is its name */
export function attachmentContent({ media, kind, name, mimeType, size, width, height, duration, voice, waveform, thumbnail }: Attachment, said: string): Record<string, unknown> {
  const milliseconds = whole(duration, 1000);
  return {
    msgtype: `m.${kind}`,
    body: said || name,
    filename: name,
    url: media,
    info: { mimetype: mimeType, size: whole(size), w: whole(width), h: whole(height), duration: milliseconds, thumbnail_url: thumbnail },
    ...(voice && { [VOICE]: {}, [AUDIO]: { duration: milliseconds, ...(waveform && { waveform: waveform.map((value) => whole(Math.min(1, Math.max(0, value)), LOUDEST) ?? 0) }) } }),
  };
}

/** Events hold whole numbers only. */
const whole = (value: number | undefined, factor = 1) => (value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * factor));
