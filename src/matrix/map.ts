/**
 * What a Matrix server says, in the port's words (Client-Server API, "Instant Messaging", "Room state", "Receipts"): channels,
 * people, plain messages. Whatever it sends, nothing here throws: what cannot be read is left out. The rest is in `map-event.ts`.
 */

import type { Channel, ChannelEvent, CustomData, Participant } from '../backend/types.js';
import type { JoinedRoom, MatrixEvent } from './types.js';

/** Where a message's content carries the client id it was sent with; a resend from another device looks for it. */
export const CLIENT_ID = 'chat-elements.client_id';
/** Where a message's content carries a host's own data; and the type of the state event that carries a room's. */
export const CUSTOM = 'chat-elements.custom';

/** The events of a list, each with what it has of the types it should have; what is no event is left out. */
export function eventsOf(list: unknown): MatrixEvent[] {
  return records(list).flatMap(({ event_id, type, sender, state_key, origin_server_ts, redacts, content, unsigned }) => {
    const from = text(sender);
    if (!from || typeof type !== 'string') return [];
    return {
      event_id: text(event_id),
      type,
      sender: from,
      state_key: typeof state_key === 'string' ? state_key : undefined,
      origin_server_ts: time(origin_server_ts),
      redacts: text(redacts),
      content: record(content),
      unsigned: record(unsigned),
    };
  });
}

/** Says what happened, by one event of a room's timeline or state. Most say one thing, some nothing. */
export type MapEvent = typeof mapPlain;

/**
 * `mapEvent` of `map-event.ts` for what is plain (`isPlain`): who people are, and messages that are text and nothing else.
 * @param isNews whether it happens now: a member event of an earlier time only says who somebody is
 */
export function mapPlain(event: MatrixEvent, channelId: string, isNews = false): ChannelEvent[] {
  const { type, event_id: id, state_key, content } = event;
  if (type === 'm.room.member' && state_key) return [{ type: 'participant', participant: participantOf(state_key, content), membership: isNews ? membershipOf(content) : undefined }];
  if (type !== 'm.room.message' || !id || state_key !== undefined) return [];
  return [{ type: 'message', message: { ...baseOf(event, id, channelId), kind: 'text', text: text(content['body']) ?? '' } }];
}

/** What every message has. */
export const baseOf = ({ sender, origin_server_ts, content, unsigned }: MatrixEvent, id: string, channelId: string) => ({
  id,
  channelId,
  senderId: sender,
  sentAt: origin_server_ts,
  clientId: text(content[CLIENT_ID]) ?? text(unsigned?.transaction_id),
});

/** Whether `mapPlain` says all that the events of a timeline say. */
export function isPlain(timeline: unknown): boolean {
  return eventsOf(timeline).every(({ type, state_key, content, unsigned }) =>
    state_key !== undefined ||
    (type === 'm.room.message' &&
      content['msgtype'] === 'm.text' &&
      !unsigned?.redacted_because &&
      !unsigned?.['m.relations'] &&
      !Object.keys(record(content['m.mentions'])).length &&
      Object.keys(content).every((key) => /^(body|msgtype|m\.mentions|chat-elements\.client_id)$/.test(key))));
}

/** With its place, where it is no message: a receipt may stand at it. */
export function placed({ event_id: id }: MatrixEvent, told: ChannelEvent[]): ChannelEvent[] {
  return id && told[0]?.type !== 'message' ? [...told, { type: 'place', id }] : told;
}

export function participantOf(id: string, content: { displayname?: unknown; avatar_url?: unknown }): Participant {
  return { id, name: text(content.displayname)?.trim() || localpart(id), avatar: text(content.avatar_url) };
}

/** `@alice:example.org` is at example.org. */
export const serverOf = (userId: string) => userId.replace(/^[^:]*:/, '');

