import { css } from 'lit';
import { controlStyles } from '../../parts/theme.styles.js';

export const searchStyles = [
  controlStyles,
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
      display: flex;
      flex-direction: column;
      max-block-size: inherit;
    }
    .bar {
      flex: none;
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px 10px 8px 18px;
      border-block-end: 1px solid var(--_border);
      color: var(--_muted);
    }
    .bar:dir(rtl) {
      padding-inline: 18px 10px;
    }
    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 40px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--_text);
      font: 400 17px/1.3 var(--_font);
    }
    input::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
    input:focus-visible {
      outline: none;
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
    .found {
      flex: 1;
      min-block-size: 0;
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }
    .found[hidden] {
      display: none;
    }
    .results {
      padding: 8px;
    }
    .result {
      display: flex;
      gap: 12px;
      padding: 10px;
      border-radius: 10px;
      cursor: pointer;
    }
    .result[aria-selected='true'] {
      background: var(--_surface);
      box-shadow: inset 3px 0 0 var(--_accent-text);
    }
    .result[aria-selected='true']:dir(rtl) {
      box-shadow: inset -3px 0 0 var(--_accent-text);
    }
    .about {
      flex: 1;
      min-inline-size: 0;
    }
    .who {
      display: flex;
      align-items: baseline;
      gap: 10px;
    }
    .who strong {
      min-inline-size: 0;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
      font-weight: 600;
      font-size: 14px;
    }
    .where {
      min-inline-size: 3ch;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
      color: var(--_muted);
      font-size: 13px;
    }
    .who time {
      flex: none;
      margin-inline-start: auto;
      color: var(--_muted);
      font-size: 12px;
    }
    .what {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      /* Whatever the words' direction, they stand where the page's begin. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
      overflow: hidden;
      overflow-wrap: anywhere;
      color: var(--_muted);
    }
    mark {
      border-radius: 3px;
      padding-inline: 1px;
      background: light-dark(#ffe58a, #6b5710);
      color: var(--_text);
    }
    .more {
      display: block;
      margin: 0 auto 12px;
      padding: 6px 12px;
    }
    .hint {
      flex: none;
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: 40px;
      padding: 8px 18px;
      border-block-start: 1px solid var(--_border);
      color: var(--_muted);
      font-size: 13px;
    }
    .found[hidden] + .hint {
      min-block-size: 96px;
      justify-content: center;
      border-block-start: 0;
      font-size: 15px;
    }
    .problem {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      color: var(--_danger);
    }
    @media (forced-colors: active) {
      .result[aria-selected='true'] {
        outline: 2px solid Highlight;
      }
    }
  `,
];
