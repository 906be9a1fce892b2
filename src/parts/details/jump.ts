/** Takes one to a day: what a click on a day's name opens. */

import { html } from 'lit';
import type { ActingWords } from '../acting-words.js';

/** A local day as `<input type="date">` writes it. */
export function dayValue(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day that is written so, in local time; `undefined` where it is none. */
export function timeOfDay(value: string): number | undefined {
  const [year, month, day] = value.split('-').map(Number);
  if (!year || !month || !day) return undefined;
  const time = new Date(year, month - 1, day).setFullYear(year, month - 1, day);
  return Number.isFinite(time) ? time : undefined;
}

export function jumpTemplate(time: number, words: ActingWords, onJump: (time: number) => void) {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const day = timeOfDay((event.target as HTMLFormElement).querySelector('input')!.value);
    if (day !== undefined) onJump(day);
  };
  return html`<form class="jump" @submit=${onSubmit}>
    <label>${words.date} <input type="date" required .value=${dayValue(time)} .max=${dayValue(Date.now())} data-autofocus /></label>
    <button class="button">${words.go}</button>
  </form>`;
}

export function dayButton(name: string, words: ActingWords, onOpen: (opener: HTMLElement) => void) {
  return html`<button aria-haspopup="dialog" title=${words.jumpToDate} @click=${({ currentTarget }: Event) => onOpen(currentTarget as HTMLElement)}>${name}</button>`;
}
