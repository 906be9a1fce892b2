/** What somebody who follows a channel knows: its events folded into one state, the way the port says to. */

import type { Channel, ChannelEvent, Message, Participant } from '../../src/backend/types.js';

type Reaction = Extract<ChannelEvent, { type: 'reaction' }>;
type Edit = Extract<ChannelEvent, { type: 'edit' }>;

export class View {
  /** In the order they were first told. */
  readonly messages = new Map<string, Message>();
  readonly participants = new Map<string, Participant>();
  /** User id → what has become of them here, as far as that was told. */
  readonly memberships = new Map<string, Channel['membership']>();
  /** User id, in a thread with the id of its first message after a blank → id of the last message read. */
  readonly receipts = new Map<string, string>();
  /** Id of a message → what was told last of its thread. */
  readonly threads = new Map<string, Extract<ChannelEvent, { type: 'thread' }>>();
  channel: Partial<Channel> = {};
  typing: readonly string[] = [];
  unread: number | undefined;
  readonly #reactions = new Map<string, Reaction>();
  readonly #edits = new Map<string, Edit[]>();
  readonly #deleted = new Set<string>();

  apply(events: readonly ChannelEvent[]): void {
    for (const event of events) this.#apply(event);
  }

  /** Its text as it stands, '' when deleted, `undefined` when not known. */
  text(id: string): string | undefined {
    const message = this.message(id);
    return message?.deleted ? '' : message?.text;
  }

  /** A message with its edits and deletion. */
  message(id: string): Message | undefined {
    let message = this.messages.get(id);
    if (!message) return undefined;
    if (this.#deleted.has(id)) return { ...message, text: '', html: undefined, attachment: undefined, custom: undefined, deleted: true };
    for (const { senderId, text, html, mentions, custom, editedAt } of this.#edits.get(id) ?? []) {
      if (senderId !== message.senderId || editedAt < (message.editedAt ?? 0)) continue;
      message = { ...message, text, html, mentions, editedAt, ...(custom && { custom }) };
    }
    return message;
  }

  /** How many messages there are in a message's thread. */
  threadCount(id: string): number {
    const told = [...this.messages.values()].filter((message) => message.threadId === id && !message.deleted && !this.#deleted.has(message.id));
    return this.threads.get(id)?.count ?? told.length;
  }

  /** `emoji userId` of each reaction to a message. */
  reactions(messageId: string): string[] {
    return [...this.#reactions.values()]
      .filter((reaction) => reaction.messageId === messageId && !this.#deleted.has(reaction.id))
      .map(({ emoji, userId }) => `${emoji} ${userId}`);
  }

  reactionId(messageId: string, userId: string, emoji: string): string | undefined {
    const isIt = (reaction: Reaction) => reaction.messageId === messageId && reaction.userId === userId && reaction.emoji === emoji;
    return [...this.#reactions.values()].find(isIt)?.id;
  }

  #apply(event: ChannelEvent): void {
    switch (event.type) {
      case 'message':
        return void this.messages.set(event.message.id, event.message);
      case 'edit':
        return void this.#edits.set(event.messageId, [...(this.#edits.get(event.messageId) ?? []), event]);
      case 'delete':
        return void this.#deleted.add(event.id);
      case 'reaction':
        return void this.#reactions.set(event.id, event);
      case 'participant':
        if (event.membership) this.memberships.set(event.participant.id, event.membership);
        return void this.participants.set(event.participant.id, event.participant);
      case 'typing':
        this.typing = event.userIds;
        return;
      case 'receipt':
        return void this.receipts.set(event.threadId ? `${event.userId} ${event.threadId}` : event.userId, event.messageId);
      case 'place':
        return;
      case 'thread':
        return void this.threads.set(event.messageId, event);
      case 'unread':
        this.unread = event.count;
        return;
      case 'channel':
        this.channel = { ...this.channel, ...event.change };
        return;
    }
  }
}

/** Ids of the messages told, in order, each once. */
export function messageIds(events: readonly ChannelEvent[]): string[] {
  return [...new Set(events.flatMap((event) => (event.type === 'message' ? event.message.id : [])))];
}
