/**
 * Makes channels, changes what they are called and look like, and marks them unread (Client-Server API, "Creation",
 * "Sending events to a room", "Unread markers"). Loaded with the first of these, and with what `members.ts` does.
 */

import { ChatError } from '../errors.js';
import { guarded } from '../events.js';
import type { ChannelProperties, ChannelUpdate, NewChannel, RequestOptions } from '../backend/types.js';
import { CUSTOM, bareAliasOf, customOf, serverOf, text } from './map.js';
import type { Matrix } from './matrix.js';
import { members, noteDirect } from './members.js';
import { inTurn, readAccountData, readState, writeAccountData, writeState } from './room-state.js';

export { ban, invite, join, leave, members, remove, setMaySend, unban } from './members.js';

export async function createChannel(matrix: Matrix, channel: NewChannel, { signal }: RequestOptions = {}): Promise<{ id: string }> {
  const { name, topic, avatar, custom, alias, invite = [], public: isPublic = false, direct = false } = channel;
  const invited = invite.map((id) => matrix.completeUserId(id));
  const data = put({}, custom);
  const body = {
    preset: isPublic ? 'public_chat' : 'private_chat',
    name: name || undefined,
    topic: topic || undefined,
    room_alias_name: alias === undefined ? undefined : bareAlias(matrix, alias),
    invite: invited,
    is_direct: direct,
    initial_state: [
      ...(avatar ? [{ type: 'm.room.avatar', state_key: '', content: { url: avatar } }] : []),
      ...(Object.keys(data).length ? [{ type: CUSTOM, state_key: '', content: data }] : []),
    ],
  };
  const answer = await matrix.api.http.json<{ room_id?: unknown }>('POST', 'v3/createRoom', { body, signal });
  const id = text(answer.room_id);
  if (!id) throw new ChatError('bad_answer', 'The chat server made a room without an id');
  // The room is there: failing now would make whoever asked for it ask for another one.
  if (direct) await noteDirect(matrix, id, invited).catch(() => undefined);
  return { id };
}

/** The part of an alias that a server of one's own takes. */
function bareAlias({ userId }: Matrix, alias: string): string {
  const [, bare, server] = /^#?([^:]*)(?::(.*))?$/.exec(alias) ?? [];
  if (!bare || (server !== undefined && server !== serverOf(userId))) {
    throw new ChatError('bad_request', `No channel of this server can be called ${alias}`);
  }
  return bare;
}

export async function updateChannel(matrix: Matrix, channelId: string, change: ChannelProperties, { signal }: RequestOptions = {}): Promise<void> {
  const { name, topic, avatar, custom } = change;
  if (name !== undefined) await writeState(matrix, channelId, 'm.room.name', { name }, signal);
  if (topic !== undefined) await writeState(matrix, channelId, 'm.room.topic', { topic }, signal);
  if (avatar !== undefined) await writeState(matrix, channelId, 'm.room.avatar', avatar ? { url: avatar } : {}, signal);
  if (custom === undefined) return;
  await inTurn(matrix, `${CUSTOM} ${channelId}`, async () => {
    const before = customOf(await readState(matrix, channelId, CUSTOM, '', signal));
    await writeState(matrix, channelId, CUSTOM, put(before ?? {}, custom), signal);
  });
}

/** Custom data with a change put over it. */
function put(before: Readonly<Record<string, string>>, change: ChannelProperties['custom'] = {}): Record<string, string> {
  const entries = Object.entries<string | null>(before).filter(([name]) => !Object.hasOwn(change, name));
  return Object.fromEntries([...entries, ...Object.entries(change)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export async function markUnread(matrix: Matrix, channelId: string, unread: boolean, { signal }: RequestOptions = {}): Promise<void> {
  await writeAccountData(matrix, channelId, 'm.marked_unread', { unread }, signal);
  matrix.marked.set(channelId, unread);
}

/** The user has read the channel: takes away the mark, where there is or may be one. */
export async function endMark(matrix: Matrix, channelId: string, signal: AbortSignal | undefined): Promise<void> {
  const isMarked = matrix.marked.get(channelId) ?? (await readAccountData(matrix, channelId, 'm.marked_unread', signal))?.['unread'];
  if (isMarked === true) await markUnread(matrix, channelId, false, { signal });
}

/** How many people a channel without a name is called after. */
const NAMED_AFTER = 5;

/** Tells what a channel is called whose name has just been taken away: after its alias, or the people in it. */
export async function tellName(matrix: Matrix, channelId: string, listener: (update: ChannelUpdate) => void, signal: AbortSignal): Promise<void> {
  const [alias, all] = await Promise.all([readState(matrix, channelId, 'm.room.canonical_alias', '', signal), members(matrix, channelId, { signal })]);
  // Somebody may have named it meanwhile: that has been told then.
  if (signal.aborted || text((await readState(matrix, channelId, 'm.room.name', '', signal))?.['name']) || signal.aborted) return;
  const others = all.filter(({ id }) => id !== matrix.userId).slice(0, NAMED_AFTER);
  const called = text(alias?.['alias']);
  const name = called === undefined ? others.map((other) => other.name).join(', ') : bareAliasOf(called);
  guarded(() => listener({ events: [{ type: 'channel', change: { name } }] }));
}
