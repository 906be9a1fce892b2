import { css } from 'lit';

export const imessageStyles = css`
  .chat.imessage {
    --_bubble: var(--chat-surface, light-dark(#e9e9eb, #2d2f35));
  }
  .chat.imessage .day {
    justify-content: center;
    gap: 0;
    margin-block: 18px 8px;
    font-size: 11px;
    line-height: 20px;
  }
  .chat.imessage .day:not(.unread)::before,
  .chat.imessage .day:not(.unread)::after {
    content: none;
  }
  .chat.imessage .day.unread {
    gap: 10px;
  }
  .chat.imessage .day time {
    padding-inline-start: 4px;
    font-weight: 400;
  }
  .chat.imessage .day button {
    padding-inline: 6px 2px;
  }
  .chat.imessage .apart {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    color: var(--_muted);
    font-size: 11px;
    line-height: 18px;
    text-align: center;
  }
  .chat.imessage .apart time {
    display: inline;
  }
  .chat.imessage .message {
    margin-block-start: 1px;
    padding-inline: 40px 7px;
  }
  .chat.imessage .message.first {
    margin-block-start: 10px;
  }
  .chat.imessage .message:has(> .apart) {
    margin-block-start: 16px;
    padding-block-start: 26px;
  }
  .chat.imessage .day + .message {
    margin-block-start: 0;
    padding-block-start: 0;
  }
  .chat.imessage .message.own {
    padding-inline-start: 15%;
  }
  .chat.imessage .pair .message.other {
    padding-inline-start: 7px;
  }
  .chat.imessage .pair :is(.name, .message > .avatar) {
    display: none;
  }
  .chat.imessage .message > .avatar {
    inline-size: 28px;
    block-size: 28px;
    font-size: 11px;
  }
  .chat.imessage .message.other .body {
    max-inline-size: min(86%, 480px);
  }
  .chat.imessage .message.own .body {
    max-inline-size: min(100%, 480px);
  }
  .chat.imessage .name {
    margin: 0 14px 2px;
    font-size: 11px;
    font-weight: 400;
  }
  .chat.imessage .bubble {
    position: relative;
    padding: 7px 13px;
    border-radius: 18px;
  }
  .chat.imessage .other .bubble {
    background: var(--_bubble);
  }
  /* Its tip stands 6 px beside the bubble; drawn for the end side, mirrored for the start. */
  .chat.imessage .message.last .bubble::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: -6px;
    inline-size: 22px;
    block-size: 18px;
    background: inherit;
    clip-path: path('M16 0C16 9 17.5 14.5 22 17.6C16.5 18.6 11.5 17 8 14.5L0 8Z');
    pointer-events: none;
  }
  .chat.imessage .message.other.last .bubble::after {
    inset-inline: -6px auto;
    scale: -1 1;
  }
  .chat.imessage .message.other .bubble:dir(rtl)::after {
    scale: 1 1;
  }
  .chat.imessage .message.own .bubble:dir(rtl)::after {
    scale: -1 1;
  }
  .chat.imessage .bubble:has(> .attached:is(.image, .video)) {
    padding: 0;
    overflow: visible;
  }
  .chat.imessage .attached:is(.image, .video),
  .chat.imessage .picture {
    border-radius: inherit;
  }
  .chat.imessage .attached:has(+ .caption) .picture {
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .chat.imessage .quote + .attached .picture {
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .chat.imessage .attached:is(.image, .video) + .caption {
    padding-block-end: 8px;
  }
  .chat.imessage .message:is(.failed, .with-file) .bubble::after,
  .chat.imessage .bubble:has(> .gone)::after,
  .chat.imessage .bubble:has(.emoji-only)::after {
    content: none;
  }
  .chat.imessage .bubble:has(.emoji-only):not(:has(.quote)) {
    padding: 2px 4px;
    background: none;
    color: var(--_text);
  }
  .chat.imessage .meta,
  .chat.imessage .caption + .meta,
  .chat.imessage .attached + .meta {
    float: none;
    position: static;
    display: inline;
    margin: 0;
    padding: 0;
    background: none;
    color: inherit;
    pointer-events: auto;
  }
  .chat.imessage .meta > span {
    padding-inline-start: 8px;
  }
  .chat.imessage .own:not(.waiting, .failed) .meta > span {
    color: color-mix(in srgb, var(--_on-accent) 86%, var(--_accent));
  }
  /* Beside the bubble, where there is nothing. */
  .chat.imessage .bubble time {
    position: absolute;
    inset-block-end: 6px;
    inset-inline: auto calc(100% + 12px);
    display: block;
    opacity: 0;
    color: var(--_muted);
    font-size: 11px;
    white-space: nowrap;
    transition: opacity 0.15s;
    pointer-events: none;
  }
  .chat.imessage .other .bubble time {
    inset-inline: calc(100% + 12px) auto;
  }
  .chat.imessage .message:not(:has(> .apart)):is(:hover, :focus-within) .bubble time {
    opacity: 1;
  }
  .chat.imessage .status.delivery .icon {
    display: none;
  }
  .chat.imessage .status.delivery {
    margin-inline-end: 2px;
    font-size: 11px;
    font-weight: 600;
  }
  .chat.imessage .pair .readers {
    display: none;
  }
  .chat.imessage .reactions {
    z-index: 1;
    margin-block-start: -5px;
    margin-inline: 8px;
  }
  .chat.imessage .reaction {
    border-color: var(--_background);
    border-width: 2px;
    background: var(--_bubble);
  }
  .chat.imessage .reaction[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 18%, var(--_background));
  }
  @container (max-width: 380px) {
    .chat.imessage .message.own {
      padding-inline-start: 12%;
    }
    .chat.imessage .message.other .body {
      max-inline-size: 88%;
    }
    .chat.imessage .message:not(:has(> .apart)):is(:hover, :focus-within) .bubble time {
      padding: 1px 6px;
      border-radius: 8px;
      background: var(--_background);
    }
  }
  @media (forced-colors: active) {
    .chat.imessage .message.last .bubble::after {
      content: none;
    }
    .chat.imessage .reaction {
      border: 1px solid;
    }
  }
`;
