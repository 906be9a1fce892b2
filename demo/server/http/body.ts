import type { IncomingMessage } from 'node:http';
import { isNestedDeeperThan } from '../json.js';
import { MatrixError, tooLarge } from './errors.js';

/** Largest JSON body, bytes. */
export const MAX_JSON_BYTES = 10 * 1024 * 1024;
/** Largest upload, bytes; `/media/config` says so. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Deepest nesting of a JSON body. */
const MAX_DEPTH = 200;

/**
 * Reads a request's body.
 *
 * @param limit bytes
 * @throws {MatrixError} 413 `M_TOO_LARGE` beyond `limit`; the rest of the body is then thrown away as
 *   it comes, so that the client gets to read the answer
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) {
    incoming.resume();
    throw tooLarge(`The body is larger than ${limit} bytes`);
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else reject(tooLarge(`The body is larger than ${limit} bytes`));
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    const cutOff = (): void => reject(new MatrixError(400, 'M_UNKNOWN', 'The request was cut off'));
    incoming.on('error', cutOff);
    incoming.on('close', cutOff);
  });
}

/**
 * Reads a request's body as JSON; an empty one counts as `{}` where `allowEmpty` says so.
 *
 * @throws {MatrixError} 400 `M_NOT_JSON`, 413 `M_TOO_LARGE`
 */
export async function readJson(incoming: IncomingMessage, allowEmpty: boolean): Promise<unknown> {
  const bytes = await readBody(incoming, MAX_JSON_BYTES);
  if (bytes.byteLength === 0 && allowEmpty) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new MatrixError(400, 'M_NOT_JSON', 'Content not JSON.');
  }
  if (isNestedDeeperThan(value, MAX_DEPTH)) throw new MatrixError(400, 'M_BAD_JSON', 'Content nested too deeply.');
  return value;
}
