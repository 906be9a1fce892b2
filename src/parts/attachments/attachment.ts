/**
 * What a message carries, shown in it: a picture, a film, a sound, a voice, a file, with what is said of it. The door to all
 * of these: it is loaded with the first message that carries something.
 */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { adoptStyles } from '../styles.js';
import { attachmentStyles } from './attachment.styles.js';
import type { AttachmentContext } from './contract.js';
import { fileCard } from './file-card.js';
import { film } from './film.js';
import { picture } from './picture.js';
import { sound } from './sound.js';

export type { AttachmentContext } from './contract.js';

/** Whether the sender says something of what they send: without a word, a message's text is the file's name. */
export function hasCaption({ text, attachment }: LiveMessage): boolean {
  const said = text.trim();
  return said !== '' && said !== attachment?.name.trim();
}

/** What a message carries; nothing where it carries nothing. */
export function attachmentTemplate(message: LiveMessage, context: AttachmentContext) {
  const { attachment, deleted } = message;
  if (!attachment || deleted) return nothing;
  adoptStyles(context.host, [attachmentStyles]);
  const shown = { image: picture, video: film, audio: sound, file: fileCard }[attachment.kind];
  return html`<span class="attached ${attachment.kind}">${shown(message, context)}</span>${hasCaption(message)
    ? html`<span class="caption" part="caption">${context.caption?.(message) ?? html`<span class="text" dir="auto">${message.text}</span>`}</span>`
    : nothing}`;
}
