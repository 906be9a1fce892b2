/** The way back to the newest messages, which says how many have come. */

import { html, nothing } from 'lit';
import type { ActingWords } from '../acting-words.js';
import { icon } from '../icons.js';
import type { MessageList } from '../message-list.js';

const down = icon('M12 5v14M6 13l6 6 6-6', 16);

export function newestButton(unseen: number, list: MessageList, words: ActingWords) {
  const name = unseen ? words.newMessages(unseen) : words.toNewest;
  return html`<button class="newest ${unseen ? 'unseen' : ''}" part="newest-button" aria-label=${name} @click=${() => list.scrollToEnd()}>
    ${down}${unseen ? html`<span dir="auto">${name}</span>` : nothing}
  </button>`;
}
