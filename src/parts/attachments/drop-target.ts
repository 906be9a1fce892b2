/** Files that are dropped or pasted: what they are, and the sign that one may let go of them. */

import { type LitElement, html, render } from 'lit';
import { attachmentWordsFor } from '../attachment-words.js';
import { attachmentIcons } from './icons.js';

/** The files that are pasted or dropped; none where there are none. Folders are left out: nobody can send them. */
export function filesOf(event: ClipboardEvent | DragEvent): File[] {
  const data = event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer;
  if (!data) return [];
  // A text that is copied from a document may bring a picture of itself: it is the text that is meant.
  if (event instanceof ClipboardEvent && data.types.includes('text/plain')) return [];
  const folders = new Set([...data.items].flatMap((item) => (item.kind === 'file' && item.webkitGetAsEntry?.()?.isDirectory ? item.getAsFile()?.name : undefined) ?? []));
  return [...data.files].filter(({ name }) => !folders.has(name));
}

export interface DropTargetOptions {
  readonly host: LitElement;
  locale(): string;
  /** Whether files may be dropped now. */
  accepts(): boolean;
  onFiles(files: File[]): void;
}

/** Lets files be dropped on an element. */
export class DropTarget {
  readonly #options: DropTargetOptions;
  readonly #overlay = document.createElement('div');
  #element: HTMLElement | undefined;
  /** Removes what listens. */
  #listening = new AbortController();

  constructor(options: DropTargetOptions) {
    this.#options = options;
    this.#overlay.className = 'drop-overlay';
    this.#overlay.setAttribute('part', 'drop-overlay');
  }

  /** Once for each element; again with the same one, it does nothing. */
  attach(element: HTMLElement): void {
    if (element === this.#element) return;
    this.detach();
    this.#element = element;
    this.#listening = new AbortController();
    const listen = <K extends 'dragenter' | 'dragover' | 'dragleave' | 'drop'>(type: K, listener: (event: DragEvent) => void) =>
      element.addEventListener(type, listener, { signal: this.#listening.signal });
    listen('dragenter', this.#onOver);
    listen('dragover', this.#onOver);
    listen('dragleave', (event) => {
      if (!element.contains(event.relatedTarget as Node | null)) this.#hide();
    });
    listen('drop', (event) => {
      if (!isOfFiles(event)) return;
      this.#hide();
      // Also where it may not be: a browser would leave the page for the file.
      event.preventDefault();
      if (!this.#options.accepts()) return;
      const files = filesOf(event);
      if (files.length) this.#options.onFiles(files);
    });
  }

  detach(): void {
    this.#listening.abort();
    this.#element = undefined;
    this.#hide();
  }

  readonly #onOver = (event: DragEvent) => {
    if (!isOfFiles(event)) return;
    event.preventDefault();
    const accepts = this.#options.accepts();
    event.dataTransfer!.dropEffect = accepts ? 'copy' : 'none';
    if (!accepts || this.#overlay.isConnected) return;
    render(html`<span>${attachmentIcons.upload}${attachmentWordsFor(this.#options.locale()).drop}</span>`, this.#overlay);
    // Before all that Lit renders there: that may come and go.
    this.#element?.prepend(this.#overlay);
  };

  #hide(): void {
    this.#overlay.remove();
  }
}

const isOfFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
