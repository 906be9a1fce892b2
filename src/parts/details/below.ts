/** What stands below a message: reactions, its thread, what became of it, who has read it. */

import { html, nothing } from 'lit';
import type { LiveMessage, LiveReaction } from '../../data/snapshots.js';
import { avatar } from '../avatar.js';
import { formatTime } from '../format.js';
import { alertIcon, icon } from '../icons.js';
import type { MessageWords } from '../message-words.js';
import type { Pane } from '../pane.js';

/** Pictures of readers that are shown; a number stands for the others. */
const FACES = 4;

const check = icon('M5 13l4 4L19 7', 14);

/** "Alice, Bob and you", in the language's own way. */
export function listOf(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

export function reactionNames({ users, own }: LiveReaction, selfId: string | undefined, you: string): string[] {
  const others = users.filter(({ id }) => id !== selfId).map(({ name }) => name);
  return own ? [...others, you] : others;
}

export function reactionsTemplate(message: LiveMessage, pane: Pane, words: MessageWords, you: string, canReact: boolean) {
  if (!message.reactions.length) return nothing;
  const self = pane.view.host.session?.currentUser?.id;
  const react = (emoji: string) => void pane.feed?.toggleReaction(message.id, emoji);
  return html`<div class="reactions">
    ${message.reactions.map((reaction) => {
      const by = words.reactionBy(reaction.emoji, reaction.count, listOf(reactionNames(reaction, self, you), pane.view.locale));
      return html`<button class="reaction" part="reaction" aria-pressed=${reaction.own} aria-label=${by} title=${by} ?disabled=${!canReact} @click=${() => react(reaction.emoji)}>
        <span>${reaction.emoji}</span><span>${reaction.count}</span>
      </button>`;
    })}
  </div>`;
}

export function threadTemplate(message: LiveMessage, pane: Pane, words: MessageWords) {
  const { thread } = message;
  if (!thread || pane.feed?.threadId) return nothing;
  const when = thread.lastAt === undefined ? '' : words.lastReply(formatTime(thread.lastAt, pane.view.locale));
  return html`<button class="thread-chip" part="thread-button" @click=${() => pane.details?.acting?.openThread(message)}>
    ${thread.lastSender ? avatar(thread.lastSender, pane.view.host.session, () => pane.list.refresh()) : nothing}<strong>${words.replies(thread.count)}</strong><span>${when}</span>
  </button>`;
}

export function statusTemplate(message: LiveMessage, pane: Pane, words: MessageWords, readAt: number | undefined | 'delivered') {
  switch (message.status) {
    case 'sent':
      if (readAt === undefined) return nothing;
      return html`<div class="status delivery">${check}<span>${readAt === 'delivered' ? words.delivered : words.readAt(formatTime(readAt, pane.view.locale))}</span></div>`;
    case 'sending':
      return html`<div class="status">${words.sending}</div>`;
    case 'waiting':
      return html`<div class="status">${words.waiting}</div>`;
    case 'failed': {
      const why = pane.view.conditionWords;
      return html`<div class="status" role="alert">
        <span>${alertIcon} ${words.failed}${message.error && why ? html`: ${why.error(message.error.code)}` : nothing}</span>
        ${why ? html`<button class="link" @click=${() => pane.feed?.retrySend(message.key)}>${why.retry}</button>` : nothing}
        <button class="link" @click=${() => pane.feed?.discard(message.key)}>${words.discard}</button>
      </div>`;
    }
  }
}

/** Who has read up to here, but for who wrote it. */
export const readersOf = ({ readBy, senderId }: LiveMessage) => readBy.filter(({ user }) => user.id !== senderId);

/** Who has read up to here: pictures, which a press tells the names and times of. */
export function readersTemplate(message: LiveMessage, pane: Pane, words: MessageWords, onOpen: (event: Event) => void) {
  const readBy = readersOf(message);
  if (!readBy.length) return nothing;
  const names = words.readBy(readBy.map(({ user }) => user.name));
  const update = () => pane.list.refresh();
  return html`<button class="readers" part="readers" title=${names} aria-haspopup="dialog" @click=${onOpen}>
    <span class="spoken">${names}</span>${readBy.slice(0, FACES).map(({ user }) => avatar(user, pane.view.host.session, update))}${readBy.length > FACES ? html`<span aria-hidden="true">+${readBy.length - FACES}</span>` : nothing}
  </button>`;
}
