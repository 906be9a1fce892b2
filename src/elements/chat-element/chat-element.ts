import { html, type PropertyValues } from 'lit';
import type { ConversationRef } from '../../data/conversation.js';
import type { Subscription } from '../../data/subscription.js';
import type { Attachment, LiveMessage, LiveSnapshot } from '../../data/snapshots.js';
import { type ChatError, partError } from '../../errors.js';
import { type ElementEventMap, type IdDetail, type LinkClickDetail, type MessageSentDetail, announce, request } from '../../events.js';
import type { ChatFeatures, MessageAction } from '../../parts/details/options.js';
import type { ChatSession } from '../../session/session.js';
import type { ElementCallbacks, ElementSnapshot, EmptyState } from '../element-types.js';
import { SessionElement } from '../session-element.js';
import { shellStyles } from './shell.styles.js';
import type { ChatElementView } from './view.js';

/** An element without a session or channel for this long (ms) stands in the wrong place, and says so. */
const ORPHANED = 3000;
/** What the data tells is rendered once in so long (ms), a frame of a usual screen: no frame comes while the tab is hidden. */
const FRAME = 16;

export type { ChatFeatures, MessageAction };

/** How it looks: bubbles, or lines one below the other. */
export type AppearanceStyle = 'imessage' | 'discord';

/** What it can be told, and `options` answers. */
export interface ChatElementOptions {
  channelId?: string | undefined;
  deeplinkToMessageId?: string | undefined;
  /** Whop's name for `deeplinkToMessageId`. */
  deeplinkToPostId?: string | undefined;
  appearanceStyle?: AppearanceStyle | undefined;
  /** Whop's name for `appearanceStyle`, in the factory's options only: an element's `style` is the DOM's. */
  style?: AppearanceStyle | undefined;
  disableNavigation?: boolean | undefined;
  emptyState?: EmptyState | undefined;
  features?: ChatFeatures | undefined;
  messageActions?: ((message: LiveMessage, defaults: readonly MessageAction[]) => readonly MessageAction[]) | undefined;
}

export interface AttachmentClickDetail {
  messageId: string;
  attachments: Attachment[];
}

/** What its snapshot has besides options and state. */
interface Content {
  /** The channel as it is shown: messages, who types, unread count. `undefined` without a session. */
  readonly conversation: LiveSnapshot | undefined;
}

export type ChatElementSnapshot = ElementSnapshot<ChatElementOptions, Content>;

export interface ChatElementEventMap extends ElementEventMap<ChatElementOptions, ChatElementSnapshot> {
  messageSent: CustomEvent<MessageSentDetail>;
  messageDeleted: CustomEvent<IdDetail>;
  profileClick: CustomEvent<IdDetail>;
  linkClick: CustomEvent<LinkClickDetail>;
  experienceClick: CustomEvent<IdDetail>;
  attachmentClick: CustomEvent<AttachmentClickDetail>;
}

