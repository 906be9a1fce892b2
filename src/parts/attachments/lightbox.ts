/* eslint-disable lit-a11y/click-events-have-key-events -- the keys are the dialog's own */
/** The large view: the channel's pictures, one at a time, in a dialog of the element's. Loaded when the first one is opened. */

import { type LitElement, type ReactiveController, html, nothing, render } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { LiveMessage } from '../../data/snapshots.js';
import { attachmentWordsFor } from '../attachment-words.js';
import { formatFull } from '../format.js';
import { fileName } from '../format-file.js';
import { repeat } from '../repeat.js';
import { speak } from '../speaks.js';
import { adoptStyles } from '../styles.js';
import { attachmentStyles } from './attachment.styles.js';
import { sizeFor } from './box.js';
import type { AttachmentContext } from './contract.js';
import { DownloadButton } from './download-button.js';
import { Gestures } from './gestures.js';
import { attachmentIcons } from './icons.js';
import { lightboxStyles } from './lightbox.styles.js';
import { missing } from './missing.js';
import { Loading } from './part.js';
import { Zoom } from './zoom.js';

/** One press of a key or button: enlarged by so much, moved by so many px. */
const STEP = 1.5;
const WAY = 80;

const boxes = new WeakMap<LitElement, Lightbox>();

export class Lightbox implements ReactiveController {
  readonly #host: LitElement;
  readonly #dialog = document.createElement('dialog');
  readonly #zoom = new Zoom();
  readonly #gestures = new Gestures(this.#zoom, {
    frame: () => this.#stage,
    picture: () => ({ width: this.#picture?.offsetWidth ?? 0, height: this.#picture?.offsetHeight ?? 0 }),
    onChange: (smooth) => this.#place(smooth),
    onSwipe: (way) => this.#go(this.#isRtl ? -way : way),
    onLeave: () => this.close(),
  });
  readonly #whole = new Loading(() => this.#render());
  readonly #small = new Loading(() => this.#render());
  readonly #download = new DownloadButton(() => this.#render());
  #context: AttachmentContext | undefined;
  #shown = '';
  #opener: HTMLElement | undefined;

  /** The one of an element. */
  static of(host: LitElement): Lightbox {
    let box = boxes.get(host);
    if (!box) boxes.set(host, (box = new Lightbox(host)));
    return box;
  }

  constructor(host: LitElement) {
    this.#host = host;
    adoptStyles(host, [attachmentStyles, lightboxStyles]);
    host.addController(this);
    this.#dialog.className = 'lightbox';
    this.#dialog.setAttribute('part', 'lightbox');
    this.#dialog.addEventListener('close', () => this.#dialog.open || this.#end());
    this.#dialog.addEventListener('keydown', this.#onKey);
  }

  get isOpen(): boolean {
    return this.#context !== undefined;
  }

  /** @param opener where the focus goes back to */
  open(message: LiveMessage, context: AttachmentContext, opener?: HTMLElement): void {
    this.#context = context;
    this.#opener = opener;
    // Before all that Lit renders there: that may come and go.
    this.#host.renderRoot.prepend(this.#dialog);
    this.#dialog.setAttribute('aria-label', attachmentWordsFor(context.locale).viewer);
    this.#show(message);
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector<HTMLElement>('.close')?.focus();
  }

  close(): void {
    this.#dialog.close();
    this.#end();
  }

  hostDisconnected(): void {
    this.#opener = undefined;
    this.close();
  }

  /** Something may have changed: a picture more, or one less. */
  hostUpdated(): void {
    if (this.#context) this.#render();
  }

  #end(): void {
    if (!this.#context) return;
    this.#context = undefined;
    this.#release();
    render(nothing, this.#dialog);
    this.#dialog.remove();
    const opener = this.#opener;
    this.#opener = undefined;
    if (opener?.isConnected) opener.focus();
  }

  #release(): void {
    this.#whole.release();
    this.#small.release();
    this.#download.release();
    this.#gestures.end();
    this.#zoom.reset();
  }

  get #stage(): HTMLElement | null {
    return this.#dialog.querySelector<HTMLElement>('.stage');
  }

