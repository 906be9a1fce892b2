/** Where a session's tokens come from, by what its options hold. */

import { endpointSource, tokenSource, type TokenSource } from '../auth/source.js';
import { deviceId } from './browser.js';
import type { ChatSessionOptions } from './options.js';
import type { ChatSession } from './session.js';

/** The options that decide it: another one makes another source. */
export const sourceOptions = [
  'token', 'tokenFetcher', 'tokenEndpoint', 'tokenEndpointMethod', 'tokenEndpointCredentials', 'tokenEndpointInit', 'signature',
] as const;

/** A handler is read anew each time it is needed: another one makes no other source. */
export const hasHandler = ({ sessionHandler, configureSession, onNeedToken }: ChatSessionOptions) => !!(sessionHandler ?? configureSession ?? onNeedToken);

/** @returns `undefined` where there is nothing to ask */
export function sourceOf(session: ChatSession): TokenSource | undefined {
  const { options } = session;
  const { token, tokenFetcher, tokenEndpoint } = options;
  const own = token === undefined ? tokenFetcher : token;
  if (hasHandler(options) || (tokenFetcher && own !== tokenFetcher)) {
    return { renewable: true, ask: async (signal, rejected) => (await import('./handler.js')).askPair(session, signal, rejected) };
  }
  if (own !== undefined) return tokenSource(own);
  return tokenEndpoint ? endpointSource({ ...options, tokenEndpoint }, deviceId()) : undefined;
}
