/** What is passed into and out of the rich text part: nothing but types. */

import type { LiveMessage } from '../../data/snapshots.js';

/** Somebody or a channel that was picked while writing: `text` stands in what was typed, in the order of picking. */
export interface ComposedMention {
  readonly text: string;
  readonly kind: 'user' | 'channel';
  readonly id: string;
}

/** What is sent of what was typed. */
export interface FormattedMessage {
  /** As it was typed. */
  readonly text: string;
  /** Absent where the text says it all. */
  readonly html?: string;
  /** Absent where nobody is mentioned. */
  readonly mentions?: { readonly userIds: readonly string[] };
}

/** What was typed, as far as a message tells that. */
export interface TypedMessage {
  readonly text: string;
  readonly mentions: readonly ComposedMention[];
}

/** What a message is shown by besides itself. */
export interface RichTextContext {
  /** Where it is shown: the styles are put there. */
  readonly root: ShadowRoot;
  /** Whose session it is: being mentioned oneself stands out. */
  readonly userId: string | undefined;
  readonly locale: string;
  /** A part that was still missing has come. */
  requestUpdate(): void;
}

/** `richText()`: what Lit renders for a text, emote or notice message. */
export type RenderRichText = (message: LiveMessage, context: RichTextContext) => unknown;
