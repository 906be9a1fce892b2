/**
 * What shows one attachment of one message: a directive, so that it is told when its row goes. It holds what it shows, and
 * lets go of it then.
 */

import { nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import type { ChildPart } from 'lit/directive.js';
import { type HeldMedia, type HoldOptions, MediaCache, type ShownMedia } from '../../data/media.js';
import type { Attachment, LiveMessage } from '../../data/snapshots.js';
import { toChatError } from '../../errors.js';
import { type AttachmentWords, attachmentWordsFor } from '../attachment-words.js';
import { fileName } from '../format-file.js';
import type { AttachmentContext } from './contract.js';
import { DownloadButton } from './download-button.js';
import { whenNear } from './near.js';
import { isGone } from './playing.js';

export abstract class AttachmentPart extends AsyncDirective {
  protected message!: LiveMessage;
  protected context!: AttachmentContext;
  protected attachment!: Attachment;
  /** The element it stands in: there before it is, and as long as it is. */
  protected place!: HTMLElement;
  protected readonly loading = new Loading(() => this.refresh());
  protected readonly download = new DownloadButton(() => this.refresh());
  /** It need not be near any more. */
  #forget: (() => void) | undefined;

  protected get words(): AttachmentWords {
    return attachmentWordsFor(this.context.locale);
  }

  /** What it is called. */
  protected get name(): string {
    const { words } = this;
    const { kind, voice, name } = this.attachment;
    return voice ? words.voice : fileName(name, words[kind]);
  }

  /** What plays it, once that is there. */
  protected get player(): HTMLMediaElement | null | undefined {
    return this.loading.media && this.place.querySelector<HTMLMediaElement>('audio, video');
  }

  override update({ parentNode }: ChildPart, [message, context]: [LiveMessage, AttachmentContext]): unknown {
    this.place = parentNode as HTMLElement;
    return this.render(message, context);
  }

  render(message: LiveMessage, context: AttachmentContext): unknown {
    const { attachment } = message;
    if (!attachment) return nothing;
    // A row may be given to another message.
    if (this.attachment && (this.attachment.media !== attachment.media || this.context.session !== context.session)) this.release();
    this.message = message;
    this.context = context;
    this.attachment = attachment;
    return this.template();
  }

  protected abstract template(): unknown;

  /** Lets go of everything, and begins anew. */
  protected release(): void {
    this.#forget?.();
    this.#forget = undefined;
    const { player } = this;
    this.loading.release();
    isGone(player);
    this.download.release();
  }

  /** Calls `load` once, as soon as it comes near to what is seen. */
  protected whenNear(load: () => void): void {
    this.#forget ??= whenNear(this.place, load);
  }

  /** Loads what is to be played. @returns what plays it then, where it is there and still wanted */
  protected async loadToPlay(options: HoldOptions): Promise<HTMLMediaElement | null | undefined> {
    await this.loading.start(this.context, this.attachment.media, options);
    return this.player;
  }

  protected readonly cancel = () => {
    this.loading.release();
    this.refresh();
  };

  /** It is there, and the browser cannot show it. */
  protected readonly fail = () => {
    const { player } = this;
    this.loading.fail();
    isGone(player);
  };

  protected downloadButton(withText = false) {
    return this.download.render(this.attachment.media, this.name, this.context, this.words, withText);
  }

  /** Renders again, unless the row has gone. */
  protected refresh(): void {
    if (this.isConnected) this.setValue(this.template());
  }

  override disconnected(): void {
    this.release();
  }

  override reconnected(): void {
    this.refresh();
  }
}

/** A file that is being loaded to be shown, or is there, or cannot be had. */
export class Loading {
  readonly #onChange: () => void;
  #held: HeldMedia | undefined;
  media: ShownMedia | undefined;
  /** Why it cannot be had: `unsupported` is not shown here, anything else may be tried again. */
  failure: string | undefined;
  /** 0 to 1; `undefined` where nobody says how long it is. */
  share: number | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get isRunning(): boolean {
    return this.#held !== undefined && !this.media;
  }

  /** Loads it, unless it does or has. Never rejects. */
  async start({ session }: AttachmentContext, media: string, options: HoldOptions): Promise<void> {
    if (this.#held || !session) return;
    this.failure = undefined;
    const onProgress: HoldOptions['onProgress'] = ({ loaded, total }) => {
      this.share = total ? loaded / total : undefined;
      this.#onChange();
    };
    const held = (this.#held = MediaCache.of(session.scope).hold(media, { ...options, onProgress }));
    this.media = held.now; // at once: nothing flickers
    this.#onChange();
    if (this.media) return;
    try {
      const shown = await held.shown;
      if (held !== this.#held) return;
      this.media = shown;
      this.#onChange();
    } catch (error) {
      if (held === this.#held) this.fail(toChatError(error).code);
    }
  }

  /** Takes it where it is here already, and tells nobody: it is rendered just now. */
  take({ session }: AttachmentContext, media: string, options: HoldOptions): void {
    if (this.#held || this.failure !== undefined || !session) return;
    const cache = MediaCache.of(session.scope);
    if (!cache.has(media, options)) return;
    this.#held = cache.hold(media, options);
    this.media = this.#held.now;
  }

  /** It is there, and the browser cannot show it. */
  fail(code = 'unsupported'): void {
    this.release();
    this.failure = code;
    this.#onChange();
  }

  release(): void {
    this.#held?.release();
    this.#held = this.media = this.failure = this.share = undefined;
  }
}
