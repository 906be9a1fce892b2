import { announce } from '../../events.js';
import { shellStyles } from '../chat-element/shell.styles.js';
import type { ElementCallbacks } from '../element-types.js';
import { SearchElement, type SearchEventMap, type SearchOptions } from '../search-element.js';
import type { InlineSearchView } from './view.js';

export type ChatSearchOptions = SearchOptions;
export type ChatSearchEventMap = SearchEventMap;

/**
 * Search through the user's messages, where it stands in the page. `<chat-search-modal>` is the same in a dialog.
 *
 * A click on a result, or Enter, takes the chat to that message; then, and with Escape, it says `close`. `preventDefault()` on
 * `resultClick` stops both. One that was made by `session.createElement()` leaves the page at `close`; any other stays.
 *
 * It is as large as a `<chat-element>`; give it a size of your own by CSS.
 *
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary Search, inline.
 * @fires {CustomEvent<void>} ready - The session is signed in: one can search. Once per sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{error: ChatError, willRetry: boolean, retryAt: number | undefined}>} tokenRefreshError - A refresh failed; the old token is used while it lives.
 * @fires {CustomEvent<void>} sessionClosed - The session is signed out.
 * @fires {CustomEvent<ChatSearchOptions>} optionsUpdated - `updateOptions()` has changed one of the element's own options.
 * @fires {CustomEvent<ChatSearchSnapshot>} snapshot - `getSnapshot()` answers something else than before. Only where somebody listens.
 * @fires {CustomEvent<void>} close - The search is over: Escape in the box, a result that is shown, or `close()`. Cancelable: then it stays on the page.
 * @fires {CustomEvent<{messageId: string, channelId: string}>} resultClick - The person has chosen a result. Bubbles, cancelable.
 * @csspart search - Box and results.
 * @csspart input - The box one types into.
 * @csspart results - The list.
 * @csspart result - One result.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of what is chosen; the other `--chat-` colours are `<chat-element>`'s.
 */
export class ChatSearch extends SearchElement<InlineSearchView, ChatSearchOptions, ChatSearchEventMap> {
  static override styles = shellStyles;
  /** @private `focus()` puts the cursor into the box. */
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** Says `close`. One that the factory has made leaves the page, unless a listener refuses; any other stays where it is. */
  override close(): void {
    if (announce(this, 'close', undefined, true)) this.done();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadView();
  }
}

export interface ChatSearch {
  addEventListener<K extends keyof ChatSearchEventMap>(type: K, listener: (event: ChatSearchEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

type Row = [ChatSearchOptions & ElementCallbacks<ChatSearch, ChatSearchEventMap>, ChatSearch];

declare module '../../session/factory.js' {
  interface ChatSessionElements {
    'chat-search': Row;
    'search-element': Row;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-search': ChatSearch;
  }
}
