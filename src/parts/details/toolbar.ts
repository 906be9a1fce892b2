/** What one can do with a message: buttons beside it, and all of it in a menu. */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { icon } from '../icons.js';
import type { ActingWords } from '../acting-words.js';
import type { MessageAction } from './options.js';

const more = icon('M5 12h.01M12 12h.01M19 12h.01', 18);
const drawn = new Map<string, ReturnType<typeof icon>>();

function drawing(path: string) {
  let picture = drawn.get(path);
  if (!picture) drawn.set(path, (picture = icon(path, 18)));
  return picture;
}

/** Those with a picture, and a button for the rest. */
export function toolbarTemplate(message: LiveMessage, actions: readonly MessageAction[], words: ActingWords, onMore: (opener: HTMLElement) => void) {
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${words.actionsOf(message.sender.name)}>
    ${actions.map(({ icon: path, label, run }) =>
      path ? html`<button aria-label=${label} title=${label} @click=${() => run(message)}>${drawing(path)}</button>` : nothing,
    )}
    <button aria-label=${words.more} title=${words.more} aria-haspopup="menu" @click=${({ currentTarget }: Event) => onMore(currentTarget as HTMLElement)}>${more}</button>
  </div>`;
}

/** @param quick reactions to choose from at once */
export function menuTemplate(message: LiveMessage, actions: readonly MessageAction[], pick: (run: () => void) => void, quick: unknown, label: string) {
  return html`${actions.some(({ id }) => id === 'react') ? quick : nothing}
    <div class="items" role="menu" aria-label=${label}>
      ${actions.map(
        ({ label, dangerous, run }) =>
          html`<button role="menuitem" tabindex="-1" class="item ${dangerous ? 'danger' : ''}" @click=${() => pick(() => run(message))}>${label}</button>`,
      )}
    </div>`;
}
