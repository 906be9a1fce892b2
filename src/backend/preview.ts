/**
 * The in-page preview backend: what a chat server does with no server and no network, for CMS editors, static demos and
 * tests. Backends that are given one `world` talk to each other live. Loaded lazily.
 */

import { ChatError } from '../errors.js';
import { PreviewConnection } from './preview-connection.js';
import { RequestLine } from './preview-request.js';
import { PreviewWorld, type PreviewWorldOptions } from './preview-world.js';
import type { ChatBackend } from './types.js';

export { sound } from './preview-media.js';
export { addSample } from './preview-sample.js';
export { PreviewWorld };
export type { PreviewChannelInit, PreviewMessage } from './preview-init.js';
export type { PreviewMethod, PreviewWorldOptions } from './preview-world.js';

export interface PreviewOptions extends PreviewWorldOptions {
  /** A world to live in, which the other options do not touch. Default: a new one made of them. */
  world?: PreviewWorld;
}

export interface PreviewBackend extends ChatBackend {
  readonly world: PreviewWorld;
}

/**
 * Makes a backend that lives in this page alone; `serverUrl` means nothing to it.
 *
 * Whoever connects is who `userId` says or, without one, whom the token names: `preview:<userId>`, ignoring anything
 * after a further `#`. Somebody unknown is made up, with the id as name.
 */
export function previewBackend(options: PreviewOptions = {}): PreviewBackend {
  const world = options.world ?? new PreviewWorld(options);
  return {
    world,
    async connect({ userId: known, getToken, onStatus, signal }) {
      const line = new RequestLine(world, getToken);
      const userId = await line.make('connect', signal, (token) => known ?? userIdOf(token));
      world.user(userId);
      return new PreviewConnection(world, userId, line, onStatus);
    },
  };
}

function userIdOf(token: string): string {
  const userId = /^preview:([^#]+)/.exec(token)?.[1];
  if (userId === undefined) throw new ChatError('bad_answer', 'Without a userId, the token must read preview:<userId>');
  return userId;
}
