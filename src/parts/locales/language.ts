/** What a language has: the words of every area. */

import type { AttachmentWords } from '../attachment-words.js';
import type { ChannelListWords } from '../channel-list-words.js';
import type { ComposerWords } from '../composer-words.js';
import type { ConditionWords } from '../condition-words.js';
import type { EmojiWords } from '../emoji-words.js';
import type { MessageWords } from '../message-words.js';
import type { RichTextWords } from '../rich-text-words.js';
import type { SearchWords } from '../search-words.js';
import type { Words } from '../words.js';

export interface Language {
  readonly words: Words;
  readonly message: MessageWords;
  readonly condition: ConditionWords;
  readonly composer: ComposerWords;
  readonly attachment: AttachmentWords;
  readonly richText: RichTextWords;
  readonly emoji: EmojiWords;
  readonly search: SearchWords;
  readonly channelList: ChannelListWords;
}
