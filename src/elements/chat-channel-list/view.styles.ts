import { css } from 'lit';
import { conditionStyles } from '../../parts/condition.styles.js';
import { controlStyles } from '../../parts/theme.styles.js';

/** Rows of one height, so that nothing jumps; what stands where there are none. */
export const channelListStyles = [
  controlStyles,
  conditionStyles,
  css`
    .channels {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      min-inline-size: 0;
      isolation: isolate;
    }
    .list,
    .skeleton {
      flex: 1;
      min-block-size: 0;
      padding-block: 4px;
      overflow: hidden auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }
    .skeleton {
      overflow: hidden;
    }
    .row,
    .ghost {
      display: flex;
      align-items: center;
      gap: 12px;
      inline-size: 100%;
      block-size: 72px;
      padding: 0 16px;
      text-align: start;
    }
    .row {
      position: relative;
    }
    /* The colour stands inside the row's box, which itself has no gaps: the pointer always hits one. */
    .row::before {
      content: '';
      position: absolute;
      z-index: -1;
      inset: 2px 6px;
      border-radius: 10px;
    }
    .row:hover::before {
      background: color-mix(in srgb, var(--_surface) 60%, transparent);
    }
    .row.selected::before {
      background: var(--_surface);
      box-shadow: inset 3px 0 0 var(--_accent-text);
    }
    .row.selected:dir(rtl)::before {
      box-shadow: inset -3px 0 0 var(--_accent-text);
    }
    .row:focus-visible {
      outline: none;
    }
    .row:focus-visible::before {
      outline: 2px solid var(--_accent-text);
      outline-offset: -1px;
    }
    .avatar,
    .ghost i {
      inline-size: 44px;
      block-size: 44px;
      font-size: 15px;
    }
    .about {
      flex: 1;
      min-inline-size: 0;
      display: grid;
      grid-template: 'name time' 20px 'last mark' 20px / minmax(0, 1fr) auto;
      align-items: center;
      gap: 2px 8px;
    }
    .spoken {
      white-space: pre;
    }
    .name,
    bdi,
    .text {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
      /* Whatever the words' direction, they stand where the page's begin. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .name {
      grid-area: name;
      font-weight: 550;
      line-height: 20px;
    }
    time {
      grid-area: time;
      color: var(--_muted);
      font-size: 12px;
      text-align: end;
      white-space: nowrap;
    }
    .last {
      grid-area: 2 / 1 / 3 / 3;
      display: flex;
      align-items: center;
      gap: 4px;
      min-inline-size: 0;
      color: var(--_muted);
      font-size: 14px;
      line-height: 20px;
    }
    .mark + .last {
      grid-area: last;
    }
    .mark {
      grid-area: mark;
      justify-self: end;
    }
    .from {
      flex: none;
      display: flex;
      max-inline-size: 45%;
    }
    .text {
      flex: 1;
      min-inline-size: 0;
    }
    .unread .name {
      font-weight: 700;
    }
    .unread .last {
      color: var(--_text);
    }
    .unread time {
      color: var(--_accent-text);
      font-weight: 600;
    }
    .count,
    .invited {
      block-size: 20px;
      padding: 0 6px;
      border-radius: 10px;
      font: 650 12px/20px var(--_font);
      text-align: center;
    }
    .count {
      min-inline-size: 20px;
      background: var(--_accent);
      color: var(--_on-accent);
      font-variant-numeric: tabular-nums;
    }
    .invited {
      padding: 0 8px;
      border: 1px solid currentColor;
      line-height: 18px;
      color: var(--_accent-text);
    }
    .dot {
      inline-size: 10px;
      block-size: 10px;
      margin-inline-end: 5px;
      border-radius: 50%;
      background: var(--_accent);
    }
    /* At the end of the picture. */
    .online {
      position: absolute;
      inset-block-start: 46px;
      inset-inline-start: 48px;
      inline-size: 14px;
      block-size: 14px;
      border: 2px solid var(--_background);
      background: #17914a;
    }
    .ghost i {
      flex: none;
      border-radius: 50%;
    }
    .ghost .about {
      display: flex;
      flex-direction: column;
      align-items: start;
      gap: 10px;
    }
    .ghost b {
      block-size: 11px;
      inline-size: 85%;
      border-radius: 6px;
    }
    .ghost i,
    .ghost b {
      background: var(--_surface);
      animation: breathe 1.6s ease-in-out infinite;
    }
    .ghost b:first-child {
      inline-size: 50%;
    }
    .ghost:nth-child(2n) b:first-child {
      inline-size: 30%;
    }
    @keyframes breathe {
      50% {
        opacity: 0.45;
      }
    }
    .banner {
      padding-inline: 16px;
    }
    .panel,
    .empty {
      overflow: hidden auto;
    }
    .empty {
      overflow-wrap: anywhere;
    }
    .empty .icon,
    .empty img {
      flex: none;
      margin-block-end: 10px;
    }
    .empty img {
      max-inline-size: min(100%, 200px);
      max-block-size: 160px;
      object-fit: contain;
    }
    @container (max-width: 220px) {
      .avatar,
      .online {
        display: none;
      }
    }
    @media (forced-colors: active) {
      .row.selected::before {
        border: 2px solid Highlight;
      }
      .count,
      .ghost i,
      .ghost b,
      .avatar,
      .button {
        border: 1px solid;
      }
      .count {
        line-height: 18px;
      }
      .dot {
        background: Highlight;
        forced-color-adjust: none;
      }
    }
  `,
];
