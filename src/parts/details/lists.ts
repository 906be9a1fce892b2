/** Lists of people in a popup: who has read, who reacted how. */

import { html } from 'lit';
import type { LiveMessage, Participant } from '../../data/snapshots.js';
import { avatar } from '../avatar.js';
import { formatWhen } from '../format-when.js';
import type { MessageWords } from '../message-words.js';
import type { DetailsOptions } from './options.js';

function personTemplate(user: Participant, what: string, options: DetailsOptions) {
  return html`<li>
    <button class="person" @click=${() => options.profileClick(user.id)}>
      ${avatar(user, options.session(), () => options.requestUpdate())}<span class="who" dir="auto">${user.name}</span><span class="what">${what}</span>
    </button>
  </li>`;
}

export function readersList({ readBy }: LiveMessage, options: DetailsOptions, words: MessageWords) {
  return html`<h3>${words.readers}</h3>
    <ul class="people">
      ${readBy.map(({ user, readAt }) => personTemplate(user, readAt ? formatWhen(readAt, Date.now(), options.locale()) : '', options))}
    </ul>`;
}

export function reactionsList({ reactions }: LiveMessage, options: DetailsOptions, words: MessageWords) {
  return html`<h3>${words.reactions}</h3>
    <ul class="people">
      ${reactions.flatMap(({ emoji, users }) => users.map((user) => personTemplate(user, emoji, options)))}
    </ul>`;
}
