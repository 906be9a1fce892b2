/** What a `ConversationRef` is asked for about the channel itself. Sending, its messages and participants have files of their own. */

import type { ChatConnection, NewChannel } from '../backend/types.js';
import { abortable } from '../clock.js';
import { type ChatError, isChatError } from '../errors.js';
import type { ConversationSnapshot, CreateConversationParams, SetConversationParams, TypingSnapshot } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { channelsOf, type Channels } from './channel-list.js';
import type { ConversationRef } from './conversation.js';
import { photoOf } from './file-token.js';
import { openLive, watchLive } from './live-watch.js';
import { isMissing, need, onlyKnown, orNull, request, withoutNulls } from './request.js';
import type { LiveMessage, LiveSnapshot } from './snapshots.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import type { Timeline } from './timeline.js';
import { Watched } from './watched.js';

export { subscribeMessages } from './api-message-list.js';
export { subscribeParticipants } from './api-participant.js';
export { send } from './api-send.js';

export function get(ref: ConversationRef): Promise<ConversationSnapshot | null> {
  const { id, scope } = ref;
  return request(scope, async (connection, signal) => {
    if (!connection.capabilities.has('channels')) {
      const looked = new AbortController();
      try {
        await abortable(openLive(ref, () => undefined, looked.signal), signal);
        return alone(ref);
      } finally {
        looked.abort();
      }
    }
    const channelId = await orNull(connection.resolveChannel(id, { signal }));
    if (channelId === null) return null;
    const channel = (await channelsOf(scope).first(signal)).get(channelId);
    return channel ? Snapshots.of(scope).conversation(channel) : null;
  });
}

/** The channel by what is told of it alone, where the backend has no list of channels: it says less. */
function alone({ live, scope }: ConversationRef): ConversationSnapshot | null {
  const { state, channel, unreadCount } = live.get();
  const { timeline } = live;
  if (state === 'error' || !channel || !timeline) return null;
  const last = newestOf(timeline);
  const message = last && { lastMessage: last, lastSender: last.sender };
  return Snapshots.of(scope).conversation({ ...channel, ...message, unreadCount, markedUnread: false, lastActivityAt: 0 });
}

/** The newest message that has not been deleted. */
function newestOf(timeline: Timeline): LiveMessage | undefined {
  const { ids } = timeline.live;
  for (let at = ids.length - 1; at >= 0; at--) {
    const found = timeline.message(ids[at]!);
    if (found && !found.deleted) return found;
  }
  return undefined;
}

export function subscribe(
  ref: ConversationRef,
  subscription: LazySubscription<ConversationSnapshot | null>,
  listener?: (snapshot: ConversationSnapshot | null) => void,
): Telling<ConversationSnapshot | null> {
  const { id, scope } = ref;
  const resolved = new Watched<string | null>(scope, async (connection, tell, signal) => tell(await orNull(connection.resolveChannel(id, { signal }))));
  return new Telling({
    scope,
    subscription,
    listener,
    start: (telling) => {
      let channels: Channels | undefined;
      let channelId: string | null | undefined;
      const update = () => {
        if (!channels || channelId === undefined) return;
        const channel = channelId === null ? undefined : channels.get(channelId);
        telling.tell(channel ? Snapshots.of(scope).conversation(channel) : null);
      };
      const fail = (error: ChatError) => telling.fail(error);
      const noList = (error: ChatError) => {
        if (error.code !== 'unsupported') return fail(error);
        const look = ({ state, error, channel }: LiveSnapshot) => {
          if (channel || (state === 'error' && isMissing(error))) telling.tell(alone(ref));
          else if (state === 'error') fail(error!);
        };
        return telling.signal.addEventListener('abort', ref.live.subscribe(look, false).unsubscribe, { once: true });
      };
      const onChannels = (now: Channels) => {
        channels = now;
        if (channelId === null) resolved.reopen(); // there may be one of that name now
        update();
      };
      const onResolved = (now: string | null) => {
        channelId = now;
        update();
      };
      channelsOf(scope).subscribe({ tell: onChannels, fail: noList }, telling.signal);
      resolved.subscribe({ tell: onResolved, fail }, telling.signal);
    },
  });
}

