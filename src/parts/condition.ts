/** What an element says about its condition: above what it shows, that it does not get on just now; or instead, why there is nothing. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ChatError } from '../errors.js';
import type { ChatSession } from '../session/session.js';
import { icons } from './status-icons.js';
import type { ConditionWords } from './condition-words.js';

/**
 * That it does not get on just now, though what is there can be read.
 * @param failing why what is shown cannot be had, where it is tried again
 */
export function banner(session: ChatSession | undefined, failing: ChatError | undefined, words: ConditionWords, onRetry: () => void) {
  const error = session?.state === 'authenticating' ? session.error : failing;
  const text = error ? words.error(error.code) : session?.state === 'reconnecting' ? words.reconnecting : undefined;
  return html`<div role="status">
    ${text
      ? html`<div class="banner" part="banner">
          <span class="spinner"></span><span>${text}</span><button class="link" @click=${onRetry}>${words.retry}</button>
        </div>`
      : nothing}
  </div>`;
}

/** Why there is nothing to show. @param action what one can do about it */
export function panel(picture: TemplateResult, text: string, action: TemplateResult | typeof nothing = nothing) {
  return html`<div class="panel" part="error" role="alert">${picture}<p>${text}</p>${action}</div>`;
}

export function retryButton(words: ConditionWords, onRetry: () => void) {
  return html`<button class="button" @click=${onRetry}>${icons.retry} ${words.retry}</button>`;
}
