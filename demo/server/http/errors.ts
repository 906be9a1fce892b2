import type { JsonObject } from '../json.js';

/**
 * An error that goes to the client as the Matrix "standard error response".
 *
 * Follows Client-Server API §"Standard error response".
 */
export class MatrixError extends Error {
  override readonly name = 'MatrixError';
  /** HTTP status code. */
  readonly status: number;
  /** The specification's error code, `M_…`. */
  readonly errcode: string;
  /** Members beside `errcode` and `error`, e.g. `retry_after_ms`. */
  readonly extra: JsonObject;

  constructor(status: number, errcode: string, message: string, extra: JsonObject = {}) {
    super(message);
    this.status = status;
    this.errcode = errcode;
    this.extra = extra;
  }

  /** The response body. */
  toJSON(): JsonObject {
    return { errcode: this.errcode, error: this.message, ...this.extra };
  }
}

export const forbidden = (message: string): MatrixError => new MatrixError(403, 'M_FORBIDDEN', message);
export const notFound = (message = 'Not found'): MatrixError => new MatrixError(404, 'M_NOT_FOUND', message);
export const badJson = (message: string): MatrixError => new MatrixError(400, 'M_BAD_JSON', message);
export const invalidParam = (message: string): MatrixError => new MatrixError(400, 'M_INVALID_PARAM', message);
export const missingParam = (message: string): MatrixError => new MatrixError(400, 'M_MISSING_PARAM', message);
export const unknownError = (message: string): MatrixError => new MatrixError(400, 'M_UNKNOWN', message);
export const tooLarge = (message: string): MatrixError => new MatrixError(413, 'M_TOO_LARGE', message);

/** Wraps an unforeseen failure so that nothing about the inside reaches a client. */
export const internalError = (): MatrixError => new MatrixError(500, 'M_UNKNOWN', 'Internal server error');
