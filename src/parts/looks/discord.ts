/**
 * Lines one below the other, everybody's at the same side: picture, name and time stand at the first of a group; the time of
 * the others beside them while they are pointed at or have the focus.
 */

import { html, nothing } from 'lit';
import { avatar, colourOf } from '../avatar.js';
import { formatFull, formatTime } from '../format.js';
import { discordStyles } from './discord.styles.js';
import type { Look } from './look.js';

export const look: Look = {
  styles: [discordStyles],
  beside({ message: { sender }, first }, { session, requestUpdate }) {
    return first ? avatar(sender, session, requestUpdate) : nothing;
  },
  head({ message: { sender, sentAt }, first }, { locale }) {
    if (!first) return nothing;
    return html`<div class="head">
      <button class="name" part="name" dir="auto" data-colour=${colourOf(sender)}>${sender.name}</button>
      <time dir="auto" datetime=${new Date(sentAt).toISOString()} title=${formatFull(sentAt, locale)}>${formatTime(sentAt, locale)}</time>
    </div>`;
  },
};
