import { LitElement, html, type PropertyValues } from 'lit';
import type { ConversationRef, Subscription } from '../../data/conversation.js';
import { type ChatError, toChatError } from '../../errors.js';
import { type LifecycleEventMap, type MessageSentDetail, announce, request } from '../../events.js';
import { ReadyGate } from '../../parts/ready.js';
import { SessionController } from '../../parts/session-controller.js';
import type { ChatSession } from '../../session/session.js';
import { shellStyles } from './shell.styles.js';
import type { ChatElementView } from './view.js';

/** An element without a session for this long (ms) stands in the wrong place, and says so. */
const ORPHANED = 3000;

export interface ChatElementEventMap extends LifecycleEventMap {
  messageSent: CustomEvent<MessageSentDetail>;
}

/**
 * One channel: its messages and a composer. Stands inside a `<chat-session>`, or is given a session by its `session`
 * property.
 *
 * It is 640 px high, or as high as its container lets it, and as wide as there is room; give it a size of your own by CSS.
 *
 * @summary One channel: messages and composer.
 * @fires {CustomEvent<void>} ready - The channel is open and shown. Once per channel and sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too: the session, the channel, or something they did here.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{id: string, content: string, channelId: string}>} messageSent - The person has sent a message, and the server has it. Bubbles.
 * @csspart header - The line with the channel's name.
 * @csspart messages - The area of the messages.
 * @csspart scroller - What scrolls in it.
 * @csspart message - A message; also `message-own` or `message-other`.
 * @csspart bubble - What is round its text.
 * @csspart name - Who wrote it.
 * @csspart avatar - Their picture or initials.
 * @csspart reaction - A reaction's button.
 * @csspart day - The line between two days.
 * @csspart newest-button - The button back to the newest message.
 * @csspart composer - Where one writes.
 * @csspart input - The box for the text.
 * @csspart send-button - The button that sends.
 * @cssprop [--chat-accent=#3b5bdb] - Colour of one's own messages and of what can be pressed.
 * @cssprop [--chat-on-accent=#fff] - Text on it.
 * @cssprop [--chat-background] - Behind the messages.
 * @cssprop [--chat-surface] - Behind others' messages and the composer's box.
 * @cssprop [--chat-text] - Text.
 * @cssprop [--chat-text-muted] - Times, names, hints.
 * @cssprop [--chat-border] - Lines.
 * @cssprop [--chat-radius=14px] - Rounding of the element's corners.
 * @cssprop [--chat-font] - Font family. Default: the system's.
 */
export class ChatElement extends LitElement {
  static override styles = shellStyles;
  static override properties = {
    channelId: { attribute: 'channel-id' },
    // An accessor of its own; listed so that one set before the element was upgraded reaches it.
    session: { attribute: false, noAccessor: true },
    deeplinkToMessageId: { attribute: 'deeplink-to-message-id' },
  };

  /** The channel: an id (`!abc:example.org`), an alias (`#general:example.org`) or a bare alias name (`general`). */
  channelId: string | undefined;
  /** Opens at this message, with what is round it, instead of at the newest. */
  deeplinkToMessageId: string | undefined;

