import { css } from 'lit';
import { controlStyles } from '../../parts/theme.styles.js';
import { messageStyles } from '../../parts/message.styles.js';

/** Header, list, composer. */
export const viewStyles = [
  controlStyles,
  messageStyles,
  css`
    .chat {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      min-inline-size: 0;
    }
    .panes,
    .pane {
      flex: 1;
      display: flex;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .pane {
      position: relative;
      flex-direction: column;
    }
    header {
      flex: none;
      /* All in one column, at most 824 px wide. */
      padding: 12px max(18px, 50% - 412px) 11px;
      border-block-end: 1px solid var(--_border);
    }
    h2,
    header p {
      margin: 0;
      /* Whatever the words' direction, they stand where the page's begin. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    h2 {
      font: 650 16px/1.3 var(--_font);
    }
    header p {
      color: var(--_muted);
      font-size: 13px;
    }
    .skeleton {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
      display: flex;
      flex-direction: column;
      justify-content: flex-end;
      align-items: flex-start;
      gap: 12px;
      padding: 20px;
    }
    .skeleton i {
      inline-size: 60%;
      block-size: 38px;
      border-radius: 18px;
      background: var(--_surface);
      animation: breathe 1.6s ease-in-out infinite;
    }
    .skeleton :nth-child(even) {
      inline-size: 40%;
    }
    .skeleton :nth-child(3n) {
      align-self: flex-end;
    }
    @keyframes breathe {
      50% {
        opacity: 0.45;
      }
    }
    .typing {
      flex: none;
      display: flex;
      align-items: center;
      gap: 8px;
      block-size: 22px;
      padding-inline: max(20px, 50% - 410px);
      overflow: hidden;
      white-space: nowrap;
      color: var(--_muted);
      font-size: 13px;
    }
    .typing span:last-child {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .composer {
      flex: none;
      margin: 0;
      padding: 0 max(14px, 50% - 416px) 14px;
    }
    .field {
      display: flex;
      align-items: flex-end;
      gap: 6px;
      padding: 4px;
      border: 1px solid var(--_border);
      border-radius: 23px;
      background: var(--_surface);
      transition: border-color 0.15s;
    }
    .place {
      inline-size: 36px;
    }
    .field:focus-within {
      border-color: var(--_accent-text);
      box-shadow: 0 0 0 1px var(--_accent-text);
    }
    textarea {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 36px;
      max-block-size: min(160px, 30cqb);
      margin: 0;
      padding-block: 7px;
      padding-inline: 13px 4px;
      border: 0;
      resize: none;
      overflow-y: auto;
      background: none;
      color: inherit;
      /* 16 px: below that iOS zooms the page when one begins to write. */
      font: 400 16px/22px var(--_font);
      field-sizing: content;
      scrollbar-width: thin;
    }
    * + textarea {
      padding-inline-start: 4px;
    }
    textarea::placeholder {
      color: var(--_muted);
      opacity: 1;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    textarea:focus-visible {
      outline: none;
    }
    .send {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 50%;
      background: var(--_accent);
      color: var(--_on-accent);
      transition:
        background-color 0.15s,
        color 0.15s;
    }
    .send:disabled {
      background: none;
      color: var(--_muted);
    }
    .send:not(:disabled):hover {
      background: color-mix(in srgb, var(--_accent) 88%, #000);
    }
    @media (forced-colors: active) {
      .skeleton i,
      .field,
      .send {
        border: 1px solid;
      }
    }
  `,
];