/**
 * One channel: its messages and a composer. Stands inside a `<chat-session>`, or is given a session by its `session`
 * property.
 *
 * It is 640 px high, or as high as its container lets it, and as wide as there is room; give it a size of your own by CSS.
 *
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary One channel: messages and composer.
 * @fires {CustomEvent<void>} ready - The channel is open and shown. Once per channel and sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too: the session, the channel, or something they did here.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{error: ChatError, willRetry: boolean, retryAt: number | undefined}>} tokenRefreshError - A refresh failed; the old token is used while it lives.
 * @fires {CustomEvent<void>} sessionClosed - The session is signed out.
 * @fires {CustomEvent<ChatElementOptions>} optionsUpdated - `updateOptions()` has changed one of the element's own options.
 * @fires {CustomEvent<ChatElementSnapshot>} snapshot - `getSnapshot()` answers something else than before. Only where somebody listens.
 * @fires {CustomEvent<{id: string, content: string, channelId: string}>} messageSent - The person has sent a message, and the server has it. Bubbles.
 * @fires {CustomEvent<{id: string}>} messageDeleted - The person has deleted a message. Bubbles.
 * @fires {CustomEvent<{id: string}>} profileClick - The person has pressed somebody's name, picture or mention; the id is the user's. Bubbles.
 * @fires {CustomEvent<{url: string}>} linkClick - The person follows a link in a message. Bubbles, cancelable: then it goes nowhere.
 * @fires {CustomEvent<{id: string}>} experienceClick - The person follows a link to a channel; the id is the channel's. Bubbles, cancelable: else it is shown here.
 * @fires {CustomEvent<{messageId: string, attachments: Attachment[]}>} attachmentClick - The person opens a file of a message. Bubbles, cancelable: then it is not opened.
 * @slot header - Instead of the line with the channel's name.
 * @slot empty - What stands there where there are no messages.
 * @slot composer-actions - In the composer, before its own buttons: more of them. A `<button>` looks like those, with a picture of 20 px. It is there with the composer's own: once the messages are, and where one may write.
 * @slot footer - Below the composer.
 * @csspart header - The line with the channel's name.
 * @csspart banner - The line that says why it does not get on just now.
 * @csspart error - What stands instead of the messages where they cannot be shown.
 * @csspart empty - What stands there where there are none.
 * @csspart placeholder - What stands there until the view is loaded.
 * @csspart typing - The line that says who types.
 * @csspart messages - The area of the messages.
 * @csspart scroller - What scrolls in it.
 * @csspart message - A message; also `message-own` or `message-other`.
 * @csspart bubble - What is round its text.
 * @csspart name - Who wrote it.
 * @csspart avatar - Their picture or initials.
 * @csspart reaction - A reaction's button.
 * @csspart day - The line between two days.
 * @csspart unread-line - The line before the first message that was not read.
 * @csspart unread-bar - How many there are, and the way to the first of them.
 * @csspart quote - In a message, the one it answers.
 * @csspart attachment - A file in a message; also `attachment-image`, `attachment-video`, `attachment-file` or `attachment-missing`.
 * @csspart caption - What is said of it.
 * @csspart download-button - The button that saves it.
 * @csspart lightbox - The large view of the pictures.
 * @csspart thread - The pane of a thread.
 * @csspart thread-header - Its line at the top.
 * @csspart thread-button - Below a message, the way to its thread.
 * @csspart readers - Below a message, pictures of who has read up to it.
 * @csspart toolbar - Beside a message, what one can do with it.
 * @csspart popup - A menu or list that opens over the messages.
 * @csspart confirm - The dialog that asks before something is done for good.
 * @csspart composer-context - In the composer, what is answered or edited.
 * @csspart picker - The list of people, channels or emoji while one writes.
 * @csspart attach-button - The button that chooses files.
 * @csspart emoji-button - The button that opens the emoji picker.
 * @csspart voice-button - The button that records a voice message.
 * @csspart upload-tray - The files that are to be sent.
 * @csspart upload - One of them.
 * @csspart upload-remove - The button that takes it away.
 * @csspart drop-overlay - What covers the messages while files are dragged over them.
 * @csspart voice-recorder - The line that records.
 * @csspart newest-button - The button back to the newest message.
 * @csspart composer - Where one writes.
 * @csspart input - The box for the text.
 * @csspart send-button - The button that sends.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of one's own messages and of what can be pressed.
 * @cssprop [--chat-on-accent=#fff] - Text on it.
 * @cssprop [--chat-accent-text] - Links, and rings round what has the focus.
 * @cssprop [--chat-danger] - What says that something failed.
 * @cssprop [--chat-background] - Behind the messages.
 * @cssprop [--chat-surface] - Behind others' messages and the composer's box.
 * @cssprop [--chat-text] - Text.
 * @cssprop [--chat-text-muted] - Times, names, hints.
 * @cssprop [--chat-border] - Lines.
 * @cssprop [--chat-radius=14px] - Rounding of the element's corners.
 * @cssprop [--chat-font] - Font family. Default: the system's.
 */
