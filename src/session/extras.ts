/**
 * What a session does besides being signed in: it tells of messages in any channel, and tells the chat server how the host calls
 * the user. Loaded when somebody wants one of them.
 */

import { isAborted, toChatError } from '../errors.js';
import type { Emitter } from '../events.js';
import { News } from './news.js';
import { wantsNews } from './news-events.js';
import type { SessionEvents } from './options.js';
import type { ChatSession } from './session.js';
import { syncUser } from './sync-user.js';

export class Extras {
  readonly #session: ChatSession;
  readonly #events: Emitter<SessionEvents>;
  #news: News | undefined;
  /** The sign-in whose user has been told to the chat server, and as what. */
  #synced: { signal: AbortSignal; as: string } | undefined;

  constructor(session: ChatSession, events: Emitter<SessionEvents>) {
    this.#session = session;
    this.#events = events;
  }

  /**
   * Signed in, or listeners or options have changed.
   * @param signal aborts when the sign-in ends; aborted where there is none
   */
  update(signal: AbortSignal): void {
    this.#updateNews();
    this.#syncUser(signal);
  }

  stop(): void {
    this.#news?.stop();
    this.#news = undefined;
  }

  /** News are watched as long as anybody wants them. */
  #updateNews(): void {
    if (!this.#wantsNews) return this.stop();
    const tell = <K extends keyof SessionEvents>(type: K, ...args: SessionEvents[K]) => {
      this.#events.of(type).emit(...args);
      if (!this.#wantsNews) this.stop(); // it was a listener of once()
    };
    this.#news ??= new News(this.#session, tell);
    this.#news.desktop = this.#session.options.desktopNotifications ?? false;
  }

  get #wantsNews(): boolean {
    return wantsNews(this.#session.options, this.#events);
  }

  /** A page may give an equal object whenever it renders: it is told once in a sign-in. A function is asked at each. */
  #syncUser(signal: AbortSignal): void {
    const { syncUser: wanted } = this.#session.options;
    const as = typeof wanted === 'function' ? 'function' : JSON.stringify(wanted);
    if (!wanted || !this.#session.isAlive || (this.#synced?.signal === signal && this.#synced.as === as)) return;
    this.#synced = { signal, as };
    syncUser(this.#session, signal).catch((cause: unknown) => {
      if (!signal.aborted && !isAborted(cause)) this.#events.of('error').emit(toChatError(cause, 'bad_request', 'syncUser failed'));
    });
  }
}