  get #picture(): HTMLImageElement | null {
    return this.#dialog.querySelector('img');
  }

  get #pictures(): LiveMessage[] {
    return this.#context?.messages().filter(({ attachment, deleted }) => attachment?.kind === 'image' && !deleted) ?? [];
  }

  get #isRtl(): boolean {
    return getComputedStyle(this.#dialog).direction === 'rtl';
  }

  /** Where there is none, what is shown stays. */
  #show(message: LiveMessage | undefined): void {
    const context = this.#context;
    const attachment = message?.attachment;
    if (!context || !attachment) return;
    this.#release();
    this.#shown = message.key;
    // What the place in the list has shown is here already.
    const size = sizeFor(attachment);
    if (size) void this.#small.start(context, attachment.media, { showing: 'image', size });
    this.#loadWhole(attachment.media);
    this.#render();
  }

  #loadWhole(media: string): void {
    void this.#whole.start(this.#context!, media, { showing: 'image' });
  }

  /** @param way 1: later */
  #go(way: number): void {
    const pictures = this.#pictures;
    this.#show(pictures[pictures.findIndex(({ key }) => key === this.#shown) + way]);
  }

  #render(): void {
    const context = this.#context;
    if (!context) return;
    const pictures = this.#pictures;
    const index = pictures.findIndex(({ key }) => key === this.#shown);
    const message = pictures[index];
    if (!message?.attachment) return this.close(); // it has been deleted
    const words = attachmentWordsFor(context.locale);
    speak(this.#dialog, this.#host, context.locale);
    const { attachment, own, sender, sentAt } = message;
    const name = fileName(attachment.name, words.image);
    const { failure } = this.#whole;
    const url = this.#whole.media?.url ?? this.#small.media?.url;
    // Each is an element of its own (by its key): none is shown in the size of the one before.
    const picture = url && html`<img src=${url} alt=${name} draggable="false" width=${ifDefined(attachment.width)} height=${ifDefined(attachment.height)} @error=${() => this.#whole.fail()} />`;
    const retry = () => {
      this.#dialog.querySelector<HTMLElement>('.close')?.focus(); // this button goes
      this.#loadWhole(attachment.media);
    };
    const button = (label: string, picture: unknown, onClick: () => void, kind = '', isDisabled?: boolean) =>
      html`<button class="icon-button ${kind}" aria-label=${label} title=${label} aria-disabled=${ifDefined(isDisabled)} @click=${onClick}>${picture}</button>`;
    const arrow = (way: 1 | -1, kind: 'next' | 'previous') => button(words[kind], attachmentIcons[kind], () => this.#go(way), `turn ${kind}`, !pictures[index + way]);
    render(
      html`<div class="top">
          <div class="about"><strong dir="auto">${own ? words.you : sender.name}</strong><time dir="auto" datetime=${new Date(sentAt).toISOString()}>${formatFull(sentAt, context.locale)}</time></div>
          ${button(words.zoomOut, attachmentIcons.zoomOut, () => this.#gestures.zoom(1 / STEP))} ${button(words.zoomIn, attachmentIcons.zoomIn, () => this.#gestures.zoom(STEP))}
          ${this.#download.render(attachment.media, name, context, words)} ${button(words.close, attachmentIcons.close, () => this.close(), 'close')}
        </div>
        <div
          class="stage"
          @wheel=${this.#gestures.onWheel}
          @dblclick=${this.#gestures.onDoubleClick}
          @pointerdown=${this.#gestures.onDown}
          @pointermove=${this.#gestures.onMove}
          @pointerup=${this.#gestures.onUp}
          @pointercancel=${this.#gestures.onUp}
          @click=${this.#gestures.onClick}
        >
          ${repeat(picture ? [this.#shown] : [], String, () => picture)} ${failure && !picture ? missing(name, failure, words, false, retry) : nothing}
          ${this.#whole.isRunning ? html`<span class="spinner" role="img" aria-label=${words.loading(name)}></span>` : nothing}
        </div>
        ${pictures.length > 1 ? [arrow(-1, 'previous'), arrow(1, 'next')] : nothing}
        <div class="bottom"><span class="title" dir="auto">${name}</span> ${pictures.length > 1 ? html`<bdi>${words.imageOf(index + 1, pictures.length)}</bdi>` : nothing}</div>
        <div class="spoken" role="status">${name}, ${words.imageOf(index + 1, pictures.length)}${this.#download.status(name, words) && `. ${this.#download.status(name, words)}`}</div>`,
      this.#dialog,
    );
    this.#place(false);
  }

  #place(smooth: boolean): void {
    const { scale, x, y } = this.#zoom;
    const picture = this.#picture;
    this.#stage?.classList.toggle('zoomed', this.#zoom.isZoomed);
    if (!picture) return;
    picture.classList.toggle('smooth', smooth);
    picture.style.setProperty('translate', `${x}px ${y}px`);
    picture.style.setProperty('scale', `${scale}`);
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoomed = this.#zoom.isZoomed;
    const way = this.#isRtl ? -1 : 1;
    const turn = (by: number, dx: number, dy: number) => () => (zoomed ? this.#gestures.move(dx, dy) : by && this.#go(by));
    const keys: Record<string, () => void> = {
      ArrowLeft: turn(-way, WAY, 0),
      ArrowRight: turn(way, -WAY, 0),
      ArrowUp: turn(0, 0, WAY),
      ArrowDown: turn(0, 0, -WAY),
      PageUp: () => this.#go(-1),
      PageDown: () => this.#go(1),
      Home: () => this.#show(this.#pictures[0]),
      End: () => this.#show(this.#pictures.at(-1)),
      '+': () => this.#gestures.zoom(STEP),
      '=': () => this.#gestures.zoom(STEP),
      '-': () => this.#gestures.zoom(1 / STEP),
      '0': () => this.#gestures.zoom(0),
    };
    // What the page does with its keys is not meant here; Escape is the dialog's own.
    event.stopPropagation();
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
