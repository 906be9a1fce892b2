/** `ConversationRef.subscribeMessages()`: the newest messages of a channel, as a window that grows backwards. */

import type { MessageSnapshot } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import type { ConversationRef } from './conversation.js';
import { watchLive } from './live-watch.js';
import { request } from './request.js';
import type { LiveMessage } from './snapshots.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import { Window } from './window.js';

/** Messages a window begins with, and grows by. */
const PAGE = 30;
/** Pages asked for at most to fill a window: history may hold much that is no message. */
const PAGES = 5;

type List = readonly MessageSnapshot[] | null;

export function subscribeMessages(ref: ConversationRef, subscription: LazySubscription<List>, listener?: (snapshot: List, loadedAll: boolean) => void): Telling<List> {
  const { live, scope } = ref;
  const snapshots = Snapshots.of(scope);
  const window = new Window<LiveMessage>(PAGE, ({ id }) => id);
  const update = (telling: Telling<List>) => {
    const { timeline } = live;
    if (!timeline) return;
    const all = newestFirst(ref);
    const shown = window.of(all);
    const list = shown.map((message) => snapshots.message(message, message.replyTo === undefined ? undefined : timeline.message(message.replyTo)));
    telling.tell(list, shown.length === all.length && timeline.live.before === undefined);
  };
  return new Telling<List>({
    scope,
    subscription,
    listener,
    start: (telling) => watchLive(ref, telling, () => update(telling)),
    loadMore: async (count = PAGE, telling) => {
      const wanted = window.shown + count;
      await request(scope, async (connection, signal) => {
        for (let pages = 0; pages < PAGES; pages++) {
          const { timeline } = live;
          const cursor = timeline?.live.before;
          if (!timeline || cursor === undefined || newestFirst(ref).length >= wanted) break;
          const page = await connection.page(await connection.resolveChannel(ref.id, { signal }), cursor, 'before', { limit: Math.max(count, PAGE), signal });
          // Meanwhile an element may have asked for the same page, or the list begun anew.
          if (!signal.aborted && cursor === timeline.live.before) timeline.prepend(page, timeline.live);
          live.changed();
        }
      }, telling.signal);
      window.grow(count);
      if (live.isOpen) update(telling);
    },
  });
}

/** Without those that are deleted: there is nothing to be said of them. */
function newestFirst({ live: { timeline } }: ConversationRef): LiveMessage[] {
  const messages = timeline?.live.ids.map((id) => timeline.message(id)) ?? [];
  return messages.filter((message) => message !== undefined && !message.deleted).reverse() as LiveMessage[];
}
