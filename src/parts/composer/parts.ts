/** What the composer takes from the rich text part: each is loaded when it is first needed, and again where it did not load. */

import type { DraftMention } from '../../data/drafts.js';
import type { LiveMessage } from '../../data/snapshots.js';
import { loadPart } from '../../errors.js';
import { mayBeMarkdown } from '../rich-text/detect.js';
import { markdownOf } from '../rich-text/paste.js';
import type { FormattedMessage, TypedMessage } from '../rich-text/types.js';

export interface FormatPart {
  formatMessage(text: string, mentions: readonly DraftMention[]): FormattedMessage;
  unformatMessage(message: Pick<LiveMessage, 'text' | 'html'>): Promise<TypedMessage> | TypedMessage;
}

export interface PastePart {
  markdownOf(html: string): Promise<string> | string;
}

export interface FoundEmoji {
  readonly emoji: string;
  readonly name: string;
  /** Without colons, the best known first. */
  readonly shortcodes: readonly string[];
}

export interface EmojiPart {
  /** Those whose shortcode or name has something that begins so, the best first. */
  findEmoji(query: string, limit: number): readonly FoundEmoji[];
  /** A text with every shortcode that is typed whole as its emoji; code stays as it is. */
  replaceShortcodes(text: string): string;
}

/** Each function rejects where its part does not load. */
export interface ComposerParts {
  format(): Promise<FormatPart>;
  paste(): Promise<PastePart>;
  emoji(): Promise<EmojiPart>;
}

export const composerParts: ComposerParts = {
  format: () => loadPart(() => import('../rich-text/format.js')),
  paste: () => Promise.resolve({ markdownOf }),
  emoji: () => loadPart(() => import('../rich-text/emoji.js')),
};

/** What was typed for a message that is to be edited; its plain text where the part that reads HTML does not load. Never rejects. */
export async function typedOf(message: Pick<LiveMessage, 'text' | 'html'>, { format }: ComposerParts): Promise<TypedMessage> {
  const { text, html } = message;
  try {
    if (html !== undefined || mayBeMarkdown(text)) return await (await format()).unformatMessage(message);
  } catch {
    // said above
  }
  return { text, mentions: [] };
}
