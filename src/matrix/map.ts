/**
 * Matrix events to the port's words (Client-Server API, "Instant Messaging", "Event replacements", "Event annotations",
 * "Redactions", "Rich replies"). Whatever a server sends, nothing here throws: what cannot be read is left out.
 */

import type { Channel, ChannelEvent, CustomData, Mentions, Message, Participant } from '../backend/types.js';
import { portLinks } from './links.js';
import type { JoinedRoom, MatrixEvent } from './types.js';

/** Where a message's content carries the client id it was sent with; a resend from another device looks for it. */
export const CLIENT_ID = 'chat-elements.client_id';
/** Where a message's content carries a host's own data; and the type of the state event that carries a room's. */
export const CUSTOM = 'chat-elements.custom';
/** What makes an audio message one that was spoken, and how long it is. */
export const VOICE = 'org.matrix.msc3245.voice';
export const AUDIO = 'org.matrix.msc1767.audio';
/** The highest number of a waveform. */
export const LOUDEST = 1024;

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

/**
 * What happened, said by one event of a room's timeline or state. Most say one thing, some nothing.
 * @param isNews whether it happens now: a member event of an earlier time only says who somebody is
 */
function mapEvent(event: MatrixEvent, channelId: string, isNews = false): ChannelEvent[] {
  const { content } = event;
  switch (event.type) {
    case 'm.room.message':
    case 'm.room.encrypted':
    case 'm.sticker':
      return mapMessage(event, channelId);
    case 'm.reaction': {
      const relation = record(content['m.relates_to']);
      const messageId = text(relation['event_id']);
      const emoji = text(relation['key']);
      if (!messageId || !emoji || !event.event_id) return [];
      return [{ type: 'reaction', id: event.event_id, messageId, userId: event.sender, emoji }];
    }
    case 'm.room.redaction': {
      const id = event.redacts ?? text(content['redacts']); // room version 11 moved it into the content
      return id ? [{ type: 'delete', id }] : [];
    }
    case 'm.room.member':
      return event.state_key
        ? [{ type: 'participant', participant: participantOf(event.state_key, content), membership: isNews ? membershipOf(content) : undefined }]
        : [];
    default:
      return [];
  }
}

/** What the events of a timeline say, with the places of those that are no message: a receipt may stand at them. */
export function mapTimeline(channelId: string, events: unknown, isNews = false): ChannelEvent[] {
  return eventsOf(events).flatMap((event) => placed(event, mapEvent(event, channelId, isNews)));
}

function placed({ event_id: id }: MatrixEvent, told: ChannelEvent[]): ChannelEvent[] {
  return id && told[0]?.type !== 'message' ? [...told, { type: 'place', id }] : told;
}

/** What lists of events say: a page's state, which tells who the people are, then what happened. */
export function mapEvents(channelId: string, ...lists: unknown[]): ChannelEvent[] {
  return lists.flatMap(eventsOf).flatMap((event) => mapEvent(event, channelId));
}

function mapMessage(event: MatrixEvent, channelId: string): ChannelEvent[] {
  const { event_id: id, sender, content, unsigned } = event;
  if (!id) return [];
  const relation = record(content['m.relates_to']);
  if (relation['rel_type'] === 'm.replace') {
    const edit = mapEdit(event, text(relation['event_id']));
    return edit ? [edit] : [];
  }
  const encrypted = event.type === 'm.room.encrypted';
  const deleted = unsigned?.redacted_because !== undefined || (!encrypted && Object.keys(content).length === 0);
  const clientId = text(content[CLIENT_ID]) ?? text(unsigned?.transaction_id);
  const threadId = relation['rel_type'] === 'm.thread' ? text(relation['event_id']) : undefined;
  const answered = text(record(relation['m.in_reply_to'])['event_id']);
  // In a thread every message answers the one before it, for clients that know no threads.
  const replyTo = threadId && relation['is_falling_back'] === true ? undefined : answered;
  const base = { id, channelId, senderId: sender, sentAt: event.origin_server_ts, clientId, replyTo, ...(threadId && { threadId }) };
  const message: Message =
    deleted ? { ...base, kind: 'text', text: '', deleted: true }
    : encrypted ? { ...base, kind: 'encrypted', text: '' }
    : { ...base, ...mapContent(event.type, content, answered !== undefined) };
  return [{ type: 'message', message }, ...mapBundle(id, channelId, deleted, record(unsigned?.['m.relations']))];
}

