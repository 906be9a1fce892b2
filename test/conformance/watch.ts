/** Somebody's open channel in a test: everything told is kept and folded, and whoever waits hears of each update. */

import type { ChannelEvent, ChannelSnapshot, ChannelUpdate, ChatConnection } from '../../src/backend/types.js';
import { messageIds, View } from './view.js';

/** How long a test waits for an update before it says what it misses, in ms; less than the runner's own limit. */
const PATIENCE = 8000;

export class Watch {
  readonly view = new View();
  readonly updates: ChannelUpdate[] = [];
  /** Set once opened. */
  snapshot!: ChannelSnapshot;
  readonly #controller = new AbortController();
  readonly #waiting = new Set<() => void>();

  private constructor(
    readonly connection: ChatConnection,
    readonly channelId: string,
  ) {}

  static async open(connection: ChatConnection, channelId: string, options: { join?: boolean; limit?: number } = {}): Promise<Watch> {
    const watch = new Watch(connection, channelId);
    let opened = false;
    const listener = (update: ChannelUpdate) => {
      watch.updates.push(update);
      if (opened) watch.#take(update);
    };
    const snapshot = await connection.openChannel(channelId, listener, { ...options, signal: watch.#controller.signal });
    opened = true;
    watch.snapshot = snapshot;
    watch.view.channel = snapshot.channel;
    watch.view.apply(snapshot.events);
    // What is told while it opens comes after the snapshot all the same.
    watch.updates.forEach((update) => watch.#take(update));
    return watch;
  }

  /** Resolves as soon as what is known satisfies `holds`, at once or with the update that makes it true. */
  when(what: string, holds: (view: View) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(deadline);
        this.#waiting.delete(check);
        done();
      };
      const check = () => {
        if (holds(this.view)) settle(resolve);
      };
      const told = () => this.updates.flatMap((update) => update.events.map((event) => event.type)).join(', ');
      const deadline = setTimeout(() => settle(() => reject(new Error(`Never came: ${what}. Updates told: ${told() || 'none'}`))), PATIENCE);
      this.#waiting.add(check);
      check();
    });
  }

  /** The message has been told. */
  hears(messageId: string): Promise<void> {
    return this.when(`message ${messageId}`, (view) => view.messages.has(messageId));
  }

  /** Ids of all messages from the snapshot on, in the order told, with gaps filled the way the port says. */
  async timeline(): Promise<string[]> {
    const ids = new Set(messageIds(this.snapshot.events));
    for (const { events, gap } of [...this.updates]) {
      if (gap !== undefined) for (const id of messageIds(await this.#fill(gap, ids))) ids.add(id);
      for (const id of messageIds(events)) ids.add(id);
    }
    return [...ids];
  }

  close(): void {
    this.#controller.abort();
  }

  #take({ events }: ChannelUpdate): void {
    this.view.apply(events);
    for (const check of [...this.#waiting]) check();
  }

  /** Pages back from a gap until something known, or the beginning. */
  async #fill(gap: string, known: ReadonlySet<string>): Promise<ChannelEvent[]> {
    let events: ChannelEvent[] = [];
    for (let cursor: string | undefined = gap; cursor !== undefined; ) {
      const page = await this.connection.page(this.channelId, cursor, 'before');
      events = [...page.events, ...events];
      cursor = messageIds(page.events).some((id) => known.has(id)) ? undefined : page.before;
    }
    return events;
  }
}

