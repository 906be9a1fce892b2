/** Somebody's open channel in a test: everything told is kept and folded, and whoever waits hears of each update. */

import type { ChannelEvent, ChannelSnapshot, ChannelUpdate, ChatConnection } from '../../src/backend/types.js';
import { messageIds, View } from './view.js';
import { Waiting } from './waiting.js';

export class Watch {
  readonly view = new View();
  readonly updates: ChannelUpdate[] = [];
  /** Set once opened. */
  snapshot!: ChannelSnapshot;
  readonly #controller = new AbortController();
  readonly #waiting = new Waiting(() => this.updates.flatMap((update) => update.events.map((event) => event.type)).join(', '));

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
    return this.#waiting.when(what, () => holds(this.view));
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
    this.#waiting.check();
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

