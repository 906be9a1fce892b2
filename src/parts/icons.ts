/** The pictures on buttons, drawn in the current colour. They are decoration: the button has the words. */

import { html } from 'lit';

/** @param path what an SVG path draws in a box of 24 x 24, in lines. @param size px */
export const icon = (path: string, size = 20) =>
  html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const sendIcon = icon('M12 19V5M6 11l6-6 6 6');
export const alertIcon = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8v5M12 16h.01', 16);
export const lockIcon = icon('M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3', 16);
