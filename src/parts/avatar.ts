/** A person's picture, or their initials on a colour of their own. */

import { html, nothing } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Participant } from '../data/snapshots.js';
import type { ChatSession } from '../session/session.js';

/** Colours that carry white letters at 4.5:1 or more; one is chosen by the person's id, so it is the same everywhere. */
const COLOURS = 8;

/** A person's picture once it is there. One promise a person, so that rendering again is no reason to wait again. */
const pictures = new WeakMap<Participant, Promise<unknown>>();

function picture(person: Participant, media: string, session: ChatSession): Promise<unknown> {
  let known = pictures.get(person);
  if (!known) {
    known = session.mediaUrl(media, 96).then((url) => (url ? html`<img src=${url} alt="" width="32" height="32" />` : nothing));
    pictures.set(person, known);
  }
  return known;
}

/** Decoration beside a name that is there in words. */
export function avatar(person: Participant, session: ChatSession | undefined) {
  return html`<span class="avatar" part="avatar" data-colour=${hash(person.id) % COLOURS} aria-hidden="true"
    >${initials(person.name)}${person.avatar && session ? until(picture(person, person.avatar, session), nothing) : nothing}</span
  >`;
}

/** Alice Meyer → AM, alice → A, 李雷 → 李. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? ([...word][0] ?? '') : ''));
  return letters.join('').toLocaleUpperCase().slice(0, 4) || '?';
}

function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index++) value = (value * 31 + text.charCodeAt(index)) >>> 0;
  return value;
}
