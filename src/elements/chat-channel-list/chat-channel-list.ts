import { html, type PropertyValues } from 'lit';
import type { ConversationFilter, ConversationSnapshot } from '../../data/api-types.js';
import { type ChatError, partError } from '../../errors.js';
import { type ElementEventMap, announce } from '../../events.js';
import { shellStyles } from '../chat-element/shell.styles.js';
import type { ElementCallbacks, ElementSnapshot, EmptyState } from '../element-types.js';
import { SessionElement } from '../session-element.js';
import type { ChannelListView } from './view.js';

/** What it can be told, and `options` answers. */
export interface ChatChannelListOptions {
  selectedChannel?: string | undefined;
  filter?: ConversationFilter | undefined;
  emptyState?: EmptyState | undefined;
}

/** What its snapshot has besides options and state. */
interface Content {
  /** The channels that are shown, the last active first; `undefined` until they are known. */
  readonly conversations: readonly ConversationSnapshot[] | undefined;
}

export type ChatChannelListSnapshot = ElementSnapshot<ChatChannelListOptions, Content>;

export interface ChannelSelectedDetail {
  /** The channel's own id. */
  id: string;
}

export interface ChatChannelListEventMap extends ElementEventMap<ChatChannelListOptions, ChatChannelListSnapshot> {
  channelSelected: CustomEvent<ChannelSelectedDetail>;
}

/**
 * The user's channels, the last active first, with unread counts: those they are in, and those they are asked into. Stands
 * inside a `<chat-session>`, or is given a session by its `session` property.
 *
 * A click or Enter on a channel shows it in the chat of the same session, the first one if there are several, and selects it
 * here. `preventDefault()` on `channelSelected` stops both.
 *
 * It is 640 px high, or as high as its container lets it, and as wide as there is room; give it a size of your own by CSS.
 *
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary The user's channels with unread counts.
 * @fires {CustomEvent<void>} ready - The channels are shown. Once per sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too: the session, or the list.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{error: ChatError, willRetry: boolean, retryAt: number | undefined}>} tokenRefreshError - A refresh failed; the old token is used while it lives.
 * @fires {CustomEvent<void>} sessionClosed - The session is signed out.
 * @fires {CustomEvent<ChatChannelListOptions>} optionsUpdated - `updateOptions()` has changed one of the element's own options.
 * @fires {CustomEvent<ChatChannelListSnapshot>} snapshot - `getSnapshot()` answers something else than before. Only where somebody listens.
 * @fires {CustomEvent<{id: string}>} channelSelected - The person has chosen a channel. Bubbles, cancelable.
 * @csspart list - What scrolls.
 * @csspart channel - One channel; also `channel-selected`, `channel-unread`.
 * @csspart avatar - Its picture or initials.
 * @csspart online - In a direct conversation, that the other one is online.
 * @csspart name - What it is called.
 * @csspart time - When it was last active.
 * @csspart last-message - What was said last.
 * @csspart unread-count - How many messages are unread.
 * @csspart unread-dot - That it is marked unread.
 * @csspart invited - That one is asked in.
 * @csspart banner - The line that says why it does not get on just now.
 * @csspart empty - What stands there where there is no channel.
 * @csspart error - What stands there where they cannot be shown.
 * @csspart placeholder - What stands there until the view is loaded.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of unread counts; the other `--chat-` colours are `<chat-element>`'s.
 */
export class ChatChannelList extends SessionElement<ChatChannelListOptions, ChatChannelListEventMap, Content> {
  static override styles = shellStyles;
  static override properties = {
    selectedChannel: { attribute: 'selected-channel', reflect: true },
    filter: { attribute: false },
    emptyState: { attribute: false },
  };

  /** The channel that is highlighted: an id (`!abc:example.org`), an alias (`#general:example.org`) or a bare alias name (`general`). */
  selectedChannel: string | undefined;
  /** Only the channels it holds for: a filter of the data API. One that says the same as before changes nothing. */
  filter: ConversationFilter | undefined;
  /** What stands there where there is no channel: `{image, title, description}`. Default: words that say so. */
  emptyState: EmptyState | undefined;

  #view: ChannelListView | undefined;
  #partError: ChatError | undefined;

  /** `ready` when the channels are shown, `error` when they cannot be, else `loading`. */
  override get state(): 'loading' | 'ready' | 'error' {
    return this.#partError || this.#view?.error ? 'error' : super.state;
  }

  protected override get content(): Content {
    return { conversations: this.#view?.conversations };
  }

  /** Puts the focus on the channel it was on last, else the selected one, else the first. */
  override focus(options?: FocusOptions): void {
    if (this.#view) this.#view.focus();
    else super.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadView();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.disconnect();
  }

  protected override willUpdate(): void {
    this.#view?.update();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#view?.updated();
    this.setReady(!!this.#view?.conversations && !!this.session?.isAlive);
    super.updated(changed);
  }

  protected override render(): unknown {
    return this.#view?.render() ?? html`<div class="placeholder" part="placeholder" aria-busy=${!this.#partError}>${this.#partError?.message}</div>`;
  }

  // Whatever becomes of the session is looked at with the next update, which follows.
  protected override onSession(): void {}
  protected override onState(): void {}

  /** One that does not load is tried again when the element is connected again. */
  async #loadView(): Promise<void> {
    if (this.#view) return;
    try {
      const { ChannelListView } = await import('./view.js');
      this.#partError = undefined;
      this.#view ??= new ChannelListView(this);
    } catch (cause) {
      announce(this, 'error', (this.#partError = partError(cause, 'The list of channels could not be loaded')));
    }
    this.requestUpdate();
  }
}

export interface ChatChannelList {
  addEventListener<K extends keyof ChatChannelListEventMap>(type: K, listener: (event: ChatChannelListEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

type Row = [
  ChatChannelListOptions & {
    /** Whop's: taken, but not supported yet. It does nothing. */
    companyId?: string | undefined;
  } & ElementCallbacks<ChatChannelList, ChatChannelListEventMap>,
  ChatChannelList,
];

declare module '../../session/factory.js' {
  interface ChatSessionElements {
    'chat-channel-list': Row;
    'dms-list-element': Row;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-channel-list': ChatChannelList;
  }
}
