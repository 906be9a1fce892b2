/** What stands in the place of what cannot be shown: what it is, why not, and what one can do. */

import { html, nothing } from 'lit';
import type { AttachmentWords } from '../attachment-words.js';
import { alertIcon } from '../icons.js';
import { icons } from '../status-icons.js';

/** Whether trying again is of no use. */
export const isFinal = (failure: string | undefined) => failure === 'unsupported' || failure === 'too_large';

/** @param retries whether it is being tried again */
export function missing(name: string, failure: string, words: AttachmentWords, retries: boolean, onRetry: () => void, download: unknown = nothing) {
  const why = isFinal(failure) ? words.notShown : words.notLoaded;
  return html`<span class="missing" part="attachment-missing">
    ${alertIcon}<strong dir="auto">${name}</strong><span class="why">${why}</span>
    ${isFinal(failure)
      ? download
      : html`<button class="again" aria-label="${words.tryAgain}: ${name}" aria-disabled=${retries} @click=${onRetry}>${retries ? html`<span class="spinner"></span>` : icons.retry}<span>${words.tryAgain}</span></button>`}
  </span>`;
}

/** How far something has come, as a ring. @param share 0 to 1; `undefined` where nobody knows */
export function ring(label: string, share: number | undefined) {
  return html`<span class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${share === undefined ? nothing : Math.round(share * 100)}>
    ${share === undefined
      ? html`<span class="spinner"></span>`
      : html`<svg class="ring" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8" pathLength="100" /><circle cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="${Math.round(share * 100)} 100" /></svg>`}
  </span>`;
}

