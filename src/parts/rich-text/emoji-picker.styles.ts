import { css } from 'lit';

export const emojiPickerStyles = css`
  .emoji-picker {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_background);
    color: var(--_text);
    font: 14px/1.4 var(--_font);
    box-shadow: 0 8px 32px rgb(0 0 0 / 22%);
    overflow: hidden;
  }
  .emoji-picker:popover-open {
    display: flex;
    flex-direction: column;
  }
  .emoji-picker .search {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 8px 8px 4px;
    padding-inline: 10px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_muted);
  }
  .emoji-picker .search:focus-within {
    border-color: var(--_accent-text);
  }
  .emoji-picker :is(input, select) {
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
  }
  .emoji-picker input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: 0;
    outline: none;
    /* Below 16 px a phone zooms in on it. */
    font-size: 16px;
  }
  .emoji-picker select {
    inline-size: 2.2em;
    min-block-size: 28px;
    padding: 0 4px;
    border-radius: 8px;
    appearance: none;
    font-size: 18px;
    /* Closed, it shows the hand alone: the word stands outside. */
    word-spacing: 1em;
    overflow: hidden;
    cursor: pointer;
  }
  .emoji-picker option {
    background: var(--_background);
    font-size: 14px;
    word-spacing: normal;
  }
  .emoji-picker input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .emoji-picker .bar {
    display: flex;
    justify-content: space-between;
    padding: 0 8px 4px;
    border-block-end: 1px solid var(--_border);
  }
  .emoji-picker .groups {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding: 0 8px 8px;
  }
  .emoji-picker section {
    content-visibility: auto;
    contain-intrinsic-inline-size: auto 300px;
  }
  .emoji-picker .group-name {
    block-size: 30px;
    padding: 8px 4px 4px;
    overflow: hidden;
    white-space: nowrap;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
  }
  .emoji-picker .grid {
    display: grid;
    grid-template-columns: repeat(var(--_columns), 1fr);
  }
  .emoji-picker :is(.grid, .bar) button {
    display: grid;
    place-items: center;
    min-block-size: 40px;
    border-radius: 10px;
    font-size: 24px;
    line-height: 1;
  }
  .emoji-picker .bar button {
    flex: 1;
    min-block-size: 32px;
    font-size: 17px;
  }
  .emoji-picker :is(.grid, .bar) button:hover {
    background: var(--_surface);
  }
  .emoji-picker :is(.grid, .bar) button:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
    background: color-mix(in srgb, var(--_accent) 16%, var(--_background));
  }
  .emoji-picker .note {
    display: grid;
    place-items: center;
    gap: 8px;
    padding: 32px 16px;
    color: var(--_muted);
    text-align: center;
  }
`;
