/**
 * What one does with messages: buttons beside them, menus, questions, the keyboard; files, voice and emoji for the composer. The
 * door of the part that is loaded once the messages are on the screen.
 */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import { request } from '../../events.js';
import { type ActingWords, actingWordsFor } from '../acting-words.js';
import type { Target } from '../message-list.js';
import type { Pane } from '../pane.js';
import type { MessageRow } from '../rows.js';
import { wordsFor } from '../words.js';
import { type ActionWork, actionsOf } from './actions.js';
import { Attaching } from './attaching.js';
import { Confirm } from './confirm.js';
import { dayButton, jumpTemplate } from './jump.js';
import { keptRows } from './kept-rows.js';
import { ListKeys } from './list-keys.js';
import { reactionsList, readersList } from './lists.js';
import { newestButton } from './newest-button.js';
import { Popup } from './popup.js';
import { Reacting } from './reacting.js';
import { TabStops } from './tab-stops.js';
import { menuTemplate, toolbarTemplate } from './toolbar.js';

export { actingStyles } from './acting.styles.js';

/** How long a message that was jumped to stays marked (ms). */
const HIGHLIGHT = 2500;

export class Acting {
  readonly keptRows = keptRows;
  readonly attaching: Attaching;
  readonly #pane: Pane;
  readonly #popup: Popup;
  readonly #confirm: Confirm;
  readonly #reacting: Reacting;
  readonly #keys: ListKeys;
  readonly #tabStops: TabStops;
  #menuOf: string | undefined;
  /** The key of the row that the pointer or the focus is in; of the one that the keyboard came to last; of the one that Tab comes to. */
  #active: string | undefined;
  #reached: string | undefined;
  #tabbable: string | undefined;
  /** The id of the message that was just jumped to. */
  #highlighted: string | undefined;
  #highlightTimer: ReturnType<typeof setTimeout> | undefined;
  #announcement = '';

