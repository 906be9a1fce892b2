import { css } from 'lit';

/**
 * Colours. `light-dark()` follows the page's own `color-scheme`: a page that says nothing is light, and so is the chat.
 * The names with an underscore are the elements' own; hosts set those with `--chat-`.
 */
export const themeStyles = css`
  :host {
    --_accent: var(--chat-accent, #3b5bdb);
    --_on-accent: var(--chat-on-accent, #fff);
    --_accent-text: var(--chat-accent-text, light-dark(#3550c4, #9db0ff));
    --_background: var(--chat-background, light-dark(#ffffff, #16171b));
    --_surface: var(--chat-surface, light-dark(#f0f2f5, #26282e));
    --_text: var(--chat-text, light-dark(#1b1d22, #eceef2));
    --_muted: var(--chat-text-muted, light-dark(#596170, #a3aab7));
    --_border: var(--chat-border, light-dark(#e2e5ea, #31343b));
    --_danger: var(--chat-danger, light-dark(#c22b2b, #ff8f8f));
    --_font: var(--chat-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
  }
  :host([color-scheme='light']) {
    color-scheme: light;
  }
  :host([color-scheme='dark']) {
    color-scheme: dark;
  }
  :host([color-scheme='auto']) {
    color-scheme: light dark;
  }
`;

/** Buttons, rings, the spinner, what is only heard: what every view has. */
export const controlStyles = css`
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .icon {
    flex: none;
    display: block;
  }
  /* For those who listen; and what goes on, though its place is no longer on the page. */
  .spoken,
  .message.kept {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .spinner {
    display: inline-block;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, currentColor 25%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
  .avatar {
    position: relative;
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    overflow: hidden;
    border-radius: 50%;
    background: #4a5bb5;
    color: #fff;
    font: 600 12px/1 var(--_font);
    letter-spacing: 0.02em;
    user-select: none;
  }
  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .avatar[data-colour='1'] {
    background: #9c3b86;
  }
  .avatar[data-colour='2'] {
    background: #1f7a5c;
  }
  .avatar[data-colour='3'] {
    background: #b0512a;
  }
  .avatar[data-colour='4'] {
    background: #6a4fc4;
  }
  .avatar[data-colour='5'] {
    background: #226f94;
  }
  .avatar[data-colour='6'] {
    background: #a83a50;
  }
  .avatar[data-colour='7'] {
    background: #5f6b1f;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
    }
    .spinner {
      animation-duration: 2.4s !important;
      animation-iteration-count: infinite !important;
    }
  }
`;
