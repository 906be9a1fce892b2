import { css } from 'lit';

/** What messages have besides plain text. */
const besides = css`
  .gone {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .gone + .text {
    display: block;
  }
  /* There is nothing to read: it steps back. */
  .bubble:has(> .gone:last-of-type):not(:has(.text)) {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_muted);
  }
  .own .bubble:has(> .gone) .meta {
    color: inherit;
  }
  .attachment {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-weight: 500;
  }
  .quote {
    display: block;
    inline-size: 100%;
    max-inline-size: 340px;
    margin-block: 2px 6px;
    padding: 4px 10px;
    border-inline-start: 3px solid var(--_accent-text);
    border-radius: 6px;
    background: color-mix(in srgb, currentColor 9%, transparent);
    font-size: 13px;
    text-align: start;
  }
  .other .quote strong {
    color: var(--_accent-text);
  }
  .own .quote {
    border-color: currentColor;
  }
  .quote:hover {
    background: color-mix(in srgb, currentColor 14%, transparent);
  }
  .quote > * {
    display: block;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .reactions {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-start: 4px;
  }
  .reaction {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 26px;
    padding: 1px 9px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_background);
    font-size: 13px;
  }
  .reaction:hover {
    border-color: var(--_muted);
  }
  .reaction[aria-pressed='true'] {
    border-color: var(--_accent-text);
    background: color-mix(in srgb, var(--_accent) 14%, var(--_background));
    color: var(--_accent-text);
    font-weight: 600;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 4px 10px;
    margin-block-start: 3px;
    color: var(--_muted);
    font-size: 12px;
  }
  .status .icon {
    display: inline;
    vertical-align: -3px;
  }
  .quote > span:last-child {
    min-block-size: 1lh;
  }
  .thread-chip {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: 28px;
    margin-block-start: 4px;
    padding-block: 2px;
    padding-inline: 4px 10px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    color: var(--_muted);
    font-size: 13px;
  }
  .thread-chip strong {
    color: var(--_accent-text);
  }
  .thread-chip:hover {
    border-color: var(--_muted);
  }
  .message .thread-chip .avatar,
  .message .readers .avatar,
  .popup .avatar {
    position: relative;
    inset: auto;
    inline-size: 20px;
    block-size: 20px;
    font-size: 8px;
  }
  .readers {
    display: flex;
    align-items: center;
    align-self: flex-end;
    margin-block-start: 3px;
    padding: 2px;
    border-radius: 999px;
    color: var(--_muted);
    font-size: 11px;
  }
  .message .readers .avatar {
    inline-size: 16px;
    block-size: 16px;
    font-size: 7px;
    box-shadow: 0 0 0 1.5px var(--_background);
  }
  .message .readers .avatar + .avatar {
    margin-inline-start: -5px;
  }
  .readers span:last-child:not(.avatar) {
    padding-inline-start: 4px;
  }
  .delivery {
    gap: 4px;
  }
  .delivery .icon {
    vertical-align: -2px;
  }
  .day + .day.unread {
    margin-block-start: -6px;
  }
  .unread {
    color: var(--_danger);
  }
  .unread::before,
  .unread::after {
    border-color: currentColor;
  }
  .unread-bar {
    position: absolute;
    z-index: 1;
    inset-block-start: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 24px);
    margin-inline: auto;
    display: flex;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
    font-weight: 600;
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }
  .unread-bar button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 12px 6px;
    border-radius: 999px;
  }
  .unread-bar .dismiss {
    padding-inline: 6px 10px;
  }
  .unread-bar :focus-visible {
    outline-color: var(--_on-accent);
    outline-offset: -3px;
  }
  @media (forced-colors: active) {
    .thread-chip,
    .unread-bar,
    .reaction {
      border: 1px solid;
    }
    .reaction[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;

export const detailsStyles = [besides];
