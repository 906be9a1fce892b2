/** Asks before something is done that cannot be undone. A modal dialog: nothing else can be reached meanwhile. */

import { html, nothing, type TemplateResult } from 'lit';

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  /** What it is about. */
  readonly subject?: TemplateResult | undefined;
  onConfirm(): void;
}

export class Confirm {
  readonly #root: () => ParentNode;
  readonly #requestUpdate: () => void;
  #question: (() => Question) | undefined;
  #back: HTMLElement | undefined;

  constructor(root: () => ParentNode, requestUpdate: () => void) {
    this.#root = root;
    this.#requestUpdate = requestUpdate;
  }

  /**
   * @param question asked with each rendering: what it says follows the language
   * @param back what the focus goes back to
   */
  ask(question: () => Question, back: HTMLElement | undefined): void {
    this.#question = question;
    this.#back = back;
    this.#requestUpdate();
  }

  render() {
    const question = this.#question?.();
    if (!question) return nothing;
    return html`<dialog class="confirm" part="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${this.#onClose} @pointerdown=${this.#onBackdrop}>
      <form method="dialog">
        <h3 id="confirm-title">${question.title}</h3>
        ${question.subject ?? nothing}
        <p id="confirm-text">${question.text}</p>
        <div class="choice">
          <button class="button" value="cancel">${question.cancel}</button>
          <button class="button danger" value="confirm">${question.confirm}</button>
        </div>
      </form>
    </dialog>`;
  }

  updated(): void {
    const dialog = this.#dialog;
    if (dialog && !dialog.open) {
      dialog.returnValue = '';
      dialog.showModal();
    }
  }

  /** It goes with the element: nothing is done. */
  disconnect(): void {
    this.#question = undefined;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root().querySelector('dialog.confirm');
  }

  readonly #onClose = () => {
    const confirmed = this.#dialog?.returnValue === 'confirm';
    const question = this.#question;
    this.#question = undefined;
    this.#requestUpdate();
    if (this.#back?.isConnected) this.#back.focus({ preventScroll: true });
    if (confirmed) question?.().onConfirm();
  };

  readonly #onBackdrop = (event: PointerEvent) => {
    if (event.target === this.#dialog) this.#dialog?.close();
  };
}