  constructor(pane: Pane) {
    this.#pane = pane;
    const root = () => pane.root;
    const update = () => pane.view.host.requestUpdate();
    this.#popup = new Popup(root, () => {
      if (!this.#popup.isOpen) this.#menuOf = undefined;
      update();
    });
    this.#confirm = new Confirm(root, update);
    this.attaching = new Attaching(pane);
    this.#reacting = new Reacting(pane, this.#popup);
    this.#tabStops = new TabStops(root);
    this.#keys = new ListKeys({
      focusRow: (key) => this.focusRow(key),
      openMenu: (row) => this.#openMenu(row.dataset.key!, row),
      leave: () => pane.composer.focus(),
    });
  }

  get #words(): ActingWords {
    return actingWordsFor(this.#pane.view.locale);
  }

  /** Before the rows are rendered. */
  update(): void {
    this.attaching.show();
    this.#tabStops.update();
    const { rows } = this.#pane.list;
    const isThere = this.#reached !== undefined && rows.some(({ key }) => key === this.#reached);
    this.#tabbable = isThere ? this.#reached : rows.findLast(({ kind }) => kind === 'message')?.key;
  }

  updated(): void {
    this.#popup.updated();
    this.#confirm.updated();
    this.#tabStops.updated();
    this.#reacting.updated();
    this.attaching.updated();
  }

  disconnect(): void {
    clearTimeout(this.#highlightTimer);
    this.#highlighted = undefined;
    this.#popup.close(false);
    this.#confirm.disconnect();
    this.#reacting.disconnect();
    this.attaching.stop();
  }

  /** How a row stands in the list just now, as classes: `tabbable` where Tab comes to it. */
  stateOf({ key, message }: MessageRow): string {
    const active = key === this.#active || key === this.#menuOf;
    return `${active ? 'active' : ''} ${key === this.#tabbable ? 'tabbable' : ''} ${message.id === this.#highlighted ? 'highlighted' : ''}`;
  }

  /** Marks a message that was jumped to. */
  reveal({ id, focuses }: Target): void {
    if (focuses) this.#pane.root.querySelector<HTMLElement>(`.message[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    clearTimeout(this.#highlightTimer);
    this.#highlighted = id;
    this.#highlightTimer = setTimeout(() => {
      this.#highlighted = undefined;
      this.#pane.view.host.requestUpdate();
    }, HIGHLIGHT);
    this.#pane.view.host.requestUpdate();
  }

  /** Tells those who listen what has come. */
  announce(message: LiveMessage): void {
    this.#announcement = `${message.sender.name}: ${message.text || wordsFor(this.#pane.view.locale).attachment}`;
  }

  /** Puts the focus on a row, which Tab comes to from then on. */
  focusRow(key: string): void {
    this.#reached = key;
    this.#row(key)?.focus();
    this.#pane.view.host.requestUpdate();
  }

  /** The buttons beside the row that the pointer or the focus is in. */
  toolbar({ key, message }: MessageRow) {
    const actions = this.#actionsOf(message);
    return actions.length ? toolbarTemplate(message, actions, this.#words, (opener) => this.#openMenu(key, opener)) : nothing;
  }

  openReaders(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, () => this.#words.readers, () => readersList(this.#now(message), this.#pane, this.#words));
  }

  openThread({ id }: LiveMessage): void {
    const { view } = this.#pane;
    const { channel } = view;
    loadPart(() => import('../thread-pane.js')).then(
      ({ ThreadPane }) => {
        // Meanwhile another channel may be shown.
        if (!channel || channel !== view.channel || id === view.thread?.messageId) return;
        view.thread?.close();
        view.thread = new ThreadPane(view, channel, id, () => {
          view.thread = undefined;
          // Back to where the person came from, if it is there.
          const key = view.channel === channel && channel.message(id)?.key;
          if (key) this.focusRow(key);
        });
        view.host.requestUpdate();
      },
      (error: ChatError) => view.say(error),
    );
  }

  newestButton() {
    return newestButton(this.#pane.details!.unread.unseen, this.#pane.list, this.#words);
  }

  /** A day's name as the way to other days; `undefined` where the chat server knows none. */
  dayButton(name: string, time: number) {
    const { feed, view } = this.#pane;
    if (!feed?.get().capabilities.has('dates')) return undefined;
    const jump = (day: number) => {
      this.#popup.close();
      void feed.showDate(day).then((isThere) => !isThere && view.say(this.#words.noDate));
    };
    return dayButton(name, this.#words, (opener) => this.#popup.open(opener, () => this.#words.jumpToDate, () => jumpTemplate(time, this.#words, jump)));
  }

  /** What opens over the messages. */
  layer() {
    return html`<div class="spoken" role="status">${this.#announcement}</div>
      ${this.#popup.render()} ${this.#confirm.render()}`;
  }

  readonly onPointer = ({ type, target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    this.#activate(type === 'pointerover' ? (target as Element).closest<HTMLElement>('.message')?.dataset.key : undefined);
  };

  readonly onFocus = ({ target }: FocusEvent) => {
    const key = (target as Element).closest<HTMLElement>('.message')?.dataset.key;
    if (key === undefined) return;
    this.#reached = key;
    this.#activate(key);
  };

  /** The pointer or the focus is in that row, or in none. */
  #activate(key: string | undefined): void {
    if (key === this.#active && (key === undefined || key === this.#tabbable)) return;
    this.#active = key;
    this.#pane.view.host.requestUpdate();
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
    return this.#pane.feed?.message(message.id) ?? message;
  }

  #actionsOf(message: LiveMessage) {
    return actionsOf(message, this.#pane, this.#words, this.#work);
  }

  #openMenu(key: string, opener: HTMLElement): void {
    const message = this.#pane.feed?.get().messages.find((message) => message.key === key);
    if (!message || !this.#actionsOf(message).length) return;
    const content = () => {
      const now = this.#now(message);
      const pick = (run: () => void) => {
        this.#popup.close();
        run();
      };
      return menuTemplate(now, this.#actionsOf(now), pick, this.#reacting.quick(now, opener), this.#words.more);
    };
    const label = () => this.#words.actionsOf(message.own ? wordsFor(this.#pane.view.locale).you : message.sender.name);
    this.#popup.open(opener, label, content, true);
    this.#menuOf = key;
  }

  #row(key: string): HTMLElement | null {
    return this.#pane.root.querySelector<HTMLElement>(`.message[data-key="${CSS.escape(key)}"]`);
  }

  readonly #work: ActionWork = {
    openThread: (message) => this.openThread(message),
    react: (message) => this.#reacting.open(message, this.#row(message.key)!),
    showReactions: (message) => this.#popup.open(this.#row(message.key)!, () => this.#words.reactions, () => reactionsList(this.#now(message), this.#pane, this.#words)),
    copy: (text) => {
      const { view } = this.#pane;
      navigator.clipboard.writeText(text).then(
        () => view.say(this.#words.copied),
        () => view.say(this.#words.notCopied),
      );
    },
    delete: (message) => {
      const { own, sender, id } = message;
      this.#ask(message, ({ deleteTitle, deleteOthersTitle, deleteText, delete: confirm }) => [own ? deleteTitle : deleteOthersTitle(sender.name), deleteText, confirm], async () => {
        if (await this.#pane.feed?.delete(id)) request(this.#pane.view.host, 'messageDeleted', { id });
      });
    },
    mute: (message) => this.#moderate(message, 'mute'),
    ban: (message) => this.#moderate(message, 'ban'),
  };

  #moderate(message: LiveMessage, how: 'mute' | 'ban'): void {
    const { id, name } = message.sender;
    this.#ask(message, (words) => [words[`${how}Title`](name), words[`${how}Text`], words[how](name)], async () => {
      const { view } = this.#pane;
      if (await view.channel?.[how](id)) view.say(this.#words[`${how}Done`]);
    });
  }

  /** @param say the title, the text, and what the button that does it is called */
  #ask(message: LiveMessage, say: (words: ActingWords) => [title: string, text: string, confirm: string], run: () => Promise<void>): void {
    const subject = message.text ? html`<blockquote dir="auto">${message.text}</blockquote>` : undefined;
    const question = () => {
      const [title, text, confirm] = say(this.#words);
      return { title, text, confirm, cancel: this.#words.cancel, subject, onConfirm: () => void run() };
    };
    this.#confirm.ask(question, this.#row(message.key)!);
  }
}