export class ChatElement extends SessionElement<ChatElementOptions, ChatElementEventMap, Content> {
  static override styles = shellStyles;
  static override properties = {
    channelId: { attribute: 'channel-id' },
    deeplinkToMessageId: { attribute: 'deeplink-to-message-id' },
    deeplinkToPostId: { attribute: false, noAccessor: true },
    appearanceStyle: { attribute: 'appearance-style', reflect: true },
    disableNavigation: { type: Boolean, attribute: 'disable-navigation' },
    emptyState: { attribute: false },
    features: { attribute: false },
    messageActions: { attribute: false },
  };

  /** The channel: an id (`!abc:example.org`), an alias (`#general:example.org`) or a bare alias name (`general`). */
  channelId: string | undefined;
  /** Opens at this message, with what is round it, instead of at the newest. */
  deeplinkToMessageId: string | undefined;
  /** How it looks: `imessage` (bubbles, one's own at the other side; the default) or `discord` (lines one below the other). */
  appearanceStyle: AppearanceStyle | undefined;
  /** Links out of the chat go nowhere; `linkClick` is told all the same. */
  disableNavigation = false;
  /** What stands there where there are no messages. Default: an invitation to begin. */
  emptyState: EmptyState | undefined;
  /** Which of the things a moderator may do are offered, and which ways of writing. Default: all. */
  features: ChatFeatures | undefined;
  /** What can be done with a message, given what we would offer: leave out, add, or put into another order. Only text: no HTML. */
  messageActions: ((message: LiveMessage, defaults: readonly MessageAction[]) => readonly MessageAction[]) | undefined;

  #view: ChatElementView | undefined;
  #partError: ChatError | undefined;
  #conversation: ConversationRef | undefined;
  #subscriptions: Subscription[] = [];
  #removeViewer: (() => void) | undefined;
  #orphanTimer: ReturnType<typeof setTimeout> | undefined;
  #orphaned = false;
  /** While it runs what the data tells waits; whether something does. */
  #frameTimer: ReturnType<typeof setTimeout> | undefined;
  #isBehind = false;
  /** The last error that was announced: one failure, one event. */
  #announced: ChatError | undefined;
  /** A message to go to once the channel is open, and whether the focus goes there. */
  #destination: readonly [messageId: string, focuses?: boolean] | undefined;

  /** The handle on the channel: what the element shows and does, a script can. `undefined` without a session. */
  get conversation(): ConversationRef | undefined {
    return this.#conversation;
  }

  /** Whop's name for `deeplinkToMessageId`. */
  get deeplinkToPostId(): string | undefined {
    return this.deeplinkToMessageId;
  }
  set deeplinkToPostId(messageId: string | undefined) {
    this.deeplinkToMessageId = messageId;
  }

  /** `ready` when the channel is shown, `error` when it cannot be, else `loading`. */
  override get state(): 'loading' | 'ready' | 'error' {
    return this.#partError || this.#conversation?.live.get().state === 'error' ? 'error' : super.state;
  }

