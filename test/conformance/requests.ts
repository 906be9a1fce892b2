/** Each request of the port that takes a signal, to be aborted. */

import type { Capability, ChatConnection } from '../../src/backend/types.js';
import { clientId } from './fixture.js';

interface Request {
  needs?: Capability;
  call(connection: ChatConnection, channelId: string, messageId: string, signal: AbortSignal): Promise<unknown>;
}

/** With harmless arguments, in a channel of the caller's. (`page` wants a cursor: see the history tests.) */
export const requests: Record<string, Request> = {
  // By name: an id may be known to be one without a request.
  resolveChannel: { call: (connection, _channelId, _messageId, signal) => connection.resolveChannel('never-asked-before', { signal }) },
  openChannel: { call: (connection, channelId, _messageId, signal) => connection.openChannel(channelId, () => undefined, { signal }) },
  around: { call: (connection, channelId, messageId, signal) => connection.around(channelId, messageId, { signal }) },
  send: { call: (connection, channelId, _messageId, signal) => connection.send(channelId, { text: 'x' }, { clientId: clientId(), signal }) },
  edit: { needs: 'edit', call: (connection, channelId, messageId, signal) => connection.edit(channelId, messageId, { text: 'x' }, { clientId: clientId(), signal }) },
  delete: { needs: 'delete', call: (connection, channelId, messageId, signal) => connection.delete(channelId, messageId, { clientId: clientId(), signal }) },
  react: { needs: 'reactions', call: (connection, channelId, messageId, signal) => connection.react(channelId, messageId, '👍', { clientId: clientId(), signal }) },
  markRead: { needs: 'receipts', call: (connection, channelId, messageId, signal) => connection.markRead(channelId, messageId, { signal }) },
  setTyping: { needs: 'typing', call: (connection, channelId, _messageId, signal) => connection.setTyping(channelId, true, { signal }) },
  search: { needs: 'search', call: (connection, _channelId, _messageId, signal) => connection.search({ text: 'x' }, { signal }) },
  profile: { call: (connection, _channelId, _messageId, signal) => connection.profile(connection.userId, { signal }) },
  watchChannels: { needs: 'channels', call: (connection, _channelId, _messageId, signal) => connection.watchChannels(() => undefined, { signal }) },
  createChannel: { needs: 'channels', call: (connection, _channelId, _messageId, signal) => connection.createChannel({ name: 'never' }, { signal }) },
  updateChannel: { needs: 'channels', call: (connection, channelId, _messageId, signal) => connection.updateChannel(channelId, { name: 'never' }, { signal }) },
  markUnread: { needs: 'channels', call: (connection, channelId, _messageId, signal) => connection.markUnread(channelId, true, { signal }) },
  members: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.members(channelId, { signal }) },
  join: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.join(channelId, { signal }) },
  leave: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.leave(channelId, { signal }) },
  invite: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.invite(channelId, connection.userId, { signal }) },
  remove: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.remove(channelId, connection.userId, { signal }) },
  setMaySend: { needs: 'members', call: (connection, channelId, _messageId, signal) => connection.setMaySend(channelId, connection.userId, true, { signal }) },
  setProfile: { needs: 'profiles', call: (connection, _channelId, _messageId, signal) => connection.setProfile({ name: 'never' }, { signal }) },
  watchUser: { needs: 'profiles', call: (connection, _channelId, _messageId, signal) => connection.watchUser(connection.userId, () => undefined, { signal }) },
  watchPresence: { needs: 'presence', call: (connection, _channelId, _messageId, signal) => connection.watchPresence(connection.userId, () => undefined, { signal }) },
  uploadLimit: { needs: 'upload', call: (connection, _channelId, _messageId, signal) => connection.uploadLimit({ signal }) },
  upload: { needs: 'upload', call: (connection, _channelId, _messageId, signal) => connection.upload(new Blob(['x']), { signal }) },
};
