/**
 * What a session does besides being signed in, each loaded when somebody wants it: it tells of messages in any channel, and
 * tells the chat server how the host calls the user.
 */

import { isAborted, toChatError } from '../errors.js';
import type { Emitter } from '../events.js';
import type { News } from './news.js';
import type { SessionEvents } from './options.js';
import type { ChatSession } from './session.js';

export class Extras {
  readonly #session: ChatSession;
  readonly #events: Emitter<SessionEvents>;
  #news: Promise<News | undefined> | undefined;
  /** Counts how often they were wanted anew: what is loaded for an earlier wish is not begun. */
  #wish = 0;
  #synced: unknown;
  #stopped = false;

  constructor(session: ChatSession, events: Emitter<SessionEvents>) {
    this.#session = session;
    this.#events = events;
  }

  /** Listeners or options have changed: news are watched as long as anybody wants them. */
  update(): void {
    const { desktopNotifications: desktop = false } = this.#session.options;
    const isWanted = !this.#stopped && (desktop || this.#events.of('message').size + this.#events.of('unreadsChange').size > 0);
    if (isWanted) this.#news ??= this.#loadNews();
    const news = this.#news;
    if (!isWanted) {
      this.#news = undefined;
      this.#wish++;
    }
    void news?.then((made) => (isWanted ? made && (made.desktop = desktop) : made?.stop()));
  }

  /**
   * Signed in, or options have changed. A page may give an equal object whenever it renders: it is told once in a sign-in; a
   * function is asked at each.
   * @param signal aborts when the sign-in ends
   */
  syncUser(signal: AbortSignal, isNew: boolean): void {
    const { syncUser: wanted } = this.#session.options;
    const now = typeof wanted === 'function' ? 'function' : JSON.stringify(wanted);
    if (!wanted || (!isNew && now === this.#synced)) return;
    this.#synced = now;
    import('./sync-user.js')
      .then(({ syncUser }) => syncUser(this.#session, signal))
      .catch((cause: unknown) => {
        if (!signal.aborted && !isAborted(cause)) this.#events.of('error').emit(toChatError(cause, 'bad_request', 'syncUser failed'));
      });
  }

  stop(): void {
    this.#stopped = true;
    this.update();
  }

  async #loadNews(): Promise<News | undefined> {
    const wish = this.#wish;
    try {
      const { News } = await import('./news.js');
      const tell = <K extends keyof SessionEvents>(type: K, ...args: SessionEvents[K]) => {
        this.#events.of(type).emit(...args);
        this.update(); // a listener of once() is gone
      };
      return wish === this.#wish ? new News(this.#session, tell) : undefined;
    } catch (cause) {
      if (wish === this.#wish) this.#news = undefined; // tried again with the next listener
      this.#events.of('error').emit(toChatError(cause, 'part_unavailable', 'A part of chat-elements could not be loaded', { retryable: true }));
      return undefined;
    }
  }
}
