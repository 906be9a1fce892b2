/** The pictures on buttons, drawn in the current colour. They are decoration: the button has the words. */

import { svg, html, type TemplateResult } from 'lit';

const icon = (path: TemplateResult, size = 20) =>
  html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const icons = {
  send: icon(svg`<path d="M12 19V5M6 11l6-6 6 6" />`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`, 16),
  search: icon(svg`<circle cx="11" cy="11" r="7" /><path d="m20 20-4-4" />`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18" />`),
  retry: icon(svg`<path d="M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4" />`, 14),
  alert: icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 8v5M12 16h.01" />`, 16),
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`, 16),
  chat: icon(svg`<path d="M20 11.5a7.5 7.5 0 0 1-7.5 7.5c-1.2 0-2.4-.3-3.4-.8L4 20l1.8-4.6A7.5 7.5 0 1 1 20 11.5z" />`, 40),
  cloud: icon(svg`<path d="M7 18h10a4 4 0 0 0 .6-8A6 6 0 0 0 6.2 9.2 4.4 4.4 0 0 0 7 18z" /><path d="M12 11v3M12 16.5h.01" />`, 40),
  file: icon(svg`<path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8z" /><path d="M14 3v5h5" />`),
};
