/**
 * What is known of a channel's messages, built from events in whatever order they are told: history comes backwards, so a
 * reaction, an edit or a deletion may be told before the message it is about.
 *
 * The messages held form one or two stretches: the live one, which ends at the newest message, and while the channel is
 * looked at from an older message, a second one round that. When the second grows to meet the first they become one.
 */

import type { Channel, ChannelEvent, ChannelSnapshot, Cursor, Message, Page, Participant } from '../backend/types.js';
import type { LiveMessage, LiveReaction, LiveReader } from './snapshots.js';

/** Messages without a gap between them, in the server's order. `before` and `after` are where further ones begin. */
export class Stretch {
  readonly ids: string[] = [];
  after: Cursor | undefined;
  readonly #known = new Set<string>();

  constructor(public before?: Cursor) {}

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /**
   * Puts in more of the same history: next to those that are known already, else at the end given. What goes back further
   * than the first known one is put in only at the start: at the end it is left to be paged, from `before` on.
   */
  merge(ids: readonly string[], end: 'start' | 'end'): void {
    let early: string[] = [];
    let position: number | undefined;
    for (const id of ids) {
      if (this.#known.has(id)) {
        const index = this.ids.lastIndexOf(id);
        if (end === 'end' && index === 0) early = [];
        this.#insert(index, early);
        position = index + early.length + 1;
        early = [];
      } else if (position === undefined) early.push(id);
      else this.#insert(position++, [id]);
    }
    this.#insert(end === 'start' ? 0 : this.ids.length, early);
  }

  #insert(index: number, ids: readonly string[]): void {
    this.ids.splice(index, 0, ...ids);
    for (const id of ids) this.#known.add(id);
  }
}

type Edit = Extract<ChannelEvent, { type: 'edit' }>;
type Reaction = Extract<ChannelEvent, { type: 'reaction' }>;

const noReactions: readonly LiveReaction[] = Object.freeze([]);
const nobody: readonly LiveReader[] = Object.freeze([]);

export class Timeline {
  channel: Channel | undefined;
  typing: readonly string[] = [];
  unreadCount = 0;
  /** The stretch that ends at the newest message, shown or not. */
  live = new Stretch();
  /** Another number each time that who is in the channel, or what they may do there, may have changed. */
  peopleChanges = 0;
  readonly #userId: string;
  readonly #messages = new Map<string, Message>();
  /** By message and editor: what somebody else says of a message must not hide its sender's own edit. */
  readonly #edits = new Map<string, Edit>();
  readonly #reactions = new Map<string, Map<string, Reaction>>();
  readonly #reactionTargets = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #participants = new Map<string, Participant>();
  readonly #snapshots = new Map<string, LiveMessage>();
  #focus: Stretch | undefined;
  #list: readonly LiveMessage[] | undefined;

  constructor(userId: string) {
    this.#userId = userId;
  }

