/** One message in the list: whose, when, what, and what became of it. */

import { html, nothing } from 'lit';
import type { LiveMessage, LiveReaction } from '../data/snapshots.js';
import type { ChatSession } from '../session/session.js';
import { avatar } from './avatar.js';
import { formatFull, formatTime } from './format.js';
import { icons } from './icons.js';
import type { Row } from './rows.js';
import type { Words } from './words.js';

export interface MessageContext {
  session: ChatSession | undefined;
  words: Words;
  locale: string;
  /** The message that was just jumped to. */
  highlighted: string | undefined;
  find(id: string): LiveMessage | undefined;
  requestUpdate(): void;
  onRetry(message: LiveMessage): void;
  onDiscard(message: LiveMessage): void;
  onReaction(message: LiveMessage, reaction: LiveReaction): void;
  onQuote(messageId: string): void;
}

export function messageTemplate({ message, first, last }: Extract<Row, { kind: 'message' }>, context: MessageContext) {
  const { words, locale, session } = context;
  const { own, sender, status } = message;
  return html`<article
    class="message ${own ? 'own' : 'other'} ${status} ${first ? 'first' : ''} ${last ? 'last' : ''} ${context.highlighted === message.id ? 'highlighted' : ''}"
    part="message ${own ? 'message-own' : 'message-other'}"
    data-id=${message.id}
    aria-label="${own ? words.you : sender.name}, ${formatFull(message.sentAt, locale)}"
  >
    ${!own && last ? avatar(sender, session, context.requestUpdate) : nothing}
    <div class="body">
      ${!own && first ? html`<div class="name" part="name" dir="auto">${sender.name}</div>` : nothing}
      <div class="bubble" part="bubble">
        ${message.replyTo ? quote(message.replyTo, context) : nothing}${contentTemplate(message, words)}
        <span class="meta">
          ${message.editedAt && !message.deleted ? html`<span>${words.edited}</span>` : nothing}
          <time dir="auto" datetime=${new Date(message.sentAt).toISOString()} title=${formatFull(message.sentAt, locale)}>${formatTime(message.sentAt, locale)}</time>
        </span>
      </div>
      ${message.reactions.length ? reactionsTemplate(message, context) : nothing} ${statusTemplate(message, context)}
    </div>
  </article>`;
}

function contentTemplate(message: LiveMessage, words: Words) {
  if (message.deleted) return html`<em class="gone">${words.deletedMessage}</em>`;
  switch (message.kind) {
    case 'encrypted':
      return html`<em class="gone">${icons.lock} ${words.encryptedMessage}</em>`;
    case 'unsupported':
      return html`<em class="gone">${words.unsupportedMessage}</em>${message.text ? html`<span class="text" dir="auto">${message.text}</span>` : nothing}`;
    case 'attachment':
      return html`<span class="attachment">${icons.file}<span class="text" dir="auto">${message.attachment?.name || words.attachment}</span></span>`;
    case 'emote':
      return html`<em class="text" dir="auto">${message.sender.name} ${message.text}</em>`;
    default:
      return html`<span class="text" dir="auto">${message.text}</span>`;
  }
}

function quote(messageId: string, { find, words, onQuote }: MessageContext) {
  const quoted = find(messageId);
  if (!quoted) return nothing;
  const text = quoted.deleted ? words.deletedMessage : quoted.text;
  return html`<button class="quote" @click=${() => onQuote(messageId)}>
    <span class="spoken">${words.reply}</span><strong dir="auto">${quoted.own ? words.you : quoted.sender.name}</strong><span dir="auto">${text}</span>
  </button>`;
}

function reactionsTemplate(message: LiveMessage, { onReaction }: MessageContext) {
  return html`<div class="reactions">
    ${message.reactions.map(
      (reaction) =>
        html`<button class="reaction" part="reaction" aria-pressed=${reaction.own} @click=${() => onReaction(message, reaction)}>
          <span>${reaction.emoji}</span><span>${reaction.count}</span>
        </button>`,
    )}
  </div>`;
}

function statusTemplate(message: LiveMessage, { words, onRetry, onDiscard }: MessageContext) {
  switch (message.status) {
    case 'sent':
      return nothing;
    case 'sending':
      return html`<div class="status">${words.sending}</div>`;
    case 'waiting':
      return html`<div class="status">${words.waiting}</div>`;
    case 'failed':
      return html`<div class="status" role="alert">
        <span>${icons.alert} ${words.failed}${message.error ? html`: ${words.error(message.error.code)}` : nothing}</span>
        <button class="link" @click=${() => onRetry(message)}>${words.retry}</button>
        <button class="link" @click=${() => onDiscard(message)}>${words.discard}</button>
      </div>`;
  }
}
