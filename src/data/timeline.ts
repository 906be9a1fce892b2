/**
 * What is known of a channel's messages, built from events in whatever order they are told: history comes backwards, so a
 * reaction, an edit or a deletion may be told before the message it is about.
 *
 * The messages held form one or two stretches: the live one, which ends at the newest message, and while the channel is
 * looked at from an older message, a second one round that. When the second grows to meet the first they become one. What
 * is in threads is in neither; a thread that is shown has a stretch of its own.
 */

import type { Channel, ChannelEvent, ChannelSnapshot, Cursor, Message, Page, Participant } from '../backend/types.js';
import { loadPart } from '../errors.js';
import type { About } from './about.js';
import type { LiveMessage } from './snapshots.js';
import { Stretch } from './stretch.js';

const none: readonly never[] = Object.freeze([]);

/** What keeps what is said about messages: loaded when something is, else once they are on the screen. */
let AboutPart: typeof About | undefined;

/** Loads it, where it is not there yet. @throws {ChatError} `part_unavailable`; it may be tried again */
export async function loadAbout(): Promise<void> {
  AboutPart ??= (await loadPart(() => import('./about.js'))).About;
}

/** Whether events say something about messages that is seen at once: also that some are unread. Who else has read is seen a moment later. */
export const isAbout = (events: readonly ChannelEvent[]) => events.some((event) => /^(edit|delete|reaction|thread)$/.test(event.type) || (event.type === 'unread' && event.count > 0));

export class Timeline {
  channel: Channel | undefined;
  typing: readonly string[] = [];
  unreadCount = 0;
  /** The stretch that ends at the newest message, shown or not. */
  live = new Stretch();
  /** Another number each time that who is in the channel, or what they may do there, may have changed. */
  peopleChanges = 0;
  /** The one that is shown instead, while the channel is looked at from an older message. See `focus.ts`. */
  focus: Stretch | undefined;
  readonly userId: string;
  readonly #messages = new Map<string, Message>();
  readonly #deleted = new Set<string>();
  readonly #participants = new Map<string, Participant>();
  /** Client id → id of the user's own message. */
  readonly #sent = new Map<string, string>();
  readonly #snapshots = new Map<string, LiveMessage>();
  /** User id → ids of the messages whose snapshots name them. */
  readonly #named = new Map<string, Set<string>>();
  #about: About | undefined;
  /** What it has to be told once it is there. */
  readonly #untold: ((about: About) => void)[] = [];
  /** The newest message, where it is in a thread. */
  #newestReply: string | undefined;

  constructor(userId: string) {
    this.userId = userId;
  }

  /** What is said about messages besides themselves; `undefined` until that part is loaded. */
  get about(): About | undefined {
    if (!this.#about && AboutPart) {
      this.#about = new AboutPart(this);
      for (const tell of this.#untold.splice(0)) tell(this.#about);
    }
    return this.#about;
  }

  #tell(tell: (about: About) => void): void {
    if (this.about) tell(this.about);
    else this.#untold.push(tell);
  }

