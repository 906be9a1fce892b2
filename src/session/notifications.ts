/**
 * Desktop notifications of what comes while the page is not visible. The person is asked for permission when they do
 * something on the page, as browsers want it. Loaded when a session has `desktopNotifications`.
 */

import { type ChatError, toChatError } from '../errors.js';

/** What one of them shows. */
export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
  readonly channelId: string;
  readonly messageId: string;
  /** A picture to show beside it: a URL. */
  readonly icon?: string | undefined;
}

export interface DesktopNotificationsOptions {
  /** The person has not been asked yet. They are at their next gesture, unless this answers `false`. */
  onNeeded(ask: () => Promise<void>): boolean;
  /** They have said no, now or earlier. */
  onDenied(): void;
  onClicked(notice: DesktopNotice): void;
  onError(error: ChatError): void;
}

/** What a person does that lets a page ask. */
const GESTURES = ['pointerup', 'keydown'] as const;
/** Longest text that is shown (characters); the system cuts it anyway, somewhere. */
const LONGEST = 240;

export class DesktopNotifications {
  readonly #options: DesktopNotificationsOptions;
  readonly #ended = new AbortController();
  readonly #shown = new Set<Notification>();
  #asked = false;

  constructor(options: DesktopNotificationsOptions) {
    this.#options = options;
    // iOS has none outside an installed app: nothing can be asked for there.
    if (typeof Notification === 'undefined') return;
    if (Notification.permission === 'denied') options.onDenied();
    else if (Notification.permission === 'default' && options.onNeeded(() => this.#ask())) {
      for (const type of GESTURES) addEventListener(type, () => void this.#ask(), { signal: this.#ended.signal, capture: true });
    }
  }

  /** Shows a message, unless the page is visible or the person has not allowed it. */
  show(notice: DesktopNotice): void {
    if (this.#ended.signal.aborted || typeof Notification === 'undefined' || Notification.permission !== 'granted' || document.visibilityState === 'visible') return;
    const { title, body, messageId, icon } = notice;
    try {
      // The tag makes several tabs show a message once.
      const shown = new Notification(title, { body: body.slice(0, LONGEST), tag: `chat-elements/${messageId}`, ...(icon && { icon }) });
      this.#shown.add(shown);
      shown.onclose = () => this.#shown.delete(shown);
      shown.onclick = () => {
        shown.close();
        window.focus();
        this.#options.onClicked(notice);
      };
    } catch (cause) {
      // Chromium on Android has the class, but only a service worker may use it.
      this.stop();
      this.#options.onError(toChatError(cause, 'unsupported', 'This browser shows no notifications of a page'));
    }
  }

  /** Takes away what is shown, and asks nobody any more. */
  stop(): void {
    this.#ended.abort();
    for (const shown of this.#shown) shown.close();
    this.#shown.clear();
  }

  /** Once: who closes the question without an answer is not asked again until the page is loaded anew. */
  async #ask(): Promise<void> {
    if (this.#asked || this.#ended.signal.aborted) return;
    this.#asked = true;
    const permission = await Notification.requestPermission();
    if (permission === 'denied' && !this.#ended.signal.aborted) this.#options.onDenied();
  }
}
