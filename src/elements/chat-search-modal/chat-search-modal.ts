import { css, type PropertyValues } from 'lit';
import { announce } from '../../events.js';
import { matchesShortcut } from '../../parts/shortcut.js';
import { themeStyles } from '../../parts/theme.styles.js';
import { isLastUsed } from '../../session/last-used.js';
import type { ElementCallbacks } from '../element-types.js';
import { SearchElement, type SearchEventMap, type SearchOptions } from '../search-element.js';
import type { SearchModalView } from './view.js';

/** What it can be told, and `options` answers. */
export interface ChatSearchModalOptions extends SearchOptions {
  open?: boolean | undefined;
  shortcut?: string | undefined;
}

export interface ChatSearchModalEventMap extends SearchEventMap<ChatSearchModalOptions> {
  open: CustomEvent<void>;
}

/**
 * Search through the user's messages, in a modal dialog. Opens by `show()`, the `open` attribute, or Ctrl+K (Command+K).
 * Where a page has several sessions, the shortcut is answered in the one that was used last.
 *
 * A click on a result, or Enter, takes the chat to that message and closes the dialog; `preventDefault()` on `resultClick`
 * stops both. One that was made by `session.createElement()` leaves the page when it has closed.
 *
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary Search in a modal dialog.
 * @fires {CustomEvent<void>} ready - The session is signed in: one can search. Once per sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{error: ChatError, willRetry: boolean, retryAt: number | undefined}>} tokenRefreshError - A refresh failed; the old token is used while it lives.
 * @fires {CustomEvent<void>} sessionClosed - The session is signed out.
 * @fires {CustomEvent<ChatSearchModalOptions>} optionsUpdated - `updateOptions()` has changed one of the element's own options.
 * @fires {CustomEvent<ChatSearchModalSnapshot>} snapshot - `getSnapshot()` answers something else than before. Only where somebody listens.
 * @fires {CustomEvent<void>} open - The dialog is shown.
 * @fires {CustomEvent<void>} close - The dialog closes. Cancelable while it is shown: then it stays. Chromium lets only the first Escape be refused.
 * @fires {CustomEvent<{messageId: string, channelId: string}>} resultClick - The person has chosen a result. Bubbles, cancelable.
 * @csspart dialog - The dialog.
 * @csspart input - The box one types into.
 * @csspart results - The list.
 * @csspart result - One result.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of what is chosen; the other `--chat-` colours are `<chat-element>`'s.
 */
export class ChatSearchModal extends SearchElement<SearchModalView, ChatSearchModalOptions, ChatSearchModalEventMap> {
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
  };

  /** Whether the dialog is shown. */
  open = false;
  /** The keys that open it, `mod` being Control or Command. Default `mod+k`; empty: none. */
  shortcut = 'mod+k';

  /** Opens the dialog. */
  show(): void {
    this.open = true;
  }

  /** Closes it, unless a listener of `close` refuses. */
  override close(): void {
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.open) void this.loadView();
    else if (changed.get('open') && !announce(this, 'close', undefined, this.view?.isShown)) this.open = true;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.view?.updated(this.open);
    super.updated(changed);
    const was = changed.get('open');
    if (this.open && !was && changed.has('open')) announce(this, 'open');
    if (was && !this.open) this.done();
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { session } = this;
    // It is null where the attribute was taken away.
    if (event.defaultPrevented || !session || !matchesShortcut(event, this.shortcut ?? 'mod+k') || !isLastUsed(session)) return;
    event.preventDefault();
    this.open = !this.open;
  };
}

export interface ChatSearchModal {
  addEventListener<K extends keyof ChatSearchModalEventMap>(type: K, listener: (event: ChatSearchModalEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare module '../../session/factory.js' {
  interface ChatSessionElements {
    'chat-search-modal': [ChatSearchModalOptions & ElementCallbacks<ChatSearchModal, ChatSearchModalEventMap>, ChatSearchModal];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-search-modal': ChatSearchModal;
  }
}
