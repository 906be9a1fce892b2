/** What a `MessageRef` is asked for. */

import type { ChatConnection } from '../backend/types.js';
import { ChatError, isChatError } from '../errors.js';
import type { EditMessageParams, MessageSnapshot } from './api-types.js';
import { textOf } from './api-send.js';
import { Snapshots } from './api-snapshots.js';
import { newClientId } from './client-id.js';
import type { ConversationRef, MessageRef } from './conversation.js';
import { onlyKnown, orNull, request, unsupported, withoutNulls } from './request.js';
import { Timeline } from './timeline.js';

/** Events round a message that are asked for: its reactions and edits come soon after it. */
const ROUND = 40;

export function get(ref: MessageRef): Promise<MessageSnapshot | null> {
  const { conversation, id } = ref;
  return request(conversation.scope, async (connection, signal) => {
    const timeline = await timelineWith(conversation, id, connection, signal);
    const message = timeline?.message(id);
    if (!timeline || !message || message.deleted) return null;
    const { replyTo } = message;
    const answered = replyTo === undefined ? undefined : (timeline.message(replyTo) ?? (await timelineWith(conversation, replyTo, connection, signal))?.message(replyTo));
    return Snapshots.of(conversation.scope).message(message, answered);
  });
}

/** What is known of a message: what is told live, else what the server says now. `undefined` where there is none for this user. */
export async function timelineWith({ id: name, live }: ConversationRef, id: string, connection: ChatConnection, signal: AbortSignal): Promise<Timeline | undefined> {
  if (live.isOpen && live.timeline?.has(id)) return live.timeline;
  const channelId = await orNull(connection.resolveChannel(name, { signal }));
  const page = channelId === null ? null : await orNull(connection.around(channelId, id, { limit: ROUND, signal }));
  if (!page) return undefined;
  const timeline = new Timeline(connection.userId);
  timeline.apply(page.events);
  return timeline;
}

export async function edit({ conversation, id }: MessageRef, params: string | EditMessageParams): Promise<void> {
  const { text, content, custom } = typeof params === 'string' ? { text: params } : params;
  if (typeof params !== 'string') onlyKnown(params, 'text', 'content', 'custom');
  if (content?.some(({ type }) => type !== 'text')) throw unsupported('The file of a message cannot be changed');
  const newText = text ?? (content && textOf(content));
  await request(conversation.scope, async (connection, signal) => {
    const message = (await timelineWith(conversation, id, connection, signal))?.message(id);
    if (!message || message.deleted) throw new ChatError('not_found', 'There is no such message, or the user may not see it');
    const merged = custom === null ? {} : { ...message.custom, ...custom };
    const channelId = await connection.resolveChannel(conversation.id, { signal });
    const keepsHtml = newText === undefined && message.html !== undefined;
    await connection.edit(
      channelId, id,
      { text: newText ?? message.text, ...(keepsHtml && { html: message.html! }), ...(hasCustom(message.custom, custom) && { custom: withoutNulls(merged) }) },
      { clientId: newClientId(), signal },
    );
  });
}

const hasCustom = (before: object | undefined, patch: object | null | undefined) => before !== undefined || (patch !== undefined && patch !== null);

async function remove({ conversation, id }: MessageRef): Promise<void> {
  await request(conversation.scope, async (connection, signal) => {
    try {
      const channelId = await connection.resolveChannel(conversation.id, { signal });
      await connection.delete(channelId, id, { clientId: newClientId(), signal });
    } catch (error) {
      if (!isChatError(error) || error.code !== 'not_found') throw error; // what is not there is deleted
    }
  });
}

export { remove as delete };

export async function translate(): Promise<never> {
  throw unsupported('A chat server translates nothing');
}
