/**
 * Bubbles with a tail on the last of a group, the time in the middle where there was a pause, and no pictures in a chat of two.
 * The time of each message stands beside it while it is pointed at or has the focus.
 */

import { html, nothing } from 'lit';
import type { LiveMessage, LiveSnapshot } from '../../data/snapshots.js';
import { avatar } from '../avatar.js';
import { formatFull, formatTime } from '../format.js';
import { imessageStyles } from './imessage.styles.js';
import type { Look } from './look.js';

const timeOf = (time: number, locale: string) => html`<time dir="auto" datetime=${new Date(time).toISOString()} title=${formatFull(time, locale)}>${formatTime(time, locale)}</time>`;

/** Whether all that others wrote is from one: who has left has written too. By the list, which is a new one when it changes. */
const ofTwo = new WeakMap<readonly LiveMessage[], boolean>();

function isPair({ channel, messages }: LiveSnapshot): boolean {
  if (channel?.memberCount !== 2) return false;
  let known = ofTwo.get(messages);
  if (known === undefined) ofTwo.set(messages, (known = new Set(messages.flatMap(({ own, senderId }) => (own ? [] : senderId))).size < 2));
  return known;
}

export const look: Look = {
  styles: [imessageStyles],
  classOf: (snapshot) => (isPair(snapshot) ? 'pair' : ''),
  beside({ message: { own, sender, sentAt }, last, apart }, { session, locale, requestUpdate }) {
    return html`${apart ? html`<div class="apart">${timeOf(sentAt, locale)}</div>` : nothing}${!own && last ? avatar(sender, session, requestUpdate) : nothing}`;
  },
  head({ message: { own, sender }, first }) {
    return !own && first ? html`<button class="name" part="name" dir="auto">${sender.name}</button>` : nothing;
  },
  dayTime: timeOf,
};
