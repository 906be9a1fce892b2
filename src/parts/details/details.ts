/**
 * What messages show besides plain text: the door of the part that `message.ts` loads before the first message that has some of it
 * is shown, else once the channel is on the screen. What one does with them is `acting.ts`, which comes after. One object for each
 * list of messages that is shown.
 */

import { html, nothing } from 'lit';
import type { LiveMessage, LiveSnapshot } from '../../data/snapshots.js';
import { formatDay } from '../format.js';
import { type MessageWords, messageWordsFor } from '../message-words.js';
import type { Pane } from '../pane.js';
import type { MessageRow } from '../rows.js';
import { type Words, wordsFor } from '../words.js';
import type { Acting } from './acting.js';
import { reactionsTemplate, readersTemplate, statusTemplate, threadTemplate } from './below.js';
import { Contents } from './contents.js';
import { Unread } from './unread.js';
import { unreadBar } from './unread-bar.js';

export { detailsStyles } from './details.styles.js';

/** So far back from the newest message (messages) the user's own last one is looked for. */
const RECENT = 100;

export class Details {
  readonly unread = new Unread();
  /** What one does with messages; there once it is loaded. */
  acting: Acting | undefined;
  readonly #pane: Pane;
  readonly #contents: Contents;
  /** The user's newest message that the server has, and whether and when the others have read it. */
  #delivery: { readonly key: string; readonly readAt: number | 'delivered' } | undefined;

  constructor(pane: Pane) {
    this.#pane = pane;
    this.#contents = new Contents(pane);
  }

  get words(): MessageWords {
    return messageWordsFor(this.#pane.view.locale);
  }

  get #coreWords(): Words {
    return wordsFor(this.#pane.view.locale);
  }

  /** Before the rows are rendered. */
  update(snapshot: LiveSnapshot): void {
    const { messages, hasNewer, channel } = snapshot;
    this.unread.settle(snapshot);
    const recent = hasNewer ? [] : messages.slice(-RECENT);
    const at = recent.findLastIndex(({ own, status, deleted }) => own && status === 'sent' && !deleted);
    const last = recent[at];
    if (!last) return void (this.#delivery = undefined);
    // In a circle of two "read" is when the other has: else the pictures of the readers tell.
    const [reader] = recent.slice(at).flatMap(({ readBy }) => readBy);
    const readAt = channel?.memberCount === 2 && reader ? reader.readAt : 'delivered';
    if (this.#delivery?.key !== last.key || this.#delivery.readAt !== readAt) this.#delivery = { key: last.key, readAt };
  }

  /** What a row shows that is in no message: a row is rendered anew when it changes. */
  stateOf({ key }: MessageRow): unknown {
    return this.#delivery?.key === key && this.#delivery;
  }

  classOf(message: LiveMessage): string {
    return this.#contents.classOf(message);
  }

  content(message: LiveMessage): unknown {
    return this.#contents.render(message, this.words, this.#coreWords);
  }

  below({ key, message }: MessageRow) {
    const pane = this.#pane;
    const { channel, capabilities } = pane.feed?.get() ?? {};
    const canReact = channel?.membership === 'joined' && capabilities?.has('reactions') === true;
    const readAt = this.#delivery?.key === key && capabilities?.has('receipts') ? this.#delivery.readAt : undefined;
    const openReaders = ({ currentTarget }: Event) => this.acting?.openReaders(message, currentTarget as HTMLElement);
    return html`${reactionsTemplate(message, pane, this.words, this.#coreWords.you, canReact)} ${threadTemplate(message, pane, this.words)}
    ${statusTemplate(message, pane, this.words, readAt)} ${typeof readAt === 'number' ? nothing : readersTemplate(message, pane, this.words, openReaders)}`;
  }

  unreadBar() {
    return unreadBar(this.unread, this.#pane.list, this.words);
  }

  /** A day's name, which leads to other days. */
  day(time: number) {
    const name = formatDay(time, Date.now(), this.#pane.view.locale);
    return this.acting?.dayButton(name, time) ?? name;
  }

  /** Who types. */
  typing({ typing }: LiveSnapshot) {
    if (!typing.length) return nothing;
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span dir="auto">${this.words.typing(typing.map(({ name }) => name))}</span>`;
  }

  readonly onClick = (event: MouseEvent) => this.#contents.onClick(event);
}