export function subscribeTyping(ref: ConversationRef, subscription: LazySubscription<TypingSnapshot | null>, listener?: (snapshot: TypingSnapshot | null) => void): Telling<TypingSnapshot | null> {
  return new Telling({
    scope: ref.scope,
    subscription,
    listener,
    start: (telling) => watchLive(ref, telling, () => telling.tell(Snapshots.of(ref.scope).typing(ref.id, ref.live.get().typing))),
  });
}

export async function set(ref: ConversationRef, params: SetConversationParams): Promise<void> {
  const change = propertiesOf(params);
  await request(ref.scope, async (connection, signal) => {
    need(connection, 'channels');
    const channelId = await resolve(connection, ref.id, signal);
    if (channelId === undefined) await create(ref, connection, change, signal);
    else if (Object.keys(change).length) await connection.updateChannel(channelId, change, { signal });
  });
}

export async function createIfNotExists(ref: ConversationRef, params: CreateConversationParams = {}): Promise<void> {
  const properties = propertiesOf(params);
  await request(ref.scope, async (connection, signal) => {
    let channelId = await resolve(connection, ref.id, signal);
    if (channelId === undefined) {
      need(connection, 'channels');
      try {
        return await create(ref, connection, properties, signal);
      } catch (error) {
        // Somebody else may have made it in this moment: then it is there.
        if (!isChatError(error) || error.code !== 'bad_request') throw error;
        channelId = await resolve(connection, ref.id, signal);
        if (channelId === undefined) throw error;
      }
    }
    need(connection, 'members');
    await connection.join(channelId, { signal });
    ref.live.retry();
  });
}

/** Makes the channel, with the user in it. */
async function create(ref: ConversationRef, connection: ChatConnection, { custom, avatar, ...properties }: NewChannel, signal: AbortSignal): Promise<void> {
  const given = withoutNulls(custom);
  await connection.createChannel(
    { ...properties, alias: ref.id, ...(avatar && { avatar }), ...(Object.keys(given).length > 0 && { custom: given }) },
    { signal },
  );
  ref.live.retry();
}

/** The channel's id; `undefined` where there is none of that name. */
async function resolve(connection: ChatConnection, id: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await connection.resolveChannel(id, { signal });
  } catch (error) {
    if (isChatError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

function propertiesOf(params: SetConversationParams | CreateConversationParams) {
  onlyKnown(params, 'subject', 'photoUrl', 'custom');
  const { subject, photoUrl, custom } = params;
  return {
    ...(subject !== undefined && { name: subject ?? '' }),
    ...(photoUrl !== undefined && { avatar: photoUrl === null ? null : photoOf(photoUrl) }),
    ...(custom !== undefined && { custom }),
  };
}

export function markAsRead(ref: ConversationRef): Promise<void> {
  return request(ref.scope, async (connection, signal) => {
    need(connection, 'receipts');
    const channelId = await connection.resolveChannel(ref.id, { signal });
    let newest = ref.live.isOpen ? ref.live.timeline?.newestId : undefined;
    let marked = false;
    if (connection.capabilities.has('channels')) {
      const channel = (await channelsOf(ref.scope).first(signal)).get(channelId);
      newest ??= channel?.lastMessage?.id;
      marked = channel?.markedUnread ?? false;
    }
    if (newest !== undefined) await connection.markRead(channelId, newest, { signal });
    else if (marked) await connection.markUnread(channelId, false, { signal });
  });
}

export function markAsUnread(ref: ConversationRef): Promise<void> {
  return request(ref.scope, async (connection, signal) => {
    need(connection, 'channels');
    await connection.markUnread(await connection.resolveChannel(ref.id, { signal }), true, { signal });
  });
}

export async function markAsTyping(ref: ConversationRef): Promise<void> {
  if (ref.live.isOpen) return ref.live.markAsTyping();
  return request(ref.scope, async (connection, signal) => {
    need(connection, 'typing');
    await connection.setTyping(await connection.resolveChannel(ref.id, { signal }), true, { signal });
  });
}
