/** A person's picture, or their initials on a colour of their own. */

import { html, nothing } from 'lit';
import type { Participant } from '../data/snapshots.js';
import type { ChatSession } from '../session/session.js';

/** Colours that carry white letters at 4.5:1 or more; one is chosen by the person's id, so it is the same everywhere. */
const COLOURS = 8;

/** Pictures as far as they are there; `''` while one is loading, and where there is none to be had. */
const pictures = new WeakMap<Participant, string>();

/** Decoration beside a name that is there in words. @param onLoad the picture has come: render again */
export function avatar(person: Participant, session: ChatSession | undefined, onLoad: () => void) {
  if (person.avatar && session && !pictures.has(person)) {
    pictures.set(person, '');
    void session.mediaUrl(person.avatar, 96).then((url) => {
      if (!url) return;
      pictures.set(person, url);
      onLoad();
    });
  }
  const url = pictures.get(person);
  return html`<span class="avatar" part="avatar" data-colour=${colourOf(person)} aria-hidden="true"
    >${initials(person.name)}${url ? html`<img src=${url} alt="" width="32" height="32" />` : nothing}</span
  >`;
}

/** Of the colours there are, the one a person has. */
export const colourOf = ({ id }: Participant) => hash(id) % COLOURS;

/** Alice Meyer → AM, alice → A, 李雷 → 李. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? ([...word][0] ?? '') : ''));
  return letters.join('').toLocaleUpperCase().slice(0, 4) || '?';
}

function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 65599);
  return (value ^ (value >>> 7)) >>> 0;
}
