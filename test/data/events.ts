/** Made-up messages and channels for the data room's tests. */

import type { Channel, ChannelEvent, ChannelSnapshot, Message, Page } from '../../src/backend/types.js';

export const tea: Channel = { id: 'tea', name: 'Tea', membership: 'joined', encrypted: false, maySend: true, permissions: { deleteOthers: false, mute: false, ban: false } };

export function message(id: string, fields: Partial<Message> = {}): ChannelEvent {
  return { type: 'message', message: { id, channelId: 'tea', senderId: 'maya', sentAt: 1000, text: `text of ${id}`, kind: 'text', ...fields } };
}

export function edit(messageId: string, senderId: string, text: string, editedAt: number): ChannelEvent {
  return { type: 'edit', messageId, senderId, text, editedAt };
}

export function reaction(id: string, messageId: string, userId: string, emoji = '👍'): ChannelEvent {
  return { type: 'reaction', id, messageId, userId, emoji };
}

/** A channel's whole history on a made-up server: messages `m0`, `m1` …, and pages and cursors over them. */
export class History {
  length: number;

  constructor(length: number) {
    this.length = length;
  }

  event(index: number): ChannelEvent {
    return message(`m${index}`, { sentAt: index });
  }

  events(from: number, to: number): ChannelEvent[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, offset) => this.event(from + offset));
  }

  /** The messages from one index up to another. */
  page(from: number, to: number): Page {
    const [start, end] = [Math.max(0, from), Math.min(this.length, to)];
    return {
      events: this.events(start, end),
      ...(start > 0 && { before: `${start}` }),
      ...(end < this.length && { after: `${end}` }),
    };
  }

  newest(limit: number): ChannelSnapshot {
    return { channel: tea, ...this.page(this.length - limit, this.length) };
  }

  before(cursor: string, limit: number): Page {
    return this.page(Number(cursor) - limit, Number(cursor));
  }

  after(cursor: string, limit: number): Page {
    return this.page(Number(cursor), Number(cursor) + limit);
  }
}

/** `m3, m4, m5` as `[3, 4, 5]`. */
export function indexes(messages: readonly { id: string }[]): number[] {
  return messages.map(({ id }) => Number(id.slice(1)));
}

/** Every order of a list. */
export function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, index) => orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}
