import { css } from 'lit';
import { themeStyles } from '../../parts/theme.styles.js';

/** The element's box and colours: there from the start, so that nothing jumps when the view comes. */
export const shellStyles = [
  themeStyles,
  css`
    :host {
      display: block;
      box-sizing: border-box;
      inline-size: 100%;
      block-size: 640px;
      max-block-size: 100%;
      min-block-size: 240px;
      overflow: hidden;
      border: 1px solid var(--_border);
      border-radius: var(--chat-radius, 14px);
      background: var(--_background);
      color: var(--_text);
      font: 400 15px/1.4 var(--_font);
      text-align: start;
      container-type: inline-size;
    }
    :host([hidden]) {
      display: none;
    }
    .placeholder {
      padding: 24px;
      color: var(--_muted);
    }
  `,
];