/** What a message's own event says of what has happened to it ("Aggregations of child events"). */
function mapBundle(id: string, channelId: string, deleted: boolean, relations: Record<string, unknown>): ChannelEvent[] {
  const [edit] = eventsOf([relations['m.replace']]);
  const edited = edit && !deleted && mapEdit(edit, id);
  const thread = record(relations['m.thread']);
  const count = number(thread['count']);
  const [last] = mapEvents(channelId, [thread['latest_event']]);
  return [
    ...(edited ? [edited] : []),
    ...(count !== undefined && last?.type === 'message' ? [{ type: 'thread', messageId: id, count, last: last.message } as const] : []),
  ];
}

function mapEdit(event: MatrixEvent, messageId: string | undefined): ChannelEvent | undefined {
  const content = record(event.content['m.new_content']);
  const body = text(content['body']);
  if (!messageId || body === undefined) return undefined;
  const html = htmlOf(content);
  return { type: 'edit', messageId, senderId: event.sender, text: body, html, ...mentionsOf(content), custom: customOf(content[CUSTOM]), editedAt: event.origin_server_ts };
}

function mapContent(type: string, content: Record<string, unknown>, isReply: boolean): Pick<Message, 'kind' | 'text' | 'html' | 'mentions' | 'attachment' | 'custom'> {
  const body = text(content['body']) ?? '';
  const kind = type === 'm.sticker' ? 'image' : (text(content['msgtype'])?.slice(2) ?? '');
  const said = { html: htmlOf(content), ...mentionsOf(content), custom: customOf(content[CUSTOM]) };
  const media = text(content['url']);
  if (media && isOneOf(kind, 'image', 'video', 'audio', 'file')) {
    const info = record(content['info']);
    const duration = number(info['duration']); // ms
    return {
      kind: 'attachment',
      text: body,
      ...said,
      attachment: {
        media,
        kind,
        name: text(content['filename']) ?? body,
        mimeType: text(info['mimetype']),
        size: number(info['size']),
        width: number(info['w']),
        height: number(info['h']),
        duration: duration === undefined ? duration : duration / 1000,
        voice: content[VOICE] ? true : undefined,
        ...mapLooks(content, info),
      },
    };
  }
  return { kind: isOneOf(kind, 'text', 'emote', 'notice') ? kind : 'unsupported', text: isReply ? withoutFallback(body) : body, ...said };
}

/** How an attachment looks before it is loaded. */
function mapLooks(content: Record<string, unknown>, info: Record<string, unknown>): { waveform?: readonly number[]; thumbnail?: string } {
  const wave = record(content[AUDIO])['waveform'];
  const thumbnail = text(info['thumbnail_url']);
  return {
    ...(Array.isArray(wave) && { waveform: wave.map((value) => Math.min(1, Math.max(0, (number(value) ?? 0) / LOUDEST))) }),
    ...(thumbnail && { thumbnail }),
  };
}

/** Whom a message mentions on purpose ("User and room mentions"). */
function mentionsOf(content: Record<string, unknown>): { mentions?: Mentions } {
  const { user_ids, room } = record(content['m.mentions']);
  const userIds = texts(user_ids).filter(Boolean);
  return userIds.length || room === true ? { mentions: { userIds, ...(room === true && { everyone: true }) } } : {};
}

/** Older clients repeat what they answer at the top of the body, as `> ` lines; it is shown from the message itself. */
function withoutFallback(body: string): string {
  return /^> <[^>]*>/.test(body) ? body.replace(/^(?:>.*\n)+\n?/, '') : body;
}

/** The HTML of a message, without what it answers: older clients repeat that at its top. */
function htmlOf(content: Record<string, unknown>): string | undefined {
  const html = content['format'] === 'org.matrix.custom.html' ? text(content['formatted_body']) : undefined;
  return html && text(portLinks(html.replace(/^\s*<mx-reply>[^]*?<\/mx-reply>/i, '')));
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

/** Everything one room's part of a `/sync` answer says, in order: who people are, then what happened, then what is now. */
export function mapRoom(channelId: string, room: JoinedRoom, userId: string, creator = false): ChannelEvent[] {
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
const isOneOf = <T extends string>(value: string, ...kinds: T[]): value is T => (kinds as string[]).includes(value);
