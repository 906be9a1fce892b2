/** Lists of people in a popup: who has read, who reacted how. */

import { html } from 'lit';
import type { LiveMessage, Participant } from '../../data/snapshots.js';
import { request } from '../../events.js';
import { avatar } from '../avatar.js';
import { formatWhen } from '../format-when.js';
import type { ActingWords } from '../acting-words.js';
import type { Pane } from '../pane.js';
import { readersOf } from './below.js';

function personTemplate(user: Participant, what: string, pane: Pane) {
  return html`<li>
    <button class="person" @click=${() => void request(pane.view.host, 'profileClick', { id: user.id })}>
      ${avatar(user, pane.view.host.session, () => pane.view.host.requestUpdate())}<span class="who" dir="auto">${user.name}</span><span class="what">${what}</span>
    </button>
  </li>`;
}

export function readersList(message: LiveMessage, pane: Pane, words: ActingWords) {
  return html`<h3>${words.readers}</h3>
    <ul class="people">
      ${readersOf(message).map(({ user, readAt }) => personTemplate(user, readAt ? formatWhen(readAt, Date.now(), pane.view.locale) : '', pane))}
    </ul>`;
}

export function reactionsList({ reactions }: LiveMessage, pane: Pane, words: ActingWords) {
  return html`<h3>${words.reactions}</h3>
    <ul class="people">
      ${reactions.flatMap(({ emoji, users }) => users.map((user) => personTemplate(user, emoji, pane)))}
    </ul>`;
}
