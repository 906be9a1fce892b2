/** What is going to be sent, above the box one writes in. The door to all of sending: loaded with the first file. */

import { html, nothing } from 'lit';
import { AttachmentQueue, type QueuedFile } from '../../data/attachment-queue.js';
import { MediaCache } from '../../data/media.js';
import type { OutgoingMessage } from '../../data/snapshots.js';
import type { ChatErrorCode } from '../../errors.js';
import type { ChatSession } from '../../session/session.js';
import { type AttachmentWords, attachmentWordsFor } from '../attachment-words.js';
import { fileName, formatPercent, formatSize } from '../format-file.js';
import { alertIcon } from '../icons.js';
import { repeat } from '../repeat.js';
import { icons } from '../status-icons.js';
import { adoptStyles } from '../styles.js';
import { attachmentStyles } from './attachment.styles.js';
import type { Recording, UploadTrayOptions } from './contract.js';
import { attachmentIcons, iconOf } from './icons.js';
import { measure } from './measure.js';
import { uploadTrayStyles } from './upload-tray.styles.js';

export { DropTarget, filesOf } from './drop-target.js';
export type { UploadTrayOptions } from './contract.js';

/** The types a browser shows a small picture of. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

export class UploadTray {
  readonly #options: UploadTrayOptions;
  #queue: AttachmentQueue | undefined;
  #session: ChatSession | undefined;
  /** Small pictures of what will be sent. */
  readonly #previews = new Map<string, string>();
  /** How many were under way when it was looked at last. */
  #pending = 0;
  #announcement = '';
  #input: HTMLInputElement | undefined;

  constructor(options: UploadTrayOptions) {
    this.#options = options;
    adoptStyles(options.host, [attachmentStyles, uploadTrayStyles]);
  }

  /** Whether there is nothing that waits for the person to send it. */
  get isEmpty(): boolean {
    return this.#queue?.isEmpty ?? true;
  }

  /** Whether there is nothing at all, sent or not. */
  get isDone(): boolean {
    return !this.#queue?.files.length;
  }

  /** Begins to upload them. */
  add(files: Iterable<File>): void {
    const queue = this.#open();
    const all = [...files];
    if (!queue || !all.length) return;
    for (const file of all) queue.add(file);
    this.#say(this.#words.added(all.length));
  }

  /** Lets the person choose files. */
  choose(): void {
    const input = (this.#input ??= Object.assign(document.createElement('input'), { type: 'file', multiple: true, hidden: true }));
    input.setAttribute('aria-label', this.#words.chooseFiles);
    input.onchange = () => {
      this.add(input.files ?? []);
      input.value = ''; // the same file may be chosen again
      input.remove();
    };
    input.oncancel = () => input.remove();
    this.#options.host.renderRoot.prepend(input); // some browsers forget one that is on no page
    input.click();
  }

  /** What is here goes, in order, once it is uploaded; the text with it, or after it. */
  send(message: OutgoingMessage): void {
    if (this.#queue) this.#queue.send(message);
    else this.#options.onSend(message);
  }

  /** A voice message goes, and nothing of what else is here with it. @param message where it stands: `threadId`, `replyTo` */
  sendVoice({ file, duration, waveform }: Recording, message: Partial<OutgoingMessage> = {}): void {
    this.#open()?.add(file, { voice: true, duration, waveform }, { ...message, text: '' });
  }

  /** Everything ends, sent or not: the element is gone, or the session. */
  stop(): void {
    this.#queue?.stop();
    this.#queue = undefined;
    this.#input?.remove();
    this.#announcement = '';
    this.#pending = 0;
    this.#dropPreviews();
  }

  render() {
    const words = this.#words;
    const files = this.#queue?.files ?? [];
    // What is said is said by what was there before.
    return html`<div class="tray-status spoken" role="status">${this.#announcement}</div>
      ${files.length
        ? html`<ul class="tray" part="upload-tray" aria-label=${words.tray}>
            ${repeat(
              files,
              ({ key }) => key,
              (file) => this.#file(file, words),
            )}
          </ul>`
        : nothing}`;
  }

  get #words(): AttachmentWords {
    return attachmentWordsFor(this.#options.locale());
  }

  #open(): AttachmentQueue | undefined {
    const session = this.#options.session();
    if (session !== this.#session) this.stop();
    this.#session = session;
    if (!session || this.#queue) return this.#queue;
    const { scope } = session;
    return (this.#queue = new AttachmentQueue({
      scope,
      measure,
      onUploaded: ({ media, kind }, file) => kind !== 'file' && MediaCache.of(scope).keep(media, file, kind),
      onChange: () => this.#onChange(),
      onSend: this.#options.onSend,
      onTextBack: this.#options.onTextBack,
      onFailed: (error, file) => {
        this.#say(this.#words.problem(this.#nameOf(file), this.#problem(file, this.#words)));
        this.#options.onError(error);
      },
    }));
  }

  #onChange(): void {
    this.#dropPreviews();
    const files = this.#queue?.files ?? [];
    const pending = files.filter(({ state }) => state === 'waiting' || state === 'uploading').length;
    if (this.#pending && !pending && !this.isEmpty) this.#announcement = this.#words.ready(files.length);
    this.#pending = pending;
    this.#options.requestUpdate();
  }

  #say(text: string): void {
    this.#announcement = text;
    this.#options.requestUpdate();
  }

  #nameOf({ name, voice, kind }: QueuedFile): string {
    const words = this.#words;
    return voice ? words.voice : fileName(name, words[kind]);
  }

  #file(queued: QueuedFile, words: AttachmentWords) {
    const { key, file, state, share, error, sending } = queued;
    const name = this.#nameOf(queued);
    const locale = this.#options.locale();
    const preview = this.#preview(queued);
    const isUploading = state === 'uploading';
    const tells = error ? this.#problem(queued, words) : isUploading ? formatPercent(share, locale) : sending ? words.sending : state === 'uploaded' ? words.uploaded : words.waiting;
    return html`<li class="queued ${state}" part="upload ${state === 'failed' ? 'upload-failed' : ''}">
      <span class="look">${preview ? html`<img src=${preview} alt="" @error=${() => this.#forget(key)} />` : queued.voice ? attachmentIcons.microphone : iconOf({ mimeType: file.type, name: queued.name })}</span>
      <span class="about">
        <span class="title" dir="auto" title=${name}>${name}</span>
        <span class="tells">${error ? alertIcon : html`<bdi>${formatSize(file.size, locale)}</bdi>`} <bdi>${tells}</bdi></span>
        ${isUploading
          ? html`<progress max="1" value=${share} aria-label=${words.uploading(name)}></progress>`
          : nothing}
      </span>
      ${error && error.code !== 'too_large' ? html`<button type="button" class="icon-button" aria-label=${words.retry(name)} title=${words.tryAgain} @click=${() => this.#queue?.retry(key)}>${icons.retry}</button>` : nothing}
      <button type="button" class="icon-button" part="upload-remove" aria-label=${words.remove(name)} title=${words.remove(name)} @click=${(event: Event) => this.#remove(key, name, event)}>${attachmentIcons.close}</button>
    </li>`;
  }

  #problem({ error, state }: QueuedFile, words: AttachmentWords): string {
    if (state !== 'failed') return words.offline;
    const limit = this.#queue?.limit;
    const reasons: Partial<Record<ChatErrorCode, string>> = {
      too_large: limit === undefined ? words.tooLargeAnyhow : words.tooLarge(formatSize(limit, this.#options.locale())),
      forbidden: words.refused,
      unsupported: words.refused,
      bad_request: words.unreadable,
    };
    return (error && reasons[error.code]) ?? words.failed;
  }

  /** The focus goes to the file that stands there then, else to the box one writes in. */
  #remove(key: string, name: string, event: Event): void {
    const item = (event.currentTarget as HTMLElement).closest('.queued')!;
    const place = item.closest('form') ?? this.#options.host.renderRoot; // there may be another tray beside it
    const index = [...place.querySelectorAll('.queued')].indexOf(item);
    this.#queue?.remove(key);
    this.#say(this.#words.removed(name));
    void this.#options.host.updateComplete.then(() => {
      const buttons = place.querySelectorAll<HTMLElement>('.queued [part=upload-remove]');
      (buttons[Math.min(index, buttons.length - 1)] ?? place.querySelector<HTMLElement>('textarea'))?.focus();
    });
  }

  #preview({ key, file }: QueuedFile): string | undefined {
    if (!SHOWN.test(file.type)) return undefined;
    const url = this.#previews.get(key) ?? URL.createObjectURL(file);
    this.#previews.set(key, url);
    return url || undefined;
  }

  /** It is none that this browser can show. */
  #forget(key: string): void {
    URL.revokeObjectURL(this.#previews.get(key) ?? '');
    this.#previews.set(key, '');
    this.#options.requestUpdate();
  }

  /** Lets go of the pictures of what is here no more. */
  #dropPreviews(): void {
    const here = new Set(this.#queue?.files.map(({ key }) => key));
    for (const [key, url] of this.#previews) {
      if (here.has(key)) continue;
      URL.revokeObjectURL(url);
      this.#previews.delete(key);
    }
  }
}
