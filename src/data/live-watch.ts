/** What a subscription of the data API hears of a `LiveChannel`. To look at a channel joins nobody. */

import { abortedError } from '../errors.js';
import type { ConversationRef } from './conversation.js';
import type { LiveSnapshot } from './snapshots.js';
import { isMissing } from './request.js';
import type { Telling } from './telling.js';

/** Whether the user may know of what goes on in a channel: `undefined` until that is known, and where it cannot be. */
export function isIn({ state, error, channel }: LiveSnapshot): boolean | undefined {
  if (state === 'error') return isMissing(error) ? false : undefined;
  return channel && channel.membership === 'joined';
}

/** Calls `update` after each change while the user is in the channel, and tells `null` while they are not. */
export function watchLive<T>({ live }: ConversationRef, telling: Telling<T | null>, update: () => void): void {
  const listener = (snapshot: LiveSnapshot) => {
    const inside = isIn(snapshot);
    if (inside) update();
    else if (inside === false) telling.tell(null, true);
    else if (snapshot.state === 'error') telling.fail(snapshot.error!);
  };
  const { unsubscribe } = live.subscribe(listener, false);
  telling.signal.addEventListener('abort', unsubscribe, { once: true });
}

/** Opens the channel for as long as `signal` does not abort. Resolves to whether the user is in it. */
export function openLive({ live }: ConversationRef, listener: (snapshot: LiveSnapshot) => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const { unsubscribe } = live.subscribe((snapshot) => {
      const inside = snapshot.state === 'loading' ? undefined : isIn(snapshot);
      if (inside !== undefined) resolve(inside);
      else if (snapshot.state === 'error') reject(snapshot.error!);
      listener(snapshot);
    }, false);
    const end = () => {
      unsubscribe();
      reject(abortedError(signal));
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
