/** The bar above the box: which message is answered or edited. */

import { html } from 'lit';
import type { DraftReply } from '../../data/drafts.js';
import type { LiveMessage } from '../../data/snapshots.js';
import type { ComposerWords } from '../composer-words.js';
import { icon } from '../icons.js';

const closeIcon = icon('M6 6l12 12M18 6L6 18', 16);

/** So much of a message is kept of one that is answered (characters). */
const LINE = 200;

/** What is shown, and kept, of a message that is answered. */
export function replyOf({ id, sender, text }: LiveMessage): DraftReply {
  return { id, name: sender.name, text: lineOf(text) };
}

/** The beginning of a text, in one line. */
export function lineOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LINE ? `${[...line.slice(0, LINE)].slice(0, -1).join('')}…` : line;
}

/** @param reply what is answered; `undefined` where a message is edited */
export function contextBar(reply: DraftReply | undefined, words: ComposerWords, onCancel: () => void) {
  const cancel = reply ? words.cancelReply : words.cancelEdit;
  return html`<div class="context" part="composer-context">
    <div class="about">
      <strong dir="auto">${reply ? words.replyingTo(reply.name) : words.editing}</strong>
      ${reply?.text ? html`<span dir="auto">${reply.text}</span>` : ''}
    </div>
    <button class="tool" type="button" aria-label=${cancel} title=${cancel} @click=${onCancel}>${closeIcon}</button>
  </div>`;
}