  protected override get content(): Content {
    return { conversation: this.#conversation?.live.get() };
  }

  /** Whether it has gone on for long without a session or a channel. */
  get orphaned(): boolean {
    return this.#orphaned;
  }

  /**
   * Goes to a message and marks it, loading what is round it where need be. A failure is told by `error`.
   * @param focuses whether the focus goes there too: where the person has asked for it
   */
  showMessage(messageId: string, focuses?: boolean): void {
    this.#destination = [messageId, focuses];
    this.requestUpdate();
  }

  /** Puts the cursor where one writes. */
  override focus(options?: FocusOptions): void {
    if (this.#view) this.#view.focus();
    else super.focus(options);
  }

  /** @private What it shows has changed: rendered at once, and then once a frame, however much comes. What a person does never waits. */
  readonly onData = (): void => {
    this.#isBehind = this.#frameTimer !== undefined && this.state === 'ready';
    if (this.#isBehind) return;
    this.requestUpdate();
    this.#frameTimer ??= setTimeout(() => {
      this.#frameTimer = undefined;
      if (this.#isBehind) this.onData();
    }, FRAME);
  };

  /** Who waits for it is told once all that is known is rendered. */
  protected override getUpdateComplete(): Promise<boolean> {
    if (this.#isBehind) this.requestUpdate();
    return super.getUpdateComplete();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#conversation) this.#orphanTimer = setTimeout(() => this.#onOrphaned(), ORPHANED);
    void this.#loadView();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#orphanTimer);
    clearTimeout(this.#frameTimer);
    this.#frameTimer = undefined;
    this.#view?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#isBehind = false;
    if (changed.has('channelId')) this.#useConversation();
    if (changed.has('deeplinkToMessageId')) this.#destination = this.deeplinkToMessageId ? [this.deeplinkToMessageId] : undefined;
    this.#view?.update();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#view?.updated();
    const snapshot = this.#conversation?.live.get();
    if (this.#view?.isShown && snapshot?.state === 'ready') {
      if (this.session?.isAlive) this.setReady(true);
      if (this.#destination) void this.#view.goTo(...this.#destination);
      this.#destination = undefined;
    }
    if (this.#view && snapshot?.state === 'error' && snapshot.error) this.#announceError(snapshot.error);
    super.updated(changed);
  }

  protected override render() {
    return this.#view?.render() ?? html`<div class="placeholder" part="placeholder" aria-busy=${!this.#partError}>${this.#partError ? this.#partError.message : ''}</div>`;
  }

  protected override onState(session: ChatSession): void {
    if (!session.isAlive) this.setReady(false);
    this.#useConversation();
  }

  protected override onSession(session: ChatSession | undefined): void {
    this.#removeViewer?.();
    const shows = (channelId: string) => this.channelId === channelId || this.#conversation?.live.get().channel?.id === channelId;
    this.#removeViewer = session?.addViewer({
      shows,
      showMessage: (channelId, messageId, focuses) => {
        if (!shows(channelId)) this.channelId = channelId;
        if (messageId) this.showMessage(messageId, focuses);
      },
    });
    this.#useConversation();
  }

  /** Subscribes to the channel of the session there is now; does nothing where it is subscribed to that already. */
  #useConversation(): void {
    const { session, channelId } = this;
    const conversation = session && channelId ? session.conversation(channelId) : undefined;
    if (conversation === this.#conversation) return;
    this.#subscriptions.forEach((subscription) => subscription.unsubscribe());
    this.#subscriptions = [];
    this.#conversation = conversation;
    this.setReady(false);
    this.#announced = undefined;
    this.#view?.show(conversation?.live);
    if (conversation) {
      clearTimeout(this.#orphanTimer);
      this.#orphaned = false;
      this.#subscriptions = [
        conversation.live.subscribe(this.onData),
        conversation.live.onError((error, key) => {
          this.#announceError(error);
          if (key === undefined) this.#view?.notify(error);
        }),
      ];
    }
    this.requestUpdate();
  }

  /** What the session fails of is announced by the session's own event. */
  #announceError(error: ChatError): void {
    if (error === this.#announced || error === this.session?.error) return;
    this.#announced = error;
    announce(this, 'error', error);
  }

  #onOrphaned(): void {
    this.#orphaned = true;
    console.warn('chat-elements: <chat-element> needs a <chat-session> round it (or its session property), and a channel-id', this);
    this.requestUpdate();
  }

  /** Loads the view when the element is first shown. One that does not load is tried again when the element is connected again. */
  async #loadView(): Promise<void> {
    if (this.#view) return;
    try {
      const { ChatElementView } = await import('./view.js');
      if (this.#view) return;
      this.#partError = undefined;
      this.#view = new ChatElementView(this, {
        messageSent: (detail) => void request(this, 'messageSent', detail),
        error: (error) => this.#announceError(error),
      });
      this.#view.show(this.#conversation?.live);
    } catch (cause) {
      this.#partError = partError(cause, 'A part of the chat could not be loaded');
      this.#announceError(this.#partError);
    }
    this.requestUpdate();
  }
}

export interface ChatElement {
  addEventListener<K extends keyof ChatElementEventMap>(type: K, listener: (event: ChatElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare module '../../session/factory.js' {
  interface ChatSessionElements {
    'chat-element': [ChatElementOptions & ElementCallbacks<ChatElement, ChatElementEventMap>, ChatElement];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-element': ChatElement;
  }
}
