/** What a language has: the words of every area, and how they stand on the page. */

import type { ActingWords } from '../acting-words.js';
import type { AttachmentWords } from '../attachment-words.js';
import type { ChannelListWords } from '../channel-list-words.js';
import type { ComposerWords } from '../composer-words.js';
import type { ConditionWords } from '../condition-words.js';
import type { EmojiWords } from '../emoji-words.js';
import type { RichTextWords } from '../rich-text-words.js';
import type { SearchWords } from '../search-words.js';
import type { Words } from '../words.js';

/** The words of a language. */
export interface Spoken {
  readonly words: Words;
  readonly message: ActingWords;
  readonly condition: ConditionWords;
  readonly composer: ComposerWords;
  readonly attachment: AttachmentWords;
  readonly richText: RichTextWords;
  readonly emoji: EmojiWords;
  readonly search: SearchWords;
  readonly channelList: ChannelListWords;
}

export interface Language extends Spoken {
  /** The locale it is for. */
  readonly lang: string;
  /** The `dir` of what an element says; `undefined` where that is the page's. */
  dirOf(element: Element & { readonly session?: { readonly options: { readonly locale?: string | undefined } } | undefined }): 'rtl' | 'ltr' | undefined;
}
