import { css } from 'lit';
import { conditionStyles } from './condition.styles.js';
import { controlStyles } from './theme.styles.js';

/** The search: it is as high as what it stands in, and its results scroll. */
export const searchPanelStyles = [
  controlStyles,
  conditionStyles,
  css`
    .inline,
    .inline .sheet {
      block-size: 100%;
    }
    .sheet {
      display: flex;
      flex-direction: column;
    }
    .bar {
      flex: none;
      display: flex;
      align-items: center;
      gap: 12px;
      padding-block: 8px;
      padding-inline: 18px 10px;
      border-block-end: 1px solid var(--_border);
      color: var(--_muted);
    }
    /* In the page there is more that can have the focus than this box. */
    .inline .bar:focus-within {
      box-shadow: inset 0 -2px var(--_accent-text);
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
