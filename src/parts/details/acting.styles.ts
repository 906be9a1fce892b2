import { css } from 'lit';
import { conditionStyles } from '../condition.styles.js';

/** What one does with messages. */
export const actingStyles = [conditionStyles, css`
  .status[role='alert'] {
    margin-block-end: 8px;
    color: var(--_danger);
    font-size: 13px;
  }
  .waiting .bubble {
    background: color-mix(in srgb, var(--_accent) 16%, var(--_background));
    color: var(--_text);
  }
  /* A message that arrives within a moment never says that it was on its way. */
  .sending .status {
    animation: appear 0.2s 1.2s both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .failed .bubble {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_danger);
    color: var(--_text);
  }
  .waiting .meta,
  .failed .meta {
    color: var(--_muted);
  }
  .highlighted.kept {
    animation: none;
  }
  .day button {
    padding: 0 8px;
    border-radius: 999px;
    font: inherit;
    line-height: inherit;
  }
  .day button:hover {
    background: var(--_surface);
    color: var(--_text);
  }
  .dots {
    display: inline-flex;
    gap: 3px;
  }
  .dots i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: hop 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes hop {
    0%,
    60%,
    100% {
      transform: none;
      opacity: 0.5;
    }
    30% {
      transform: translateY(-3px);
      opacity: 1;
    }
  }
  .highlighted {
    animation: mark 2.5s ease-out;
  }
  @keyframes mark {
    0%,
    60% {
      background: color-mix(in srgb, var(--_accent) 22%, transparent);
      box-shadow: 0 0 0 6px color-mix(in srgb, var(--_accent) 22%, transparent);
    }
  }
  .newest {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-end: 18px;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    min-inline-size: 36px;
    justify-content: center;
    padding: 0 9px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_background);
    color: var(--_text);
    font-size: 13px;
    font-weight: 600;
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }
  .newest:hover {
    background: var(--_surface);
  }
  .newest.unseen {
    padding-inline-end: 14px;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .newest {
      border: 1px solid;
    }
    .highlighted {
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .highlighted {
      box-shadow: 0 0 0 3px var(--_accent-text);
    }
  }
  .toolbar {
    position: absolute;
    z-index: 1;
    /* Above what it is for: what one reads there stays to be seen. */
    inset-block-start: -28px;
    inset-inline-end: 4px;
    display: flex;
    padding: 2px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_background);
    color: var(--_muted);
    box-shadow: 0 2px 10px rgb(0 0 0 / 12%);
  }
  .own .toolbar {
    inset-inline: auto 4px;
  }
  .toolbar button {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 28px;
    border-radius: 8px;
  }
  .toolbar button:hover,
  .toolbar button:focus-visible {
    background: var(--_surface);
    color: var(--_text);
  }
  .toolbar :focus-visible {
    outline-offset: -2px;
  }
  .popup {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 180px;
    max-inline-size: min(320px, 100vw - 12px);
    max-block-size: min(420px, 100vh - 12px);
    padding: 6px;
    overflow: hidden auto;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_background);
    color: var(--_text);
    font: 400 14px/1.4 var(--_font);
    box-shadow: 0 10px 36px rgb(0 0 0 / 24%);
  }
  .popup h3 {
    margin: 6px 10px;
    color: var(--_muted);
    font: 600 12px/1.4 var(--_font);
  }
  .item,
  .person {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 12px;
    border-radius: 9px;
    text-align: start;
  }
  .item:hover,
  .item:focus-visible,
  .person:hover {
    background: var(--_surface);
  }
  .popup :focus-visible {
    outline-offset: -2px;
  }
  .danger {
    color: var(--_danger);
  }
  .quick-row {
    display: flex;
    gap: 2px;
  }
  .quick-row button {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 9px;
    font-size: 20px;
  }
  .quick-row button:hover,
  .quick-row button:focus-visible {
    background: var(--_surface);
  }
  .quick-row [aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 16%, var(--_background));
  }
  .items:not(:first-child) {
    margin-block-start: 4px;
  }
  .people {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .what {
    color: var(--_muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .jump {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 8px;
    padding: 6px;
  }
  .jump label {
    display: grid;
    gap: 4px;
    color: var(--_muted);
    font-size: 12px;
  }
  .jump input {
    min-block-size: 36px;
    padding: 4px 10px;
    border: 1px solid var(--_border);
    border-radius: 9px;
    background: var(--_background);
    color: var(--_text);
    font: 400 16px var(--_font);
    color-scheme: inherit;
  }
  .confirm {
    max-inline-size: min(360px, 100vw - 32px);
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: var(--_background);
    color: var(--_text);
    font: 400 15px/1.45 var(--_font);
    box-shadow: 0 20px 60px rgb(0 0 0 / 35%);
  }
  .confirm::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .confirm h3 {
    margin: 0 0 8px;
    font: 650 17px/1.3 var(--_font);
    overflow-wrap: anywhere;
  }
  .confirm p {
    margin: 0 0 18px;
    color: var(--_muted);
  }
  .confirm blockquote {
    display: -webkit-box;
    /* No padding: the line after the last would be seen in it. */
    margin: 18px 8px;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_surface);
    box-shadow: 0 0 0 8px var(--_surface);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .button.danger {
    border-color: var(--_danger);
  }
  @media (hover: none) {
    /* One holds a message there: its menu has all of it. */
    .message:not(:focus-visible) .toolbar {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .toolbar,
    .popup,
    .confirm {
      border: 1px solid;
    }
  }
`];
