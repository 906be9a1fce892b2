/** The pictures on buttons, drawn in the current colour. They are decoration: the button has the words. */

import { html } from 'lit';

/** @param path what an SVG path draws in a box of 24 x 24, in lines. @param size px */
export const icon = (path: string, size = 20) =>
  html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const icons = {
  send: icon('M12 19V5M6 11l6-6 6 6'),
  retry: icon('M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4', 14),
  alert: icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8v5M12 16h.01', 16),
  lock: icon('M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3', 16),
  chat: icon('M20 11.5a7.5 7.5 0 0 1-7.5 7.5c-1.2 0-2.4-.3-3.4-.8L4 20l1.8-4.6A7.5 7.5 0 1 1 20 11.5z', 40),
  cloud: icon('M7 18h10a4 4 0 0 0 .6-8A6 6 0 0 0 6.2 9.2 4.4 4.4 0 0 0 7 18zM12 11v3M12 16.5h.01', 40),
  file: icon('M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5'),
};
