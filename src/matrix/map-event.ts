/**
 * What Matrix events say besides plain messages ("Instant Messaging", "Event replacements", "Event annotations", "Redactions",
 * "Rich replies", "Threading"): files, HTML, mentions, answers, edits, reactions, what was deleted. Apart from `map.ts`, for a
 * channel of plain messages is shown without it; loaded with the first event that is more, and with whatever a person does.
 */

import type { ChannelEvent, Mentions, Message } from '../backend/types.js';
import { portLinks } from './links.js';
import { CUSTOM, baseOf, customOf, eventsOf, mapPlain, number, placed, record, text, texts } from './map.js';
import type { MatrixEvent } from './types.js';

/** What makes an audio message one that was spoken, and how long it is. */
export const VOICE = 'org.matrix.msc3245.voice';
export const AUDIO = 'org.matrix.msc1767.audio';
/** The highest number of a waveform. */
export const LOUDEST = 1024;

/** What one event says, whatever it is. */
export function mapEvent(event: MatrixEvent, channelId: string, isNews = false): ChannelEvent[] {
  const { content } = event;
  if (event.state_key !== undefined) return mapPlain(event, channelId, isNews);
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
    default:
      return mapPlain(event, channelId, isNews);
  }
}

/** What the events of a timeline say, with the places of those that are no message: a receipt may stand at them. */
export function mapTimeline(channelId: string, events: unknown, isNews = false): ChannelEvent[] {
  return eventsOf(events).flatMap((event) => placed(event, mapEvent(event, channelId, isNews)));
}

/** What lists of events say: a page's state, which tells who the people are, then what happened. */
export function mapEvents(channelId: string, ...lists: unknown[]): ChannelEvent[] {
  return lists.flatMap(eventsOf).flatMap((event) => mapEvent(event, channelId));
}

function mapMessage(event: MatrixEvent, channelId: string): ChannelEvent[] {
  const { event_id: id, content, unsigned } = event;
  if (!id) return [];
  const relation = record(content['m.relates_to']);
  if (relation['rel_type'] === 'm.replace') {
    const edit = mapEdit(event, text(relation['event_id']));
    return edit ? [edit] : [];
  }
  const encrypted = event.type === 'm.room.encrypted';
  const deleted = unsigned?.redacted_because !== undefined || (!encrypted && Object.keys(content).length === 0);
  const threadId = relation['rel_type'] === 'm.thread' ? text(relation['event_id']) : undefined;
  const answered = text(record(relation['m.in_reply_to'])['event_id']);
  // In a thread every message answers the one before it, for clients that know no threads.
  const replyTo = threadId && relation['is_falling_back'] === true ? undefined : answered;
  const base = { ...baseOf(event, id, channelId), replyTo, ...(threadId && { threadId }) };
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

const isOneOf = <T extends string>(value: string, ...kinds: T[]): value is T => (kinds as string[]).includes(value);
