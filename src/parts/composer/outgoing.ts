/**
 * What is sent and edited, in the order in which the person did: Markdown, mentions and shortcodes want parts that are loaded
 * when they are first needed. Where one does not come the text goes as it was written.
 */

import { type Clock } from '../../clock.js';
import type { DraftMention } from '../../data/drafts.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { OutgoingMessage } from '../../data/snapshots.js';
import { mayBeMarkdown } from '../rich-text/detect.js';
import type { TypedMessage } from '../rich-text/types.js';
import type { ComposerParts, EmojiPart, FormatPart } from './parts.js';
import { LIMIT, sizeOf } from './size.js';

/** So long a part may take (ms). */
const PATIENCE = 8000;

const shortcode = /:[\p{L}\p{N}_+-]+:/u;

export interface Written {
  readonly text: string;
  readonly mentions: readonly DraftMention[];
  readonly replyTo?: string | undefined;
  /** The message that it is the new text of, and what that said. */
  readonly edits?: { readonly id: string; readonly typed: TypedMessage } | undefined;
  /** Where it was written. */
  readonly feed: MessageFeed;
}

export interface OutgoingOptions {
  readonly parts: ComposerParts;
  clock(): Clock;
  deliver(message: OutgoingMessage, written: Written): void;
}

export class OutgoingQueue {
  readonly #options: OutgoingOptions;
  #format: FormatPart | undefined;
  #emoji: EmojiPart | undefined;
  #tail: Promise<void> | undefined;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  /** Loads what a text that is being written will need. */
  foresee(text: string, mentions: readonly DraftMention[]): void {
    if (!this.#format && needsFormat(text, mentions)) this.#loadFormat().catch(() => undefined);
    if (!this.#emoji && shortcode.test(text)) this.#loadEmoji().catch(() => undefined);
  }

  /** Sends it now where it needs nothing and nothing is before it, else after that. */
  add(written: Written): void {
    const { text, mentions } = written;
    if (!this.#tail && !needsFormat(text, mentions) && !shortcode.test(text)) return this.#options.deliver(outgoing({ text }, written), written);
    const tail = this.#sendAfter(this.#tail, written).then(() => {
      if (this.#tail === tail) this.#tail = undefined;
    });
    this.#tail = tail;
  }

  /** Never rejects. */
  async #sendAfter(before: Promise<void> | undefined, written: Written): Promise<void> {
    const [content] = await Promise.all([this.#formatted(written), before]);
    this.#options.deliver(outgoing(content, written), written);
  }

  /** Never rejects. */
  async #formatted({ text: typed, mentions, edits }: Written): Promise<Pick<OutgoingMessage, 'text' | 'html' | 'mentions'>> {
    let text = typed;
    if (shortcode.test(text)) {
      const emoji = this.#emoji ?? (await this.#inTime(this.#loadEmoji()));
      text = emoji?.replaceShortcodes(text) ?? text;
    }
    if (!needsFormat(text, mentions)) return { text };
    const format = this.#format ?? (await this.#inTime(this.#loadFormat()));
    if (!format) return { text };
    const formatted = format.formatMessage(text, mentions);
    // The same thing twice may be too much for the server where once is not.
    const { html: _, ...plain } = formatted;
    return sizeOf(formatted, edits !== undefined) > LIMIT ? plain : formatted;
  }

  async #loadFormat(): Promise<FormatPart> {
    return (this.#format = await this.#options.parts.format());
  }

  async #loadEmoji(): Promise<EmojiPart> {
    return (this.#emoji = await this.#options.parts.emoji());
  }

  /** What a promise gives; `undefined` where it rejects, or takes too long. */
  #inTime<T>(promise: Promise<T>): Promise<T | undefined> {
    const clock = this.#options.clock();
    return new Promise((resolve) => {
      const timer = clock.setTimeout(() => resolve(undefined), PATIENCE);
      const settle = (value?: T) => {
        clock.clearTimeout(timer);
        resolve(value);
      };
      promise.then(settle, () => settle());
    });
  }
}

const needsFormat = (text: string, mentions: readonly DraftMention[]) => mentions.length > 0 || mayBeMarkdown(text);

const outgoing = (content: Pick<OutgoingMessage, 'text' | 'html' | 'mentions'>, { replyTo }: Written): OutgoingMessage => (replyTo === undefined ? content : { ...content, replyTo });
