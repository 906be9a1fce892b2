/** What is being written: the text in the box, who was picked for it, what it answers. */

import type { Draft, DraftMention, DraftReply } from '../../data/drafts.js';
import type { Composer } from '../composer.js';
import { replaceInBox } from './edit-box.js';
import type { Suggestion } from './suggestions.js';
import { type Trigger, stillIn, withMention } from './trigger.js';

export const nothingWritten: Draft = { text: '', mentions: [] };

/** What was written, before what has been written meanwhile. */
export function joined(before: Draft, meanwhile: Draft = nothingWritten): Draft {
  return { ...meanwhile, ...before, text: [before.text, meanwhile.text].filter(Boolean).join('\n'), mentions: [...before.mentions, ...meanwhile.mentions] };
}

export class Writing {
  readonly #composer: Composer;
  /** Everybody and everything that was picked for this text; who was deleted may come back by undo. */
  picked: readonly DraftMention[] = [];
  reply: DraftReply | undefined;

  constructor(composer: Composer) {
    this.#composer = composer;
  }

  /** All of it, as it stands. */
  get draft(): Draft {
    const { text } = this.#composer;
    return { text, mentions: stillIn(text, this.picked), ...(this.reply && { replyTo: this.reply }) };
  }

  /** In place of what stands there. */
  put({ text, mentions, replyTo }: Draft): void {
    this.picked = mentions;
    this.reply = replyTo;
    this.#composer.set(text);
  }

  /** Puts a text where the cursor is. */
  insert(text: string): void {
    const { box } = this.#composer;
    if (box) replaceInBox(box, box.selectionStart, box.selectionEnd, text);
  }

  /** Puts what was chosen in place of what was typed of it. */
  pick({ start, end }: Trigger, { text, mention }: Suggestion): void {
    const { box } = this.#composer;
    if (!box) return;
    if (mention) this.picked = withMention(this.picked, mention, box.value.slice(0, start));
    replaceInBox(box, start, box.value[end] === ' ' ? end + 1 : end, `${text} `);
  }
}
