import { css } from 'lit';

/** The message list and its rows. */
export const messageStyles = css`
  .messages {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    display: flex;
    /* Counts its scroll offset from the end; see scroll-keeper.ts. */
    flex-direction: column-reverse;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in srgb, var(--_muted) 45%, transparent) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .rows {
    flex: none;
    padding: 16px max(18px, 50% - 412px) 6px;
  }
  .older,
  .beginning {
    display: grid;
    place-items: center;
    min-block-size: 44px;
    color: var(--_muted);
    font-size: 13px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block: 16px 10px;
    color: var(--_muted);
    font-size: 12px;
    line-height: 26px;
    font-weight: 600;
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }
  .message {
    position: relative;
    display: flex;
    align-items: flex-end;
    margin-block-start: 2px;
    padding-inline-start: 42px;
    border-radius: 12px;
  }
  .message.first {
    margin-block-start: 14px;
  }
  .day + .message {
    margin-block-start: 0;
  }
  .message.own {
    justify-content: flex-end;
    padding-inline-start: 15%;
  }
  .message .avatar {
    position: absolute;
    inset-inline-start: 0;
    inset-block-end: 0;
  }
  .body {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: min(100%, 560px);
    min-inline-size: 0;
  }
  .message.other .body {
    max-inline-size: min(92%, 560px);
  }
  .own .body {
    align-items: flex-end;
  }
  .name {
    max-inline-size: 100%;
    margin: 0 14px 3px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
  }
  .bubble {
    max-inline-size: 100%;
    padding: 8px 13px;
    border-radius: 18px;
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .other:not(.first) .bubble {
    border-start-start-radius: 6px;
  }
  .other:not(.last) .bubble {
    border-end-start-radius: 6px;
  }
  .own .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .own:not(.first) .bubble {
    border-start-end-radius: 6px;
  }
  .own:not(.last) .bubble {
    border-end-end-radius: 6px;
  }
  .text {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .meta {
    float: inline-end;
    display: inline-flex;
    gap: 5px;
    margin-block: 5px -2px;
    margin-inline: 10px -2px;
    color: var(--_muted);
    font-size: 11px;
    line-height: 17px;
    white-space: nowrap;
  }
  .own .meta {
    color: color-mix(in srgb, var(--_on-accent) 86%, var(--_accent));
  }
  /* The time of the last of a group speaks for all of it. */
  .message:not(.last) time {
    display: none;
  }
  @container (max-width: 380px) {
    .rows {
      padding-inline: 12px;
    }
    .message {
      padding-inline-start: 38px;
    }
    .message.own {
      padding-inline-start: 10%;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
  }
`;
