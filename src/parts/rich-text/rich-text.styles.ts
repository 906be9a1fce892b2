import { css } from 'lit';

/** What stands in a rich message. Colours follow the bubble it is in. */
export const richTextStyles = css`
  .rich.html {
    white-space: normal;
  }
  .rich > * {
    unicode-bidi: plaintext;
  }
  .rich p,
  .rich ul,
  .rich ol,
  .rich blockquote,
  .rich .code-block,
  .rich .scrollable,
  .rich h1,
  .rich h2,
  .rich h3,
  .rich h4,
  .rich h5,
  .rich h6,
  .rich hr {
    margin-block: 0.45em;
    margin-inline: 0;
  }
  .rich > :first-child,
  .rich :is(blockquote, li, td, th, .code-block) > :first-child {
    margin-block-start: 0;
  }
  .rich > :last-child,
  .rich :is(blockquote, li, td, th, .code-block) > :last-child {
    margin-block-end: 0;
  }
  .rich ul,
  .rich ol {
    padding-inline-start: 1.6em;
  }
  .rich :is(ul, ol) :is(ul, ol) {
    margin-block: 0;
  }
  .rich blockquote {
    padding-inline-start: 0.7em;
    border-inline-start: 3px solid color-mix(in srgb, currentColor 45%, transparent);
  }
  .rich :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1.08em;
    font-weight: 700;
    line-height: 1.3;
  }
  .rich h1 {
    font-size: 1.3em;
  }
  .rich h2 {
    font-size: 1.18em;
  }
  .rich hr {
    border: 0;
    border-block-start: 1px solid color-mix(in srgb, currentColor 35%, transparent);
  }
  .rich a {
    unicode-bidi: isolate;
    color: var(--_accent-text);
    text-decoration: underline;
    text-underline-offset: 2px;
    border-radius: 3px;
  }
  .own .rich a {
    color: inherit;
  }
  .rich a:focus-visible,
  .rich :focus-visible {
    outline-color: currentColor;
  }
  .rich .mention {
    padding: 0 0.2em;
    border-radius: 0.3em;
    background: color-mix(in srgb, currentColor 13%, transparent);
    font-weight: 600;
    text-decoration: none;
  }
  .rich .mention:hover {
    text-decoration: underline;
  }
  .rich .mention.me,
  .own .rich .mention.me {
    background: light-dark(#ffe08a, #f0c24b);
    color: #1b1d22;
  }
  .rich code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: color-mix(in srgb, currentColor 11%, transparent);
    font: 0.9em/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace;
    white-space: break-spaces;
    unicode-bidi: isolate;
  }
  .rich .code-block {
    direction: ltr; /* its button and its scrolling too */
    position: relative;
    max-inline-size: 100%;
  }
  .rich .scrollable {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .rich .scrollable:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: -2px;
  }
  .rich .code-block .scrollable {
    max-block-size: 24em;
    overflow-y: auto;
    border-radius: 8px;
    background: color-mix(in srgb, currentColor 11%, transparent);
  }
  .rich pre {
    inline-size: max-content;
    min-inline-size: 100%;
    margin: 0;
    padding: 10px 12px;
  }
  .rich pre code {
    padding: 0;
    background: none;
    white-space: pre;
  }
  .rich .copy {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    min-block-size: 26px;
    padding: 2px 10px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_background);
    color: var(--_text);
    font-size: 12px;
    opacity: 0;
  }
  .rich .code-block:hover .copy,
  .rich .code-block:focus-within .copy {
    opacity: 1;
  }
  @media (hover: none) {
    /* Below: it is always there, and code is as long as it is. */
    .rich .copy {
      position: static;
      display: block;
      margin-block-start: 4px;
      margin-inline-start: auto;
      opacity: 1;
    }
  }
  .rich table {
    border-collapse: collapse;
    overflow-wrap: normal;
  }
  .rich :is(td, th) {
    padding: 3px 9px;
    border: 1px solid color-mix(in srgb, currentColor 30%, transparent);
    text-align: start;
  }
  .rich .hidden-text {
    border-radius: 4px;
    background: color-mix(in srgb, currentColor 18%, transparent);
  }
  .rich .hidden-text[role] {
    padding: 0 0.2em;
    cursor: pointer;
  }
  .rich .hidden-text[role]:hover {
    outline: 1px solid;
  }
  .rich .hidden-text[role] .content {
    visibility: hidden;
  }
  .rich .reason {
    font-style: italic;
  }
  .rich.emoji-only {
    font-size: 2.6em;
    line-height: 1.2;
  }
  /* Pictures need no bubble. */
  .bubble:has(.emoji-only):not(:has(.quote)) {
    padding: 2px 4px;
    background: none;
    color: var(--_text);
  }
  .bubble:has(.emoji-only):not(:has(.quote)) .meta {
    float: none;
    vertical-align: bottom;
    color: var(--_muted);
  }
  .rich.emote {
    font-style: italic;
  }
  .rich.emote > p:first-child {
    display: inline;
  }
  /* On the accent there is less to give away of the contrast. */
  .own .rich :is(.mention, :not(pre) > code, .hidden-text),
  .own .rich .code-block .scrollable {
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  @media (forced-colors: active) {
    .rich .mention,
    .rich .hidden-text,
    .rich code {
      border: 1px solid;
    }
    .rich .mention.me,
  .own .rich .mention.me {
      border: 2px solid Highlight;
    }
    .rich pre code {
      border: 0;
    }
  }
`;
