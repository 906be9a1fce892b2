/**
 * The CORS headers of a homeserver, as Synapse sends them: on every answer, errors included.
 * Retry-After and ETag are not exposed there either, so a page must not rely on them.
 *
 * Follows Client-Server API §"Web Browser Clients".
 */
export const MATRIX_CORS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': 'X-Requested-With, Content-Type, Authorization, Date',
  'Access-Control-Expose-Headers': 'Synapse-Trace-Id, Server',
  'Access-Control-Max-Age': '86400',
};

/** The CORS headers of the token endpoint: open, without credentials, and with any header a host may add. */
export const TOKEN_CORS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': '*, Authorization, Content-Type',
  'Access-Control-Max-Age': '86400',
};
