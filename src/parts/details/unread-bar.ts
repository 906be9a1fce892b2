/** The way up to the first message that one has not read. */

import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import type { MessageList } from '../message-list.js';
import type { MessageWords } from '../message-words.js';
import type { Unread } from './unread.js';

const up = icon('M12 19V5M6 11l6-6 6 6', 16);
const close = icon('M6 6l12 12M18 6L6 18', 16);

export function unreadBar(unread: Unread, list: MessageList, words: MessageWords) {
  const id = unread.firstId ?? unread.afterId;
  if (!unread.count || id === undefined) return nothing;
  const dismiss = () => {
    unread.dismiss();
    list.refresh();
  };
  const go = () => {
    dismiss();
    void list.goTo(id);
  };
  return html`<div class="unread-bar" part="unread-bar">
    <button class="go" @click=${go}>${up}<span>${words.unread(unread.count)}</span></button>
    <button class="dismiss" aria-label=${words.markRead} title=${words.markRead} @click=${dismiss}>${close}</button>
  </div>`;
}
