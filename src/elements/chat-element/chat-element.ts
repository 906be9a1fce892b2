import { html, type PropertyValues } from 'lit';
import type { ConversationRef } from '../../data/conversation.js';
import type { Subscription } from '../../data/live-channel.js';
import { type ChatError, toChatError } from '../../errors.js';
import { type LifecycleEventMap, type MessageSentDetail, announce, request } from '../../events.js';
import type { ChatSession } from '../../session/session.js';
import { SessionElement } from '../session-element.js';
import { shellStyles } from './shell.styles.js';
import type { ChatElementView } from './view.js';

/** An element without a session or channel for this long (ms) stands in the wrong place, and says so. */
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
 * @attr {'light' | 'dark' | 'auto'} color-scheme - Light, dark, or as the person's system has it. Default: as the page has it.
 * @summary One channel: messages and composer.
 * @fires {CustomEvent<void>} ready - The channel is open and shown. Once per channel and sign-in.
 * @fires {CustomEvent<ChatError>} error - Something failed that the person sees too: the session, the channel, or something they did here.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - The session has a new token.
 * @fires {CustomEvent<{id: string, content: string, channelId: string}>} messageSent - The person has sent a message, and the server has it. Bubbles.
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
export class ChatElement extends SessionElement {
  static override styles = shellStyles;
  static override properties = {
    channelId: { attribute: 'channel-id' },
    deeplinkToMessageId: { attribute: 'deeplink-to-message-id' },
  };

  /** The channel: an id (`!abc:example.org`), an alias (`#general:example.org`) or a bare alias name (`general`). */
  channelId: string | undefined;
  /** Opens at this message, with what is round it, instead of at the newest. */
  deeplinkToMessageId: string | undefined;

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

  /** The handle on the channel: what the element shows and does, a script can. `undefined` without a session. */
  get conversation(): ConversationRef | undefined {
    return this.#conversation;
  }

  /** `ready` when the channel is shown, `error` when it cannot be, else `loading`. */
  get state(): 'loading' | 'ready' | 'error' {
    const session = this.session?.state;
    const failed = this.#partError || session === 'failed' || session === 'closed' || this.#conversation?.live.get().state === 'error';
    return failed ? 'error' : this.isReady ? 'ready' : 'loading';
  }

  /** Whether it has gone on for long without a session or a channel. */
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
    if (!this.#conversation) this.#orphanTimer = setTimeout(() => this.#onOrphaned(), ORPHANED);
    void this.#loadView();
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
    const snapshot = this.#conversation?.live.get();
    if (!this.#view || !snapshot) return;
    if (snapshot.state === 'ready' && this.session?.isAlive) this.setReady(true);
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

  protected override onState(session: ChatSession): void {
    if (!session.isAlive) this.setReady(false);
    this.#useConversation();
  }

  protected override onSession(session: ChatSession | undefined): void {
    this.#removeViewer?.();
    const shows = (channelId: string) => this.channelId === channelId || this.#conversation?.live.get().channel?.id === channelId;
    this.#removeViewer = session?.addViewer({
      shows,
      showMessage: (channelId, messageId) => {
        if (!shows(channelId)) this.channelId = channelId;
        this.showMessage(messageId);
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
        conversation.live.subscribe(() => this.requestUpdate()),
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
      });
      this.#view.show(this.#conversation?.live);
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
