/* eslint-disable lit-a11y/click-events-have-key-events -- the keys are the dialog's own Escape */
/** The dialog of `<chat-search-modal>`. Loaded when it is first opened. */

import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../../parts/icons.js';
import { SearchPanel, type SearchPanelEvents } from '../../parts/search-panel.js';
import { adoptStyles } from '../../parts/styles.js';
import type { ChatSession } from '../../session/session.js';
import type { ChatSearchModal } from './chat-search-modal.js';
import { searchModalStyles } from './view.styles.js';

const closeIcon = icon('M6 6l12 12M18 6L6 18');

export class SearchModalView {
  readonly #host: ChatSearchModal;
  readonly #panel: SearchPanel;
  #pressedBeside = false;

  constructor(host: ChatSearchModal, events: SearchPanelEvents) {
    this.#host = host;
    // Escape is the dialog's own business, wherever in it the focus is.
    this.#panel = new SearchPanel(host, { ...events, close: () => undefined });
    adoptStyles(host, searchModalStyles);
  }

  get snapshot() {
    return this.#panel.snapshot;
  }

  /** Whether the dialog is on the screen: then closing it can be refused. */
  get isShown(): boolean {
    return this.#dialog?.open ?? false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  useSession(session: ChatSession | undefined): void {
    this.#panel.useSession(session);
  }

  disconnect(): void {
    this.#panel.stop();
    this.#dialog?.close();
  }

  /** After rendering: the dialog is as open as the element says. */
  updated(open: boolean): void {
    const dialog = this.#dialog;
    if (!dialog?.isConnected) return;
    if (open && !dialog.matches(':modal')) {
      dialog.open = false; // one that was moved is open still, but modal no more
      dialog.showModal();
      dialog.querySelector('input')?.select();
    } else if (!open && dialog.open) dialog.close();
  }

  render(): TemplateResult {
    const { words, speaks } = this.#panel;
    const close = html`<button class="close" aria-label=${words.close} title=${words.close} @click=${this.#close}>${closeIcon}</button>`;
    return html`<dialog part="dialog" lang=${speaks.lang} dir=${ifDefined(speaks.dir)} aria-label=${words.search} @cancel=${this.#onCancel} @close=${this.#close} @pointerdown=${this.#onPress} @click=${this.#onBackdrop}>
      ${this.#panel.render(close)}
    </dialog>`;
  }

  readonly #close = () => this.#host.close();

  /** Escape, or the platform's back gesture: the element asks first. Where a browser lets nobody ask, the dialog just closes. */
  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    this.#host.close();
  };

  readonly #onPress = (event: Event) => {
    this.#pressedBeside = event.target === event.currentTarget;
  };

  /** A click beside the dialog is one on itself; so is one that began in it and ended beside it, as when one selects text. */
  readonly #onBackdrop = (event: Event) => {
    if (this.#pressedBeside && event.target === event.currentTarget) this.#host.close();
  };
}
