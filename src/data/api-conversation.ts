/** What a `ConversationRef` is asked for about the channel itself. Its messages and participants: `api-message.ts`, `api-participant.ts`. */

import type { ChatConnection, NewChannel, OutgoingMessage } from '../backend/types.js';
import { ChatError, isChatError } from '../errors.js';
import type { ConversationSnapshot, CreateConversationParams, SendMessageParams, SetConversationParams, TypingSnapshot } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { channelsOf, type Channels } from './channel-list.js';
import type { ConversationRef, MessageRef } from './conversation.js';
import { attachmentOf, photoOf } from './file-token.js';
import { watchLive } from './live-watch.js';
import { need, onlyKnown, orNull, request } from './request.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import { Watched } from './watched.js';

export { subscribeMessages } from './api-message-list.js';
export { subscribeParticipants } from './api-participant.js';

export function get({ id, scope }: ConversationRef): Promise<ConversationSnapshot | null> {
  return request(scope, async (connection, signal) => {
    const channelId = await orNull(connection.resolveChannel(id, { signal }));
    if (channelId === null) return null;
    const channel = (await channelsOf(scope).first(signal)).get(channelId);
    return channel ? Snapshots.of(scope).conversation(channel) : null;
  });
}

export function subscribe(
  { id, scope }: ConversationRef,
  subscription: LazySubscription<ConversationSnapshot | null>,
  listener?: (snapshot: ConversationSnapshot | null) => void,
): Telling<ConversationSnapshot | null> {
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
      const onChannels = (now: Channels) => {
        channels = now;
        if (channelId === null) resolved.reopen(); // there may be one of that name now
        update();
      };
      const onResolved = (now: string | null) => {
        channelId = now;
        update();
      };
      channelsOf(scope).subscribe({ tell: onChannels, fail }, telling.signal);
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
  const given = Object.entries(custom ?? {}).filter((entry): entry is [string, string] => entry[1] !== null);
  await connection.createChannel(
    { ...properties, alias: ref.id, ...(avatar && { avatar }), ...(given.length > 0 && { custom: Object.fromEntries(given) }) },
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

export async function send(ref: ConversationRef, message: string | SendMessageParams): Promise<MessageRef> {
  const { text, ...rest } = outgoing(message);
  if (!text && !rest.attachment) throw new ChatError('bad_request', 'There is nothing to send');
  // Waits, as long as it takes, for a session that can be; the outbox sends it from there.
  const { id } = await ref.live.send(text, rest, false);
  return ref.message(id);
}

function outgoing(message: string | SendMessageParams): OutgoingMessage {
  if (typeof message === 'string') return { text: message };
  onlyKnown(message, 'text', 'content', 'referencedMessage', 'custom');
  const { text, content = [], referencedMessage, custom } = message;
  const files = content.filter((block) => block.type === 'file');
  if (files.length > 1) throw new ChatError('unsupported', 'A message carries one file: send one message for each');
  const replyTo = typeof referencedMessage === 'string' ? referencedMessage : referencedMessage?.id;
  return {
    text: text ?? textOf(content),
    ...(files[0] && { attachment: attachmentOf(files[0].fileToken) }),
    ...(replyTo && { replyTo }),
    ...(custom && { custom }),
  };
}

/** All text of a message's content. */
export function textOf(content: readonly { readonly type: string; readonly children?: readonly unknown[] }[]): string {
  return content.filter(({ type }) => type === 'text').map(({ children = [] }) => children.map(plain).join('')).join('\n');
}

/** A text node without its formatting: it may hold others. */
function plain(node: unknown): string {
  if (typeof node === 'string') return node;
  const { children, text } = (node ?? {}) as { children?: unknown; text?: unknown };
  return Array.isArray(children) ? children.map(plain).join('') : typeof text === 'string' ? text : '';
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
