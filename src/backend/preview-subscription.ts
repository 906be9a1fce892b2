/** One listener on one channel: what happens is queued and told in order, in one update per microtask. */

import type { PreviewChannel } from './preview-channel.js';
import { Teller } from './preview-teller.js';
import type { PreviewWorld } from './preview-world.js';
import type { ChannelEvent, ChannelUpdate, Cursor, Page } from './types.js';

export class PreviewSubscription {
  readonly userId: string;
  readonly #world: PreviewWorld;
  readonly #channel: PreviewChannel;
  readonly #listener: (update: ChannelUpdate) => void;
  readonly #teller: Teller;
  /** Who has been introduced by a `participant` event. */
  readonly #known: Set<string>;
  #queue: ChannelEvent[] = [];
  #gap: Cursor | undefined;

  /** @param told what the listener's owner learns by other means before `start()` */
  constructor(world: PreviewWorld, channel: PreviewChannel, userId: string, listener: (update: ChannelUpdate) => void, told: Page) {
    this.#world = world;
    this.#channel = channel;
    this.userId = userId;
    this.#listener = listener;
    this.#teller = new Teller(world, () => this.#flush());
    this.#known = new Set(told.events.flatMap((event) => (event.type === 'participant' ? event.participant.id : [])));
    channel.subscriptions.add(this);
  }

  /** The snapshot is out: what has happened since may be told. */
  start(): void {
    this.#teller.start();
  }

  tell(event: ChannelEvent): void {
    if (!this.#isFor(event)) return;
    for (const id of people(event)) {
      if (this.#known.has(id)) continue;
      this.#known.add(id);
      this.#queue.push({ type: 'participant', participant: this.#world.user(id) });
    }
    this.#queue.push(event);
    this.#teller.due();
  }

  /** Messages before this position have not been told and will not be. */
  miss(before: Cursor): void {
    this.#gap = before;
    this.#teller.due();
  }

  /** Back online: tells what came meanwhile, but of the messages no more than the last `most`. */
  catchUp(most: number): void {
    const messages = this.#queue.flatMap((event) => (event.type === 'message' ? event.message.id : []));
    const left = new Set(messages.slice(0, Math.max(0, messages.length - most)));
    const firstTold = messages[left.size];
    if (left.size > 0) {
      // Edits, deletions and reactions stay: those of messages told long ago are in no page that fills the gap.
      this.#queue = this.#queue.filter((event) => event.type !== 'message' || !left.has(event.message.id));
      this.#gap = this.#channel.cursor(firstTold ? this.#channel.indexOf(firstTold) : this.#channel.messages.length);
    }
    this.#teller.due();
  }

  /** Nothing is told any more, not even what is queued. */
  end(): void {
    this.#channel.subscriptions.delete(this);
    this.#teller.end();
  }

  /** Who may not read is told what becomes of their own place in it; who is asked in, also what it is. */
  #isFor(event: ChannelEvent): boolean {
    if (this.#channel.mayRead(this.userId)) return true;
    if (event.type !== 'channel') return false;
    return 'membership' in event.change || this.#channel.members.of(this.userId) === 'invited';
  }

  #flush(): void {
    const gap = this.#gap;
    const events = this.#queue;
    if (gap === undefined && events.length === 0) return;
    this.#queue = [];
    this.#gap = undefined;
    this.#listener(gap === undefined ? { events } : { events, gap });
  }
}

/** User ids that somebody who is told this event wants a name for. */
function people(event: ChannelEvent): readonly string[] {
  switch (event.type) {
    case 'message':
      return [event.message.senderId];
    case 'reaction':
    case 'receipt':
      return [event.userId];
    case 'typing':
      return event.userIds;
    default:
      return [];
  }
}
