/**
 * What shows one attachment of one message: a directive, so that it is told when its row goes. It holds what it shows, and
 * lets go of it then.
 */

import { nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import type { PartInfo } from 'lit/directive.js';
import { type HeldMedia, type HoldOptions, MediaCache, type ShownMedia } from '../../data/media.js';
import type { Attachment, LiveMessage } from '../../data/snapshots.js';
import { isChatError, toChatError } from '../../errors.js';
import { type AttachmentWords, attachmentWordsFor } from '../attachment-words.js';
import { fileName } from '../format-file.js';
import type { AttachmentContext } from './contract.js';

export abstract class AttachmentPart extends AsyncDirective {
  protected message!: LiveMessage;
  protected context!: AttachmentContext;
  protected attachment!: Attachment;

  constructor(info: PartInfo) {
    super(info);
  }

  protected get words(): AttachmentWords {
    return attachmentWordsFor(this.context.locale);
  }

  /** What it is called. */
  protected get name(): string {
    const { words } = this;
    const { kind, voice, name } = this.attachment;
    return voice ? words.voice : fileName(name, words[kind]);
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
  protected abstract release(): void;

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

  /** Loads it, unless it does or has. Never rejects. @returns why it failed, if it did */
  async start(context: AttachmentContext, media: string, options: HoldOptions): Promise<unknown> {
    if (this.#held || !context.session) return undefined;
    this.failure = undefined;
    const onProgress: HoldOptions['onProgress'] = ({ loaded, total }) => {
      this.share = total ? loaded / total : undefined;
      this.#onChange();
    };
    const held = (this.#held = MediaCache.of(context.session.scope).hold(media, { ...options, onProgress }));
    this.media = held.now; // at once: nothing flickers
    this.#onChange();
    if (this.media) return undefined;
    try {
      const shown = await held.shown;
      if (held !== this.#held) return undefined;
      this.media = shown;
      this.#onChange();
      return undefined;
    } catch (error) {
      if (held === this.#held) this.fail(isChatError(error) ? error.code : 'bad_answer');
      return toChatError(error);
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