  readonly #sessions: SessionController = new SessionController(this, {
    onSession: (session) => this.#onSession(session),
    onState: (session) => {
      if (!session.isAlive) this.#ready.reset();
      this.#useConversation();
    },
  });
  readonly #ready = new ReadyGate<this>();
  #view: ChatElementView | undefined;
  #partError: ChatError | undefined;
  #conversation: ConversationRef | undefined;
  #subscriptions: Subscription[] = [];
  #removeViewer: (() => void) | undefined;
  #orphanTimer: ReturnType<typeof setTimeout> | undefined;
  #orphaned = false;
  /** The last error that was announced: one failure, one event. */
  #announced: ChatError | undefined;
  /** A message to go to once the channel is open. */
  #destination: string | undefined;

  /** The session; set it to use another than the one that the `<chat-session>` round the element provides. */
  get session(): ChatSession | undefined {
    return this.#sessions.session;
  }
  set session(session: ChatSession | undefined) {
    this.#sessions.explicit = session;
  }

  /** The handle on the channel: what the element shows and does, a script can. `undefined` without a session. */
  get conversation(): ConversationRef | undefined {
    return this.#conversation;
  }

  /** `ready` when the channel is shown, `error` when it cannot be, else `loading`. */
  get state(): 'loading' | 'ready' | 'error' {
    const session = this.session?.state;
    const failed = this.#partError || session === 'failed' || session === 'closed' || this.#conversation?.get().state === 'error';
    return failed ? 'error' : this.#ready.isOpen ? 'ready' : 'loading';
  }

  /** Resolves with the element when the channel is shown, at once where it is. */
  get whenReady(): Promise<this> {
    return this.#ready.promise;
  }

  /** Whether it is not inside a `<chat-session>`, nor has got a session otherwise. */
  get orphaned(): boolean {
    return this.#orphaned;
  }

  /** Goes to a message and marks it, loading what is round it where need be. A failure is told by `error`. */
  showMessage(messageId: string): void {
    this.#destination = messageId;
    this.requestUpdate();
  }

  /** Puts the cursor where one writes. */
  override focus(options?: FocusOptions): void {
    if (this.#view) this.#view.focus();
    else super.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.session) this.#orphanTimer = setTimeout(() => this.#onOrphaned(), ORPHANED);
    void this.#loadView();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#orphanTimer);
    this.#view?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('channelId')) this.#useConversation();
    if (changed.has('deeplinkToMessageId')) this.#destination = this.deeplinkToMessageId;
    this.#view?.update();
  }

  protected override updated(): void {
    this.#view?.updated();
    const snapshot = this.#conversation?.get();
    if (!this.#view || !snapshot) return;
    if (snapshot.state === 'ready' && this.session?.isAlive && !this.#ready.isOpen) {
      this.#ready.open(this);
      announce(this, 'ready');
    }
    if (snapshot.state === 'error' && snapshot.error) this.#announceError(snapshot.error);
    if (snapshot.state === 'ready' && this.#destination !== undefined) {
      const destination = this.#destination;
      this.#destination = undefined;
      void this.#view.goTo(destination);
    }
  }

  protected override render() {
    return this.#view?.render() ?? html`<div class="placeholder" part="placeholder" aria-busy=${!this.#partError}>${this.#partError ? this.#partError.message : ''}</div>`;
  }

  #onSession(session: ChatSession | undefined): void {
    this.#removeViewer?.();
    this.#removeViewer = session?.addViewer({
      shows: (channelId) => this.channelId === channelId || this.#conversation?.get().channel?.id === channelId,
      showMessage: (channelId, messageId) => {
        if (this.channelId !== channelId && this.#conversation?.get().channel?.id !== channelId) this.channelId = channelId;
        this.showMessage(messageId);
      },
    });
    clearTimeout(this.#orphanTimer);
    this.#orphaned = false;
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
    this.#ready.reset();
    this.#announced = undefined;
    this.#view?.show(conversation);
    if (conversation) {
      this.#subscriptions = [
        conversation.subscribe(() => this.requestUpdate()),
        conversation.onError((error, key) => {
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
    console.warn('chat-elements: <chat-element> has no session: put it inside a <chat-session>, or set its session property', this);
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
      });
      this.#view.show(this.#conversation);
    } catch (cause) {
      this.#partError = toChatError(cause, 'part_unavailable', 'A part of the chat could not be loaded', { retryable: true });
      this.#announceError(this.#partError);
    }
    this.requestUpdate();
  }
}

export interface ChatElement {
  addEventListener<K extends keyof ChatElementEventMap>(type: K, listener: (event: ChatElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-element': ChatElement;
  }
}