  get #shown(): Stretch {
    return this.#focus ?? this.live;
  }

  /** Where older messages than those shown begin. */
  get before(): Cursor | undefined {
    return this.#shown.before;
  }

  /** Where newer ones begin; `undefined` where what is shown ends at the newest. */
  get after(): Cursor | undefined {
    return this.#focus?.after;
  }

  /** Whether what is shown ends at the newest message. */
  get isLive(): boolean {
    return !this.#focus;
  }

  has(id: string): boolean {
    return this.#messages.has(id);
  }

  /** The id of the newest message of the channel. */
  get newestId(): string | undefined {
    return this.live.ids.at(-1);
  }

  participant(id: string): Participant | undefined {
    return this.#participants.get(id);
  }

  /** The channel as it stands; what was live before is forgotten. */
  open(snapshot: ChannelSnapshot): void {
    this.channel = snapshot.channel;
    this.live = new Stretch(snapshot.before);
    this.append(snapshot.events);
  }

  /** New events at the live end. `before`: where the server's own gap before them begins; what was live is then dropped. */
  append(events: readonly ChannelEvent[], before?: Cursor): void {
    if (before !== undefined) this.live = new Stretch(before);
    this.live.merge(this.apply(events), 'end');
    this.#list = undefined;
  }

  /** An older page of what is shown, or of another stretch. */
  prepend(page: Page, stretch = this.#shown): void {
    stretch.merge(this.apply(page.events, true), 'start');
    stretch.before = page.before;
    this.#list = undefined;
  }

  /** Shows the channel from an older message on. */
  focusOn(page: Page): void {
    this.#focus = new Stretch(page.before);
    this.extend(page);
  }

  /** A newer page, where what is shown does not end at the newest. Where it meets the live stretch the two become one. */
  extend(page: Page): void {
    const focus = this.#focus;
    if (!focus) return;
    const ids = this.apply(page.events, true);
    const live = this.live;
    focus.merge(ids, 'end');
    focus.after = page.after;
    this.#list = undefined;
    if (page.after !== undefined && !ids.some((id) => live.has(id))) return;
    const [first] = focus.ids;
    if (first === undefined || !live.has(first)) live.before = focus.before; // it goes back further than what was live
    live.merge(focus.ids, 'start');
    this.#focus = undefined;
  }

  /** Shows the newest messages again. */
  unfocus(): void {
    this.#focus = undefined;
    this.#list = undefined;
  }

  /**
   * Takes in what events say.
   * @param past whether they are history: then what is known of people and of the channel is newer, and stays
   * @returns the ids of the messages among them, in order, each once
   */
  apply(events: readonly ChannelEvent[], past = false): string[] {
    const ids = new Set<string>();
    for (const event of events) {
      switch (event.type) {
        case 'message':
          ids.add(event.message.id);
          this.#messages.set(event.message.id, event.message);
          if (event.message.deleted) this.#deleted.add(event.message.id);
          this.#changed(event.message.id);
          break;
        case 'edit': {
          const key = editKey(event.messageId, event.senderId);
          const known = this.#edits.get(key);
          if (!known || known.editedAt <= event.editedAt) this.#edits.set(key, event);
          this.#changed(event.messageId);
          break;
        }
        case 'delete':
          this.#delete(event.id);
          break;
        case 'reaction':
          if (this.#deleted.has(event.id)) break;
          this.#reactionTargets.set(event.id, event.messageId);
          this.reactionsOf(event.messageId).set(event.id, event);
          this.#changed(event.messageId);
          break;
        case 'participant':
          if (event.membership && !past) this.peopleChanges++;
          if (!past || !this.#participants.has(event.participant.id)) this.setParticipant(event.participant);
          break;
        case 'typing':
          this.typing = event.userIds;
          break;
        case 'unread':
          this.unreadCount = event.count;
          break;
        case 'channel':
          if (past) break;
          this.peopleChanges++;
          if (this.channel) this.channel = { ...this.channel, ...event.change };
          break;
        case 'receipt':
        case 'thread':
          break;
      }
    }
    return [...ids];
  }

  setParticipant(participant: Participant): void {
    const known = this.#participants.get(participant.id);
    if (known && known.name === participant.name && known.avatar === participant.avatar) return;
    this.peopleChanges++;
    this.#participants.set(participant.id, Object.freeze({ ...participant }));
    for (const [id, { senderId }] of this.#messages) if (senderId === participant.id) this.#changed(id);
  }

  #person(id: string): Participant {
    return this.#participants.get(id) ?? { id, name: id };
  }

  #delete(id: string): void {
    this.#deleted.add(id);
    const target = this.#reactionTargets.get(id);
    if (target !== undefined) this.reactionsOf(target).delete(id);
    this.#changed(target ?? id);
  }

  /** The reactions to a message, by id. */
  reactionsOf(messageId: string): Map<string, Reaction> {
    let reactions = this.#reactions.get(messageId);
    if (!reactions) this.#reactions.set(messageId, (reactions = new Map<string, Reaction>()));
    return reactions;
  }

  #changed(id: string): void {
    this.#snapshots.delete(id);
    this.#list = undefined;
  }

  /** The id of the user's own reaction with this emoji, if there is one. */
  ownReaction(messageId: string, emoji: string): string | undefined {
    for (const reaction of this.reactionsOf(messageId).values()) {
      if (reaction.userId === this.#userId && reaction.emoji === emoji) return reaction.id;
    }
    return undefined;
  }

  /** The messages that are shown, oldest first; the same array as long as none changes. */
  get messages(): readonly LiveMessage[] {
    return (this.#list ??= Object.freeze(this.#shown.ids.map((id) => this.message(id)).filter((message) => message !== undefined)));
  }

  /** Every message held, shown or not, in no particular order: what a search among loaded messages looks through. */
  *all(): Iterable<LiveMessage> {
    for (const id of this.#messages.keys()) {
      const message = this.message(id);
      if (message) yield message;
    }
  }

  message(id: string): LiveMessage | undefined {
    const known = this.#snapshots.get(id);
    if (known) return known;
    const message = this.#messages.get(id);
    if (!message) return undefined;
    const snapshot = this.#makeSnapshot(message);
    this.#snapshots.set(id, snapshot);
    return snapshot;
  }

  #makeSnapshot(message: Message): LiveMessage {
    const { clientId, ...rest } = message;
    const own = message.senderId === this.#userId;
    const deleted = this.#deleted.has(message.id);
    const edit = this.#edits.get(editKey(message.id, message.senderId));
    const content =
      deleted ? { kind: 'text', text: '', html: undefined, attachment: undefined, custom: undefined, deleted } as const
      : edit && edit.editedAt >= (message.editedAt ?? 0) ? { text: edit.text, html: edit.html, editedAt: edit.editedAt, custom: edit.custom ?? message.custom }
      : {};
    return Object.freeze({
      ...rest,
      ...content,
      // Only one's own: anybody may copy a client id into a message.
      key: own && clientId ? clientId : message.id,
      own,
      status: 'sent',
      sender: this.#person(message.senderId),
      reactions: deleted ? noReactions : this.#countReactions(message.id),
      readBy: nobody,
    });
  }

  #countReactions(messageId: string): readonly LiveReaction[] {
    const reactions = this.#reactions.get(messageId);
    if (!reactions?.size) return noReactions;
    const counts = new Map<string, { emoji: string; users: Set<string>; own: boolean }>();
    for (const { emoji, userId } of reactions.values()) {
      const entry = counts.get(emoji) ?? { emoji, users: new Set<string>(), own: false };
      entry.users.add(userId);
      entry.own ||= userId === this.#userId;
      counts.set(emoji, entry);
    }
    return Object.freeze([...counts.values()].map(({ emoji, users, own }) => Object.freeze({ emoji, count: users.size, own, users: Object.freeze([...users].map((id) => this.#person(id))) })));
  }
}

const editKey = (messageId: string, senderId: string) => `${messageId} ${senderId}`;
