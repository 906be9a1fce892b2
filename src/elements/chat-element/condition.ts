/** What a chat shows that is not simply a channel one writes in: why not, and what one can do about it. Loaded when it is first so. */

import { html, nothing, type TemplateResult } from 'lit';
import type { LiveChannel } from '../../data/live-channel.js';
import type { LiveSnapshot } from '../../data/snapshots.js';
import { banner, panel, retryButton } from '../../parts/condition.js';
import { type ConditionWords, conditionWordsFor } from '../../parts/condition-words.js';
import { alertIcon, lockIcon } from '../../parts/icons.js';
import { icons } from '../../parts/status-icons.js';
import type { ChatElement } from './chat-element.js';

export { conditionStyles } from '../../parts/condition.styles.js';

export interface ConditionOptions {
  host: ChatElement;
  locale(): string;
  channel(): LiveChannel | undefined;
  /** The button that was pressed is going: the cursor is wanted where one writes. */
  onEnter(): void;
}

export class Condition {
  readonly #options: ConditionOptions;

  constructor(options: ConditionOptions) {
    this.#options = options;
  }

  get words(): ConditionWords {
    return conditionWordsFor(this.#options.locale());
  }

  /** Above what there is to read: that it does not get on just now. */
  banner(snapshot: LiveSnapshot | undefined) {
    return banner(this.#options.host.session, snapshot?.state === 'loading' ? snapshot.error : undefined, this.words, this.#retry);
  }

  /** Why there is nothing to show, if there is nothing. */
  problem(snapshot: LiveSnapshot | undefined): TemplateResult | undefined {
    const { words } = this;
    const { session, orphaned } = this.#options.host;
    if (orphaned) return panel(icons.cloud, words.noSession);
    if (session?.state === 'closed') return panel(lockIcon, words.signedOut, retryButton(words, this.#retry));
    const error = session?.state === 'failed' ? session.error : snapshot?.state === 'error' ? snapshot.error : undefined;
    if (!error) return undefined;
    const isClosed = error.code === 'no_access';
    return panel(isClosed ? lockIcon : icons.cloud, words.error(error.code), (isClosed && this.#entrance('none')) || retryButton(words, this.#retry));
  }

  /** Why one may not write, and what one can do about that. */
  closed({ channel }: LiveSnapshot): { readonly reason: string; readonly actions: unknown } {
    const { words } = this;
    const reason =
      channel?.membership === 'invited' ? words.invited
      : channel?.membership === 'none' ? words.notMember
      : channel?.encrypted ? words.encryptedChannel
      : words.readOnlyChannel;
    return { reason, actions: this.#entrance(channel?.membership) };
  }

  /** There are no messages. Who is not in the channel may see nothing of it; who may not write is not asked to. */
  empty({ channel }: LiveSnapshot, isClosed: boolean) {
    const { image, title, description } = this.#options.host.emptyState ?? {
      title: channel?.membership === 'joined' ? this.words.emptyTitle : undefined,
      description: isClosed ? undefined : this.words.emptyText,
    } as NonNullable<ChatElement['emptyState']>;
    return html`<div class="empty" part="empty">
      ${image ? html`<img src=${image} alt="" />` : icons.chat}${title ? html`<strong dir="auto">${title}</strong>` : nothing}
      ${description ? html`<span dir="auto">${description}</span>` : nothing}
    </div>`;
  }

  /** What is said for a moment. */
  notice(text: string, failed: boolean) {
    return html`<div class="notice-line ${failed ? 'failed' : ''}">${failed ? alertIcon : nothing} ${text}</div>`;
  }

  /** What who is not in the channel can do: accept or decline an invitation, join where the host leaves that to them. */
  #entrance(membership: string | undefined) {
    const { accept, decline, join } = this.words;
    if (membership === 'invited') {
      return html`<span class="entrance">
        <button class="button" @click=${this.#join}>${accept}</button>
        <button class="link" @click=${() => void this.#options.channel()?.leave()}>${decline}</button>
      </span>`;
    }
    return membership === 'none' && this.#options.host.session?.options.join === 'ask' ? html`<button class="button" @click=${this.#join}>${join}</button>` : undefined;
  }

  readonly #join = () => {
    this.#options.onEnter();
    void this.#options.channel()?.join();
  };

  readonly #retry = () => {
    this.#options.host.session?.retry();
    this.#options.channel()?.retry();
  };
}
