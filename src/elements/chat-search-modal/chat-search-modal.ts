import { css, nothing, type PropertyValues } from 'lit';
import { toChatError } from '../../errors.js';
import { type LifecycleEventMap, type ResultClickDetail, announce, request } from '../../events.js';
import { matchesShortcut } from '../../parts/shortcut.js';
import { themeStyles } from '../../parts/theme.styles.js';
import { isLastUsed } from '../../session/last-used.js';
import type { ChatSession } from '../../session/session.js';
import { SessionElement } from '../session-element.js';
import type { SearchModalView } from './view.js';

export interface ChatSearchModalEventMap extends LifecycleEventMap {
  open: CustomEvent<void>;
  close: CustomEvent<void>;
  resultClick: CustomEvent<ResultClickDetail>;
}

/**
 * Search through the user's messages, in a modal dialog. Opens by `show()`, the `open` attribute, or Ctrl+K (Command+K).
 * Where a page has several sessions, the shortcut is answered in the one that was used last.
 *
 * A click on a result, or Enter, takes the chat to that message and closes the dialog; `preventDefault()` on `resultClick`
 * stops both.
 *
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary Search in a modal dialog.
 * @fires {CustomEvent<void>} ready - The session is signed in: one can search. Once per sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<void>} open - The dialog is shown.
 * @fires {CustomEvent<void>} close - The dialog is gone.
 * @fires {CustomEvent<{messageId: string, channelId: string}>} resultClick - The person has chosen a result. Bubbles, cancelable.
 * @csspart dialog - The dialog.
 * @csspart input - The box one types into.
 * @csspart results - The list.
 * @csspart result - One result.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of what is chosen; the other `--chat-` colours are `<chat-element>`'s.
 */
export class ChatSearchModal extends SessionElement {
  static override styles = [
    themeStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];
  static override properties = {
    open: { type: Boolean, reflect: true },
    shortcut: {},
    channelId: { attribute: 'channel-id' },
  };

  /** Whether the dialog is shown. */
  open = false;
  /** The keys that open it, `mod` being Control or Command. Default `mod+k`; empty: none. */
  shortcut = 'mod+k';
  /** Search only in this channel. Default: in all of the user's. */
  channelId: string | undefined;

  #view: SearchModalView | undefined;

  /** Opens the dialog. */
  show(): void {
    this.open = true;
  }

  /** Closes it. */
  close(): void {
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
    // A move in the document disconnects and connects at once, and closes nothing.
    queueMicrotask(() => {
      if (!this.isConnected) this.#view?.disconnect();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.open && !this.#view) void this.#loadView();
    if (changed.has('channelId')) this.#view?.useSession(this.session);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#view?.updated(this.open);
    if (!changed.has('open') || (!this.open && changed.get('open') === undefined)) return;
    announce(this, this.open ? 'open' : 'close');
  }

  protected override render() {
    return this.#view?.render() ?? nothing;
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { session } = this;
    // It is null where the attribute was taken away.
    if (event.defaultPrevented || !session || !matchesShortcut(event, this.shortcut ?? 'mod+k') || !isLastUsed(session)) return;
    event.preventDefault();
    this.open = !this.open;
  };

  protected override onSession(session: ChatSession | undefined): void {
    this.setReady(false);
    this.#view?.useSession(session);
    if (session) this.onState(session);
  }

  protected override onState(session: ChatSession): void {
    if (session.isAlive) this.setReady(true);
    else if (session.state === 'authenticating') this.setReady(false);
  }

  /** Loads the dialog when it is first opened. */
  async #loadView(): Promise<void> {
    try {
      const { SearchModalView } = await import('./view.js');
      this.#view ??= new SearchModalView(this, {
        // What the session fails of is announced by the session's own event.
        error: (error) => error !== this.session?.error && announce(this, 'error', error),
        resultClick: (detail) => this.#onResult(detail),
      });
      this.#view.useSession(this.session);
      this.requestUpdate();
    } catch (cause) {
      this.open = false;
      announce(this, 'error', toChatError(cause, 'part_unavailable', 'The search could not be loaded', { retryable: true }));
    }
  }

  #onResult(detail: ResultClickDetail): void {
    if (!request(this, 'resultClick', detail, true)) return;
    this.session?.showMessage(detail.channelId, detail.messageId);
    this.close();
  }
}

export interface ChatSearchModal {
  addEventListener<K extends keyof ChatSearchModalEventMap>(type: K, listener: (event: ChatSearchModalEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-search-modal': ChatSearchModal;
  }
}
