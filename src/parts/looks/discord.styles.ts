import { css } from 'lit';

export const discordStyles = css`
  .chat.discord {
    --_gutter: 58px;
    --_inset: max(14px, 50% - 420px);
  }
  .chat.discord .rows {
    padding-inline: 0;
  }
  .chat.discord :is(.day, .older, .beginning) {
    padding-inline: var(--_inset);
  }
  .chat.discord .message,
  .chat.discord .message.own {
    align-items: flex-start;
    justify-content: flex-start;
    margin-block-start: 0;
    padding-block: 2px;
    padding-inline: calc(var(--_inset) + var(--_gutter)) var(--_inset);
    border-radius: 0;
  }
  .chat.discord .message.first {
    margin-block-start: 14px;
  }
  .chat.discord .day + .message {
    margin-block-start: 4px;
  }
  .chat.discord .message:is(:hover, .active, :focus-within) {
    background: color-mix(in srgb, var(--_surface) 60%, transparent);
  }
  .chat.discord .message:focus-visible {
    outline-offset: -2px;
  }
  .chat.discord .message > .avatar {
    inset-inline-start: var(--_inset);
    inset-block: 4px auto;
    inline-size: 40px;
    block-size: 40px;
    font-size: 14px;
    cursor: pointer;
  }
  .chat.discord .body,
  .chat.discord .message.other .body {
    align-items: flex-start;
    inline-size: 100%;
    max-inline-size: 100%;
  }
  .chat.discord .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    max-inline-size: 100%;
    line-height: 22px;
  }
  .chat.discord .name {
    min-inline-size: 0;
    margin: 0;
    color: color-mix(in srgb, light-dark(#4453a8, #b3bdf5), var(--_text) 12%);
    font-size: 15px;
    font-weight: 650;
  }
  .chat.discord .name[data-colour='1'] {
    color: light-dark(#8a3176, #e79fd6);
  }
  .chat.discord .name[data-colour='2'] {
    color: light-dark(#17674c, #7fd3b3);
  }
  .chat.discord .name[data-colour='3'] {
    color: light-dark(#95431f, #f0ab8b);
  }
  .chat.discord .name[data-colour='4'] {
    color: light-dark(#5c43ad, #c5b2fa);
  }
  .chat.discord .name[data-colour='5'] {
    color: light-dark(#1b5f80, #86cbee);
  }
  .chat.discord .name[data-colour='6'] {
    color: light-dark(#942f44, #f5a3b2);
  }
  .chat.discord .name[data-colour='7'] {
    color: light-dark(#525c19, #c6d37a);
  }
  .chat.discord .name:hover {
    text-decoration: underline;
  }
  .chat.discord .head time {
    display: inline;
    flex: none;
    color: var(--_muted);
    font-size: 12px;
  }
  .chat.discord .bubble {
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    box-shadow: none;
    color: var(--_text);
  }
  .chat.discord .sending .bubble,
  .chat.discord .waiting .bubble {
    color: var(--_muted);
  }
  .chat.discord .failed .text {
    color: var(--_danger);
  }
  .chat.discord .meta,
  .chat.discord .caption + .meta,
  .chat.discord .attached + .meta {
    float: none;
    position: static;
    display: inline;
    margin: 0;
    padding: 0;
    background: none;
    color: var(--_muted);
  }
  .chat.discord .meta > span {
    padding-inline-start: 6px;
  }
  .chat.discord .message.first .meta time {
    display: none;
  }
  .chat.discord .message:not(.first) .meta time {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: calc(var(--_inset) - 8px);
    inline-size: calc(var(--_gutter) + 2px);
    display: block;
    opacity: 0;
    text-align: center;
    font-size: 10.5px;
    letter-spacing: -0.01em;
    pointer-events: none;
  }
  .chat.discord .message:not(.first):is(:hover, :focus-within) .meta time {
    opacity: 1;
  }
  .chat.discord .toolbar {
    inset-block-start: -20px;
    inset-inline-end: var(--_inset);
  }
  .chat.discord .quote {
    inline-size: fit-content;
    max-inline-size: min(100%, 520px);
    margin-block: 2px 4px;
    border-color: var(--_border);
    background: none;
    color: var(--_muted);
  }
  .chat.discord .quote:hover {
    color: var(--_text);
    border-color: var(--_muted);
  }
  .chat.discord .rich a:not(.me) {
    color: var(--_accent-text);
  }
  .chat.discord .rich .mention:not(.me) {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .chat.discord .rich :is(:not(pre) > code, .hidden-text),
  .chat.discord .rich .code-block .scrollable {
    background: var(--_surface);
  }
  .chat.discord .rich .code-block {
    max-inline-size: 640px;
  }
  .chat.discord .rich .code-block .scrollable {
    border: 1px solid var(--_border);
    border-radius: 6px;
  }
  .chat.discord .attached {
    margin: 4px 0 2px;
  }
  .chat.discord .bubble:has(> .attached:is(.image, .video)) {
    min-inline-size: 0;
    inline-size: auto;
    overflow: visible;
  }
  .chat.discord .attached + .caption {
    display: inline;
    padding: 0;
  }
  .chat.discord .bubble:has(> .attached) > .quote {
    contain: none;
    margin: 2px 0 4px;
  }
  .chat.discord :is(.file, .sound) {
    inline-size: 100%;
  }
  .chat.discord .attached.file,
  .chat.discord .attached.audio {
    inline-size: 340px;
    max-inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
  }
  .chat.discord .picture {
    margin-inline: 0;
    border-radius: 8px;
  }
  .chat.discord .sound .toggle {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .chat.discord .reaction {
    min-block-size: 28px;
    padding: 1px 7px;
    border-radius: 8px;
    background: var(--_surface);
  }
  .chat.discord .reaction[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 14%, var(--_background));
  }
  .chat.discord .thread-chip {
    border-radius: 8px;
  }
  .chat.discord .status {
    justify-content: flex-start;
  }
  .chat.discord .body:has(> .readers) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    justify-items: start;
  }
  .chat.discord .readers {
    /* Beside all of it: in a line of their own they would part the messages. */
    grid-area: 1 / 2 / span 5;
    margin: 0;
  }
  .chat.discord .typing {
    padding-inline: max(16px, 50% - 418px);
  }
  .chat.discord .field {
    border-radius: 10px;
  }
  .chat.discord .field :is(.tool, .send) {
    border-radius: 8px;
  }
  .chat.discord .skeleton i {
    block-size: 20px;
    border-radius: 6px;
  }
  .chat.discord .skeleton i:nth-child(3n) {
    align-self: flex-start;
  }
  @container (max-width: 479px) {
    .chat.discord {
      --_gutter: 46px;
    }
    .chat.discord .message > .avatar {
      inline-size: 34px;
      block-size: 34px;
      font-size: 12px;
    }
  }
  @media (forced-colors: active) {
    .chat.discord .message:is(:hover, .active) {
      outline: 1px solid;
      outline-offset: -1px;
    }
    .chat.discord .message:focus-visible {
      outline: 2px solid Highlight;
    }
  }
  .chat.discord .message .bubble:has(> .gone):has(> .gone) {
    box-shadow: none;
  }
`;
