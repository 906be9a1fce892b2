/**
 * Fetches files (Client-Server API, "Content repository"): whole, or made smaller by the server. Loaded with the first
 * picture.
 */

import { ChatError, isChatError } from '../errors.js';
import { guarded } from '../events.js';
import type { MediaOptions } from '../backend/types.js';
import { path } from './http.js';
import type { Matrix } from './matrix.js';

/** How long an answer may take (ms), and the least that a line is taken to carry (bytes per ms): what takes longer is given up. */
const PATIENCE = 120_000;
const SLOWEST = 5;
/** What a file of unknown size is taken to have at most (bytes). */
const LARGE = 100 * 2 ** 20;

export async function media({ api }: Matrix, media: string, options: MediaOptions = {}): Promise<Blob> {
  const [, server, id] = /^mxc:\/\/([^/]+)\/([^/?#]+)$/.exec(media) ?? [];
  if (!server || !id) throw new ChatError('not_found', 'This is no Matrix media');
  const { signal, size, fit, maxBytes = LARGE } = options;
  const read = (response: Response) => readBytes(response, options);
  if (size !== undefined) {
    const query = { width: size, height: size, method: fit === 'contain' ? 'scale' : 'crop' };
    try {
      return await api.http.bytes(path`v1/media/thumbnail/${server}/${id}`, { signal, timeout: PATIENCE, query }, read);
    } catch (error) {
      // It makes none of this kind: the file itself is as good.
      if (!isChatError(error) || error.code !== 'bad_request') throw error;
    }
  }
  return api.http.bytes(path`v1/media/download/${server}/${id}`, { signal, timeout: PATIENCE + maxBytes / SLOWEST }, read);
}

/** Reads an answer piece by piece, and no more of it than is wanted. */
async function readBytes(response: Response, { maxBytes = Infinity, onProgress }: MediaOptions): Promise<Blob> {
  const { headers, body } = response;
  const type = headers.get('Content-Type') ?? '';
  const total = Number(headers.get('Content-Length') ?? NaN);
  if (total > maxBytes) {
    await body?.cancel();
    throw tooLarge(maxBytes);
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = body?.getReader();
  for (let next; reader && !(next = await reader.read()).done; ) {
    pieces.push(next.value);
    loaded += next.value.length;
    if (loaded > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    // What is compressed on the way is longer than its header says.
    guarded(() => onProgress?.({ loaded, ...(loaded <= total && { total }) }));
  }
  return new Blob(pieces, { type });
}

const tooLarge = (maxBytes: number) => new ChatError('too_large', `The file has more than the ${maxBytes} bytes that are wanted`);
