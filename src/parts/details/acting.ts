/**
 * What one does with messages: buttons beside them, menus, questions, the keyboard; files, voice and emoji for the composer. The
 * door of the part that is loaded once the messages are on the screen.
 */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { type MessageWords, messageWordsFor } from '../message-words.js';
import type { MessageRow } from '../rows.js';
import { wordsFor } from '../words.js';
import { type ActionWork, actionsOf } from './actions.js';
import { Attaching } from './attaching.js';
import { Confirm } from './confirm.js';
import { dayButton, jumpTemplate } from './jump.js';
import { keptRows } from './kept-rows.js';
import { ListKeys } from './list-keys.js';
import { reactionsList, readersList } from './lists.js';
import type { DetailsOptions } from './options.js';
import { Popup } from './popup.js';
import { Reacting } from './reacting.js';
import { TabStops } from './tab-stops.js';
import { menuTemplate, toolbarTemplate } from './toolbar.js';

export { actingStyles } from './acting.styles.js';

export class Acting {
  readonly keptRows = keptRows;
  readonly attaching: Attaching;
  readonly #options: DetailsOptions;
  readonly #popup: Popup;
  readonly #confirm: Confirm;
  readonly #reacting: Reacting;
  readonly #keys: ListKeys;
  readonly #tabStops: TabStops;
  #menuOf: string | undefined;

  constructor(options: DetailsOptions) {
    this.#options = options;
    const update = () => options.requestUpdate();
    this.#popup = new Popup(options.root, () => {
      if (!this.#popup.isOpen) this.#menuOf = undefined;
      update();
    });
    this.#confirm = new Confirm(options.root, update);
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

  update(): void {
    this.attaching.show();
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

  /** Whether a row's menu is open. */
  isMenuOf(key: string): boolean {
    return this.#menuOf === key;
  }

  /** The buttons beside the row that the pointer or the focus is in. */
  toolbar({ key, message }: MessageRow) {
    const actions = this.#actionsOf(message);
    return actions.length ? toolbarTemplate(message, actions, this.#words, (opener) => this.#openMenu(key, opener)) : nothing;
  }

  openReaders(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, this.#words.readers, () => readersList(this.#now(message), this.#options, this.#words));
  }

  /** A day's name as the way to other days; `undefined` where the chat server knows none. */
  dayButton(name: string, time: number) {
    const { feed, say } = this.#options;
    if (!feed()?.get().capabilities.has('dates')) return undefined;
    const jump = (day: number) => {
      this.#popup.close();
      void feed()?.showDate(day).then((isThere) => !isThere && say(this.#words.noDate));
    };
    return dayButton(name, this.#words, (opener) => this.#popup.open(opener, this.#words.jumpToDate, () => jumpTemplate(time, this.#words, jump)));
  }

  /** What opens over the messages. */
  layer() {
    return html`${this.#popup.render()} ${this.#confirm.render()}`;
  }

  readonly onKeyDown = (event: KeyboardEvent) => this.#keys.onKeyDown(event);

  readonly onContextMenu = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('.message');
    // A press on a touch screen; with a mouse the browser's own menu is of more use, and so it is on links and pictures.
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    if (!isTouch || !row || target.closest('a, img, video, textarea')) return;
    event.preventDefault();
    this.#openMenu(row.dataset.key!, row);
  };

  /** The message as it is by now. */
  #now(message: LiveMessage): LiveMessage {
    return this.#options.feed()?.message(message.id) ?? message;
  }

  #actionsOf(message: LiveMessage) {
    return actionsOf(message, this.#options, this.#words, this.#work);
  }

  #openMenu(key: string, opener: HTMLElement): void {
    const message = this.#options.feed()?.get().messages.find((message) => message.key === key);
    if (!message || !this.#actionsOf(message).length) return;
    const content = () => {
      const now = this.#now(message);
      const pick = (run: () => void) => {
        this.#popup.close();
        run();
      };
      return menuTemplate(now, this.#actionsOf(now), pick, this.#reacting.quick(now, opener));
    };
    const sender = message.own ? wordsFor(this.#options.locale()).you : message.sender.name;
    this.#popup.open(opener, this.#words.actionsOf(sender), content, 'menu');
    this.#menuOf = key;
  }

  #row(message: LiveMessage): HTMLElement {
    return this.#options.root().querySelector<HTMLElement>(`.message[data-key="${CSS.escape(message.key)}"]`)!;
  }

  readonly #work: ActionWork = {
    react: (message) => this.#reacting.open(message, this.#row(message)),
    showReactions: (message) => this.#popup.open(this.#row(message), this.#words.reactions, () => reactionsList(this.#now(message), this.#options, this.#words)),
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