  get #shown(): Stretch {
    return this.focus ?? this.live;
  }

  /** Where older messages than those shown begin. */
  get before(): Cursor | undefined {
    return this.#shown.before;
  }

  /** Where newer ones begin; `undefined` where what is shown ends at the newest. */
  get after(): Cursor | undefined {
    return this.focus?.after;
  }

  /** Whether what is shown ends at the newest message. */
  get isLive(): boolean {
    return !this.focus;
  }

  has(id: string): boolean {
    return this.#messages.has(id);
  }

  /** Whether one of the messages among the events is known. */
  hasSome(events: readonly ChannelEvent[]): boolean {
    return events.some((event) => event.type === 'message' && this.has(event.message.id));
  }

  /** The id of the newest message, be it in a thread. */
  get newestId(): string | undefined {
    return this.#newestReply ?? this.live.ids.at(-1);
  }

  /** The id of the message that the user has sent with a client id, once it has been told. */
  sent(clientId: string): string | undefined {
    return this.#sent.get(clientId);
  }

  participant(id: string): Participant | undefined {
    return this.#participants.get(id);
  }

  /** The channel as it stands; what was live before is forgotten. */
  open(snapshot: ChannelSnapshot): void {
    this.channel = snapshot.channel;
    this.#restart(snapshot.before);
    this.append(snapshot.events);
  }

  /** New events at the live end. `before`: where the server's own gap before them begins; what was live is then dropped. */
  append(events: readonly ChannelEvent[], before?: Cursor): void {
    if (before !== undefined) this.#restart(before);
    const last = this.live.ids.at(-1);
    this.live.merge(this.#apply(events, false), 'end');
    this.#tell((about) => about.take(events, false, last));
  }

  #restart(before: Cursor | undefined): void {
    this.live = new Stretch(before);
    this.#tell((about) => about.restart());
  }

  /** An older page of what is shown, or of another stretch. */
  prepend(page: Page, stretch = this.#shown): void {
    stretch.merge(this.apply(page.events, true), 'start');
    stretch.before = page.before;
  }

  /** Shows the newest messages again. */
  unfocus(): void {
    this.focus = undefined;
  }

  /**
   * Takes in what events say.
   * @param past whether they are history: then what is known of people and of the channel is newer, and stays
   * @param last id of the message before them; `null`: they are not all that happened, and say nothing of the order
   * @returns the ids of the messages among them that are in no thread, in order, each once
   */
  apply(events: readonly ChannelEvent[], past = false, last?: string | null): string[] {
    const ids = this.#apply(events, past);
    this.#tell((about) => about.take(events, past, last));
    return ids;
  }

  #apply(events: readonly ChannelEvent[], past: boolean): string[] {
    const ids = new Set<string>();
    for (const event of events) {
      switch (event.type) {
        case 'message': {
          const { id, threadId, deleted, senderId, clientId } = event.message;
          if (threadId === undefined) ids.add(id);
          if (!past) this.#newestReply = threadId && id;
          if (clientId && senderId === this.userId) this.#sent.set(clientId, id);
          this.#messages.set(id, event.message);
          if (deleted) this.#deleted.add(id);
          this.touch(id);
          break;
        }
        case 'delete':
          this.#deleted.add(event.id);
          this.touch(event.id);
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
        default: // about messages
      }
    }
    return [...ids];
  }

  setParticipant(participant: Participant): void {
    const { id } = participant;
    const known = this.#participants.get(id);
    if (known && known.name === participant.name && known.avatar === participant.avatar) return;
    this.peopleChanges++;
    this.#participants.set(id, Object.freeze({ ...participant }));
    const named = this.#named.get(id);
    this.#named.delete(id);
    named?.forEach((messageId) => this.touch(messageId));
  }

  /** @internal Something is said about a message: its snapshot is made anew. */
  touch(id: string): void {
    if (!this.#snapshots.delete(id)) return;
    for (const stretch of [this.live, this.focus, ...(this.#about?.threads.values() ?? [])]) stretch?.touch(id);
  }

  /** @internal A message as it was told. */
  told(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** The messages that are shown, oldest first; the same array as long as none changes. */
  get messages(): readonly LiveMessage[] {
    return this.list(this.#shown);
  }

  /** The messages of a stretch, oldest first; the same array as long as none changes. */
  list(stretch: Stretch): readonly LiveMessage[] {
    return stretch.list((id) => this.message(id)!);
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
    const { id, senderId } = message;
    const own = senderId === this.userId;
    const deleted = this.#deleted.has(id);
    return Object.freeze({
      ...rest,
      ...(deleted && ({ kind: 'text', text: '', html: undefined, mentions: undefined, attachment: undefined, custom: undefined, deleted } as const)),
      // Only one's own: anybody may copy a client id into a message.
      key: own && clientId ? clientId : id,
      own,
      status: 'sent',
      sender: this.person(senderId, id),
      reactions: none,
      readBy: none,
      ...this.about?.of(message, deleted),
    });
  }

  /** @internal Somebody, as they are named in the snapshot of a message: it is made anew when they are called otherwise. */
  person(id: string, messageId: string): Participant {
    let named = this.#named.get(id);
    if (!named) this.#named.set(id, (named = new Set()));
    named.add(messageId);
    return this.#participants.get(id) ?? { id, name: id };
  }
}
