/** What a `ReactionsRef` is asked for. */

import { ChatError } from '../errors.js';
import type { UserSnapshot } from './api-types.js';
import { timelineWith } from './api-message.js';
import { Snapshots } from './api-snapshots.js';
import { newClientId } from './client-id.js';
import type { ReactionsRef } from './conversation.js';
import { watchLive } from './live-watch.js';
import { need, request } from './request.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import type { Timeline } from './timeline.js';
import { Window } from './window.js';

/** People a window begins with, and grows by. */
const PAGE = 10;

export async function add({ conversation, messageId, emoji }: ReactionsRef): Promise<void> {
  await request(conversation.scope, async (connection, signal) => {
    need(connection, 'reactions');
    const channelId = await connection.resolveChannel(conversation.id, { signal });
    await connection.react(channelId, messageId, emoji, { clientId: newClientId(), signal });
  });
}

export async function remove({ conversation, messageId, emoji }: ReactionsRef): Promise<void> {
  await request(conversation.scope, async (connection, signal) => {
    need(connection, 'reactions');
    const timeline = await timelineWith(conversation, messageId, connection, signal);
    if (!timeline) throw new ChatError('not_found', 'There is no such message, or the user may not see it');
    const own = timeline.about!.ownReaction(messageId, emoji);
    if (own === undefined) return;
    const channelId = await connection.resolveChannel(conversation.id, { signal });
    await connection.delete(channelId, own, { clientId: newClientId(), signal });
  });
}

export function getFirstReactions(ref: ReactionsRef): Promise<readonly UserSnapshot[]> {
  const { conversation, messageId } = ref;
  return request(conversation.scope, async (connection, signal) => {
    const timeline = await timelineWith(conversation, messageId, connection, signal);
    return Object.freeze(timeline ? users(ref, timeline).slice(0, PAGE) : []);
  });
}

function users({ conversation, messageId, emoji }: ReactionsRef, timeline: Timeline): UserSnapshot[] {
  const reactions = [...timeline.about!.reactionsOf(messageId).values()].filter((reaction) => reaction.emoji === emoji);
  return [...new Set(reactions.map(({ userId }) => userId))].map((id) => Snapshots.of(conversation.scope).user(timeline.participant(id) ?? { id, name: id }));
}

type List = readonly UserSnapshot[] | null;

export function subscribe(ref: ReactionsRef, subscription: LazySubscription<List>, listener?: (snapshot: List, loadedAll: boolean) => void): Telling<List> {
  const { conversation, messageId } = ref;
  const { live, scope } = conversation;
  const window = new Window<UserSnapshot>(PAGE, ({ id }) => id);
  let asked = false;
  const update = (telling: Telling<List>) => {
    const { timeline } = live;
    if (!timeline?.has(messageId)) return void ask(telling);
    const all = users(ref, timeline);
    const shown = window.of(all);
    telling.tell(shown, shown.length === all.length);
  };
  /** An older message than those that are loaded: what the server knows of it is put to what is told live. */
  const ask = async (telling: Telling<List>) => {
    if (asked || !live.isOpen) return;
    asked = true;
    const work = request(scope, async (connection, signal) => {
      const page = await connection.around(await connection.resolveChannel(conversation.id, { signal }), messageId, { signal });
      live.timeline?.apply(page.events, true);
    }, telling.signal);
    await work.then(
      () => (live.timeline?.has(messageId) ? update(telling) : telling.tell([], true)),
      (error: ChatError) => {
        asked = false;
        telling.fail(error);
      },
    );
  };
  return new Telling<List>({
    scope,
    subscription,
    listener,
    start: (telling) => watchLive(conversation, telling, () => update(telling)),
    loadMore: async (count = PAGE, telling) => {
      window.grow(count);
      if (live.isOpen) update(telling);
    },
  });
}
