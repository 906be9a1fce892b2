/**
 * What messages have besides plain text, and what one does with them: the door of the part that `message.ts` loads late. One
 * object for each list of messages that is shown.
 */

import { html, nothing } from 'lit';
import type { LiveMessage, LiveSnapshot } from '../../data/snapshots.js';
import { formatDay } from '../format.js';
import type { MessageList } from '../message-list.js';
import { type MessageWords, messageWordsFor } from '../message-words.js';
import type { MessageRow } from '../rows.js';
import { type Words, wordsFor } from '../words.js';
import { type ActionWork, actionsOf } from './actions.js';
import { reactionsTemplate, readersTemplate, statusTemplate, threadTemplate } from './below.js';
import { Attaching } from './attaching.js';
import { Confirm } from './confirm.js';
import { Contents } from './contents.js';
import { dayButton, jumpTemplate } from './jump.js';
import { keptRows } from './kept-rows.js';
import { ListKeys } from './list-keys.js';
import { TabStops } from './tab-stops.js';
import { reactionsList, readersList } from './lists.js';
import type { DetailsOptions } from './options.js';
import { Popup } from './popup.js';
import { Reacting } from './reacting.js';
import { menuTemplate, toolbarTemplate } from './toolbar.js';
import { Unread } from './unread.js';
import { newestButton, unreadBar } from './unread-bar.js';

export class Details {
  readonly unread = new Unread();
  readonly keptRows = keptRows;
  readonly attaching: Attaching;
  readonly #options: DetailsOptions;
  readonly #popup: Popup;
  readonly #confirm: Confirm;
  readonly #contents: Contents;
  readonly #reacting: Reacting;
  readonly #keys: ListKeys;
  readonly #tabStops: TabStops;
  /** The user's newest message that the server has, and whether and when the others have read it. */
  #delivery: { readonly key: string; readonly readAt: number | 'delivered' } | undefined;
  #menuOf: string | undefined;