/** `#general:example.org` is general. */
export const bareAliasOf = (alias: string) => alias.replace(/^#([^:]+).*/, '$1');

/** Whether somebody is in a room or asked in, by Matrix's word for it. */
export const isInside = (membership: unknown) => membership === 'join' || membership === 'invite';

/** What a person is called by who has no name: `@alice:example.org` is alice. */
export function localpart(userId: string): string {
  return /^@([^:]+)/.exec(userId)?.[1] ?? userId;
}

/** Whether somebody has made the room, and it is one whose makers may do everything (room version 12). */
export function isCreator(room: JoinedRoom, userId: string): boolean {
  return stateOf(room).some(({ type, sender, content }) =>
    type === 'm.room.create' && Number(content['room_version']) >= 12 && [sender, ...texts(content['additional_creators'])].includes(userId));
}

/** What a state event says of the channel itself. @param creator whether the user may do everything in it */
export function mapState(event: MatrixEvent, userId: string, creator = false): { -readonly [K in keyof Omit<Channel, 'id'>]?: Channel[K] } {
  const { content } = event;
  switch (event.type) {
    case 'm.room.name':
      return { name: text(content['name']) ?? '' };
    case 'm.room.topic':
      return { topic: text(content['topic']) ?? '' };
    case 'm.room.avatar':
      return { avatar: text(content['url']) };
    case CUSTOM:
      return { custom: customOf(content) };
    case 'm.room.create':
      return { createdAt: event.origin_server_ts || undefined };
    case 'm.room.encryption':
      return { encrypted: true };
    case 'm.room.power_levels': {
      const users = record(content['users']);
      const own = creator ? Infinity : (number(users[userId]) ?? number(content['users_default']) ?? 0);
      const events = record(content['events']);
      const may = (...levels: unknown[]) => own >= (levels.map(number).find((level) => level !== undefined) ?? 50);
      const maySend = (type: string) => may(events[type], content['events_default'], 0);
      return {
        maySend: maySend('m.room.message'),
        permissions: {
          deleteOthers: may(content['redact']) && maySend('m.room.redaction'),
          mute: may(events[event.type], content['state_default']),
          ban: may(content['ban']),
        },
      };
    }
    case 'm.room.member':
      if (event.state_key !== userId) return {};
      return { membership: membershipOf(content) };
    default:
      return {};
  }
}

const membershipOf = ({ membership }: Record<string, unknown>) => (membership === 'join' ? 'joined' : membership === 'invite' ? 'invited' : 'none');

/** What is true of a channel that `/sync` tells of for the first time ("Calculating the display name for a room"). */
export function mapChannel(id: string, userId: string, room: JoinedRoom = {}): Channel {
  const state = stateOf(room);
  const creator = isCreator(room, userId);
  const summary = record(room.summary);
  const channel: Channel = { id, name: '', membership: 'joined', encrypted: false, maySend: true, permissions: { deleteOthers: creator, mute: creator, ban: creator } };
  const change: Partial<Channel> = Object.assign({}, ...state.map((event) => mapState(event, userId, creator)));
  const alias = text(state.find(({ type }) => type === 'm.room.canonical_alias')?.content['alias']);
  const heroes = texts(summary['m.heroes']).map((hero) => {
    const member = state.find((event) => event.type === 'm.room.member' && event.state_key === hero);
    return participantOf(hero, member?.content ?? {}).name;
  });
  return {
    ...channel,
    memberCount: number(summary['m.joined_member_count']),
    ...change,
    name: change.name || ((alias && bareAliasOf(alias)) ?? heroes.join(', ')),
  };
}

const stateOf = (room: JoinedRoom) => [room.state, room.timeline].flatMap((list) => eventsOf(list?.events)).filter(({ state_key }) => state_key !== undefined);

/**
 * Everything one room's part of a `/sync` answer says, in order: who people are, then what happened, then what is now.
 * @param mapEvent for the events in it: `mapPlain` will do where all are plain. @param creator see `mapState`
 */
export function mapRoom(channelId: string, room: JoinedRoom, userId: string, mapEvent: MapEvent, creator = false): ChannelEvent[] {
  const events: ChannelEvent[] = [room.state, room.timeline].flatMap((list) => eventsOf(list?.events).flatMap((event) => {
    const change = event.state_key === undefined ? {} : mapState(event, userId, creator);
    // What it is called then, the event does not say.
    if (!change.name) delete change.name;
    const isNews = list === room.timeline;
    const mapped = mapEvent(event, channelId, isNews);
    const told: ChannelEvent[] = Object.keys(change).length ? [...mapped, { type: 'channel', change }] : mapped;
    return isNews ? placed(event, told) : told;
  }));
  for (const { type, content } of records(room.ephemeral?.events)) {
    if (type === 'm.typing') events.push({ type: 'typing', userIds: texts(record(content)['user_ids']) });
    else if (type === 'm.receipt') events.push(...mapReceipts(record(content)));
  }
  const count = number(room.unread_notifications?.notification_count);
  if (count !== undefined) events.push({ type: 'unread', count });
  return events;
}

function mapReceipts(content: Record<string, unknown>): ChannelEvent[] {
  return Object.entries(content).flatMap(([messageId, kinds]) =>
    ['m.read', 'm.read.private'].flatMap((kind) =>
      Object.entries(record(record(kinds)[kind])).map(([userId, data]): ChannelEvent => {
        const { ts, thread_id } = record(data);
        const threadId = thread_id === 'main' ? undefined : text(thread_id);
        return { type: 'receipt', userId, messageId, readAt: time(ts), ...(threadId && { threadId }) };
      }),
    ),
  );
}

/** Names and texts; whatever else somebody has put there is left out. `undefined` where there is no object. */
export const customOf = (value: unknown): CustomData | undefined =>
  typeof value === 'object' && value ? Object.fromEntries(Object.entries(value).filter(([, entry]) => typeof entry === 'string')) : undefined;

export const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
export const records = (value: unknown) => (Array.isArray(value) ? value.map(record) : []);
export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
export const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const texts = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
/** One that a date can hold: another server of the federation may send any, and formatting it would throw. */
export const time = (value: unknown) => (Math.abs(number(value) ?? NaN) <= 8.64e15 ? (value as number) : 0);
