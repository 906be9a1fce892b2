import { css } from 'lit';
import { searchPanelStyles } from '../../parts/search-panel.styles.js';

/** The dialog round the search. */
export const searchModalStyles = [
  ...searchPanelStyles,
  css`
    dialog {
      inline-size: min(600px, calc(100vi - 24px));
      max-inline-size: none;
      max-block-size: min(640px, calc(100dvb - 24px));
      margin: clamp(12px, 10vb, 96px) auto auto;
      padding: 0;
      border: 1px solid var(--_border);
      border-radius: 16px;
      overflow: hidden;
      background: var(--_background);
      color: var(--_text);
      font: 400 15px/1.4 var(--_font);
      text-align: start;
      box-shadow: 0 24px 70px rgb(0 0 0 / 35%);
    }
    dialog::backdrop {
      background: rgb(10 12 18 / 45%);
    }
    dialog[open] {
      animation: arrive 0.14s ease-out;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(-8px);
      }
    }
    .sheet {
      max-block-size: inherit;
    }
    .close {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 10px;
    }
    .close:hover {
      background: var(--_surface);
      color: var(--_text);
    }
  `,
];