  constructor(options: DetailsOptions) {
    this.#options = options;
    const update = () => options.requestUpdate();
    this.#popup = new Popup(options.root, () => {
      if (!this.#popup.isOpen) this.#menuOf = undefined;
      update();
    });
    this.#confirm = new Confirm(options.root, update);
    this.#contents = new Contents(options);
    this.attaching = new Attaching({ ...options, requestUpdate: update, focus: options.leave });
    this.#reacting = new Reacting(options, this.#popup);
    this.#tabStops = new TabStops(options.root);
    this.#keys = new ListKeys({
      focusRow: (key) => options.focusRow(key),
      openMenu: (row) => this.#openMenu(row.dataset.key!, row),
      leave: () => options.leave(),
    });
  }

  get #words(): MessageWords {
    return messageWordsFor(this.#options.locale());
  }

  get #coreWords(): Words {
    return wordsFor(this.#options.locale());
  }

  /** Before the rows are rendered. */
  update(snapshot: LiveSnapshot): void {
    const { messages, hasNewer, channel } = snapshot;
    this.unread.settle(snapshot);
    this.attaching.show();
    const at = hasNewer ? -1 : messages.findLastIndex(({ own, status, deleted }) => own && status === 'sent' && !deleted);
    const last = messages[at];
    if (!last) return void (this.#delivery = undefined);
    // In a small circle "read" is when the last of them has: else the pictures of the readers tell.
    const readers = messages.slice(at).flatMap(({ readBy }) => readBy);
    const others = (channel?.memberCount ?? 0) - 1;
    const readAt = others === 1 && readers[0] ? readers[0].readAt : 'delivered';
    if (this.#delivery?.key !== last.key || this.#delivery.readAt !== readAt) this.#delivery = { key: last.key, readAt };
  }

  updated(): void {
    this.#popup.updated();
    this.#confirm.updated();
    this.#tabStops.updated();
    this.attaching.updated();
  }

  disconnect(): void {
    this.#popup.close(false);
    this.#confirm.disconnect();
    this.#reacting.disconnect();
    this.attaching.stop();
  }

  /** What a row shows that is in no message: a row is rendered anew when it changes. */
  stateOf({ key }: MessageRow): unknown {
    if (this.#menuOf === key) return 'menu';
    return this.#delivery?.key === key && this.#delivery;
  }

  classOf(message: LiveMessage): string {
    return `${this.#contents.classOf(message)} ${this.#menuOf === message.key ? 'active' : ''}`;
  }

  content(message: LiveMessage): unknown {
    return this.#contents.render(message, this.#words, this.#coreWords);
  }

  below({ key, message }: MessageRow) {
    const options = this.#options;
    const { channel, capabilities } = options.feed()?.get() ?? {};
    const canReact = channel?.membership === 'joined' && capabilities?.has('reactions') === true;
    const readAt = this.#delivery?.key === key && capabilities?.has('receipts') ? this.#delivery.readAt : undefined;
    const openReaders = ({ currentTarget }: Event) => {
      const { id } = message;
      this.#popup.open(currentTarget as HTMLElement, this.#words.readers, () => readersList(this.#now(id) ?? message, options, this.#words));
    };
    return html`${reactionsTemplate(message, options, this.#words, this.#coreWords.you, canReact)} ${threadTemplate(message, options, this.#words)}
    ${statusTemplate(message, options, this.#words, readAt)} ${readersTemplate(message, options, this.#words, openReaders)}`;
  }

  /** The buttons beside the row that the pointer or the focus is in. */
  toolbar({ key, message }: MessageRow) {
    const actions = this.#actionsOf(message);
    return actions.length ? toolbarTemplate(message, actions, this.#words, (opener) => this.#openMenu(key, opener)) : nothing;
  }

  unreadBar(list: MessageList) {
    return unreadBar(this.unread, list, this.#words);
  }

  newestButton(list: MessageList, unseen: number) {
    return newestButton(unseen, list, this.#words);
  }

  /** A day's name, which leads to other days. */
  day(time: number) {
    const { locale, feed, say } = this.#options;
    const name = formatDay(time, Date.now(), locale());
    if (!feed()?.get().capabilities.has('dates')) return name;
    const jump = (day: number) => {
      this.#popup.close();
      void feed()?.showDate(day).then((isThere) => !isThere && say(this.#words.noDate));
    };
    return dayButton(name, this.#words, (opener) => this.#popup.open(opener, this.#words.jumpToDate, () => jumpTemplate(time, this.#words, jump)));
  }

  /** Who types. */
  typing({ typing }: LiveSnapshot) {
    if (!typing.length) return nothing;
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span dir="auto">${this.#words.typing(typing.map(({ name }) => name))}</span>`;
  }

  /** What opens over the messages. */
  layer() {
    return html`${this.#popup.render()} ${this.#confirm.render()}`;
  }

  readonly onKeyDown = (event: KeyboardEvent) => this.#keys.onKeyDown(event);

  readonly onClick = (event: MouseEvent) => this.#contents.onClick(event);

  readonly onContextMenu = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('.message');
    // A press on a touch screen; with a mouse the browser's own menu is of more use, and so it is on links and pictures.
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    if (!isTouch || !row || target.closest('a, img, video, textarea')) return;
    event.preventDefault();
    this.#openMenu(row.dataset.key!, row);
  };

  #now(id: string): LiveMessage | undefined {
    return this.#options.feed()?.message(id);
  }

  #actionsOf(message: LiveMessage) {
    return actionsOf(message, this.#options, this.#words, this.#work);
  }

  #openMenu(key: string, opener: HTMLElement): void {
    const find = () => this.#options.feed()?.get().messages.find((message) => message.key === key);
    const message = find();
    if (!message || !this.#actionsOf(message).length) return;
    const content = () => {
      const now = find() ?? message;
      const pick = (run: () => void) => {
        this.#popup.close();
        run();
      };
      return menuTemplate(now, this.#actionsOf(now), pick, this.#reacting.quick(now, opener));
    };
    this.#popup.open(opener, this.#words.actionsOf(message.own ? this.#coreWords.you : message.sender.name), content, 'menu');
    this.#menuOf = key;
  }

  #row(message: LiveMessage): HTMLElement {
    return this.#options.root().querySelector<HTMLElement>(`.message[data-key="${CSS.escape(message.key)}"]`)!;
  }

  readonly #work: ActionWork = {
    react: (message) => this.#reacting.open(message, this.#row(message)),
    showReactions: (message) => this.#popup.open(this.#row(message), this.#words.reactions, () => reactionsList(this.#now(message.id) ?? message, this.#options, this.#words)),
    copy: (text) => {
      const { say } = this.#options;
      navigator.clipboard.writeText(text).then(
        () => say(this.#words.copied),
        () => say(this.#words.notCopied),
      );
    },
    delete: (message) => {
      const { deleteTitle, deleteOthersTitle, deleteText, delete: confirm } = this.#words;
      this.#ask(message, message.own ? deleteTitle : deleteOthersTitle(message.sender.name), deleteText, confirm, async () => {
        if (await this.#options.feed()?.delete(message.id)) this.#options.messageDeleted(message.id);
      });
    },
    mute: (message) => {
      const { muteTitle, muteText, mute, muteDone } = this.#words;
      const { id, name } = message.sender;
      this.#ask(message, muteTitle(name), muteText, mute(name), async () => {
        if (await this.#options.channel()?.mute(id)) this.#options.say(muteDone);
      });
    },
    ban: (message) => {
      const { banTitle, banText, ban, banDone } = this.#words;
      const { id, name } = message.sender;
      this.#ask(message, banTitle(name), banText, ban(name), async () => {
        if (await this.#options.channel()?.ban(id)) this.#options.say(banDone);
      });
    },
  };

  #ask(message: LiveMessage, title: string, text: string, confirm: string, run: () => Promise<void>): void {
    const subject = message.text ? html`<blockquote dir="auto">${message.text}</blockquote>` : undefined;
    this.#confirm.ask({ title, text, confirm, cancel: this.#words.cancel, subject, onConfirm: () => void run() }, this.#row(message));
  }
}

export { detailsStyles } from './details.styles.js';
