/**
 * One message in the list: whose, when, and what, where that is plain text. All else that a message can have is `details`, a part
 * that is loaded when a message that is shown has some of it, else once the channel is on screen.
 */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../data/snapshots.js';
import type { ChatSession } from '../session/session.js';
import { avatar } from './avatar.js';
import { formatFull, formatTime } from './format.js';
import type { Details } from './details/details.js';
import { needsRichText } from './rich-text/detect.js';
import type { Look } from './looks/look.js';
import type { MessageRow } from './rows.js';
import type { Words } from './words.js';

export interface MessageContext {
  readonly session: ChatSession | undefined;
  readonly words: Words;
  readonly locale: string;
  readonly details: Details | undefined;
  /** Where it is to look otherwise than by default. */
  readonly look: Look | undefined;
  requestUpdate(): void;
}

/** @param state how it stands in the list just now (`Acting.stateOf()`) */
export function messageTemplate(row: MessageRow, context: MessageContext, state = '') {
  const { message, first, last, kept } = row;
  const { words, locale, session, details, look } = context;
  const { own, sender, status, sentAt } = message;
  return html`<article
    class="message ${own ? 'own' : 'other'} ${status} ${first ? 'first' : ''} ${last ? 'last' : ''} ${state} ${kept ? 'kept' : ''} ${details?.classOf(message) ?? ''}"
    part="message ${own ? 'message-own' : 'message-other'}"
    data-id=${message.id}
    data-key=${row.key}
    tabindex=${state.includes('tabbable') ? 0 : -1}
    aria-label="${own ? words.you : sender.name}, ${formatFull(sentAt, locale)}"
  >
    ${look ? look.beside(row, context) : !own && last ? avatar(sender, session, context.requestUpdate) : nothing}
    <div class="body">
      ${look ? look.head(row, context) : !own && first ? html`<button class="name" part="name" dir="auto">${sender.name}</button>` : nothing}
      <div class="bubble" part="bubble">
        ${details ? details.content(message) : html`<span class="text" dir="auto">${message.text}</span>`}
        <span class="meta">
          ${message.editedAt && !message.deleted ? html`<span>${words.edited}</span>` : nothing}
          <time dir="auto" datetime=${new Date(sentAt).toISOString()} title=${formatFull(sentAt, locale)}>${formatTime(sentAt, locale)}</time>
        </span>
      </div>
      ${details?.below(row)}
    </div>
    ${state.includes('active') ? details?.acting?.toolbar(row) : nothing}
  </article>`;
}

/** Whether a message is shown otherwise than as its text. */
export function needsDetails(message: LiveMessage): boolean {
  const { kind, status, deleted, replyTo, reactions, thread } = message;
  return kind !== 'text' || status !== 'sent' || deleted || replyTo || thread || reactions.length ? true : needsRichText(message);
}
