/** A homeserver as the conformance suite needs it: people, channels and files made over plain HTTP, past the adapter. */

import { matrixBackend } from '../../src/matrix/index.js';
import type { ChatConnection } from '../../src/backend/types.js';
import type { Fixture } from './fixture.js';

export interface Homeserver {
  serverUrl: string;
  /** Signs somebody in, who is made when first named: always on the same device. */
  signIn(name: string): Promise<{ token: string; userId: string }>;
}

let fixtures = 0;

/** @param homeserver shared by all tests: each fixture's people and channels have names of their own */
export function matrixFixture(homeserver: Homeserver): Fixture {
  const unique = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}${++fixtures}`;
  const accounts = new Map<string, ReturnType<Homeserver['signIn']>>();
  const connections: ChatConnection[] = [];

  const account = (name: string) => {
    let known = accounts.get(name);
    if (!known) accounts.set(name, (known = homeserver.signIn(`${name}-${unique}`)));
    return known;
  };

  async function request(as: string, method: string, path: string, body: object | Blob): Promise<Record<string, string>> {
    const isFile = body instanceof Blob;
    const response = await fetch(`${homeserver.serverUrl}/_matrix/${path}`, {
      method,
      headers: { Authorization: `Bearer ${(await account(as)).token}`, 'Content-Type': isFile ? body.type : 'application/json' },
      body: isFile ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  const userIds = (names: readonly string[]) => Promise.all(names.map(async (name) => (await account(name)).userId));
  const missing = `nowhere-${unique}`;
  const bareName = `named-${unique}`;
  const serverName = homeserverName(homeserver);
  let named: Promise<unknown> | undefined;

  return {
    badToken: 'spent',
    async named() {
      named ??= request('owner', 'POST', 'client/v3/createRoom', { preset: 'public_chat', room_alias_name: bareName });
      await named;
      return { bareName, alias: `#${bareName}:${await serverName}` };
    },
    async unknown() {
      const server = await serverName;
      return {
        bareName: missing,
        alias: `#${missing}:${server}`,
        channelId: `!${missing}:${server}`,
        messageId: '$bm90aGluZyBoYXMgdGhpcyBpZCBoZXJlLCBuZXZlciE',
        userId: `@${missing}:${server}`,
        media: `mxc://${server}/${missing}`,
      };
    },
    async connect(name, options) {
      const { token, userId } = await account(name);
      const { serverUrl } = homeserver;
      const connection = await matrixBackend.connect({ serverUrl, userId, getToken: async () => token, ...options });
      connections.push(connection);
      return connection;
    },
    token: async (name) => (await account(name)).token,
    userId: async (name) => (await account(name)).userId,
    async createChannel({ by, members = [], invited = [], messages = [], public: open, encrypted, readOnly, name, topic }) {
      const { room_id: id } = await request(by, 'POST', 'client/v3/createRoom', {
        preset: open ? 'public_chat' : 'private_chat',
        name,
        topic,
        invite: await userIds([...members, ...invited]),
        initial_state: [
          ...(encrypted ? [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }] : []),
          ...(open ? [{ type: 'm.room.history_visibility', state_key: '', content: { history_visibility: 'world_readable' } }] : []),
        ],
        power_level_content_override: readOnly ? { events_default: 50 } : {},
      });
      const room = `client/v3/rooms/${encodeURIComponent(id!)}`;
      await Promise.all(members.map((member) => request(member, 'POST', `${room}/join`, {})));
      const messageIds: string[] = [];
      for (const [index, body] of messages.entries()) {
        const { event_id } = await request(by, 'PUT', `${room}/send/m.room.message/seed-${index}`, { msgtype: 'm.text', body });
        messageIds.push(event_id!);
      }
      return { id: id!, messageIds };
    },
    upload: async (by, file) => (await request(by, 'POST', 'media/v3/upload', file))['content_uri']!,
    async close() {
      for (const connection of connections) connection.close();
    },
  };
}

const names = new Map<string, Promise<string>>();

/** What stands after the colon in a server's ids. */
function homeserverName(homeserver: Homeserver): Promise<string> {
  let name = names.get(homeserver.serverUrl);
  if (!name) {
    name = homeserver.signIn('conformance').then(({ userId }) => userId.slice(userId.indexOf(':') + 1));
    names.set(homeserver.serverUrl, name);
  }
  return name;
}
