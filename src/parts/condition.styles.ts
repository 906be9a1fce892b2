import { css } from 'lit';

/** Of `condition.ts`, of what stands there where there is nothing yet, and of buttons with words on them. */
export const conditionStyles = css`
  .link {
    color: var(--_accent-text);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 3px;
    border-radius: 4px;
  }
  .link:hover {
    text-decoration-color: currentColor;
  }
  .button {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 6px 16px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_background);
    font-weight: 600;
  }
  .button:hover {
    background: var(--_surface);
  }
  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 8px 18px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 13px;
  }
  .banner .link {
    margin-inline-start: auto;
  }
  .panel,
  .empty {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 10px;
    padding: 24px;
    text-align: center;
    color: var(--_muted);
  }
  .panel > .icon {
    inline-size: 40px;
    block-size: 40px;
  }
  .panel p {
    margin: 0;
    max-inline-size: 34ch;
    color: var(--_text);
    text-wrap: balance;
  }
  .empty {
    gap: 2px;
  }
  .empty span {
    max-inline-size: 40ch;
    text-wrap: balance;
  }
  .empty .icon {
    margin-block-end: 10px;
  }
  .empty strong {
    color: var(--_text);
    font-weight: 600;
  }
  .notice-line {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 20px 8px;
    color: var(--_muted);
    font-size: 13px;
  }
  .notice-line.failed {
    color: var(--_danger);
  }
  .closed,
  .entrance {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 14px;
  }
  .closed {
    padding: 11px 16px;
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 14px;
    text-align: center;
  }
  .closed p {
    margin: 0;
    text-wrap: balance;
  }
  .closed .button {
    color: var(--_text);
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }
  }
`;
