/**
 * What a person does in a channel besides reading and writing: changes and takes away messages, keeps order, looks for
 * people and dates. Loaded with the first of these. Failures are told by the channel's `onError`.
 */

import type { OutgoingMessage, Participant } from '../backend/types.js';
import { newClientId } from './client-id.js';
import type { LiveChannel } from './live-channel.js';
import { LiveThread } from './live-thread.js';
import { need } from './request.js';

export async function edit(live: LiveChannel, messageId: string, message: OutgoingMessage): Promise<boolean> {
  return isDone(live, ({ connection, channelId }) => {
    need(connection, 'edit');
    return connection.edit(channelId, messageId, message, { clientId: newClientId() });
  });
}

async function remove(live: LiveChannel, messageId: string): Promise<boolean> {
  return isDone(live, ({ connection, channelId }) => {
    need(connection, 'delete');
    return connection.delete(channelId, messageId, { clientId: newClientId() });
  });
}

export { remove as delete };

export async function mute(live: LiveChannel, userId: string, muted = true): Promise<boolean> {
  return isDone(live, ({ connection, channelId }) => {
    need(connection, 'members');
    return connection.setMaySend(channelId, userId, !muted);
  });
}

export async function ban(live: LiveChannel, userId: string, reason?: string): Promise<boolean> {
  return isDone(live, ({ connection, channelId }) => {
    need(connection, 'moderation');
    return connection.ban(channelId, userId, { ...(reason && { reason }) });
  });
}

type Work = Parameters<typeof LiveChannel.prototype.attempt<unknown>>[0];

async function isDone(live: LiveChannel, work: (resolved: Parameters<Work>[0]) => Promise<void>): Promise<boolean> {
  return (await live.attempt(async (resolved) => {
    await work(resolved);
    return true;
  })) ?? false;
}

export async function showDate(live: LiveChannel, time: number): Promise<boolean> {
  const id = await live.attempt(async ({ connection, channelId }) => {
    need(connection, 'dates');
    return (await connection.atTime(channelId, time)).id;
  });
  return id === undefined ? false : live.show(id);
}

export async function findPeople(live: LiveChannel, text: string, limit = 8): Promise<readonly Participant[]> {
  const all = await live.attempt(({ connection, channelId }) => {
    need(connection, 'members');
    return connection.members(channelId);
  });
  const wanted = text.toLocaleLowerCase();
  return (all ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, limit);
}

export async function thread(live: LiveChannel, messageId: string): Promise<LiveThread> {
  return Promise.resolve(new LiveThread(live, messageId));
}
