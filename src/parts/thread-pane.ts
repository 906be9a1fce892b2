/**
 * A message's thread, beside the messages of its channel, or over them where there is no room beside. Loaded with the first
 * thread that is opened.
 */

import { css, html, nothing } from 'lit';
import type { LiveChannel } from '../data/live-channel.js';
import type { MessageFeed } from '../data/message-feed.js';
import type { Subscription } from '../data/subscription.js';
import { isAborted, toChatError } from '../errors.js';
import { panel, retryButton } from './condition.js';
import { conditionStyles } from './condition.styles.js';
import { conditionWordsFor } from './condition-words.js';
import { icon } from './icons.js';
import { icons } from './status-icons.js';
import { actingWordsFor } from './acting-words.js';
import { Pane, type PaneView } from './pane.js';
import { wordsFor } from './words.js';

const close = icon('M6 6l12 12M18 6L6 18');

export class ThreadPane {
  /** Id of the message that it belongs to. */
  readonly messageId: string;
  readonly #view: PaneView;
  readonly #pane: Pane;
  readonly #onClose: () => void;
  #feed: MessageFeed | undefined;
  #subscriptions: Subscription[] = [];
  #isClosed = false;
  #focuses = true;

  constructor(view: PaneView, channel: LiveChannel, messageId: string, onClose: () => void) {
    this.#view = view;
    this.#onClose = onClose;
    this.messageId = messageId;
    view.adopt(threadPaneStyles);
    this.#pane = new Pane(view, 'thread-pane');
    void this.#open(channel);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#subscriptions.forEach((subscription) => subscription.unsubscribe());
    this.#subscriptions = [];
    this.#pane.show(undefined);
    this.#pane.disconnect();
    this.#onClose();
    this.#view.host.requestUpdate();
  }

  update(): void {
    this.#pane.update();
  }

  updated(): void {
    this.#pane.updated();
    if (!this.#focuses || !this.#pane.isShown) return;
    this.#focuses = false;
    this.#pane.composer.focus();
  }

  render(closed?: { readonly reason: string; readonly actions: unknown }) {
    const locale = this.#view.locale;
    const words = actingWordsFor(locale);
    this.#pane.placeholder = words.replyInThread;
    const snapshot = this.#feed?.get();
    const { error } = snapshot ?? {};
    const conditionWords = conditionWordsFor(locale);
    const body = snapshot?.state === 'error' && error
      ? panel(icons.cloud, conditionWords.error(error.code), retryButton(conditionWords, () => this.#feed?.retry()))
      : snapshot?.messages.length ? this.#pane.render(snapshot, nothing, nothing, closed) : undefined;
    return html`<aside class="thread" part="thread" aria-label=${words.thread} @keydown=${this.#onKeyDown}>
      <div class="thread-head" part="thread-header">
        <h3>${words.thread}</h3>
        <button class="icon-button" aria-label=${words.closeThread} title=${words.closeThread} @click=${() => this.close()}>${close}</button>
      </div>
      ${body ?? html`<div class="loading" role="status" aria-label=${wordsFor(locale).loading}><span class="spinner"></span></div>`}
    </aside>`;
  }

  /** Never rejects. */
  async #open(channel: LiveChannel): Promise<void> {
    try {
      const feed = await channel.thread(this.messageId);
      if (this.#isClosed) return;
      this.#feed = feed;
      this.#pane.show(feed);
      this.#subscriptions = [feed.subscribe(this.#view.host.onData), feed.onError((error, key) => key === undefined && this.#view.say(error))];
      this.#view.host.requestUpdate();
    } catch (cause) {
      if (isAborted(cause) || this.#isClosed) return;
      this.#view.say(toChatError(cause));
      this.close();
    }
  }

  /** What is open in it is closed first: a menu, an edit. */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.stopPropagation();
    this.close();
  };
}

const threadStyles = css`
  .thread {
    flex: none;
    display: flex;
    flex-direction: column;
    inline-size: min(420px, 45%);
    min-block-size: 0;
    border-inline-start: 1px solid var(--_border);
    background: var(--_background);
  }
  .thread-head {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 6px;
    padding-inline: 18px 8px;
    border-block-end: 1px solid var(--_border);
  }
  .thread-head h3 {
    margin: 0;
    font: 650 15px/1.3 var(--_font);
  }
  .thread-head .icon-button {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    color: var(--_muted);
  }
  .thread-head .icon-button:hover {
    background: var(--_surface);
    color: var(--_text);
  }
  .thread .loading {
    flex: 1;
    display: grid;
    place-items: center;
    color: var(--_muted);
  }
  @container (max-width: 679px) {
    /* Over the messages, which nobody can reach then. */
    .thread {
      inline-size: 100%;
      border: 0;
    }
    .panes:has(> .thread) > :not(.thread) {
      display: none;
    }
  }
`;

const threadPaneStyles = [conditionStyles, threadStyles];
